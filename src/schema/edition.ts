import { z } from 'zod';
import { instant, line, storyId } from './text.ts';

/**
 * The frontmatter of `content/newsletters/id/2026-11-24.md`: one edition of a newsletter, introduced by the body.
 *
 * @param timeZone - the zone of times that are written without an offset (IANA name).
 */
export function editionSchema(timeZone: string) {
  return z.strictObject({
    subject: line.describe('The subject of the mail, and the headline of the page.'),
    summary: line.optional().describe('What mail programs show beside the subject.'),
    sent: instant(timeZone)
      .optional()
      .describe('When it was sent, which npm run newsletter writes. Without it, it is on no page.'),
    stories: z.array(storyId).default([]).describe('Its stories in their order, the first with a large picture.'),
  });
}

export type Edition = z.output<ReturnType<typeof editionSchema>>;
