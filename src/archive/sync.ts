import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aiTerms } from '../schema/ai-policy.ts';
import { blobId } from '../schema/blob-id.ts';
import { FrontmatterError, readYaml } from '../schema/frontmatter.ts';
import { isMedium, placeOf } from '../schema/kinds.ts';
import { CONTENT, type Problem } from '../schema/problem.ts';
import { site as siteSchema, type Site } from '../schema/site.ts';
import { dayOf } from './ages.ts';
import { applyBirthdays, applyBreaking, applyFile, applyMoment, applyNews, removeFile, type Moment } from './apply.ts';
import type { Ingested } from './entry.ts';
import { gitBlobIds } from './git.ts';
import { ingest, type IngestContext } from './ingest.ts';
import { mapStories } from './maps.ts';
import { checkExpiry, checkPhotoTerms } from './check-terms.ts';
import { checkAddresses, checkMentions } from './references.ts';
import { scan, type Scan } from './scan.ts';
import { siteIn } from './site-in.ts';
import { languageOfStory } from './story-language.ts';
import type { Store } from './store.ts';

export interface SyncOptions extends Moment {
  /** The content folder. */
  directory: string;
  /** Digest of the code that reads content files; with another one, every text is read again. */
  code: string;
  /** Digest of the code that looks at pictures; with another one, every picture is looked at again. */
  eyes: string;
  /** Another address than site.yaml's. */
  url?: string;
  /** The only files that can have changed, when a watcher has told; without it the whole folder is looked at. */
  only?: readonly string[];
  /** Reads many files, perhaps in other threads. Results may come in any order. */
  ingestMany?: (paths: string[], context: IngestContext, each: (results: Ingested[]) => void) => Promise<void>;
  onProgress?: (done: number, total: number) => void;
}

export interface SyncResult {
  /** Files in the content folder. */
  files: number;
  /** Files that were read. */
  read: number;
  /** Files that were read, or to which something happened that they name. */
  concerned: ReadonlySet<string>;
  /** Everything that has to be mended before anything is published, and warnings, by file and line. */
  problems: Problem[];
}

/** Above this many files whose times have changed it is quicker to ask git which of them have really changed. */
const ASK_GIT = 500;
/** Files to a transaction: enough that a commit costs little, few enough that the log stays short. */
const BATCH = 400;

/**
 * Brings the index up to date with the content folder and the clock. Only files that have changed are read; after
 * the first time that is a handful, however large the archive.
 *
 * @throws when the content folder cannot be read. Mistakes in the content are not thrown but returned.
 */
