/**
 * The files at fixed addresses by which a site tells machines what it is and what they may do. All follow from site.yaml and
 * from pages that stay, so that no story prints any of them again.
 */
import type { ArchiveReader } from '../archive/model.ts';
import { aiTerms } from '../schema/ai-policy.ts';
import type { Site } from '../schema/site.ts';
import { adsTxt } from './ads-txt.ts';
import { humansTxt } from './humans-txt.ts';
import { llmsTxt } from './llms-txt.ts';
import { robotsTxt } from './robots.ts';
import { RSL_TYPE, rslLicense } from './rsl.ts';
import { securityTxt } from './security-txt.ts';
import { tdmRep } from './tdm-reservation.ts';
import { trustTxt } from './trust-txt.ts';
import { webManifest } from './web-manifest.ts';

/** A file, when a site has it. */
interface PolicyFile {
  /** Its media type. */
  type: string;
  /** Whether this site has one. */
  wanted: (site: Site, icon: boolean) => boolean;
  /** The key of site.yaml that it says again, if that is there. A file of the same name in `public/` would contradict it. */
  key?: (site: Site) => string | undefined;
  draw: (archive: ArchiveReader) => string;
}

const TEXT = 'text/plain;charset=utf-8';
const ai = (site: Site) => (site.policies.ai ? 'policies.ai' : undefined);
const always = () => true;

const FILES: Readonly<Record<string, PolicyFile>> = {
  'robots.txt': { type: TEXT, wanted: always, key: ai, draw: (archive) => robotsTxt(archive.site()) },
  'rsl.xml': {
    type: RSL_TYPE,
    wanted: ({ policies }) => policies.ai !== undefined,
    key: ai,
    draw: (archive) => rslLicense(aiTerms(archive.site().policies.ai)!),
  },
  '.well-known/tdmrep.json': {
    type: 'application/json',
    wanted: ({ policies }) => policies.ai !== undefined,
    key: ai,
    draw: (archive) => tdmRep(aiTerms(archive.site().policies.ai)!),
  },
  '.well-known/security.txt': {
    type: TEXT,
    wanted: ({ security }) => security !== undefined,
    key: ({ security }) => security && 'security',
    draw: (archive) => securityTxt(archive.site()),
  },
  'ads.txt': {
    type: TEXT,
    wanted: ({ ads }) => ads !== undefined,
    key: ({ ads }) => ads && 'ads',
    draw: (archive) => adsTxt(archive.site().ads!),
  },
  'trust.txt': {
    type: TEXT,
    wanted: ({ trust }) => trust !== undefined,
    key: ({ trust }) => trust && 'trust',
    draw: (archive) => trustTxt(archive.site()),
  },
  'humans.txt': { type: TEXT, wanted: always, draw: (archive) => humansTxt(archive.site()) },
  'llms.txt': {
    type: TEXT,
    // Nobody is invited who may not come, or who has not been told that they may.
    wanted: ({ policies }) => aiTerms(policies.ai)?.input === true,
    draw: llmsTxt,
  },
  'site.webmanifest': {
    type: 'application/manifest+json',
    wanted: (_, icon) => icon,
    draw: (archive) => webManifest(archive.site()),
  },
};

/** The file by which search engines see that a key of IndexNow is the site's. */
const keyFile = ({ indexNow }: Site) => (indexNow === undefined ? undefined : `${indexNow}.txt`);

/**
 * The files that a site has.
 *
 * @param icon - whether the newsroom has an icon.
 */
export function policyFiles(site: Site, icon: boolean): string[] {
  const named = Object.entries(FILES).flatMap(([file, { wanted }]) => (wanted(site, icon) ? [file] : []));
  const key = keyFile(site);
  return key === undefined ? named : [...named, key];
}

/** The key of site.yaml that a file says again; undefined when it is the software's own idea, or no such file. */
export function keyBehind(site: Site, file: string): string | undefined {
  if (file === keyFile(site)) return 'indexNow';
  return Object.hasOwn(FILES, file) ? FILES[file]!.key?.(site) : undefined;
}

/** Draws a file. @throws when the site has none of that name. */
export function policyFile(archive: ArchiveReader, file: string): { type: string; text: string } {
  const site = archive.site();
  if (file === keyFile(site)) return { type: TEXT, text: `${site.indexNow!}\n` };
  if (!Object.hasOwn(FILES, file)) throw new TypeError(`There is no file ${file}.`);
  const { type, draw } = FILES[file]!;
  return { type, text: draw(archive) };
}
