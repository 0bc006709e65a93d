import { z } from 'zod';
import { line, storyId } from './text.ts';

/** The frontmatter of `content/series/id.md`; an introduction may follow as the body. */
export const series = z.strictObject({
  name: line.describe('The name as readers see it: Rising water.'),
  description: line.optional().describe('A sentence on what it is about.'),
  parts: z
    .array(storyId)
    .default([])
    .describe('Its stories in their order. Those that are not listed follow, the oldest first.'),
});

export type Series = z.output<typeof series>;