export async function sync(store: Store, options: SyncOptions): Promise<SyncResult> {
  const { directory } = options;
  const moment: Moment = { now: options.now, preview: options.preview };
  const context = contextOf(directory, options.url);
  const reader = hash('sha1', JSON.stringify([options.code, context.language, context.timeZone, context.siteUrl]));
  // Another reader may make something else of the same bytes; what was seen in a picture holds for all readers.
  const again = { texts: store.getMeta('reader') !== reader, pictures: store.getMeta('eyes') !== options.eyes };
  const rereads = (path: string) => (isMedium(path) ? again.pictures : again.texts);
  const some = again.texts || again.pictures;

  const found =
    options.only && !some ? lookAt(options.only, directory) : scan(directory, store, some ? rereads : undefined);
  const perhaps = found.changed.filter((path) => !rereads(path));
  const same = new Set(perhaps).difference(new Set(withoutUnchanged(perhaps, directory, store)));
  const changed = found.changed.filter((path) => !same.has(path));
  changed.push(...postsInOtherLanguages(store, [...changed, ...found.removed], context));

  const recheck = new Set<string>();
  const concerned = new Set(changed);
  let everything = changed.length > BATCH;
  let done = 0;
  const take = (results: Ingested[]) => {
    for (let at = 0; at < results.length; at += BATCH) {
      store.transaction(() => {
        for (const result of results.slice(at, at + BATCH)) {
          applyFile(store, result, moment);
          recheck.add(result.path);
        }
      });
    }
    done += results.length;
    options.onProgress?.(done, changed.length);
  };
  if (changed.length > 0) {
    if (options.ingestMany && changed.length >= BATCH) await options.ingestMany(changed, context, take);
    else {
      for (let at = 0; at < changed.length; at += BATCH)
        take(await Promise.all(changed.slice(at, at + BATCH).map((path) => ingest(path, context))));
    }
  }

  store.transaction(() => {
    const ids = (path: string) =>
      store.all<{ kind: string; id: string }>('SELECT kind, id FROM entries WHERE path = ?', path);
    const gone = found.removed.flatMap(ids);
    for (const path of found.removed) removeFile(store, path);
    if (changed.includes('site.yaml') || found.removed.includes('site.yaml')) everything = true;
    for (const { kind, id } of gone)
      for (const { path } of store.all<{ path: string }>(
        'SELECT path FROM mentions WHERE kind = ? AND id = ?',
        kind,
        id,
      ))
        recheck.add(path);
    // A story that was put off may now be linked to too early; one whose time has come is no longer.
    for (const path of changed.filter((file) => file.startsWith('articles/'))) {
      for (const { id } of ids(path))
        for (const row of store.all<{ path: string }>(
          `SELECT path FROM mentions WHERE kind = 'article' AND id = ?`,
          id,
        ))
          recheck.add(row.path);
    }
    // A picture may have stopped, or begun, to say what nobody says for it.
    for (const path of changed.filter((file) => file.startsWith('photos/')))
      for (const row of store.all<{ path: string }>(`SELECT path FROM mentions WHERE kind = 'photo' AND id = ?`, path))
        recheck.add(row.path);
    for (const path of recheck) concerned.add(path);
    // What was wrong may be mended by another file. A warning is about its own file and a picture, and keeps until then.
    for (const { path } of store.all<{ path: string }>(`SELECT DISTINCT path FROM problems WHERE origin = 'reference'`))
      recheck.add(path);
    // What a day does to it, nobody has to write.
    recheck.add('site.yaml');
    const expiry = checkExpiry(store, directory, moment.now);
    for (const { file } of expiry) concerned.add(file);
    applyMoment(store, moment);
    const today = dayOf(moment.now, context.timeZone);
    applyBirthdays(store, [store.getMeta('today') ?? today, today], context.timeZone);
    store.setMeta('today', today);
    applyBreaking(store, moment.now);
    applyNews(store, moment.now);
    const dataMining = dataMiningOf(store);
    const otherTerms = store.getMeta('data-mining') !== dataMining;
    const site = { language: context.language, ...(dataMining && { dataMining }) };
    mapStories(store, { now: moment.now, site, all: some || otherTerms });
    store.setMeta('data-mining', dataMining);

    if (everything) store.run(`DELETE FROM problems WHERE origin != 'file'`);
    else {
      store.run(`DELETE FROM problems WHERE origin = 'reference'`);
      for (const path of recheck) store.run(`DELETE FROM problems WHERE origin = 'warning' AND path = ?`, path);
    }
    const problems = [
      ...checkMentions(store, directory, everything ? undefined : recheck, moment.now),
      ...checkAddresses(store, directory),
      ...checkPhotoTerms(store, everything ? undefined : recheck),
      ...expiry,
    ];
    if (!store.get(`SELECT 1 FROM files WHERE path = 'site.yaml'`)) problems.push(NO_SITE);
    for (const problem of problems)
      store.run(
        'INSERT INTO problems VALUES (?, ?, ?)',
        problem.file,
        problem.warning ? 'warning' : 'reference',
        JSON.stringify(problem),
      );

    for (const { path, listing } of found.listings)
      store.run(
        'INSERT INTO folders VALUES (?, ?) ON CONFLICT DO UPDATE SET listing = excluded.listing',
        path,
        listing,
      );
    for (const path of found.goneFolders) store.run('DELETE FROM folders WHERE path = ?', path);
    store.setMeta('reader', reader);
    store.setMeta('eyes', options.eyes);
  });

  return { files: found.files, read: changed.length, concerned, problems: problemsIn(store) };
}

/** Posts that were read in another language than their story is in by now. @param paths - files that have changed or are gone. */
function postsInOtherLanguages(
  store: Store,
  paths: readonly string[],
  { directory, language }: IngestContext,
): string[] {
  const touched = new Set(paths);
  return paths.flatMap((path) => {
    const place = placeOf(path);
    if (!place || 'rule' in place || place.kind !== 'article') return [];
    const posts = store.all<{ path: string; language: string | null }>(
      `SELECT path, card ->> 'language' AS language FROM entries WHERE kind = 'post' AND id >= ? AND id < ? ORDER BY id`,
      `${place.id}/`,
      // The sign behind the slash.
      `${place.id}0`,
    );
    if (posts.length === 0) return [];
    const now = languageOfStory(directory, place.id) ?? language;
    return posts.filter((post) => post.language !== now && !touched.has(post.path)).map((post) => post.path);
  });
}

