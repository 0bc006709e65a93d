/** Reads one content file into what the index keeps of it. Depends on nothing but the file and the context. */
import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { BodyPart } from '../markdown/body.ts';
import { renderMarkdown, type RenderedBody } from '../markdown/render.ts';
import { smartText } from '../markdown/typography.ts';
import { WITHOUT_TEXT, type Article } from '../schema/article.ts';
import type { Author } from '../schema/author.ts';
import type { Breaking } from '../schema/breaking.ts';
import { blobId } from '../schema/blob-id.ts';
import { explain } from '../schema/explain.ts';
import { FrontmatterError, readYaml, splitMarkdown, type SplitFile } from '../schema/frontmatter.ts';
import type { Edition } from '../schema/edition.ts';
import type { Front } from '../schema/front.ts';
import { isMedium, placeOf, schemaOf, type EntryKind, type MediumKind } from '../schema/kinds.ts';
import type { Newsletter } from '../schema/newsletter.ts';
import type { Note } from '../schema/note.ts';
import type { Page } from '../schema/page.ts';
import type { Post } from '../schema/post.ts';
import type { Photo } from '../schema/photo.ts';
import type { Problem } from '../schema/problem.ts';
import type { Series } from '../schema/series.ts';
import type { Site, SiteFile } from '../schema/site.ts';
import { soundPart, type Sound } from '../schema/sound-part.ts';
import { ID_PATTERN } from '../schema/text.ts';
import type { Topic } from '../schema/topic.ts';
import { LARGEST_FILE } from '../photos/inspect.ts';
import { takeTurns } from '../photos/turns.ts';
import {
  authorAddress,
  articleAddress,
  editionAddress,
  newsletterAddress,
  seriesAddress,
  standingPageAddress,
  topicAddress,
} from './addresses.ts';
import { NEVER, type Entry, type Ingested, type Mention, type Places } from './entry.ts';
import { ingestIcon } from './ingest-icon.ts';
import { ingestPhoto } from './ingest-photo.ts';
import { ingestCaptions, ingestRecording, NOT_UTF8 } from './ingest-recording.ts';
import { hourOf, monthOf } from './months.ts';
import { smartWords, splitWords } from './photo-words.ts';
import { languageOfStory } from './story-language.ts';

/** What the reading of every file depends on, besides the file. */
export interface IngestContext {
  /** The content folder. */
  directory: string;
  language: string;
  timeZone: string;
  siteUrl: string;
}

/** A story one step more urgent stands on the fronts as if it had been published so much later (ms). */
const URGENCY_STEP = 6 * 60 * 60 * 1000;

/**
 * Reads one file.
 *
 * @param path - relative to the content folder, with forward slashes.
 * @throws when the file cannot be read at all; mistakes in it are problems, not errors.
 */
export function ingest(path: string, context: IngestContext): Promise<Ingested> {
  return isMedium(path) ? inTurn(() => read(path, context)) : read(path, context);
}

/** Pictures and recordings are large: hundreds of them, read at once, would not fit into memory. */
const inTurn = takeTurns(2);

async function read(path: string, context: IngestContext): Promise<Ingested> {
  const file = join(context.directory, path);
  const result: Ingested = { path, digest: '', entries: [], aliases: [], mentions: [], problems: [] };
  const refusal = refuse(file, context.directory);
  if (refusal) {
    result.problems.push({ file: path, line: 1, column: 1, ...refusal });
    return result;
  }
  const bytes = readFileSync(file);
  result.digest = blobId(bytes);
  const place = placeOf(path);
  if (place === undefined) return result;
  if ('rule' in place) result.problems.push(place);
  else if (place.kind === 'photo') await ingestPhoto(place.id, bytes, result);
  else if (place.kind === 'recording') await ingestRecording(place.id, bytes, result);
  else if (place.kind === 'captions') ingestCaptions(place.id, bytes, result);
  else if (place.kind === 'icon') ingestIcon(bytes, result);
  else ingestText({ ...place, kind: place.kind }, bytes, result, context);
  return result;
}

