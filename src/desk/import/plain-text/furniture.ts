import { putAside, type Copy, type Line } from './copy.ts';
import { PATTERNS, PHRASES, RELATED } from './furniture-phrases.ts';
import { countWords, isProse, isTitle } from './prose.ts';

/** More than any line of a page's frame, so that no paragraph is taken for one. */
const LONGEST = 60;

/** Signs around a label: arrows, bullets, brackets, an icon's name. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}©ⓒ]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/[\s·|•/,]+/gu, ' ')
    .trim();

/** Whether a line is a part of a page and not of a story. */
export function isFurniture(text: string): boolean {
  if (countWords(text) > LONGEST) return false;
  const label = bare(text);
  return PHRASES.has(label) || isRowOfLabels(text) || PATTERNS.some((pattern) => pattern.test(text));
}

/** A row of buttons that was pasted as one line: Facebook Twitter Email Print. */
function isRowOfLabels(text: string): boolean {
  const labels = text
    .split(/[|•·/,\t]/u.test(text) ? /\s*[|•·/,\t]\s*/u : /\s+/u)
    .map(bare)
    .filter(Boolean);
  return labels.length > 1 && labels.length <= 12 && labels.every((label) => PHRASES.has(label));
}

/**
 * Sets aside what pages have around and within a story: buttons, advertisements, reading times, cookie lines, copyright,
 * and lists of other stories with their heading.
 */
export function setFurnitureAside(copy: Copy): void {
  const furniture = new Set<Line>();
  copy.lines.forEach((line, at) => {
    if (RELATED.test(line.text)) for (const item of [line, ...listBelow(copy.lines, at)]) furniture.add(item);
    else if (isFurniture(line.text)) furniture.add(line);
  });
  copy.lines.forEach((line, at) => {
    if (isCounter(copy.lines, at, furniture)) furniture.add(line);
  });
  // In the order of the text.
  putAside(copy, 'furniture', ...copy.lines.filter((line) => furniture.has(line)));
}

/** A number alone beside a button says how often it was pressed. Two in a row are two of them. */
function isCounter(lines: readonly Line[], at: number, furniture: ReadonlySet<Line>): boolean {
  const isNumber = (line: Line | undefined) => line !== undefined && /^\d{1,4}[KM]?$/.test(line.text);
  if (!isNumber(lines[at])) return false;
  let [first, last] = [at, at];
  while (isNumber(lines[first - 1])) first--;
  while (isNumber(lines[last + 1])) last++;
  return [lines[first - 1], lines[last + 1]].some((line) => line !== undefined && furniture.has(line));
}

/** The titles below a heading such as "Most Read", up to the first paragraph or, in a list without gaps, to the first gap. */
function listBelow(lines: readonly Line[], heading: number): Line[] {
  const first = lines[heading + 1];
  if (!first || isProse(first.text)) return [];
  const items: Line[] = [];
  const hasGaps = lines[heading + 2]?.apart ?? true;
  for (const line of lines.slice(heading + 1, heading + 13)) {
    if (isProse(line.text) || !isTitle(line.text.replace(/\.$/, '')) || (!hasGaps && items.length > 0 && line.apart))
      break;
    items.push(line);
  }
  // A subhead stands right above a paragraph, apart from the list.
  const after = lines[heading + 1 + items.length];
  if (hasGaps && items.length > 1 && after && isProse(after.text) && !isFurniture(items.at(-1)!.text)) items.pop();
  return items;
}
