import { z } from 'zod';
import { line } from './text.ts';

/** The frontmatter of `content/pages/id.md`: the newsroom's own pages (about, ethics, contact …). */
export const page = z.strictObject({
  title: line.describe('The title of the page.'),
  summary: line.optional().describe('A sentence below the title, also for search results.'),
  order: z.int().default(100).describe('Its place among the pages at the foot of every page; small comes first.'),
});

export type Page = z.output<typeof page>;