/** Why a file is not even opened. */
function refuse(file: string, directory: string): Pick<Problem, 'rule' | 'message' | 'suggestion'> | undefined {
  const own = lstatSync(file);
  const linked = own.isSymbolicLink();
  // Whoever may add to the content must not get to publish what lies elsewhere on the machine.
  if (linked && !realpathSync(file).startsWith(realpathSync(directory) + sep))
    return {
      rule: 'outside-content',
      message: 'This is a link to a file outside of the content folder.',
      suggestion: 'Put the file itself here.',
    };
  const { size } = linked ? statSync(file) : own;
  if (size > LARGEST_FILE)
    return {
      rule: 'huge-file',
      message: `This file has ${Math.round(size / 1e6)} MB, which is more than is read.`,
      suggestion: 'Export the picture again, with at most 10,000 pixels on its longer side.',
    };
  return undefined;
}

function ingestText(
  place: { kind: Exclude<EntryKind, MediumKind>; id: string },
  bytes: Buffer,
  result: Ingested,
  context: IngestContext,
): void {
  const { path: file, problems } = result;
  if (!isUtf8(bytes)) {
    problems.push({
      file,
      line: 1,
      column: 1,
      rule: 'not-utf8',
      ...NOT_UTF8,
    });
    return;
  }
  const source = bytes.toString('utf8');
  let split: Pick<SplitFile, 'body' | 'bodyOffset'> & { data?: unknown };
  try {
    split = file.endsWith('.yaml') ? readYaml(source) : splitMarkdown(source);
  } catch (error) {
    if (!(error instanceof FrontmatterError)) throw error;
    problems.push({
      file,
      line: error.line,
      column: error.column,
      rule: 'bad-yaml',
      ...(error.found !== undefined && { found: error.found }),
      message: error.message,
      suggestion: error.suggestion,
    });
    if (!error.rest) return;
    split = error.rest;
  }
  const schema = schemaOf(place.kind, context.timeZone);
  const parsed = 'data' in split ? schema.safeParse(split.data, { reportInput: true }) : undefined;
  const issues = parsed?.error?.issues ?? [];
  problems.push(...explain(file, source, schema, issues));
  // One mistake does not hide the others: what can be understood of the file is looked at all the same.
  const sound = parsed?.success ? parsed.data : (soundPart(schema, split.data) ?? {});

  // A story may be in a language of its own; all that is said in it and its posts then has the punctuation of that.
  const own =
    place.kind === 'article'
      ? (sound as Sound<Article>).language
      : place.kind === 'post'
        ? languageOfStory(context.directory, storyOfPost(place.id))
        : undefined;
  if (own !== undefined) context = { ...context, language: own };
  const markdown = file.endsWith('.yaml')
    ? undefined
    : renderMarkdown(split.body, { ...context, ...(place.kind === 'post' && { form: 'post' }) });
  for (const { line, ...problem } of markdown?.problems ?? [])
    problems.push({ ...problem, file, line: line + split.bodyOffset });
  if (parsed && markdown && !hasText(markdown) && mustHaveText(place.kind, sound as Sound<Article & Post>, issues))
    problems.push({
      file,
      // That of the second line of hyphens.
      line: split.bodyOffset,
      column: 1,
      rule: 'no-text',
      ...NO_TEXT[place.kind as keyof typeof NO_TEXT],
    });
  const parts = markdown?.parts ?? [];
  const closing = markdown?.closing ?? '';
  if (parsed?.success) TAKE[place.kind]({ ...result, place, source, parts, closing, context }, parsed.data as never);
  const isTorn = !parsed?.success;
  const isWhole = (path: PropertyKey[]) =>
    !isTorn || (parsed !== undefined && !issues.some((issue) => path.every((step, at) => issue.path[at] === step)));
  if (parsed) MENTIONS[place.kind]({ ...result, place, context, isTorn, isWhole }, sound as never);
  for (const link of markdown?.links ?? []) {
    const mention = mentionOfLink(link.href, context.siteUrl);
    if (mention)
      result.mentions.push({
        ...mention,
        place: { ...(isTorn && { torn: true }), line: link.line + split.bodyOffset, column: link.column },
      });
  }
  for (const { id, line, column } of markdown?.stories ?? [])
    result.mentions.push({ kind: 'article', id, place: { card: true, line: line + split.bodyOffset, column } });
  for (const { kind, id, line, column } of markdown?.files ?? [])
    result.mentions.push({ kind, id, place: { line: line + split.bodyOffset, column } });
  for (const { src, line, column, found, ...given } of markdown?.photos ?? []) {
    result.mentions.push({
      kind: 'photo',
      id: src,
      place: { line: line + split.bodyOffset, column, ...(found !== undefined && { found }) },
      given,
    });
  }
}

