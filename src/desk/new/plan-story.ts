/** What a new story comes to: the files that are to be written, or all that is still wrong or missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { articleAddress } from '../../archive/addresses.ts';
import { STORY_TYPES, WITHOUT_TEXT, type StoryType } from '../../schema/article.ts';
import { author as authorSchema } from '../../schema/author.ts';
import { explain, nameOfField } from '../../schema/explain.ts';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { placeOf, schemaOf, slugify } from '../../schema/kinds.ts';
import { nearest } from '../../schema/nearest.ts';
import { photo as photoSchema } from '../../schema/photo.ts';
import { slipOf } from '../../schema/slip.ts';
import { id, instant } from '../../schema/text.ts';
import { composeFile } from '../compose.ts';
import type { NewFile } from '../put-files.ts';
import { LONGEST_NAME, shortenSlug, suggestSlug } from '../suggest-slug.ts';
import { FIELD_NAMES, fieldOf, objectTo, type Answers, type PhotoAnswer } from './fields.ts';
import { folderOf, NOW_WORD, writeMoment } from './moment.ts';
import { findAlias, findNamesake, type Named, type Newsroom } from './newsroom.ts';
import { missingWords, PhotoError, takePhoto } from './take-photo.ts';

/** What a story is planned with, besides what has been said of it. */
export interface Desk {
  newsroom: Newsroom;
  /** The content folder, as the person at the terminal would write it. */
  content: string;
  /** Where relative paths begin. */
  folder: string;
  /** What is published as it is. */
  public: string;
  /** Ms since 1970. */
  now: number;
}

/** Why nothing can be written yet. */
export interface Objection {
  /** As it is called on the command line. */
  flag: string;
  /** What is wrong with it: a sentence, without its subject. */
  message: string;
  /** It has only not been said yet. */
  isMissing?: true;
}

export interface Plan {
  /** All of them, relative to the content folder; the story's is the first. */
  files: NewFile[];
  /** Pictures that are shown from where they are. */
  usedPhotos: string[];
  /** `2026/11/harbor-vote` */
  story: string;
  /** On the site, unescaped. */
  address: string;
  /** From when it is public once it is no draft (ms since 1970); undefined when that has not been said. */
  opens?: number;
  isDraft: boolean;
  /** It is still to be written, and has to be before it can be published. */
  isUnwritten: boolean;
  /** What an editor may want to know, in sentences. */
  notes: string[];
}

const clean = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Makes a plan of all that has been said. Reads the disk, and writes nothing. */
export async function planStory(answers: Answers, desk: Desk): Promise<Plan | Objection[]> {
  const { newsroom, now } = desk;
  const { site } = newsroom;
  const objections: Objection[] = [];
  const notes: string[] = [];
  const object = (flag: string, message: string) => objections.push({ flag, message });

  const type = readType(answers.type, object);
  const values = readFields(answers, type, site.timeZone, objections);
  const section = readSection(answers.section, newsroom, objections);
  const byline = readByline(answers, desk, object, notes);
  const topics = readTopics(answers.topics ?? [], newsroom, object, notes);
  const time = readTime(answers.published, { now, timeZone: site.timeZone }, object);
  const folder = folderOf(time?.moment ?? now, site.timeZone);
  if (folder === undefined) object(time ? '--published' : '--now', 'is in a year that has no folder.');
  const story = readStory(answers, { desk, type, folder }, object);
  const photos = await readPhotos(
    answers.photos ?? [],
    { type, desk, year: folder?.slice(0, 4) ?? '2000' },
    objections,
  );
  if (objections.length > 0) return objections;

  // Nobody's build is to wait for, or to publish, what has yet to be written.
  const isUnwritten = !WITHOUT_TEXT.has(type);
  const isDraft = answers.draft === true || time === undefined || isUnwritten;
  const data = {
    headline: values['headline'],
    summary: values['summary'],
    published: time?.text,
    section,
    type: type === 'news' ? undefined : type,
    topics,
    authors: byline.ids,
    ...withoutKeys(values, ['headline', 'summary']),
    ...(type === 'gallery' ? { photos: photos.said } : { photo: photos.said[0] }),
    draft: isDraft || undefined,
  };
  const file = { path: `articles/${story}.md`, content: composeFile(data, '') };
  const schema = schemaOf('article', site.timeZone);
  // What no single text shows, as a death before a birth.
  const parsed = schema.safeParse(splitMarkdown(file.content).data, { reportInput: true });
  if (!parsed.success)
    return explain(file.path, file.content, schema, parsed.error.issues).map(({ field = '', message }) => ({
      flag: flagOf(field),
      message: withoutSubject(message, nameOfField(field)),
    }));

  const embargo = (parsed.data as { embargo?: number }).embargo;
  return {
    files: [file, ...byline.files, ...photos.copies],
    usedPhotos: photos.used,
    story: story!,
    address: articleAddress(story!),
    ...(time && { opens: Math.max(time.moment, embargo ?? time.moment) }),
    isDraft,
    isUnwritten,
    notes,
  };
}

