import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Reads } from '../archive/observe.ts';
import { createReader, Shelf } from '../archive/reader.ts';
import { Store } from '../archive/store.ts';
import { createLetterDrawer } from '../newsletter/service/letter-drawer.ts';
import type { NoticeNewsletter, NoticeSite } from '../newsletter/service/notice-mail.ts';
import type { ServedNewsletter, ServedSite } from '../newsletter/service/service.ts';
import { Press } from './app.ts';
import type { PublishedRules } from './hosting/published-rules.ts';
import { digestSource } from './source.ts';

/** What the newsletters' service needs of a printed site, read anew after each build. */
export interface LettersSite {
  served(): Promise<ServedSite>;
  notices(): Promise<NoticeSite>;
  /** Where the service runs, as the newsletters say it: `https://harborledger.example`. */
  origin(): Promise<string>;
  close(): void;
}

/** There is nothing to draw with; said in one line, with what to run. */
export class NoBuildError extends Error {}

export interface LettersSiteOptions {
  /** The folder of `astro.config.mjs` and `src`. */
  root: string;
  /** In which the archive's index is. */
  cache: string;
  rules: PublishedRules;
}

interface Edition {
  served: Omit<ServedSite, 'headers'>;
  notices: NoticeSite;
  origin: string;
}

/** Between two looks at whether there was a build (ms). */
const LOOK = 1000;

/**
 * Opens it with what the last build has left behind.
 *
 * @throws NoBuildError
 */
export async function openLettersSite({ root, cache, rules }: LettersSiteOptions): Promise<LettersSite> {
  const index = join(cache, 'archive.sqlite');
  let archive = openArchive(index, cache);
  let stamp = stampOf(archive, index);
  let edition = readEdition(archive, root);
  // What cannot be drawn is to be known now, and not when the first reader comes.
  const first = await edition;
  if (first.served.newsletters.length > 0) await first.served.draw({ kind: 'trouble' });
  let looked = Date.now();

  async function current(): Promise<Edition> {
    const now = Date.now();
    if (now - looked < LOOK && now >= looked) return edition;
    looked = now;
    // A build that is at work, or was refused, has changed the index and not the site.
    const found = stampOf(archive, index);
    if (found === stamp || (found.split(' ')[0] === stamp.split(' ')[0] && !isPrinted(archive))) return edition;
    if (found.split(' ')[0] !== stamp.split(' ')[0]) {
      const next = openArchive(index, cache);
      if (!isPrinted(next)) {
        next.close();
        return edition;
      }
      archive.close();
      archive = next;
    }
    const before = edition;
    stamp = stampOf(archive, index);
    edition = readEdition(archive, root);
    // Should the templates be in the middle of being compiled, the ones before them will do.
    edition = edition.catch(() => before);
    return edition;
  }

  return {
    served: async () => ({ ...(await current()).served, headers: rules.common() }),
    notices: async () => (await current()).notices,
    origin: async () => (await current()).origin,
    close: () => archive.close(),
  };
}

function openArchive(index: string, cache: string): Store {
  if (!existsSync(index)) throw new NoBuildError(MISSING);
  return Store.open(cache, { readOnly: true });
}

const MISSING =
  'The newsletter needs what a build leaves in the cache, and there is nothing. Run npm run build on this machine first.';

/** Which file the index is, and how often another process has changed it. */
function stampOf(archive: Store, index: string): string {
  const version = archive.get<{ data_version: number }>('PRAGMA data_version')!.data_version;
  return `${statSync(index, { throwIfNoEntry: false })?.ino ?? 0} ${version}`;
}

/** Whether the site is as the index is: a build takes all marks away when it has published. */
const isPrinted = (archive: Store): boolean =>
  siteIsThere(archive) &&
  ['touched', 'touched_lists', 'turned', 'unfinished', 'loose'].every(
    (table) => archive.get(`SELECT 1 FROM ${table} LIMIT 1`) === undefined,
  );

const siteIsThere = (archive: Store): boolean =>
  archive.get(`SELECT 1 FROM entries WHERE kind = 'site'`) !== undefined && archive.getMeta('edition') !== undefined;

async function readEdition(archive: Store, root: string): Promise<Edition> {
  if (!siteIsThere(archive)) throw new NoBuildError(MISSING);
  const reader = createReader(archive, new Reads(), new Shelf());
  const site = reader.site();
  const newsletters: ServedNewsletter[] = [];
  const senders = new Map<string, NoticeNewsletter>();
  let origin: string | undefined;
  for (const id of reader.newsletters()) {
    const offer = reader.newsletter(id);
    if (offer?.provider.type !== 'self') continue;
    const { name, schedule, button } = offer;
    const { from, replyTo, postal, service } = offer.provider;
    newsletters.push({ id, name, schedule, ...(button !== undefined && { button }) });
    senders.set(id, { name, schedule, from, replyTo, postal });
    origin ??= service && new URL(service).origin;
  }
  const press = await Press.load(appOf(root), archive, site.url, undefined);
  const drawer = createLetterDrawer(async (letter) =>
    Buffer.from((await press.draw({ kind: 'letters' }, { letter })).bytes).toString(),
  );
  return {
    served: { url: site.url, language: site.language, newsletters, draw: (letter) => drawer.draw(letter) },
    notices: { name: site.name, url: site.url, language: site.language, newsletters: senders },
    origin: origin ?? new URL(site.url).origin,
  };
}

/** The templates that the last build has compiled. */
function appOf(root: string): string {
  const home = join(root, '.cache', 'app', digestSource(root).templates.slice(0, 16));
  if (!existsSync(join(home, 'digest')))
    throw new NoBuildError(
      'The newsletter draws its pages by the compiled templates, and these have changed since the last build. Run npm run build first.',
    );
  return join(home, 'server', 'entry.mjs');
}

/**
 * Whether a printed site has a form that is sent to our own service.
 *
 * @param directory - where the site was printed to.
 */
export function wantsLetters(directory: string): boolean {
  const page = join(directory, 'newsletters', 'index.html');
  return existsSync(page) && /action="[^"]*\/newsletter\/subscribe"/.test(readFileSync(page, 'utf8'));
}
