import type { Root } from 'mdast';
import { unified } from 'unified';
import { nativeParser } from './native-parser.ts';
import { markParts, type Fences } from './parts/mark-parts.ts';

/** A body's Markdown tree as it was typed, for those who only read it. */
export interface ParsedBody {
  /** A thematic break stands for each line that opens or closes a part. */
  tree: Root;
  /** Those lines, by their numbers. */
  fences: Fences;
}

const processor = unified().use(nativeParser).freeze();

/**
 * Reads a body without making anything of it. Places count from the body's beginning; lines end with a line feed.
 *
 * @throws what the parser throws over a text that `renderMarkdown` calls unreadable.
 */
export function parseMarkdown(source: string): ParsedBody {
  const { source: marked, fences } = markParts(source);
  return { tree: processor.parse(marked.replaceAll('\0', '\uFFFD')) as Root, fences };
}
