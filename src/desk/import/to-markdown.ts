import type { Nodes, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { nativeParser } from '../../markdown/native-parser.ts';
import { markParts } from '../../markdown/parts/mark-parts.ts';

const writer = unified().use(remarkGfm, { tablePipeAlign: false }).use(remarkStringify, {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  strong: '*',
  listItemIndent: 'one',
  fences: true,
  resourceLink: false,
});
const reader = unified().use(nativeParser);

/** More signs than this in one block are no prose, and trying each of them would take too long. */
const MOST_ESCAPES = 60;

/**
 * Writes blocks as Markdown that a person would have written: remark-stringify escapes whatever could be read as a mark
 * somewhere, and here each of its backslashes and brackets goes that is not needed where it stands. Whether it is needed,
 * the house's own parser tells: without it, the block must still be the same.
 */
export function toMarkdown(blocks: readonly RootContent[]): string {
  return blocks.map(blockToMarkdown).join('\n\n');
}

function blockToMarkdown(block: RootContent): string {
  const safe = withoutParts(writer.stringify({ type: 'root', children: [block] }).trimEnd());
  const meaning = meaningOf(safe);
  const pointers = countPointers(safe);
  const isSame = (markdown: string) =>
    markParts(markdown).fences.size === 0 && countPointers(markdown) <= pointers && meaningOf(markdown) === meaning;

  const bare = safe.replace(ESCAPE, '$1');
  let markdown = bare !== safe && isSame(bare) ? bare : safe;
  if (markdown === safe && (safe.match(ESCAPE)?.length ?? 0) <= MOST_ESCAPES)
    markdown = withoutNeedless(safe, ESCAPE, isSame);
  const short = withoutNeedless(markdown, BRACKETS, isSame);
  return block.type === 'table' ? short.replace(/(?<=^[^\n]*\n)[^\n]+/, (row) => row.replace(/-+/g, '---')) : short;
}

const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** <https://example.org> and [www.example.org](http://www.example.org), which are links without any marks as well. */
const BRACKETS = /<((?:https?:\/\/)?[^\s<>]+)>|\[(www\.[^\]\s]+)\]\(http:\/\/[^)\s]+\)/g;

/** Takes marks away one by one, from the last to the first so that places stay right. */
function withoutNeedless(markdown: string, marks: RegExp, isSame: (markdown: string) => boolean): string {
  let result = markdown;
  for (const match of [...markdown.matchAll(marks)].toReversed()) {
    const trial =
      result.slice(0, match.index) + (match[1] ?? match[2] ?? '') + result.slice(match.index + match[0].length);
    if (isSame(trial)) result = trial;
  }
  return result;
}

/** What the house takes for a link or a note that points nowhere, though the parser leaves it (see remark-references.ts). */
const countPointers = (markdown: string) => markdown.match(/(?<!\\)\[\^|(?<!\\)\[[^[\]]*\](?:\[|\()/g)?.length ?? 0;

/** Lines that begin with colons are parts of a story in this house and in no other. */
const withoutParts = (markdown: string) =>
  markParts(markdown).fences.size === 0 ? markdown : markdown.replace(/^(?=::)/gm, '\\');

/** The tree without places, texts in a row as one: two texts that mean the same are the same. */
function meaningOf(markdown: string): string {
  return JSON.stringify(bareOf(reader.parse(markdown) as Nodes));
}

function bareOf(node: Nodes): unknown {
  const rest = { ...node, position: undefined };
  if (!('children' in rest)) return rest;
  const children: Nodes[] = [];
  for (const child of rest.children as Nodes[]) {
    const last = children.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      children[children.length - 1] = { type: 'text', value: last.value + child.value };
    else children.push(child);
  }
  return { ...rest, children: children.map(bareOf) };
}
