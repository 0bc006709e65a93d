/** Looks at one file: what a copy desk would say of it alone, and what has to be known of it beside others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoryCard } from '../../archive/model.ts';
import { NEVER } from '../../archive/entry.ts';
import type { Store } from '../../archive/store.ts';
import { placeOf } from '../../schema/kinds.ts';
import type { AdviceRule } from '../../schema/rules.ts';
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

interface EntryRow {
  kind: StoryFacts['kind'];
  id: string;
  card: string;
  body: string;
  opens: number | null;
}

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
  if (!place || 'rule' in place) return;
  // A file that the build refuses is mended first.
  if (store.get(`SELECT 1 FROM problems WHERE path = ? AND origin = 'file'`, path)) return;
  const entry = store.get<EntryRow>('SELECT kind, id, card, body, opens FROM entries WHERE path = ?', path);
  if (!entry) return;
  const text = readStoryText(readFileSync(join(desk.content, path), 'utf8'));
  const own = text.data['language'];
  const language = typeof own === 'string' ? own : desk.language;

  for (const finding of adviceOn(path, text, entry, language, desk))
    store.run('INSERT INTO desk.advice VALUES (?, ?)', path, JSON.stringify(finding));
  noteLinks(store, path, text, entry, desk);
  noteStory(store, path, text, entry, desk);
}

const readTime = (value: unknown, timeZone: string): number | undefined => {
  const read = instant(timeZone).safeParse(value);
  return read.success ? read.data : undefined;
};

/** What is said of the file alone. */
function adviceOn(path: string, text: StoryText, entry: EntryRow, language: string, desk: Desk): Finding[] {
  const { data, source } = text;
  const corrections = Array.isArray(data['corrections']) ? (data['corrections'] as { date?: unknown }[]) : [];
  const facts: StoryFacts = {
    kind: entry.kind,
    english: /^en(?:-|$)/i.test(language),
    published: entry.opens === NEVER ? undefined : readTime(data['published'], desk.timeZone),
    corrections: corrections.map(({ date }) => readTime(date, desk.timeZone) ?? NaN),
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
        fixable: mendingOf(source, run, hit) !== undefined,
      });
    }
  for (const rule of STORY_RULES) for (const hit of rule.find(text, facts)) tell(rule.name, hit);
  return findings;
}

function noteLinks(store: Store, path: string, text: StoryText, entry: EntryRow, { siteUrl }: Desk): void {
  const card = JSON.parse(entry.card) as { address?: string; story?: string; name?: string };
  // A post stands on the page of its story, under its own name.
  const address = entry.kind === 'post' ? `/${card.story!}/` : card.address;
  if (address === undefined) return;
  const ids = new Set(entry.kind === 'post' ? [card.name!] : ['']);
  for (const [, id] of entry.body.matchAll(/ id=\\"([^"\\]+)\\"/g)) ids.add(id!);
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

function noteStory(store: Store, path: string, text: StoryText, entry: EntryRow, { timeZone }: Desk): void {
  const { data, source } = text;
  const placeOfKey = (keys: (string | number)[]): Place => {
    const at = text.place(keys);
    return at ? { ...placeAt(source, at.start), found: excerptOf(source, at.start, at.end) } : { line: 1, column: 1 };
  };
  // A draft is not published, and its times are no promises.
  if (entry.opens === NEVER) return;
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
  if (entry.kind !== 'article') return;
  const { headline, published, photo } = JSON.parse(entry.card) as StoryCard;
  const gallery = data['photo'] === undefined;
  store.run(
    'INSERT INTO desk.stories VALUES (?, ?, ?, ?, ?, ?)',
    path,
    published,
    words(headline),
    JSON.stringify(placeOfKey(['headline'])),
    photo?.src ?? null,
    photo ? JSON.stringify(placeOfKey(gallery ? ['photos', 0, 'src'] : ['photo', 'src'])) : null,
  );
}
