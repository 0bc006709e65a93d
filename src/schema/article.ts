import { z } from 'zod';
import { acrossKeys } from './across-keys.ts';
import { life, reviewed, subject } from './forms.ts';
import { noteSchema } from './note.ts';
import { photo } from './photo.ts';
import { id, instant, language, line, sitePath, storyId } from './text.ts';

/** The forms that a story can take. */
export const STORY_TYPES = [
  'news',
  'brief',
  'analysis',
  'opinion',
  'explainer',
  'feature',
  'interview',
  'review',
  'obituary',
  'gallery',
  'live',
] as const;

export type StoryType = (typeof STORY_TYPES)[number];

/**
 * Forms that are something without a text: a brief may be its headline and summary, a gallery is its pictures, a live
 * story its posts.
 */
export const WITHOUT_TEXT: ReadonlySet<StoryType> = new Set(['brief', 'gallery', 'live']);

/** Keys that one form of story must have and no other may: its form, what to write, and what the key is for. */
export const OF_ONE_FORM = {
  photos: {
    type: 'gallery',
    write: 'List the pictures of the gallery, each with src: below a hyphen.',
    instead: 'is for galleries. Write type: gallery, or put the pictures into the text.',
  },
  subject: {
    type: 'interview',
    write: 'Say who speaks, like subject: {name: Aurelio Banks, role: conductor}.',
    instead: 'is for interviews. Write type: interview, or take it out.',
  },
  reviewed: {
    type: 'review',
    write: 'Say what is reviewed, like reviewed: {name: A Short History of Fog, kind: book}.',
    instead: 'is for reviews. Write type: review, or take it out.',
  },
  life: {
    type: 'obituary',
    write: 'Say whose life it was, like life: {name: Wallace Peake, born: 1934, died: 2026-10-06}.',
    instead: 'is for obituaries. Write type: obituary, or take it out.',
  },
} as const;

/**
 * The frontmatter of `content/articles/YYYY/MM/slug.md`.
 *
 * @param timeZone - the zone of times that are written without an offset (IANA name).
 */
export function articleSchema(timeZone: string) {
  const moment = instant(timeZone);
  return z
    .strictObject({
      headline: line.describe('The headline, in sentence case.'),
      summary: line.describe('One or two sentences below the headline; also called standfirst or dek.'),
      published: moment.optional().describe('When the story was first published. Required unless draft.'),
      updated: moment.optional().describe('When it last changed in substance; never before published.'),
      section: id.describe('The section, an id from site.yaml.'),
      type: z.enum(STORY_TYPES).default('news').describe('The form of the story.'),
      language: language.optional().describe('The language that it is written in, when it is not that of the site.'),
      urgency: z.int().min(1).max(9).default(5).describe('1 (most urgent) to 9, as in IPTC ninjs; ranks the fronts.'),
      topics: z.array(id).default([]).describe('What the story is about; a file in content/topics is optional.'),
      authors: z.array(id).default([]).describe('Who wrote it: ids of files in content/authors.'),
      contributors: z
        .array(
          z.strictObject({
            author: id.describe('An id in content/authors.'),
            role: line.describe('What they did: Reported from Busan.'),
          }),
        )
        .default([])
        .describe('Others who worked on it, each with what they did.'),
      source: line.optional().describe('The agency or partner, when the story is theirs: AP.'),
      dateline: line.optional().describe('Where it was reported: BUSAN, South Korea.'),
      photo: photo.optional().describe('The lead picture.'),
      photos: z.array(photo).default([]).describe('The pictures of a gallery, in their order.'),
      subject: subject.optional().describe('Who speaks. Required in an interview, and only there.'),
      reviewed: reviewed.optional().describe('What is reviewed. Required in a review, and only there.'),
      life: life.optional().describe('Whose life it was. Required in an obituary, and only there.'),
      corrections: z
        .array(noteSchema(moment))
        .default([])
        .describe('Corrections, clarifications and updates, shown on the story and in the log of the site.'),
      method: z.array(line).default([]).describe('How it was reported, a paragraph an item; shown in a box.'),
      related: z.array(storyId).default([]).describe('Stories to read next, as 2026/10/tide-report.'),
      series: id.optional().describe('The series that it is a part of.'),
      newsletter: z
        .union([id, z.literal(false)])
        .optional()
        .describe('Which sign-up block it carries; false for none.'),
      aliases: z.array(sitePath).default([]).describe('Old addresses of this story that lead here.'),
      ended: moment
        .optional()
        .describe('When a live story was over: it is then a story as others are, its posts from first to last.'),
      embargo: moment.optional().describe('Not public before this, whatever published says.'),
      draft: z.boolean().default(false).describe('true: never public.'),
    })
    .superRefine(
      ...acrossKeys<ArticleKeys>((article, { say, areSound }) => {
        if (article.published === undefined && !article.draft && areSound('published', 'draft'))
          say('published', 'is missing. Write when the story is published, like 2026-11-09T18:30, or draft: true.');
        for (const [key, { type, write, instead }] of Object.entries(OF_ONE_FORM)) {
          const name = key as keyof typeof OF_ONE_FORM;
          if (!areSound('type', name)) continue;
          const value = article[name];
          const there = Array.isArray(value) ? value.length > 0 : value !== undefined;
          if ((article.type === type) !== there) say(name, there ? instead : `is missing. ${write}`);
        }
        const { published, updated, ended } = article;
        if (ended !== undefined && article.type !== 'live' && areSound('type'))
          say('ended', 'is for live stories. Write type: live, or take it out.');
        if (ended !== undefined && published !== undefined && ended < published)
          say('ended', 'is before published. A live story ends after it has begun.');
        if (updated !== undefined && published !== undefined && updated < published)
          say('updated', 'is before published. A story is updated after it is published.');
      }),
    );
}

/** The keys that are held against each other. */
interface ArticleKeys extends Partial<Record<keyof typeof OF_ONE_FORM, unknown>> {
  published?: number | undefined;
  updated?: number | undefined;
  ended?: number | undefined;
  type: StoryType;
  draft: boolean;
}

export type Article = z.output<ReturnType<typeof articleSchema>>;
