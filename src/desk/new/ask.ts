/** Asks at a terminal for what has not been said by flags. */
import type { Readable, Writable } from 'node:stream';
import { autocompleteMultiselect, confirm, intro, isCancel, log, multiselect, select, text } from '@clack/prompts';
import { STORY_TYPES, type StoryType } from '../../schema/article.ts';
import { author as authorSchema } from '../../schema/author.ts';
import { REVIEWED_KINDS } from '../../schema/forms.ts';
import { slugify } from '../../schema/kinds.ts';
import { nearest } from '../../schema/nearest.ts';
import { instant } from '../../schema/text.ts';
import { showInvisible } from '../../press/report.ts';
import { suggestSlug } from '../suggest-slug.ts';
import { fieldOf, objectTo, type Answers, type FieldName, type PhotoAnswer } from './fields.ts';
import { folderOf, NOW_WORD, writeMoment } from './moment.ts';
import type { Named } from './newsroom.ts';
import { findNamed, objectToSlug, objectToWord, type Desk } from './plan-story.ts';
import { missingWords, PhotoError, takePhoto } from './take-photo.ts';

/** Where questions are shown and answers typed. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/** The person has had enough: Ctrl-C, or Escape. */
export class CancelledError extends Error {}

/** What each form of story is for. */
const FORMS: Readonly<Record<StoryType, string>> = {
  news: 'what has happened',
  brief: 'the same in a paragraph or two',
  analysis: 'what it means',
  opinion: 'what somebody thinks',
  explainer: 'how something works, under headings',
  feature: 'a long story with a large picture',
  interview: 'questions and answers',
  review: 'of a book, a film, a restaurant …',
  obituary: 'a life',
  gallery: 'pictures one after the other',
  live: 'told in posts while it happens',
};

/** The questions of one form. */
const QUESTIONS: Partial<Record<FieldName, string>> = {
  subject: 'Who speaks?',
  'subject-role': 'Who is that? (Enter leaves it out)',
  reviewed: 'What is reviewed?',
  creator: 'Whose work is it? (Enter leaves it out)',
  rating: 'How many stars, out of 5? (Enter leaves them out)',
  life: 'Who has died?',
  born: 'Born when? A year, a month or a day, like 1934-05-02 (Enter leaves it out)',
  died: 'Died when? Like 2026-10-06',
};

/** The last choice of a list: something that is not in it. */
const ANOTHER = '\0another';
const MOST_ROWS = 12;
/** Choices that one finds faster by looking than by typing. */
const FEW = 16;

/**
 * Asks for all that has not been said, one question after the other.
 *
 * @returns what had been said, and what was answered.
 * @throws CancelledError
 */
