/** The words of a Markdown file, wherever in it they stand. */
import type { Nodes, Root } from 'mdast';
import { unified } from 'unified';
import { nativeParser } from '../../markdown/native-parser.ts';

const parser = unified().use(nativeParser).freeze();

const IN_LINE = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'inlineCode',
  'footnoteReference',
  'html',
]);

/** All that a body says: its text, and what is said of pictures and in the lines of parts. */
export function textOfMarkdown(markdown: string): string {
  const pieces: string[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') pieces.push(node.value);
    // A comment is not read, and neither is what stands in it.
    else if (node.type === 'html') pieces.push(node.value.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ''));
    else if (node.type === 'image') pieces.push(` ${node.alt ?? ''} ${node.title ?? ''} `);
    if (!IN_LINE.has(node.type)) pieces.push(' ');
    if ('children' in node)
      for (const [index, child] of node.children.entries()) {
        // The numbers of a list are read, too.
        if (node.type === 'list' && node.ordered) pieces.push(` ${(node.start ?? 1) + index}. `);
        walk(child);
      }
    if (!IN_LINE.has(node.type)) pieces.push(' ');
  };
  // The lines of parts are no Markdown: what stands in their brackets and braces is plain text.
  const text = markdown.replace(/^:{2,}.*$/gm, (line) => {
    pieces.push(` ${line} `);
    return '';
  });
  walk(parser.parse(text) as Root);
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}

/** All text in frontmatter, however deep. */
export function textOfData(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOfData).join(' ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textOfData).join(' ');
  return '';
}
