/** What `npm run photo` tells of a picture. */
import { basename } from 'node:path';
import { dump } from 'js-yaml';
import { splitCredit } from '../markdown/credit.ts';
import { creditOf } from '../photos/credit-line.ts';
import type { PhotoMetadata } from '../photos/metadata.ts';
import { showInvisible } from '../press/report.ts';
import { photoSource } from '../schema/photo.ts';
import { DATA_MINING, inWords, SOURCE_TYPES } from './photo-terms.ts';
import type { PrivateTraces } from './private-traces.ts';

export interface PhotoFacts {
  /** As the person who asked has written it. */
  file: string;
  /** The whole path, with slashes. */
  path: string;
  format: string;
  /** As it is shown, in pixels. */
  width: number;
  height: number;
  metadata: PhotoMetadata;
  traces: PrivateTraces;
  /** What has been done to it, in a sentence. */
  done?: string;
}

const COLUMN = 22;

/** A block of lines: what the picture is and says, what it lacks, and the frontmatter to paste. */
export function formatPhoto(facts: PhotoFacts): string {
  const { file, format, width, height, metadata, traces, done } = facts;
  const lines = [file, `  ${format}, ${width} × ${height} pixels`];
  if (done !== undefined) lines.push(`  ${done}`);
  lines.push('', ...rowsOf(statements(metadata)));

  const proposal = proposalOf(metadata);
  const missing: [label: string, text: string | undefined][] = [
    ['Missing', proposal.alt === undefined ? 'Alternative text, without which it is not published.' : undefined],
    ['Missing', proposal.credit === undefined ? 'A credit, without which it is not published.' : undefined],
    ['Advisable', proposal.caption === undefined ? 'A caption.' : undefined],
    ['Private', privacy(traces)],
  ];
  lines.push(...rowsOf(missing), '', ...frontmatter(facts.path, proposal));
  return `${lines.map(showInvisible).join('\n')}\n`;
}

function rowsOf(rows: readonly (readonly [label: string, text: string | undefined])[]): string[] {
  return rows.flatMap(([label, text]) => (text ? [`  ${label.padEnd(COLUMN)}${text}`] : []));
}

function statements(metadata: PhotoMetadata): [label: string, text: string | undefined][] {
  const { sublocation, city, state, country, countryCode } = metadata.location ?? {};
  const { licensor, digitalSourceType, dataMining } = metadata;
  return [
    ['Caption', metadata.description],
    ['Headline', metadata.headline],
    [
      metadata.creators && metadata.creators.length > 1 ? 'Photographers' : 'Photographer',
      metadata.creators?.join(', '),
    ],
    ['Credit line', metadata.credit],
    ['Source', metadata.source],
    ['Copyright', metadata.copyright],
    ['Alternative text', metadata.alt],
    ['Long alternative text', metadata.extendedDescription],
    ['Taken', metadata.created?.replace('T', ' ')],
    ['Place', [sublocation, city, state, country ?? countryCode].filter(Boolean).join(', ')],
    ['Rights page', metadata.webStatement],
    ['Licensor', [licensor?.name, licensor?.url].filter(Boolean).join(', ')],
    ['Digital source type', digitalSourceType && inWords(SOURCE_TYPES, digitalSourceType)],
    ['Data mining', dataMining && inWords(DATA_MINING, dataMining)],
  ];
}

interface Proposal {
  alt?: string;
  caption?: string;
  credit?: string;
}

/** What a story would print of it: of a caption that ends with the credit, the caption. */
function proposalOf(metadata: PhotoMetadata): Proposal {
  const { caption, credit } = splitCredit(metadata.description ?? '');
  return { alt: metadata.alt, caption, credit: creditOf(metadata) ?? credit };
}

function privacy({ position, serialNumber }: PrivateTraces): string | undefined {
  const found = [
    position && 'the position where it was taken (GPS)',
    serialNumber && 'the serial number of a camera or lens',
  ];
  const told = found.filter(Boolean).join(' and ');
  return told && `It holds ${told}. Broadsheet never publishes that.`;
}

/** The lines of YAML for a story. What is missing is a comment that says what belongs there. */
function frontmatter(path: string, { alt, caption, credit }: Proposal): string[] {
  const { source, instead: elsewhere } = sourceOf(path);
  const fields: [key: string, value: string | undefined, instead: string][] = [
    ['src', source, elsewhere],
    ['alt', alt, 'what it shows, for those who cannot see it'],
    ['caption', caption, 'who, where, when'],
    ['credit', credit, 'Photographer/Agency'],
  ];
  return [
    'photo:',
    ...fields.map(([key, value, instead]) =>
      value === undefined ? `  # ${key}: ${instead}` : `  ${dump({ [key]: value }, { lineWidth: -1 }).trimEnd()}`,
    ),
  ];
}

/** How a story names the picture, or what has to be done so that one can. */
function sourceOf(path: string): { source?: string; instead: string } {
  const at = path.lastIndexOf('/content/photos/');
  const source = at === -1 ? `photos/${basename(path)}` : path.slice(at + '/content/'.length);
  const name = source
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, ''))
    .join('/');
  const example = photoSource.safeParse(name).success ? name : 'photos/name.jpg';
  if (at === -1) return { instead: `put the picture below content/photos and write its path, like ${example}` };
  const instead = `rename the file to something like ${example}, which a story can name`;
  return { ...(photoSource.safeParse(source).success && { source }), instead };
}
