import { z } from 'zod';
import { acrossKeys } from './across-keys.ts';
import { noteSchema } from './note.ts';
import { id, instant, line } from './text.ts';

/**
 * The frontmatter of `content/articles/YYYY/MM/slug/name.md`: one post of the live story `slug.md` beside that folder.
 *
 * @param timeZone - the zone of times that are written without an offset (IANA name).
 */
export function postSchema(timeZone: string) {
  const moment = instant(timeZone);
  return z
    .strictObject({
      headline: line.optional().describe('A headline for this post, when it has one of its own.'),
      published: moment
        .optional()
        .describe('When it was posted; posts stand in this order. Not public before. Required unless draft.'),
      updated: moment.optional().describe('When it last changed in substance; never before published.'),
      key: z.boolean().default(false).describe('true: a key moment, which the list above the posts names.'),
      authors: z.array(id).default([]).describe('Who wrote it, when that is to be said: ids in content/authors.'),
      corrections: z
        .array(noteSchema(moment))
        .default([])
        .describe('Corrections, clarifications and updates, shown below the post and in the log of the site.'),
      draft: z.boolean().default(false).describe('true: never public.'),
    })
    .superRefine(
      ...acrossKeys<PostKeys>(({ headline, published, updated, key, draft }, { say, areSound }) => {
        if (published === undefined && !draft && areSound('published', 'draft'))
          say('published', 'is missing. Write when it was posted, like 2026-11-09T18:30, or draft: true.');
        if (key && headline === undefined && areSound('headline'))
          say('headline', 'is missing. A key moment is listed by its headline; write one, or take out key: true.');
        if (updated !== undefined && published !== undefined && updated < published)
          say('updated', 'is before published. A post is updated after it is published.');
      }),
    );
}

/** The keys that are held against each other. */
interface PostKeys {
  headline?: string | undefined;
  published?: number | undefined;
  updated?: number | undefined;
  key: boolean;
  draft: boolean;
}

export type Post = z.output<ReturnType<typeof postSchema>>;