/** What the site says of all its photographs, which is in their files and so decides what these are called; empty for nothing. */
const dataMiningOf = (store: Store): string => aiTerms(siteIn(store)?.policies.ai)?.dataMining ?? '';

/** What a scan would find if nothing but these files had changed. The folders' listings are left to the next scan. */
function lookAt(paths: readonly string[], directory: string): Scan {
  const there = (path: string) => statSync(join(directory, path), { throwIfNoEntry: false })?.isFile() === true;
  const visible = paths.filter((path) => !path.split('/').some((step) => step.startsWith('.')));
  return {
    changed: visible.filter(there).sort(),
    removed: visible.filter((path) => !there(path)).sort(),
    listings: [],
    goneFolders: [],
    files: 0,
  };
}

/** Everything that has to be mended or looked at, by file and line. */
export function problemsIn(store: Store): Problem[] {
  return store
    .all<{ problem: string }>('SELECT problem FROM problems')
    .map(({ problem }) => withUsers(store, JSON.parse(problem) as Problem))
    .sort(
      (one, other) =>
        compare(one.file, other.file) ||
        one.line - other.line ||
        one.column - other.column ||
        compare(one.message, other.message),
    );
}

/** What is wrong with a picture or a recording concerns those who use it: names them. */
export function withUsers(store: Store, problem: Problem): Problem {
  if (!isMedium(problem.file)) return problem;
  const users = store
    .all<{ path: string }>(
      `SELECT DISTINCT path FROM mentions WHERE kind IN ('photo', 'recording', 'captions') AND id = ? ORDER BY path LIMIT 4`,
      problem.file,
    )
    .map(({ path }) => path);
  if (users.length === 0) return problem;
  const named = users.length > 3 ? `${users.slice(0, 3).join(', ')} and others` : users.join(', ');
  return { ...problem, message: `${problem.message} It is used by ${named}.` };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const NO_SITE: Problem = {
  file: 'site.yaml',
  line: 1,
  column: 1,
  rule: 'no-site',
  message: 'There is no site.yaml.',
  suggestion: `Make ${CONTENT}/site.yaml with at least name:, url: and sections:.`,
};

/** What every file is read by. A site.yaml with mistakes in it is explained when it is read itself. */
export function contextOf(directory: string, url: string | undefined): IngestContext {
  const context = { directory, language: 'en', timeZone: 'UTC', siteUrl: url ?? 'https://site.invalid' };
  const file = join(directory, 'site.yaml');
  if (!existsSync(file)) return context;
  try {
    const parsed = siteSchema.safeParse(readYaml(readFileSync(file, 'utf8')).data);
    if (!parsed.success) return context;
    const { language, timeZone, url: siteUrl }: Site = parsed.data;
    return { directory, language, timeZone, siteUrl: url ?? siteUrl };
  } catch (error) {
    if (error instanceof FrontmatterError) return context;
    throw error;
  }
}

/** Leaves out files whose times are new and whose bytes are not, as far as git can tell without reading them. */
function withoutUnchanged(changed: string[], directory: string, store: Store): string[] {
  if (changed.length < ASK_GIT) return changed.filter((path) => !sameBytes(path));
  const known = new Map<string, string>();
  for (const { path, digest } of store.iterate<{ path: string; digest: string }>(
    `SELECT path, digest FROM files WHERE digest != ''`,
  ))
    known.set(path, digest);
  if (known.size === 0) return changed;
  const ids = gitBlobIds(directory);
  return changed.filter((path) => {
    const digest = known.get(path);
    return digest === undefined || (ids.get(path) !== digest && !sameBytes(path));
  });

  function sameBytes(path: string): boolean {
    const digest = store.get<{ digest: string }>('SELECT digest FROM files WHERE path = ?', path)?.digest;
    return Boolean(digest) && digest === blobId(readFileSync(join(directory, path)));
  }
}
