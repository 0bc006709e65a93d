/** Where an offset is: line and column count from 1, columns in UTF-16 code units. */
export function placeAt(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** How much of a line is shown around what was found. */
const AROUND = 24;
const LONGEST = 78;

/** A stretch of a text on one line, with some words around it where it is short. */
export function excerptOf(source: string, start: number, end: number): string {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /[\r\n]|$/.exec(source.slice(end))!.index + end;
  const isShort = end - start < AROUND;
  let from = start;
  let to = end;
  if (isShort) {
    from = Math.max(lineStart, start - AROUND);
    to = Math.min(lineEnd, end + AROUND);
    // Whole words, unless there is but one.
    if (from > lineStart) from += /^\S*\s+/.exec(source.slice(from, start))?.[0].length ?? 0;
    if (to < lineEnd) to -= /\s+\S*$/.exec(source.slice(end, to))?.[0].length ?? 0;
  }
  const [line] = source
    .slice(from, to)
    .trim()
    .split(/[\r\n]/, 1) as [string];
  const cut = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return `${isShort && from > lineStart ? '…' : ''}${cut}${isShort && to < lineEnd ? '…' : ''}`;
}
