/** Whether everything that a file names exists, and whether it may be named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TAKEN_IDS } from '../markdown/rehype-headings.ts';
import { placeOf } from '../schema/kinds.ts';
import { locate } from '../schema/locate.ts';
import { nearest } from '../schema/nearest.ts';
import { checkWords, type Given, type WordProblem } from '../photos/decide.ts';
import { CONTENT, type Problem } from '../schema/problem.ts';
import type { BuildRule } from '../schema/rules.ts';
import { RESERVED_FILES, RESERVED_IDS } from '../schema/site.ts';
import { addressOf, feedFile, outputFile } from './addresses.ts';
import { NEVER, type Mention } from './entry.ts';
import type { PhotoFile, PostCard, StoryCard } from './model.ts';
import { siteIn } from './site-in.ts';
import type { Store } from './store.ts';

interface MentionRow {
  path: string;
  kind: Mention['kind'];
  id: string;
  place: string;
}

/** A photo's mention, with what is said of it there, and its card. */
interface PhotoRow extends MentionRow {
  given: string;
  card: string;
}

/** What to write instead, in the frontmatter or in a body. */
const ADVICE: Record<WordProblem['rule'], (src: string, given: Given, inBody: boolean) => string> = {
  'missing-credit': (src, given, inBody) =>
    inBody
      ? `Write who made it in parentheses at the end of the caption: ${asMarkdown(src, { ...given, credit: 'Photographer/Agency' })}`
      : `Add the line "credit: Photographer/Agency" below src:, or say it in the picture for good: npm run photo -- ${CONTENT}/${src} --write credit="Photographer/Agency"`,
  'missing-alt': (src, given, inBody) =>
    inBody
      ? `Write what it shows between the brackets: ${asMarkdown(src, { ...given, alt: 'What the picture shows' })}`
      : `Add the line "alt: What the picture shows" below src:, or say it in the picture for good: npm run photo -- ${CONTENT}/${src} --write alt="What the picture shows"`,
  'alt-is-caption': () => 'Say in the description what there is to see, and in the caption what to know of it.',
  'credit-conflict': (src, { credit = '' }) => {
    // A file has the photographer and the agency apart.
    const cut = credit.lastIndexOf('/');
    return adviseOnConflict(
      src,
      cut < 0 ? { credit } : { creator: credit.slice(0, cut), credit: credit.slice(cut + 1) },
    );
  },
  'copyright-conflict': (src, { copyright = '' }) => adviseOnConflict(src, { copyright }),
};