type Object = (flag: string, message: string) => void;

function readType(said: string | undefined, object: Object): StoryType {
  const type = clean(said ?? 'news').toLowerCase();
  if ((STORY_TYPES as readonly string[]).includes(type)) return type as StoryType;
  object(
    '--type',
    `${said} is no form of story. ${meant(type, STORY_TYPES) ?? `There are ${STORY_TYPES.join(', ')}.`}`,
  );
  return 'news';
}

/** The fields as they stand in the frontmatter: groups of keys are groups. */
function readFields(
  { texts, type: saidType }: Answers,
  type: StoryType,
  timeZone: string,
  objections: Objection[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of FIELD_NAMES) {
    const { key, form, wanted, schema, read } = fieldOf(name);
    const flag = `--${name}`;
    const said = texts[name];
    if (said === undefined) {
      if (wanted && (!form || form === type))
        objections.push({ flag, message: `is missing: ${wanted}`, isMissing: true });
      continue;
    }
    if (form && form !== type) {
      // With a form that does not exist, it cannot be told whether this one belongs to it.
      if (saidType === undefined || saidType === type) objections.push({ flag, message: `is for --type ${form}.` });
      continue;
    }
    const value = read ? read(clean(said)) : clean(said);
    const wrong = objectTo(schema(timeZone), value);
    if (wrong !== undefined) objections.push({ flag, message: wrong });
    const [group, inner] = key;
    if (inner === undefined) values[group] = value;
    else values[group] = { ...(values[group] as object | undefined), [inner]: value };
  }
  return values;
}

function readSection(said: string | undefined, { site }: Newsroom, objections: Objection[]): string | undefined {
  const { sections } = site;
  const ids = sections.map(({ id }) => id);
  if (said === undefined) {
    if (sections.length === 1) return ids[0];
    objections.push({ flag: '--section', message: `is missing: --section ${ids.join(' or ')}`, isMissing: true });
    return undefined;
  }
  const found = findNamed(said, sections);
  if (!found)
    objections.push({
      flag: '--section',
      message: `${said} is no section. ${meantNamed(said, sections) ?? `There are ${ids.join(', ')}.`}`,
    });
  return found?.id;
}

/** Who wrote it, and the files of those who have none yet. */
function readByline(
  { authors = [], newAuthors }: Answers,
  desk: Desk,
  object: Object,
  notes: string[],
): { ids: string[]; files: NewFile[] } {
  const { authors: known } = desk.newsroom;
  const ids: string[] = [];
  for (const said of authors) {
    const found = findNamed(said, known);
    if (found) ids.push(found.id);
    else {
      const guess = meantNamed(said, known);
      object(
        '--author',
        `${said} has no file in ${desk.content}/authors. ${guess ? `${guess} ` : ''}Someone new is --new-author "Name".`,
      );
    }
  }
  const files: NewFile[] = [];
  for (const said of newAuthors) {
    const name = clean(said);
    const wrong = objectTo(authorSchema.shape.name, name);
    const namesake = findNamed(name, known);
    if (wrong !== undefined) object('--new-author', wrong);
    else if (namesake) object('--new-author', `${name} has a file already: --author ${namesake.id}`);
    else {
      const id = freeAuthorId(name, desk, files);
      const path = `authors/${id}.md`;
      if (files.some(({ content }) => content === composeFile({ name }, ''))) continue;
      const near = nearest(
        name,
        known.map((author) => author.name),
      );
      const like = known.find((author) => author.name === near);
      if (like)
        notes.push(
          `${name} is new. If ${like.name} is meant, write authors: [${like.id}] and delete ${desk.content}/${path}.`,
        );
      files.push({ path, content: composeFile({ name }, '') });
      ids.push(id);
    }
  }
  return { ids: [...new Set(ids)], files };
}

