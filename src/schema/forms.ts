/** What only some forms of story have: who speaks, what is reviewed, whose life it was. */
import { z } from 'zod';
import { acrossKeys } from './across-keys.ts';
import { line, partialDate, webAddress } from './text.ts';

/** What can be reviewed; each has its word in every language. */
export const REVIEWED_KINDS = [
  'book',
  'film',
  'series',
  'album',
  'concert',
  'theater',
  'exhibition',
  'restaurant',
  'game',
  'product',
] as const;

/** Who speaks in an interview. */
export const subject = z.strictObject({
  name: line.describe('Who speaks: Aurelio Banks.'),
  role: line.optional().describe('Who that is: conductor of the Harbor Philharmonic.'),
});

/** What a review is of. */
export const reviewed = z.strictObject({
  name: line.describe('What is reviewed: A Short History of Fog.'),
  kind: z.enum(REVIEWED_KINDS).describe('What it is.'),
  creator: line.optional().describe('Whose it is, as readers should see it: Imelda Roake.'),
  publisher: line.optional().describe('Who published or released it.'),
  venue: line.optional().describe('Where it is to be seen, heard or eaten.'),
  date: line.optional().describe('When, in words: Through Jan. 10.'),
  price: line.optional().describe('What it costs, with its currency: $19.'),
  rating: z
    .number()
    .min(0, 'must be between 0 and 5.')
    .max(5, 'must be between 0 and 5.')
    .refine((stars) => Number.isInteger(stars * 2), { message: 'must be whole or half stars, like 3.5.' })
    .optional()
    .describe('Out of 5, in halves.'),
  url: webAddress.optional().describe('Its own page, to which its name leads.'),
});

/** The dates of a life, for an obituary. */
export const life = z
  .strictObject({
    name: line.describe('Who has died: Wallace Peake.'),
    born: partialDate.optional().describe('A year, a month or a day: 1934-05-02. Leave it out when it is not known.'),
    birthplace: line.optional().describe('Where.'),
    died: partialDate.describe('The same of the death.'),
    deathplace: line.optional().describe('Where.'),
  })
  .superRefine(
    ...acrossKeys<{ born?: string | undefined; died: string }>(({ born, died }, { say }) => {
      if (born === undefined || died === undefined) return;
      const known = Math.min(born.length, died.length);
      if (died.slice(0, known) < born.slice(0, known)) say('died', 'is before born.');
    }),
  );

export type Subject = z.output<typeof subject>;
export type Reviewed = z.output<typeof reviewed>;
export type Life = z.output<typeof life>;