/** Whether anything is to be read, seen or heard. What cannot be read at all is told as that. */
function hasText({ parts, problems }: RenderedBody): boolean {
  return (
    problems.some(({ warning }) => !warning) ||
    parts.some((part) =>
      typeof part === 'string' ? /[^\s\p{Cf}]/u.test(part.replace(/<[^>]*>/g, '')) : part.type !== 'related',
    )
  );
}

/** Whether a file is nothing without a text, as far as is known of it. */
function mustHaveText(
  kind: EntryKind,
  { type = 'news', draft, headline }: Sound<Article & Post>,
  issues: readonly { path: PropertyKey[] }[],
): boolean {
  const isRefused = (key: string) => issues.some(({ path }) => path[0] === key);
  if (draft === true || isRefused('draft')) return false;
  if (kind === 'article') return !WITHOUT_TEXT.has(type) && !isRefused('type');
  return kind === 'post' && headline === undefined && !isRefused('headline');
}

const NO_TEXT = {
  article: {
    message: 'This story has no text.',
    suggestion:
      'Write it below the second line of hyphens, or write draft: true above it until it is written. A story of a headline and a summary alone is type: brief, one in pictures type: gallery.',
  },
  post: {
    message: 'This post says nothing.',
    suggestion: 'Write it below the second line of hyphens, or give it a headline: above it.',
  },
};

interface Taking extends Ingested {
  place: { id: string };
  source: string;
  parts: BodyPart[];
  closing: string;
  context: IngestContext;
}