/** An id that is no other author's. */
function freeAuthorId(name: string, { newsroom, public: published }: Desk, files: readonly NewFile[]): string {
  const stem = shortenSlug(slugify(name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? stem : `${stem}-${number}`;
    const path = `authors/${candidate}.md`;
    const place = placeOf(path);
    if (
      place !== undefined &&
      'kind' in place &&
      findNamesake(newsroom.directory, path) === undefined &&
      !files.some((file) => file.path === path) &&
      !existsSync(join(published, 'authors', candidate))
    )
      return candidate;
  }
}

function readTopics(
  said: readonly string[],
  { topics: known, usedTopics }: Newsroom,
  object: Object,
  notes: string[],
): string[] {
  const all = [...new Set([...known.map(({ id }) => id), ...usedTopics])];
  const ids = said.flatMap((topic) => {
    const found = findNamed(topic, known);
    if (found) return [found.id];
    const made = slugify(topic);
    if (/[\p{L}\p{N}]/u.test(topic) && id.safeParse(made).success) {
      const short = shortenSlug(made);
      const guess = all.includes(short) ? undefined : slipOf(short, all);
      if (guess !== undefined)
        notes.push(`No other story has the topic ${short}. If ${guess} is meant, correct topics:.`);
      return [short];
    }
    object('--topic', `${topic || '""'} has no letters. Write what the story is about, like sea-wall.`);
    return [];
  });
  return [...new Set(ids)];
}

interface SaidTime {
  /** Ms since 1970. */
  moment: number;
  /** As it is written. */
  text: string;
}

function readTime(
  said: string | undefined,
  { now, timeZone }: { now: number; timeZone: string },
  object: Object,
): SaidTime | undefined {
  if (said === undefined) return undefined;
  const text = clean(said).toLowerCase() === NOW_WORD ? writeMoment(now, timeZone) : clean(said);
  const parsed = instant(timeZone).safeParse(text);
  if (parsed.success) return { moment: parsed.data, text };
  object('--published', `${said} ${parsed.error.issues[0]!.message}`);
  return undefined;
}

/** The place of a story: `2026/11/harbor-vote`. */
function readStory(
  { slug: said, texts: { headline } }: Answers,
  { desk, type, folder }: { desk: Desk; type: StoryType; folder: string | undefined },
  object: Object,
): string | undefined {
  const slug = said === undefined ? headline && suggestSlug(headline, desk.newsroom.site.language) : said.trim();
  if (slug === undefined || folder === undefined) return undefined;
  const wrong = objectToSlug(slug, folder, type, desk);
  if (wrong === undefined) return `${folder}/${slug}`;
  object('--slug', wrong);
  return undefined;
}

/**
 * Why a story cannot be called so; undefined when it can.
 *
 * @param folder - `2026/11`
 */
export function objectToSlug(
  slug: string,
  folder: string,
  type: StoryType,
  { newsroom: { directory }, public: published, content }: Pick<Desk, 'newsroom' | 'public' | 'content'>,
): string | undefined {
  const wrong = objectTo(id, slug);
  if (wrong !== undefined) return `${slug} ${wrong}`;
  if (Buffer.byteLength(slug) > LONGEST_NAME) return 'is too long for the name of a file.';
  const story = `${folder}/${slug}`;
  const path = `articles/${story}.md`;
  const place = placeOf(path);
  if (!place || 'rule' in place || place.kind !== 'article') return `${slug} cannot be the name of a story.`;
  const other = 'Choose another name: --slug …';
  if (findNamesake(directory, path) !== undefined)
    return `${slug} is taken: there is ${content}/${path} already. ${other}`;
  if (type !== 'live' && findNamesake(directory, `articles/${story}`) !== undefined)
    return `${slug} is taken: ${content}/articles/${story}/ has posts of a live story. ${other}`;
  if (existsSync(join(published, story))) return `${slug} is taken: there is public/${story} already. ${other}`;
  const alias = findAlias(directory, story);
  return alias && `${slug} is taken: it is an old address of ${content}/${alias}. ${other}`;
}

interface SaidPhoto {
  src: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

async function readPhotos(
  answers: readonly PhotoAnswer[],
  { type, desk, year }: { type: StoryType; desk: Desk; year: string },
  objections: Objection[],
): Promise<{ said: SaidPhoto[]; copies: NewFile[]; used: string[] }> {
  const said: SaidPhoto[] = [];
  const copies: NewFile[] = [];
  const used: string[] = [];
  if (type === 'gallery' && answers.length === 0)
    objections.push({ flag: '--photo', message: 'is missing: --photo FILE for each picture', isMissing: true });
  if (type !== 'gallery' && answers.length > 1)
    objections.push({ flag: '--photo', message: 'stands twice. Only --type gallery has several.' });
  for (const answer of answers) {
    for (const key of ['alt', 'caption', 'credit'] as const) {
      const wrong = answer[key] === undefined ? undefined : objectToWord(answer[key]);
      if (wrong !== undefined) objections.push({ flag: `--${key}`, message: wrong });
    }
    try {
      const place = { content: desk.newsroom.directory, folder: desk.folder, year, others: copies };
      const taken = await takePhoto(answer.file, place);
      for (const key of missingWords(answer, taken.says))
        objections.push({ flag: `--${key}`, message: MISSING_WORDS[key](answer.file), isMissing: true });
      const { alt, caption, credit } = answer;
      said.push({ src: taken.src, ...mapValues({ alt, caption, credit }, clean) });
      if (taken.copy) copies.push(taken.copy);
      else used.push(taken.src);
    } catch (error) {
      if (!(error instanceof PhotoError)) throw error;
      objections.push({ flag: `--photo ${answer.file}:`, message: error.message });
    }
  }
  return { said, copies, used };
}

const MISSING_WORDS = {
  alt: (file: string) => `is missing: ${file} does not say itself what it shows, for those who cannot see it`,
  credit: (file: string) => `is missing: ${file} does not say itself who made it, like Alex Kim/Harbor Ledger`,
};

/** Why something cannot be said of a picture. */
export const objectToWord = (text: string): string | undefined => objectTo(photoSchema.shape.alt, text);

function mapValues(group: Record<string, string | undefined>, map: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(group).flatMap(([key, text]) => (text === undefined ? [] : [[key, map(text)]])),
  );
}

function withoutKeys(group: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).filter(([key]) => !keys.includes(key)));
}

const withoutSubject = (message: string, subject: string) =>
  message.startsWith(`${subject} `) ? message.slice(subject.length + 1) : message;

/** The flag by which a key of the frontmatter is said. */
function flagOf(field: string): string {
  const name = FIELD_NAMES.find((candidate) => fieldOf(candidate).key.filter(Boolean).join('.') === field);
  return `--${name ?? field.replace(/^photos?\.(?:\d+\.)?/, '')}`;
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Whom or what is meant by an id or a name. */
export function findNamed<Kind extends Named>(said: string, known: readonly Kind[]): Kind | undefined {
  return known.find(({ id }) => id === said.trim()) ?? known.find(({ name }) => fold(name) === fold(said));
}

function meantNamed(said: string, known: readonly Named[]): string | undefined {
  const byId = nearest(
    said.trim(),
    known.map(({ id }) => id),
  );
  const name = nearest(
    fold(said),
    known.map(({ name }) => fold(name)),
  );
  const guess = byId ?? known.find((one) => fold(one.name) === name)?.id;
  return guess && `Did you mean ${guess}?`;
}

function meant(word: string, candidates: readonly string[]): string | undefined {
  const best = nearest(word, candidates);
  return best && `Did you mean ${best}?`;
}
