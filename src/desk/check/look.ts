/** Looks at one file: what a copy desk would say of it alone, and what has to be known of it beside others. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  articleAddress,
  authorAddress,
  newsletterAddress,
  seriesAddress,
  standingPageAddress,
  topicAddress,
} from '../../archive/addresses.ts';
import type { Store } from '../../archive/store.ts';
import { languageOfStory } from '../../archive/story-language.ts';
import type { articleSchema } from '../../schema/article.ts';
import { FrontmatterError } from '../../schema/frontmatter.ts';
import { placeOf, schemaOf } from '../../schema/kinds.ts';
import type { AdviceRule } from '../../schema/rules.ts';
import { soundPart } from '../../schema/sound-part.ts';
import { instant } from '../../schema/text.ts';
import { isCheckedByBuild } from './checked-by-build.ts';
import type { Finding } from './finding.ts';
import { excerptOf, placeAt } from './lines.ts';
import { mendingOf } from './mend.ts';
import { forget } from './notebook.ts';
import { stretchOf } from './run.ts';
import { readStoryText, type StoryText } from './story-text.ts';
import { STORY_RULES } from './story/story-rules.ts';
import type { StoryFacts, StoryHit } from './story/story-rule.ts';
import { findIn } from './style/text-rule.ts';
import { TEXT_RULES } from './style/text-rules.ts';

/** What the looking depends on, besides the file. */
export interface Desk {
  content: string;
  language: string;
  timeZone: string;
  /** The origin of the site. */
  siteUrl: string;
}

/** Where something stands in a file, as findings have it. */
export type Place = Pick<Finding, 'line' | 'column' | 'found'>;

/** A text, and what the index knows of it. */
interface Looked {
  path: string;
  kind: StoryFacts['kind'];
  id: string;
  text: StoryText;
  language: string;
  /** Its body as pages draw it; undefined for a file that the build refuses. */
  body: string | undefined;
}

/** Where each kind's text is read; a post's on the page of its story. */
const ADDRESSES: Readonly<Record<StoryFacts['kind'], (id: string) => string>> = {
  article: articleAddress,
  post: (id) => articleAddress(id.slice(0, id.lastIndexOf('/'))),
  author: authorAddress,
  topic: topicAddress,
  series: seriesAddress,
  newsletter: newsletterAddress,
  edition: (id) => newsletterAddress(id),
  page: standingPageAddress,
};
const isText = (kind: string): kind is StoryFacts['kind'] => Object.hasOwn(ADDRESSES, kind);

/**
 * Notes what there is to say of a file.
 *
 * @param path - relative to the content folder, with forward slashes.
 * @param digest - of its bytes, as the index has them.
 */
export function look(store: Store, path: string, digest: string, desk: Desk): void {
  forget(store, path);
  store.run('INSERT INTO desk.looked VALUES (?, ?)', path, digest);
  const place = placeOf(path);
  if (!place || 'rule' in place || !isText(place.kind)) return;
  const refused = store.get(
    `SELECT 1 FROM problems WHERE path = ? AND origin = 'file' AND problem ->> 'warning' IS NULL`,
    path,
  );
  const entry = refused
    ? undefined
    : store.get<{ body: string }>('SELECT body FROM entries WHERE path = ? AND kind = ?', path, place.kind);
  const text = readText(join(desk.content, path));
  if (!text) return;
  const language = languageOf(desk.content, path, text.data) ?? desk.language;
  const looked: Looked = { path, kind: place.kind, id: place.id, text, language, body: entry?.body };

  for (const finding of adviceOn(looked, desk))
    store.run('INSERT INTO desk.advice VALUES (?, ?)', path, JSON.stringify(finding));
  noteLinks(store, looked, desk);
  noteStory(store, looked, desk);
}

/** The language that a text says it is in, or its story for it. @param path - relative to the content folder. */
export function languageOf(content: string, path: string, data: Readonly<Record<string, unknown>>): string | undefined {
  const place = placeOf(path);
  if (place && 'kind' in place && place.kind === 'post')
    return languageOfStory(content, place.id.slice(0, place.id.lastIndexOf('/')));
  return typeof data['language'] === 'string' ? data['language'] : undefined;
}

/** Undefined for a file whose frontmatter cannot be read: what stands where is not known then. */
function readText(file: string): StoryText | undefined {
  const bytes = readFileSync(file);
  if (!isUtf8(bytes)) return undefined;
  try {
    return readStoryText(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof FrontmatterError) return undefined;
    throw error;
  }
}

const readTime = (value: unknown, timeZone: string): number | undefined => {
  const read = instant(timeZone).safeParse(value);
  return read.success ? read.data : undefined;
};