/** How each kind's data is divided into what cards show and the rest. */
const TAKE: Record<Exclude<EntryKind, MediumKind>, (file: Taking, data: never) => void> = {
  article(file: Taking, article: Article) {
    const { id } = file.place;
    const { language, timeZone } = file.context;
    const smart = (text: string) => smartText(text, language);
    const opens = article.draft ? NEVER : Math.max(article.published!, article.embargo ?? article.published!);
    const photos = article.photos.map((photo) => takePhoto(photo, language));
    // A gallery is known by its first picture.
    const photo = article.photo ? takePhoto(article.photo, language) : photos[0];
    // A draft may have no time yet; its folder says the month.
    const time = article.published ?? Date.parse(`${id.slice(0, 4)}-${id.slice(5, 7)}-01T12:00Z`);
    const {
      headline,
      summary,
      updated,
      section,
      type,
      urgency,
      authors,
      source,
      series,
      subject,
      reviewed,
      life,
      contributors,
      dateline,
      topics,
      corrections,
      method,
      related,
      newsletter,
    } = article;
    push(file, 'article', {
      card: {
        id,
        address: articleAddress(id),
        headline: smart(headline),
        summary: smart(summary),
        published: time,
        updated: lastChange(updated, corrections),
        section,
        type,
        urgency,
        authors,
        source,
        photo,
        series,
        language: article.language,
        ended: article.ended,
        origin: originOf(id, article.aliases),
      },
      rest: {
        photos,
        subject: subject && smartValues(subject, language),
        reviewed: reviewed && smartValues(reviewed, language, ['kind', 'url']),
        life: life && smartValues(life, language, ['born', 'died']),
        contributors,
        dateline,
        topics,
        corrections: takeNotes(corrections, language),
        method: method.map(smart),
        related,
        newsletter,
      },
      opens,
      places: {
        time,
        rank: time + (5 - urgency) * URGENCY_STEP,
        month: monthOf(time, timeZone),
        section,
        topics: [...new Set(topics)],
        authors: [...new Set(authors)],
        live: type === 'live',
        ...(series !== undefined && { series }),
        notes: placesOfNotes(corrections, timeZone),
      },
    });
    file.aliases.push(...new Set(article.aliases));
  },
  post(file: Taking, { headline, published, updated, key, authors, corrections, draft }: Post) {
    const { id } = file.place;
    const { language, timeZone } = file.context;
    const story = storyOfPost(id);
    // A draft may have no time yet; it stands before the others until it has.
    const time = published ?? Date.parse(`${id.slice(0, 4)}-${id.slice(5, 7)}-01T12:00Z`);
    push(file, 'post', {
      card: {
        id,
        name: id.slice(story.length + 1),
        story,
        headline: headline && smartText(headline, language),
        published: time,
        updated: lastChange(updated, corrections),
        key,
        authors,
        language,
      },
      rest: { corrections: takeNotes(corrections, language) },
      opens: draft ? NEVER : time,
      places: { story, time, hour: hourOf(time, timeZone), notes: placesOfNotes(corrections, timeZone) },
    });
  },
  author(file: Taking, { name, role, photo, email, location, links }: Author) {
    const { id } = file.place;
    push(file, 'author', {
      card: { id, address: authorAddress(id), name, role, photo: photo && takePhoto(photo, file.context.language) },
      rest: { email, location, links, closing: file.closing },
    });
  },
  topic(file: Taking, { name, description }: Topic) {
    const { id } = file.place;
    const { language } = file.context;
    push(file, 'topic', {
      card: {
        id,
        address: topicAddress(id),
        name: smartText(name, language),
        description: description && smartText(description, language),
      },
    });
  },
  series(file: Taking, { name, description, parts }: Series) {
    const { id } = file.place;
    const { language } = file.context;
    push(file, 'series', {
      card: {
        id,
        address: seriesAddress(id),
        name: smartText(name, language),
        description: description && smartText(description, language),
        parts,
      },
    });
  },
  breaking(file: Taking, { headline, text, story, since, until }: Breaking) {
    const smart = (words: string) => smartText(words, file.context.language);
    push(file, 'breaking', { card: { headline: smart(headline), text: text && smart(text), story, since, until } });
  },
  newsletter(file: Taking, newsletter: Newsletter) {
    const { id } = file.place;
    push(file, 'newsletter', { card: { id, address: newsletterAddress(id), ...newsletter } });
  },
  edition(file: Taking, { subject, summary, sent, stories }: Edition) {
    const { id } = file.place;
    const { language, timeZone } = file.context;
    const cut = id.indexOf('/');
    const [newsletter, name] = [id.slice(0, cut), id.slice(cut + 1)];
    const time = sent ?? Date.parse(`${name.slice(0, 10)}T12:00Z`);
    push(file, 'edition', {
      card: {
        id,
        newsletter,
        name,
        address: editionAddress(newsletter, name),
        subject: smartText(subject, language),
        summary: summary && smartText(summary, language),
        sent,
      },
      rest: { stories },
      opens: sent ?? NEVER,
      places: { newsletter, time, year: monthOf(time, timeZone).slice(0, 4) },
    });
  },
  page(file: Taking, { title, summary, order }: Page) {
    const { id } = file.place;
    const { language } = file.context;
    push(file, 'page', {
      card: { id, address: standingPageAddress(id), title: smartText(title, language), order },
      rest: { summary: summary && smartText(summary, language) },
    });
  },
  front(file: Taking, { pins }: Front) {
    push(file, 'front', { card: { pins } });
  },
  site(file: Taking, said: SiteFile) {
    const site: Site & Partial<SiteFile> = { ...said };
    delete site.check;
    push(file, 'site', { card: site });
    for (const section of site.sections) push(file, 'section', { card: section }, section.id);
  },
};