export async function askForStory(said: Answers, desk: Desk, terminal: Terminal): Promise<Answers> {
  const { site, authors, topics } = desk.newsroom;
  const answers: Answers = { ...said, texts: { ...said.texts }, newAuthors: [...said.newAuthors] };
  const ask = asker(terminal);
  intro(
    `A new story for ${showInvisible(site.name)}. Nothing is written before the last answer; Ctrl-C leaves.`,
    terminal,
  );

  const headline = (answers.texts.headline ??= await ask.field('headline', 'Headline', site.timeZone));
  const type = (answers.type ??= await ask.choice(
    'What kind of story is it?',
    STORY_TYPES.map((form) => ({ value: form, label: form, hint: FORMS[form] })),
  )) as StoryType;
  answers.section ??=
    site.sections.length === 1
      ? site.sections[0]!.id
      : await ask.choice(
          'Section',
          site.sections.map(({ id, name }) => ({ value: id, label: showInvisible(name) })),
        );
  answers.texts.summary ??= await ask.field(
    'summary',
    'Summary: one or two sentences below the headline',
    site.timeZone,
  );
  await askForForm();
  if (answers.authors === undefined && answers.newAuthors.length === 0) await askForAuthors();
  answers.topics ??= await askForTopics();
  await askForPhotos();
  answers.slug ??= await askForSlug();
  if (answers.published === undefined && answers.draft === undefined) await askForTime();
  return answers;

  async function askForForm(): Promise<void> {
    for (const name of Object.keys(QUESTIONS) as FieldName[]) {
      const { form, wanted } = fieldOf(name);
      if (form !== type || answers.texts[name] !== undefined) continue;
      const answer = await ask.field(name, QUESTIONS[name]!, site.timeZone, !wanted);
      if (answer) answers.texts[name] = answer;
      if (name === 'reviewed')
        answers.texts.kind ??= await ask.choice(
          'What is that?',
          REVIEWED_KINDS.map((kind) => ({ value: kind, label: kind })),
        );
    }
  }

  async function askForAuthors(): Promise<void> {
    const chosen = await ask.several('Who wrote it?', authors, 'Someone new');
    const ids = chosen.filter((id) => id !== ANOTHER);
    answers.authors = ids;
    let more = chosen.includes(ANOTHER);
    while (more) {
      const name = await ask.line('The name of the new author, as it stands in bylines', (value) =>
        objectTo(authorSchema.shape.name, value),
      );
      const namesake =
        findNamed(name, authors) ??
        authors.find(
          (one) =>
            one.name ===
            nearest(
              name,
              authors.map((author) => author.name),
            ),
        );
      if (namesake && (await ask.yes(`There is ${showInvisible(namesake.name)} already. Is that who you mean?`)))
        ids.push(namesake.id);
      else if (!findNamed(name, authors)) answers.newAuthors.push(name);
      more = await ask.yes('Is there another new author?', false);
    }
  }

  async function askForTopics(): Promise<string[]> {
    const chosen = await ask.several('What is it about?', topics, 'Another topic');
    const known = chosen.filter((id) => id !== ANOTHER);
    if (!chosen.includes(ANOTHER)) return known;
    const others = await ask.line('Other topics, with commas between them', (value) =>
      value.split(',').every((topic) => /[\p{L}\p{N}]/u.test(topic))
        ? undefined
        : 'needs letters, like night bus, ferries',
    );
    return [...known, ...others.split(',').map((topic) => findNamed(topic, topics)?.id ?? slugify(topic))];
  }

  async function askForPhotos(): Promise<void> {
    const photos = answers.photos ?? [];
    for (const photo of photos) await askForWords(photo);
    if (answers.photos !== undefined) return;
    for (;;) {
      const isFirstOfGallery = type === 'gallery' && photos.length === 0;
      const file = await ask.line(
        isFirstOfGallery
          ? 'The first picture: the path of its file'
          : `${type === 'gallery' ? 'The next picture' : 'A photo'}: the path of its file (Enter for none)`,
        objectToPhoto,
        { isOptional: !isFirstOfGallery },
      );
      if (!file) break;
      photos.push({ file });
      await askForWords(photos.at(-1)!);
      if (type !== 'gallery') break;
    }
    if (photos.length > 0) answers.photos = photos;
  }

  function placeOfPhotos() {
    const year = folderOf(desk.now, site.timeZone)?.slice(0, 4) ?? '2000';
    return { content: desk.newsroom.directory, folder: desk.folder, year, others: [] };
  }

  async function objectToPhoto(file: string): Promise<string | undefined> {
    try {
      await takePhoto(file, placeOfPhotos());
      return undefined;
    } catch (error) {
      if (error instanceof PhotoError) return error.message;
      throw error;
    }
  }

  /** Asks for what a picture does not say itself. */
  async function askForWords(photo: PhotoAnswer): Promise<void> {
    const wrong = await objectToPhoto(photo.file);
    // Flags are found wrong when all has been asked.
    if (wrong !== undefined) return;
    const { says } = await takePhoto(photo.file, placeOfPhotos());
    const words = Object.entries({ ...says, ...photo }).filter(([key]) => ['alt', 'caption', 'credit'].includes(key));
    if (words.length > 0)
      log.info(
        [`It says of itself:`, ...words.map(([key, value]) => `${key}: ${showInvisible(value)}`)].join('\n'),
        terminal,
      );
    if (missingWords(photo, says).has('alt'))
      photo.alt = await ask.line('What does it show, for those who cannot see it?', objectToWord);
    if (photo.caption === undefined && says.caption === undefined) {
      const caption = await ask.line('Its caption: who, where, when (Enter for none)', objectToWord, {
        isOptional: true,
      });
      if (caption) photo.caption = caption;
    }
    if (missingWords(photo, says).has('credit'))
      photo.credit = await ask.line('Its credit, like Alex Kim/Harbor Ledger', objectToWord);
  }

  async function askForSlug(): Promise<string> {
    const parsed = instant(site.timeZone).safeParse(answers.published);
    const folder = folderOf(parsed.data ?? desk.now, site.timeZone);
    return ask.line(
      'The end of its address',
      (value) => (folder === undefined ? undefined : objectToSlug(value, folder, type, desk)),
      { initialValue: suggestSlug(headline, site.language) },
    );
  }

  async function askForTime(): Promise<void> {
    const time = await ask.choice('When is it published?', [
      { value: 'draft', label: 'Not yet', hint: 'a draft, which readers do not see' },
      { value: NOW_WORD, label: 'Now', hint: writeMoment(desk.now, site.timeZone) },
      { value: 'later', label: 'At a time of your own' },
    ]);
    if (time === 'draft') answers.draft = true;
    else if (time === NOW_WORD) answers.published = NOW_WORD;
    else
      answers.published = await ask.line(
        `When? By the clocks of ${site.timeZone}`,
        (value) => objectTo(instant(site.timeZone), value),
        { initialValue: writeMoment(desk.now, site.timeZone) },
      );
  }
}

