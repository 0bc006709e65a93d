import type { FootnoteDefinition, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { report } from './report.ts';
import { walkMarkdown } from './walk.ts';

/** `[^1]`, and not `\[^1]`. */
const NOTE = /(?<!\\)\[\^([^\]\n]+)\]/g;
/** `[the report][tide]` and `[the report][]`, and not an index like `a[i][j]`. */
const REFERENCE = /(?<![\\\]\p{L}\p{N}])\[([^[\]]+)\]\[([^[\]]*)\]/gu;

/** `[the report](the report.pdf)`: an address with a space in it, which makes the whole plain text. */
const SPACED_LINK = /(?<!\\)!?\[[^[\]]*\]\(([^()"'\n]*)\)/g;

/**
 * Reports links and notes that point nowhere, and notes that nothing points to: Markdown shows the first as they are
 * typed, and drops the others without a word.
 *
 * Ok: `The tide[^1] rose.` with `[^1]: In June.` Not ok: either without the other; `[report][tide]` without `[tide]: …`.
 */
export function remarkReferences() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!source.includes('[')) return;
    const notes = new Map<string, FootnoteDefinition>();
    const called = new Set<string>();
    const texts: Text[] = [];
    walkMarkdown(tree, (node) => {
      if (node.type === 'text' && node.value.includes('[')) texts.push(node);
      else if (node.type === 'footnoteReference') called.add(node.identifier);
      else if (node.type === 'footnoteDefinition') {
        if (notes.has(node.identifier)) {
          report(file, {
            rule: 'duplicate-note',
            place: node,
            found: `[^${node.label ?? node.identifier}]:`,
            message: `The note [^${node.label ?? node.identifier}] is written twice; readers would see the first only.`,
            suggestion: 'Give this one another name.',
          });
        } else notes.set(node.identifier, node);
      }
    });

    for (const node of texts) {
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) continue;
      const written = source.slice(start.offset, end.offset);
      for (const { 0: found, 1: label, index } of written.matchAll(NOTE)) {
        report(file, {
          rule: 'unknown-note',
          place: pointIn(written, index, start),
          found,
          message: `There is no note ${found}.`,
          // A name with a space in it is none to Markdown.
          suggestion: `Write the note on a line of its own, after an empty line: [^${label!.trim().replace(/\s+/g, '-')}]: …`,
        });
      }
      for (const { 0: found, 1: text, 2: label, index } of written.matchAll(REFERENCE)) {
        if (text!.startsWith('^')) continue;
        report(file, {
          rule: 'unknown-reference',
          place: pointIn(written, index, start),
          found,
          message: `The link ${found} leads nowhere: nothing says where [${label || text}] goes.`,
          suggestion: `Write [${text}](https://…), or add a line [${label || text}]: https://… at the end.`,
        });
      }
      for (const { 0: found, 1: address, index } of written.matchAll(SPACED_LINK)) {
        if (!address!.trim().includes(' ')) continue;
        const picture = found.startsWith('!');
        report(file, {
          rule: 'broken-link',
          place: pointIn(written, index, start),
          found,
          message: `This is printed as it stands and not read as a ${picture ? 'picture' : 'link'}: there is a space in its address.`,
          suggestion: picture
            ? 'Give the file a name without spaces and write that.'
            : 'Write %20 for each space in the address. For text in parentheses, leave a space before them.',
        });
      }
    }
    for (const [identifier, node] of notes) {
      if (called.has(identifier)) continue;
      const label = node.label ?? identifier;
      report(file, {
        rule: 'unused-note',
        place: node,
        found: `[^${label}]:`,
        message: `No place in the text calls for the note [^${label}], so readers would not see it.`,
        suggestion: `Write [^${label}] in the text where the note belongs, or delete the note.`,
      });
    }
  };
}

/** The place of an offset within a node's source. */
function pointIn(written: string, index: number, start: { line: number; column: number }) {
  const before = written.slice(0, index).split('\n');
  const last = before.at(-1)!.length;
  return { line: start.line + before.length - 1, column: before.length === 1 ? start.column + last : last + 1 };
}
