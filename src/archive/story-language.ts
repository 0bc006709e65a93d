import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FrontmatterError, splitMarkdown } from '../schema/frontmatter.ts';
import { language } from '../schema/text.ts';

/**
 * The language that a story says it is in, which is that of its posts too; undefined when it says none, or nothing that
 * can be understood.
 *
 * @param directory - the content folder.
 * @param story - `2026/11/storm`
 */
export function languageOfStory(directory: string, story: string): string | undefined {
  const file = join(directory, 'articles', `${story}.md`);
  if (!existsSync(file)) return undefined;
  try {
    const { data } = splitMarkdown(readFileSync(file, 'utf8'));
    return language.safeParse((data as { language?: unknown }).language).data;
  } catch (error) {
    if (error instanceof FrontmatterError) return undefined;
    throw error;
  }
}
