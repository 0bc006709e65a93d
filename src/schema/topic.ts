import { z } from 'zod';
import { line } from './text.ts';

/** The frontmatter of `content/topics/id.md`; an introduction may follow as the body. */
export const topic = z.strictObject({
  name: line.describe('The name as readers see it: The sea wall.'),
  description: line.optional().describe('A sentence on what it covers.'),
});

export type Topic = z.output<typeof topic>;