function adviseOnConflict(src: string, here: Record<string, string>): string {
  // What a shell would make something of is left for the editor to type.
  const safe = (text: string) => (/^[^"$`\\!\n]+$/.test(text) ? text.trim() : '…');
  const fields = Object.entries(here).map(([field, text]) => `${field}="${safe(text)}"`);
  return `What is written here is published. If it is right, correct the file: npm run photo -- ${CONTENT}/${src} --write ${fields.join(' ')}. If not, take it out here.`;
}

function asMarkdown(src: string, { alt = 'What the picture shows', caption = '', credit }: Given): string {
  const title = [caption, credit && `(${credit})`].filter(Boolean).join(' ').replaceAll('"', "'");
  return `![${alt}](${src}${title && ` "${title}"`})`;
}

/** The place of the mention by which a post names the story that it belongs to: its file as a whole. */
const OWN_STORY = JSON.stringify({ path: [] });
/** The same of a post whose frontmatter was refused: when it was posted cannot be compared yet. */
const OWN_STORY_OF_TORN = JSON.stringify({ torn: true, path: [] });

/** A post beside its story, as the index has them. */
interface PostRow {
  path: string;
  post: string;
  story: string;
  /** From when both may be seen (ms). */
  opens: number;
  /** Of the story. */
  body: string;
}

/** Ids that a page has beside those of its headings. */
const PAGE_IDS: ReadonlySet<string> = new Set(TAKEN_IDS);

/** What is wrong between a post and its story. */
function checkPost(row: PostRow): Pick<Problem, 'rule' | 'message' | 'suggestion' | 'field'>[] {
  const post = JSON.parse(row.post) as PostCard;
  const story = JSON.parse(row.story) as StoryCard;
  const file = `articles/${story.id}.md`;
  if (story.type !== 'live')
    return [
      {
        rule: 'post-of-no-live-story',
        message: `This is a post of ${file}, which is no live story.`,
        suggestion: `Write type: live in ${file}, or take this file away.`,
      },
    ];
  const problems: ReturnType<typeof checkPost> = [];
  if (row.opens !== NEVER && post.published < story.published)
    problems.push({
      field: 'published',
      rule: 'post-before-story',
      message: `This post is older than its story, ${file}.`,
      suggestion: 'Correct the time here, or published: there.',
    });
  if (story.ended !== undefined && post.published > story.ended)
    problems.push({
      field: 'published',
      rule: 'post-after-end',
      message: `This post is newer than the end of its story, ${file}.`,
      suggestion: 'Correct the time here; or correct ended: there, or take it out to go on.',
    });
  const isTaken =
    PAGE_IDS.has(post.name) || post.name.startsWith('photo-') || row.body.includes(` id=\\"${post.name}\\"`);
  if (isTaken)
    problems.push({
      rule: 'duplicate-address',
      message: `The address #${post.name} is taken on the page of the story.`,
      suggestion: 'Give this file another name, like 1830-first-results.md.',
    });
  return problems;
}

/** How a missing thing is told, by kind: its name, and where it would be. */
const NAMES: Partial<Record<Mention['kind'], { rule: BuildRule; what: string; where: (id: string) => string }>> = {
  author: { rule: 'unknown-author', what: 'author', where: (id) => `Make ${CONTENT}/authors/${id}.md` },
  article: { rule: 'unknown-story', what: 'story', where: (id) => `Make ${CONTENT}/articles/${id}.md` },
  newsletter: { rule: 'unknown-newsletter', what: 'newsletter', where: (id) => `Make ${CONTENT}/newsletters/${id}.md` },
  page: { rule: 'unknown-page', what: 'page', where: (id) => `Make ${CONTENT}/pages/${id}.md` },
  section: {
    rule: 'unknown-section',
    what: 'section',
    where: (id) => `Add ${id} to the sections in ${CONTENT}/site.yaml`,
  },
  recording: { rule: 'unknown-recording', what: 'recording', where: (id) => `Put the file at ${CONTENT}/${id}` },
  captions: { rule: 'unknown-captions', what: 'file of captions', where: (id) => `Put it at ${CONTENT}/${id}` },
  photo: { rule: 'unknown-photo', what: 'photo', where: (id) => `Put the picture at ${CONTENT}/${id}` },
};

/**
 * Finds mentions that lead nowhere, or to a story that readers cannot see when they see the mention.
 * A `related` story that is still hidden, be it in the frontmatter or in the text, is no problem: it is left out until it is public. A link in a text is one:
 * it would be dead, and would give the story's address away.
 *
 * @param directory - the content folder, to look places up in the files.
 * @param paths - the files to check; undefined for all.
 * @param now - ms since 1970.
 */
export function checkMentions(
  store: Store,
  directory: string,
  paths: Iterable<string> | undefined,
  now: number,
): Problem[] {
  const missing = `SELECT m.path, m.kind, m.id, m.place FROM mentions m LEFT JOIN entries e ON e.kind = m.kind AND e.id = m.id WHERE e.id IS NULL`;
  // Cross joins, so that SQLite begins with what is mentioned and not with all that is hidden.
  const early = `
    SELECT m.path, m.kind, m.id, m.place, target.opens FROM mentions m
    CROSS JOIN entries target ON target.kind = 'article' AND target.id = m.id
    CROSS JOIN entries source ON source.path = m.path AND source.kind != 'section'
    WHERE m.kind = 'article' AND m.place LIKE '{"line"%' AND target.opens > ? AND target.opens > coalesce(source.opens, 0)
    AND target.opens > coalesce((SELECT opens FROM entries story WHERE story.kind = 'article' AND story.id = source.card ->> 'story'), 0)`;
  const posts = `
    SELECT p.path, p.card AS post, s.card AS story, max(p.opens, s.opens) AS opens, s.body FROM mentions m
    CROSS JOIN entries p ON p.path = m.path AND p.kind = 'post' CROSS JOIN entries s ON s.kind = 'article' AND s.id = m.id
    WHERE m.kind = 'article' AND m.place = '${OWN_STORY}'`;
  const shown = `
    SELECT m.path, m.kind, m.id, m.place, m.given, e.card FROM mentions m
    CROSS JOIN entries e ON e.kind = 'photo' AND e.id = m.id WHERE m.given IS NOT NULL`;
  // What a series lists, and what is not, by its own word, a part of it.
  const strays = `
    SELECT m.path, m.kind, m.id, m.place, series.id AS series FROM entries series
    CROSS JOIN mentions m ON m.path = series.path AND m.kind = 'article' AND m.place LIKE '{%"path":%'
    CROSS JOIN entries story ON story.kind = 'article' AND story.id = m.id
    WHERE series.kind = 'series' AND json_extract(story.card, '$.series') IS NOT series.id`;
  const problems: Problem[] = [];
  const sources = new Map<string, string>();
  const ids = new Map<string, Set<string>>();
  let siteSound: boolean | undefined;

  if (paths === undefined) {
    for (const row of store.all<MentionRow>(missing)) report(row);
    for (const row of store.all<MentionRow & { opens: number }>(early, now)) reportEarly(row);
    for (const row of store.iterate<PhotoRow>(shown)) reportWords(row);
    for (const row of store.iterate<PostRow>(posts)) reportPost(row);
    for (const row of store.all<MentionRow & { series: string }>(strays)) reportStray(row);
  } else {
    for (const path of paths) {
      for (const row of store.all<MentionRow>(`${missing} AND m.path = ?`, path)) report(row);
      for (const row of store.all<MentionRow & { opens: number }>(`${early} AND m.path = ?`, now, path))
        reportEarly(row);
      for (const row of store.all<PhotoRow>(`${shown} AND m.path = ?`, path)) reportWords(row);
      for (const row of store.all<PostRow>(`${posts} AND m.path = ?`, path)) reportPost(row);
      for (const row of store.all<MentionRow & { series: string }>(`${strays} AND series.path = ?`, path))
        reportStray(row);
    }
  }
  return problems;

  function report(row: MentionRow): void {
    // A file that has mistakes in it is there all the same; its own problems say enough.
    if (idsOf(row.kind).has(row.id) || (row.kind === 'section' && !isSiteSound())) return;
    const { rule, what, where } = NAMES[row.kind]!;
    const guess = nearest(row.id, [...idsOf(row.kind)]);
    if (row.kind === 'article' && (row.place === OWN_STORY || row.place === OWN_STORY_OF_TORN)) {
      problems.push({
        ...place(row),
        rule: 'post-without-story',
        message: `This is a post of a story that is not there: articles/${row.id}.md.`,
        suggestion: guess ? `Did you mean the folder articles/${guess}/?` : where(row.id).concat('.'),
      });
      return;
    }
    problems.push({
      ...place(row),
      rule,
      message: `There is no ${what} ${row.id}.`,
      suggestion: guess ? `Did you mean ${guess}?` : `${where(row.id)}, or correct the name.`,
    });
  }
  function reportEarly(row: MentionRow & { opens: number }): void {
    problems.push({
      ...place(row),
      rule: 'link-to-hidden-story',
      message:
        row.opens === NEVER
          ? `This links to ${row.id}, which is a draft.`
          : `This links to ${row.id}, which readers cannot see yet.`,
      suggestion:
        'Take the link out, or publish that story first. (A story under related: is left out until it is public.)',
    });
  }
  function reportPost(row: PostRow): void {
    for (const { field, ...problem } of checkPost(row)) {
      const source = readFileSync(join(directory, row.path), 'utf8');
      problems.push({
        file: row.path,
        ...(field ? { ...locate(source, [field]), field } : { line: 1, column: 1 }),
        ...problem,
      });
    }
  }
  function reportStray(row: MentionRow & { series: string }): void {
    problems.push({
      ...place(row),
      rule: 'not-in-series',
      message: `${row.id} does not say that it is a part of ${row.series}.`,
      suggestion: `Add the line "series: ${row.series}" to ${CONTENT}/articles/${row.id}.md, or take this one out.`,
    });
  }
  function reportWords(row: PhotoRow): void {
    const given = JSON.parse(row.given) as Given;
    const inBody = 'line' in (JSON.parse(row.place) as Mention['place']);
    for (const { warning, ...problem } of checkWords(given, (JSON.parse(row.card) as PhotoFile).says))
      problems.push({
        ...place(row),
        ...problem,
        suggestion: ADVICE[problem.rule](row.id, given, inBody),
        ...(warning && { warning }),
      });
  }
  function place(row: MentionRow): Pick<Problem, 'file' | 'line' | 'column' | 'found' | 'field'> {
    const where = JSON.parse(row.place) as Mention['place'];
    if ('line' in where) {
      const { line, column, found = row.id } = where;
      return { file: row.path, line, column, found };
    }
    let source = sources.get(row.path);
    if (source === undefined) sources.set(row.path, (source = readFileSync(join(directory, row.path), 'utf8')));
    return { file: row.path, ...locate(source, where.path), field: where.path.join('.') };
  }
  /** Whether site.yaml says which sections there are. */
  function isSiteSound(): boolean {
    siteSound ??=
      store.get(`SELECT 1 FROM files WHERE path = 'site.yaml'`) !== undefined &&
      store.get(`SELECT 1 FROM problems WHERE path = 'site.yaml' AND origin = 'file'`) === undefined;
    return siteSound;
  }
  /** The ids of all files of a kind, sound or not; of sections, those that site.yaml declares. */
  function idsOf(kind: Mention['kind']): Set<string> {
    let known = ids.get(kind);
    if (known) return known;
    if (kind === 'section')
      known = new Set(
        store.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'section' ORDER BY id`).map(({ id }) => id),
      );
    else {
      const places = store
        .all<{ path: string }>('SELECT path FROM files ORDER BY path')
        .map(({ path }) => placeOf(path));
      known = new Set(places.flatMap((place) => (place && 'kind' in place && place.kind === kind ? [place.id] : [])));
    }
    ids.set(kind, known);
    return known;
  }
}

/**
 * Finds addresses that two things claim: a page called as a section, an alias where something stands already, one
 * alias on two stories.
 */
export function checkAddresses(store: Store, directory: string): Problem[] {
  const problems: Problem[] = [];
  const sections = new Set(
    store.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'section'`).map(({ id }) => id),
  );
  for (const { id, path } of store.all<{ id: string; path: string }>(
    `SELECT id, path FROM entries WHERE kind = 'page' ORDER BY id`,
  )) {
    // The newsroom's words on corrections stand above the log of them.
    if (!sections.has(id) && (!TAKEN.has(id) || id === 'corrections')) continue;
    problems.push({
      file: path,
      line: 1,
      column: 1,
      rule: 'duplicate-address',
      found: `/${id}/`,
      message: `The address /${id}/ is taken by ${sections.has(id) ? 'the section' : 'a page of the software'}.`,
      suggestion: 'Give this file another name.',
    });
  }

  const indexNow = siteIn(store)?.indexNow;
  const owners = new Map<string, string>(
    indexNow === undefined ? [] : [[`${indexNow}.txt`, 'the key of IndexNow in site.yaml']],
  );
  for (const { alias, story, path } of store.iterate<{ alias: string; story: string; path: string }>(
    `SELECT alias, story, path FROM aliases JOIN entries ON kind = 'article' AND id = story ORDER BY alias, story`,
  )) {
    const file = outputFile(alias);
    const owner = owners.get(file) ?? standingAt(file);
    owners.set(file, owner ?? `the alias of articles/${story}.md`);
    if (!owner) continue;
    const source = readFileSync(join(directory, path), 'utf8');
    const list = locate(source, ['aliases']);
    const index = Math.max(source.indexOf(alias), 0);
    const before = source.slice(0, index);
    problems.push({
      file: path,
      line: index ? before.split('\n').length : list.line,
      column: index ? index - before.lastIndexOf('\n') : list.column,
      rule: 'duplicate-address',
      field: 'aliases',
      found: alias,
      message: `The address ${alias} is taken by ${owner}.`,
      suggestion: 'Take the alias out, or choose another one.',
    });
  }
  return problems;

  /** What stands at a file of the site already, if it is not an alias. */
  function standingAt(file: string): string | undefined {
    const steps = file
      .replace(/(^|\/)index\.html$/, '')
      .split('/')
      .filter(Boolean);
    const has = (kind: string, id: string) =>
      store.get('SELECT 1 FROM entries WHERE kind = ? AND id = ?', kind, id) !== undefined;
    const [first = '', second = ''] = steps;
    if (steps.length === 0 || file === outputFile(addressOf({ kind: '404' })))
      return 'the front page or the page for errors';
    const [story, last = ''] = [steps.slice(0, 3).join('/'), steps[3]];
    if (
      steps.length === 4 &&
      (last === 'ninjs.json' || last === 'live.json' || HOUR.test(last)) &&
      has('article', story)
    )
      return `articles/${story}.md`;
    const feed = feedFile(steps.at(-1)!) !== undefined;
    if (feed && steps.length === 4 && has('article', story)) return `articles/${story}.md`;
    if (feed && steps.length === 3 && /^\d{4}\/\d\d$/.test(steps.slice(0, 2).join('/'))) return 'a feed';
    if (steps.length === 3 && has('article', steps.join('/'))) return `articles/${steps.join('/')}.md`;
    if (sections.has(first) && (steps.length === 1 || (steps.length === 2 && feed) || /^\d{4}$/.test(second)))
      return `the section ${first}`;
    if (steps.length === 1 && has('page', first)) return `pages/${first}.md`;
    if (TAKEN.has(first) || (/^\d{4}$/.test(first) && steps.length < 3)) return 'a page of the software';
    return undefined;
  }
}

/** The last step of the address of an hour's posts. */
const HOUR = /^\d{4}-\d\d-\d\d-\d\d$/;

/** First steps of addresses that are the software's own. */
const TAKEN = new Set([...RESERVED_IDS, ...RESERVED_FILES]);
