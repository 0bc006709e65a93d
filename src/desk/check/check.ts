/** Everything that is wrong with a newsroom, and what a copy desk would mention, without printing anything. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nextDue } from '../../archive/due.ts';
import { Store } from '../../archive/store.ts';
import { broughtFiles, checkBrought, checkPublic } from '../../press/assets.ts';
import { lock } from '../../press/lock.ts';
import { standing, type Stands } from '../../press/plan.ts';
import { Pool } from '../../press/pool.ts';
import { readContent } from '../../press/read-content.ts';
import { digestSource, filesBelow } from '../../press/source.ts';
import { FrontmatterError, readYaml } from '../../schema/frontmatter.ts';
import type { Problem } from '../../schema/problem.ts';
import { site as siteSchema } from '../../schema/site.ts';
import { BETWEEN_RULES } from './between/between-rules.ts';
import { inOrder, type Finding } from './finding.ts';
import { look, type Desk } from './look.ts';
import { forget, openNotebook } from './notebook.ts';

export interface CheckOptions {
  /** The folder of `src`. All paths are absolute. */
  root: string;
  content: string;
  public: string;
  /** The cache of the build: what one of them has read, the other need not. */
  cache: string;
  /** Another address of the site than site.yaml's. */
  url?: string;
  /** The present (ms since 1970). */
  now: number;
  /** Threads for many files. */
  jobs: number;
  /** What stories are compared with, as git names it. */
  since: string;
  onProgress?: (phase: string, done: number, total: number) => void;
  /** Called when another process is at work with the same cache. */
  onWait?: () => void;
}

export interface CheckReport {
  /** By file, and as one reads it. Those of the build are just those that it would tell. */
  findings: Finding[];
  /** Files in the content folder. */
  files: number;
  /** Files that were read for what the build has to say. */
  read: number;
  /** Files that were looked at for advice: those that have changed since they were last. */
  looked: ReadonlySet<string>;
  /** The newsroom's own language. */
  language: string;
  /** When the next story or post is due, or breaking news begins or ends (ms since 1970). */
  nextDue: number | undefined;
}

/** Files to a transaction. */
const BATCH = 200;

/** Checks a newsroom. */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const { root, content, cache } = options;
  const unlock = lock(cache, options.onWait ?? (() => {}));
  const store = Store.open(cache);
  let pool: Pool | undefined;
  try {
    const source = digestSource(root);
    const read = await readContent(store, {
      content,
      source,
      now: options.now,
      url: options.url,
      ...(options.jobs > 1 && { threads: () => (pool ??= new Pool(options.jobs, cache)) }),
      onProgress: (done, total) => options.onProgress?.('Reading', done, total),
    });
    const brought = broughtFiles(options.public);
    let stands: Stands | undefined;
    const isStanding: Stands = (address) => (stands ??= standing(store, brought))(address);
    // As the build does: what is wrong with the content comes first, since it decides which pages there are.
    const misplaced = read.problems.some(({ warning }) => !warning)
      ? []
      : [...checkBrought(store, brought), ...checkPublic(options.public, isStanding)];

    const { desk, off } = settingsOf(content, options.url);
    openNotebook(store, cache, hash('sha1', JSON.stringify([digestRules(root), store.getMeta('reader')])));
    const looked = lookAtChanged(store, desk, options.onProgress);
    const newsroom = {
      store,
      now: options.now,
      timeZone: desk.timeZone,
      content,
      stands: isStanding,
      isPublic: (file: string) =>
        !file.split('/').includes('..') &&
        statSync(join(options.public, file), { throwIfNoEntry: false })?.isFile() === true,
      since: options.since,
    };
    const advice: Finding[] = [
      ...store
        .all<{ finding: string }>('SELECT finding FROM desk.advice')
        .map(({ finding }) => JSON.parse(finding) as Finding),
      ...BETWEEN_RULES.filter(({ name }) => !off.has(name)).flatMap(({ name, find }) =>
        find(newsroom).map((finding): Finding => ({ ...finding, rule: name, severity: 'advice' })),
      ),
    ].filter(({ rule }) => !off.has(rule));
    // A newsroom that has no topics at all does not miss them.
    const hasTopics = store.get(`SELECT 1 FROM tallies WHERE scope >= 'topic:' AND scope < 'topic;' LIMIT 1`);
    return {
      findings: [
        ...[...read.problems, ...misplaced].map(ofBuild),
        ...advice.filter(({ rule }) => rule !== 'no-topics' || hasTopics),
      ].sort(inOrder),
      files: read.files,
      read: read.read,
      looked,
      language: desk.language,
      nextDue: nextDue(store, options.now),
    };
  } finally {
    await pool?.close();
    store.close();
    unlock();
  }
}

const ofBuild = (problem: Problem): Finding => ({ ...problem, severity: problem.warning ? 'warning' : 'problem' });

/** Looks at the texts that have changed since they were last looked at, and forgets those that are gone. */
function lookAtChanged(store: Store, desk: Desk, onProgress: CheckOptions['onProgress']): ReadonlySet<string> {
  const changed = store.all<{ path: string; digest: string }>(
    `SELECT f.path, f.digest FROM files f LEFT JOIN desk.looked l ON l.path = f.path
     WHERE f.path LIKE '%.md' AND f.digest != '' AND l.digest IS NOT f.digest ORDER BY f.path`,
  );
  const gone = store.all<{ path: string }>('SELECT path FROM desk.looked WHERE path NOT IN (SELECT path FROM files)');
  store.transaction(() => {
    for (const { path } of gone) forget(store, path);
  });
  for (let at = 0; at < changed.length; at += BATCH) {
    store.transaction(() => {
      for (const { path, digest } of changed.slice(at, at + BATCH)) look(store, path, digest, desk);
    });
    onProgress?.('Checking', Math.min(at + BATCH, changed.length), changed.length);
  }
  return new Set(changed.map(({ path }) => path));
}

/** What site.yaml says that matters here; one with mistakes in it is told by the build's own rules. */
function settingsOf(content: string, url: string | undefined): { desk: Desk; off: ReadonlySet<string> } {
  const nothing = {
    desk: { content, language: 'en', timeZone: 'UTC', siteUrl: url ?? 'https://site.invalid' },
    off: new Set<string>(),
  };
  const file = join(content, 'site.yaml');
  if (!existsSync(file)) return nothing;
  try {
    const parsed = siteSchema.safeParse(readYaml(readFileSync(file, 'utf8')).data);
    if (!parsed.success) return nothing;
    const { language, timeZone, url: siteUrl, check: settings } = parsed.data;
    return { desk: { content, language, timeZone, siteUrl: url ?? siteUrl }, off: new Set(settings.off) };
  } catch (error) {
    if (error instanceof FrontmatterError) return nothing;
    throw error;
  }
}

/** Of the code that gives advice. */
function digestRules(root: string): string {
  const folder = 'src/desk/check';
  return hash(
    'sha1',
    filesBelow(root, folder)
      .map((file) => `${file}\0${readFileSync(join(root, file), 'utf8')}`)
      .join('\0'),
  );
}