interface LineOptions {
  initialValue?: string;
  /** Enter alone is an answer too. */
  isOptional?: boolean;
}

/** The kinds of questions, each of which throws when it is cancelled. */
function asker(terminal: Terminal) {
  const uncancelled = <Value>(answer: Value): Exclude<Value, symbol> => {
    if (isCancel(answer)) throw new CancelledError();
    return answer as Exclude<Value, symbol>;
  };
  const line = async (
    message: string,
    object: (value: string) => string | undefined | Promise<string | undefined>,
    { initialValue, isOptional = false }: LineOptions = {},
  ): Promise<string> => {
    const answer = await text({
      message,
      ...(initialValue !== undefined && { initialValue }),
      validate: async (typed) => {
        const value = (typed ?? '').trim();
        if (!value) return isOptional ? undefined : 'This is needed.';
        const wrong = await object(value);
        return wrong && sentenceOf(wrong);
      },
      ...terminal,
    });
    // Enter alone answers with undefined, whatever its type says.
    return ((uncancelled(answer) as string | undefined) ?? '').trim();
  };
  return {
    line,
    field: (name: FieldName, message: string, timeZone: string, isOptional = false) => {
      const { schema, read } = fieldOf(name);
      return line(message, (value) => objectTo(schema(timeZone), read ? read(value) : value), { isOptional });
    },
    choice: async (message: string, options: { value: string; label: string; hint?: string }[]) =>
      uncancelled(await select<string>({ message, options, maxItems: MOST_ROWS, ...terminal })),
    yes: async (message: string, initialValue = true) =>
      uncancelled(await confirm({ message, initialValue, ...terminal })),
    several: async (message: string, known: readonly Named[], another: string) => {
      const options = [
        ...known.map(({ id, name }) => ({ value: id, label: showInvisible(name), hint: id })),
        { value: ANOTHER, label: `${another} …` },
      ];
      const list = { message, options, maxItems: MOST_ROWS, ...terminal };
      if (options.length <= FEW) return uncancelled(await multiselect<string>({ ...list, required: false }));
      return uncancelled(
        await autocompleteMultiselect<string>({
          ...list,
          placeholder: 'Type to search',
          // What is not in the list stays at hand when a name was typed that is not in it.
          filter: (search, { value, label = '' }) =>
            value === ANOTHER || `${label} ${value}`.toLowerCase().includes(search.toLowerCase()),
        }),
      );
    },
  };
}

/** A predicate as a sentence below the answer. */
function sentenceOf(predicate: string): string {
  const isPredicate = /^(?:is|has|must|needs)\b/.test(predicate);
  return isPredicate ? `This ${predicate}` : predicate[0]!.toUpperCase() + predicate.slice(1);
}