/** What is said of the file alone. */
function adviceOn({ path, kind, text, language, body }: Looked, desk: Desk): Finding[] {
  const { data, source } = text;
  const corrections = Array.isArray(data['corrections']) ? (data['corrections'] as ({ date?: unknown } | null)[]) : [];
  const facts: StoryFacts = {
    kind,
    english: /^en(?:-|$)/i.test(language),
    published: data['draft'] === true ? undefined : readTime(data['published'], desk.timeZone),
    corrections: corrections.map((note) => readTime(note?.date, desk.timeZone) ?? NaN),
  };
  const findings: Finding[] = [];
  const tell = (
    rule: AdviceRule,
    { start, end, ...said }: Omit<StoryHit, 'field'> & { field?: string | undefined; fixable?: boolean },
  ) =>
    findings.push({
      file: path,
      ...placeAt(source, start),
      rule,
      ...(said.field !== undefined && { field: said.field }),
      ...(end > start && { found: excerptOf(source, start, end) }),
      message: said.message,
      suggestion: said.suggestion,
      severity: 'advice',
      ...(said.fixable && { fixable: true as const }),
    });
  for (const run of text.runs)
    for (const hit of findIn(run, TEXT_RULES, language)) {
      const [start, end] = stretchOf(run, source, hit.start, hit.end);
      tell(hit.rule, {
        field: run.field,
        start,
        end,
        message: hit.message,
        suggestion: hit.suggestion,
        // A file that the build refuses is mended first by whoever knows what it should say.
        fixable: body !== undefined && mendingOf(source, run, hit) !== undefined,
      });
    }
  for (const rule of STORY_RULES) for (const hit of rule.find(text, facts)) tell(rule.name, hit);
  return findings;
}

function noteLinks(store: Store, { path, kind, id, text, body }: Looked, { siteUrl }: Desk): void {
  const address = ADDRESSES[kind](id);
  // A post stands on the page of its story, under its own name.
  const ids = new Set(kind === 'post' ? [id.slice(id.lastIndexOf('/') + 1)] : body === undefined ? [] : ['']);
  for (const [, id] of (body ?? '').matchAll(/ id=\\"([^"\\]+)\\"/g)) ids.add(id!);
  for (const id of ids) store.run('INSERT OR IGNORE INTO desk.ids VALUES (?, ?, ?)', address, id, path);

  for (const { href, start, end } of text.links) {
    const url = URL.parse(href, `${siteUrl}${address}`);
    if (!url || url.origin !== siteUrl || (!/^[#/]/.test(href) && !/^https?:/i.test(href))) continue;
    const id = decode(url.hash.slice(1));
    const target = decode(url.pathname);
    if (id === '' && isCheckedByBuild(target)) continue;
    const place: Place = { ...placeAt(text.source, start), found: excerptOf(text.source, start, end) };
    store.run('INSERT INTO desk.links VALUES (?, ?, ?, ?)', path, target, id, JSON.stringify(place));
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Letters and digits alone. */
const words = (text: string) =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

function noteStory(store: Store, { path, kind, text }: Looked, { timeZone }: Desk): void {
  const { data, source } = text;
  const placeOfKey = (keys: (string | number)[]): Place => {
    const at = text.place(keys);
    return at ? { ...placeAt(source, at.start), found: excerptOf(source, at.start, at.end) } : { line: 1, column: 1 };
  };
  // A draft is not published, and its times are no promises.
  if (data['draft'] === true) return;
  const corrections = Array.isArray(data['corrections']) ? data['corrections'] : [];
  const keys: (string | number)[][] = [
    ['published'],
    ['updated'],
    ['ended'],
    ...corrections.map((_, index) => ['corrections', index, 'date']),
  ];
  for (const path_ of keys) {
    let value: unknown = data;
    for (const key of path_) value = (value as Record<string | number, unknown> | undefined)?.[key];
    const time = value === undefined ? undefined : readTime(value, timeZone);
    if (time !== undefined)
      store.run(
        'INSERT INTO desk.moments VALUES (?, ?, ?, ?)',
        path,
        path_.join('.'),
        time,
        JSON.stringify(placeOfKey(path_)),
      );
  }
  if (kind !== 'article') return;
  const { headline, published, photo, photos } =
    soundPart(schemaOf(kind, timeZone) as ReturnType<typeof articleSchema>, data) ?? {};
  if (headline === undefined || published === undefined) return;
  // A gallery is known by its first picture.
  const [src, keys_] = photo ? [photo.src, ['photo', 'src']] : [photos?.[0]?.src, ['photos', 0, 'src']];
  store.run(
    'INSERT INTO desk.stories VALUES (?, ?, ?, ?, ?, ?)',
    path,
    published,
    words(headline),
    JSON.stringify(placeOfKey(['headline'])),
    src ?? null,
    src === undefined ? null : JSON.stringify(placeOfKey(keys_)),
  );
}