interface Mentioning extends Ingested {
  place: { id: string };
  context: IngestContext;
  /** Its frontmatter was refused, and what is known of it is only a part. */
  isTorn: boolean;
  /** Nothing was refused at or below a place in the frontmatter. */
  isWhole: (path: PropertyKey[]) => boolean;
}

/** What each kind mentions, as far as it could be understood. */
const MENTIONS: Record<Exclude<EntryKind, MediumKind>, (file: Mentioning, data: never) => void> = {
  article(file: Mentioning, { section, authors, contributors, related, newsletter, photo, photos }: Sound<Article>) {
    if (section !== undefined) mention(file, 'section', section, ['section']);
    authors?.forEach((author, index) => mention(file, 'author', author, ['authors', index]));
    contributors?.forEach(({ author }, index) => {
      if (author !== undefined) mention(file, 'author', author, ['contributors', index, 'author']);
    });
    related?.forEach((story, index) => mention(file, 'article', story, ['related', index]));
    if (newsletter) mention(file, 'newsletter', newsletter, ['newsletter']);
    if (photo) mentionPhoto(file, photo, ['photo']);
    photos?.forEach((each, index) => mentionPhoto(file, each, ['photos', index]));
  },
  post(file: Mentioning, { authors }: Sound<Post>) {
    const { id } = file.place;
    mention(file, 'article', storyOfPost(id), []);
    authors?.forEach((author, index) => mention(file, 'author', author, ['authors', index]));
  },
  author(file: Mentioning, { photo }: Sound<Author>) {
    if (photo) mentionPhoto(file, photo, ['photo']);
  },
  topic() {},
  series(file: Mentioning, { parts }: Sound<Series>) {
    parts?.forEach((story, index) => mention(file, 'article', story, ['parts', index]));
  },
  breaking(file: Mentioning, { story }: Sound<Breaking>) {
    if (story) mention(file, 'article', story, ['story']);
  },
  newsletter(file: Mentioning, { privacy, provider }: Sound<Newsletter>) {
    if (privacy !== undefined) mention(file, 'page', privacy, ['privacy']);
    if (provider?.type === 'self' && provider.front !== undefined && provider.front !== 'home')
      mention(file, 'section', provider.front, ['provider', 'front']);
  },
  edition(file: Mentioning, { stories }: Sound<Edition>) {
    const { id } = file.place;
    mention(file, 'newsletter', id.slice(0, id.indexOf('/')), []);
    stories?.forEach((story, index) => mention(file, 'article', story, ['stories', index]));
  },
  page() {},
  front(file: Mentioning, { pins }: Sound<Front>) {
    pins?.forEach((story, index) => mention(file, 'article', story, ['pins', index]));
  },
  site(file: Mentioning, { newsletter, policies, redistribution }: Sound<SiteFile>) {
    if (newsletter) mention(file, 'newsletter', newsletter, ['newsletter']);
    for (const [policy, page] of Object.entries(policies ?? {}))
      if (typeof page === 'string') mention(file, 'page', page, ['policies', policy]);
    if (redistribution?.page) mention(file, 'page', redistribution.page, ['redistribution', 'page']);
  },
};

const storyOfPost = (id: string) => id.slice(0, id.lastIndexOf('/'));

