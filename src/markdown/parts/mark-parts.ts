import type { Fence } from './part.ts';
import { readOpening } from './read-opening.ts';

/** The lines of parts, by their numbers. */
export type Fences = Map<number, Fence>;

declare module 'vfile' {
  interface DataMap {
    fences: Fences;
  }
}

/** Three colons or more at the left margin are never text; two are when they look like a part. */
const BLOCK = /^:{3,}/;
const LINE = /^::[\p{L}][\p{L}\p{N}_-]*(?:[[{].*)?$/u;
const CODE = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;

/**
 * Finds the lines of parts and puts a thematic break, which ends any other block, in the place of each, so that the
 * Markdown parser sees where blocks end and `remarkParts` finds them again. Nothing but those lines is touched, and no
 * character moves: a colon in a sentence stays what it is, places stay right.
 *
 * The parsers' own directives are not used. With them "at 9:30" and "Note:this" lose their colons (a picture's description
 * for good), a table swallows the line that closes its part (satteri 0.10), code ends at it (micromark-extension-directive 4),
 * and what stands behind a mistake in the first line is dropped or printed, depending on which of the two reads it.
 */
export function markParts(source: string): { source: string; fences: Fences } {
  const fences: Fences = new Map();
  if (!source.startsWith('::') && !source.includes('\n::')) return { source, fences };
  let code = '';
  const lines = source.split('\n').map((text, index) => {
    const mark = CODE.exec(text)?.[1];
    if (code) {
      // A fence is closed by the same sign, at least as often, and nothing else on the line.
      if (mark?.startsWith(code) && text.trim() === mark) code = '';
    } else if (mark) code = mark;
    const fence = code ? undefined : fenceOf(text, index + 1);
    if (!fence) return text;
    fences.set(fence.line, fence);
    return '***'.padEnd(text.length);
  });
  return { source: lines.join('\n'), fences };
}

function fenceOf(text: string, line: number): Fence | undefined {
  if (BLOCK.test(text)) {
    const kind = /^:+\s*$/.test(text) ? 'close' : 'open';
    return kind === 'close' ? { kind, line, text } : { kind, line, text, opening: readOpening(text) };
  }
  return LINE.test(text.trimEnd()) ? { kind: 'line', line, text, opening: readOpening(text) } : undefined;
}
