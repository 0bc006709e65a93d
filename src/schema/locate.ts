import { createRequire } from 'node:module';
import type { Node, Pair } from 'yaml';

const require = createRequire(import.meta.url);

/** A place in a file, and the text that stands there. */
export interface Place {
  line: number;
  column: number;
  found?: string;
}

/**
 * Finds where a value of a file's frontmatter stands. Parses the YAML a second time, with positions, and so is only
 * for files that have a problem.
 *
 * @param source - the whole file (Markdown with frontmatter, or YAML).
 * @param path - keys and indexes, as zod gives them: `['corrections', 0, 'date']`.
 * @param what - `key` for the place of the last key itself, `value` for what it holds.
 * @returns the value's place; that of its nearest parent when it is not there.
 */
export function locate(source: string, path: readonly PropertyKey[], what: 'key' | 'value' = 'value'): Place {
  // Loaded for the first problem: a newsroom without any does not wait for it.
  const { isMap, isNode, isPair, isSeq, LineCounter, parseDocument } = require('yaml') as typeof import('yaml');
  const fenced = /^\ufeff?---[ \t]*\r?\n/.exec(source);
  const start = fenced ? fenced[0].length : 0;
  const end = fenced ? /\n---[ \t]*(?:\r?\n|$)/.exec(source.slice(start - 1))?.index : undefined;
  const yaml = source.slice(start, end === undefined ? undefined : start + end);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core', strict: false });

  let node: unknown = document.contents;
  let found: Node | undefined;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isPair(item) && String(item.key) === String(step));
      if (!pair) break;
      node = last && what === 'key' ? pair.key : (pair.value ?? pair.key);
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
    } else break;
    if (!isNode(node) || !node.range) break;
    found = node;
    if (last) return placeOfNode(found, true);
  }
  return found ? placeOfNode(found, false) : { line: 1, column: 1 };

  function placeOfNode({ range }: Node, exact: boolean): Place {
    const [from, to] = range!;
    const { line, col } = lines.linePos(from);
    const text = yaml.slice(from, to).split('\n', 1)[0]!.trim();
    return { line: line + (fenced ? 1 : 0), column: col, ...(exact && text && { found: shorten(text) }) };
  }
}

/** Cuts a text to what fits on a line of an error, with an ellipsis. */
export function shorten(text: string, length = 60): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