/** `/2026/11/harbor-vote/`, with or without its last slash. */
const STORY_ADDRESS = /^\/(\d{4}\/(?:0[1-9]|1[0-2])\/[^/]+)\/?$/;

/**
 * The id that a story had first. An alias that no story's file can have had, like that of a page of an older system,
 * may be added at any time, and so does not count; neither does one that is its own address.
 */
function originOf(id: string, aliases: readonly string[]): string | undefined {
  for (const alias of aliases) {
    const [, first = ''] = STORY_ADDRESS.exec(alias) ?? [];
    if (first !== id && ID_PATTERN.test(first.slice(first.lastIndexOf('/') + 1))) return first;
  }
  return undefined;
}

function push(
  file: Taking,
  kind: Entry['kind'],
  {
    card,
    rest = {},
    opens = null,
    places = null,
  }: { card: object; rest?: object; opens?: number | null; places?: Entry['places'] },
  id = file.place.id,
): void {
  file.entries.push({
    kind,
    id,
    card: JSON.stringify(card),
    rest: JSON.stringify(rest),
    body: kind === 'section' ? '' : JSON.stringify(file.parts),
    opens,
    places,
  });
}

function mention(file: Mentioning, kind: Mention['kind'], id: string, path: PropertyKey[]): void {
  file.mentions.push({ kind, id, place: { ...(file.isTorn && { torn: true }), path } });
}

/** Corrections, newest first. */
function takeNotes(notes: Note[], language: string): Note[] {
  return notes
    .map((note) => ({ ...note, text: smartText(note.text, language) }))
    .sort((one, other) => other.date - one.date);
}

/** What an update says is a change of substance, so it need not be dated twice. */
function lastChange(updated: number | undefined, notes: Note[]): number | undefined {
  const moments = notes.filter(({ kind }) => kind === 'update').map(({ date }) => date);
  return moments.length === 0 ? updated : Math.max(...moments, updated ?? 0);
}

/** Where corrections stand in the log: each moment once. */
function placesOfNotes(notes: Note[], timeZone: string): Places['notes'] {
  return [...new Set(notes.map(({ date }) => date))].map((time) => ({ time, month: monthOf(time, timeZone) }));
}

/** A picture of the frontmatter as cards keep it. */
function takePhoto({ src, focus, ...given }: Photo, language: string): Photo {
  return { src, ...(focus && { focus }), ...smartWords(splitWords(given), language) };
}

/** A picture's file must exist, and must say what is not said here. */
function mentionPhoto(file: Mentioning, { src, ...given }: Sound<Photo>, path: PropertyKey[]): void {
  if (src === undefined) return;
  mention(file, 'photo', src, [...path, 'src']);
  // What was refused of it may be just what would be missed.
  if (file.isWhole(path)) file.mentions.at(-1)!.given = smartWords(splitWords(given), file.context.language);
}

/** A group of keys whose texts have the punctuation of the language, but for those that are no text. */
function smartValues<Group extends object>(group: Group, language: string, apart: (keyof Group)[] = []): Group {
  const entries = Object.entries(group).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' && !apart.includes(key as keyof Group) ? smartText(value, language) : value,
  ]);
  return Object.fromEntries(entries) as Group;
}

/** What of the content a link inside the site leads to; links to anything else are the built site's concern. */
function mentionOfLink(href: string, siteUrl: string): Pick<Mention, 'kind' | 'id'> | undefined {
  const url = URL.parse(href, siteUrl);
  if (!url || url.origin !== siteUrl) return undefined;
  const steps = safeDecode(url.pathname).split('/').filter(Boolean);
  if (steps.length === 3 && /^\d{4}$/.test(steps[0]!)) return { kind: 'article', id: steps.join('/') };
  if (steps.length === 2 && steps[0] === 'authors') return { kind: 'author', id: steps[1]! };
  if (steps.length === 2 && steps[0] === 'newsletters') return { kind: 'newsletter', id: steps[1]! };
  return undefined;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
