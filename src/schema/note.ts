import { z } from 'zod';
import { line, type instant } from './text.ts';

/** What a note on a story is: a mistake put right, something made clearer, or something new. */
export const NOTE_KINDS = ['correction', 'clarification', 'update'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];

/** A correction, a clarification or an update of a story, or of a post. @param moment - reads its date. */
export const noteSchema = (moment: ReturnType<typeof instant>) =>
  z.strictObject({
    date: moment.describe('When it was corrected.'),
    text: line.describe('What was wrong and what is right.'),
    kind: z
      .enum(NOTE_KINDS)
      .default('correction')
      .describe('Of a mistake, of what could be misunderstood, or of what is new.'),
  });

export type Note = z.output<ReturnType<typeof noteSchema>>;
