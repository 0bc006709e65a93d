/** The widths at which programs and typists break lines, in characters. Narrower columns are poems, lists and addresses. */
const NARROWEST = 55;
const WIDEST = 82;
/** So many lines must have been broken for want of room before it is a habit and no accident. */
const FEWEST = 3;
/** The share of lines that may be wider. */
const OUTLIERS = 0.1;

/** What cannot be the rest of the line above: an item of a list, a row of a table, a mark, something set in the middle. */
const OWN_LINE =
  /^\s{10}|^\s*(?:[-–—(]+\s?(?:30|more|ends?)\b|[•◦▪‣·*#|>_]|[-–—]\s|\d{1,3}[.)]\s|\(?[A-Z]\)\s|[QA]:\s|\^)|\t/u;

const INDENT = /^(?:\t| {2,}|\u3000)/u;

/**
 * Puts paragraphs together that were broken into lines of one width, as typewriters, mail programs and PDFs do. A line
 * goes on where the next word would not have fitted; so a line that is short for another reason (a byline, the end of a
 * paragraph, an item) stays its own. Where the text does not clearly have such a width, nothing is done.
 *
 * @param lines - without spaces at their ends; indents matter, as they begin paragraphs.
 */
export function unwrapLines(lines: readonly string[]): string[] {
  const single = undoubled(lines);
  const width = widthOf(single);
  if (width === undefined) return [...lines];
  const words = wordsOf(single);
  const result: string[] = [];
  let open = false;
  single.forEach((line, at) => {
    if (open) result.push(join(result.pop()!, line, words));
    else result.push(line);
    open = goesOn(single, at, width);
  });
  return result;
}

/** A manuscript with an empty line below each line, for the pencil: one of the empty lines is taken away everywhere. */
function undoubled(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line !== '').length;
  const pairs = lines.filter((line, at) => line !== '' && lines[at + 1]).length;
  if (full < 6 || pairs > full / 20) return lines;
  const single = lines.filter((line, at) => line !== '' || lines[at - 1] === '');
  const width = widthOf(single);
  // Paragraphs with an empty line between them look the same, until one asks how the lines end.
  return width === undefined ? lines : single;
}

/** The width at which the lines were broken, or undefined when it is not clear that they were. */
function widthOf(lines: readonly string[]): number | undefined {
  const lengths = lines.filter((line) => /\s/.test(line.trim())).map((line) => line.length);
  const width = longestOfMost(lengths);
  if (width < NARROWEST || width > WIDEST) return undefined;
  const broken = lines.filter((_line, at) => goesOn(lines, at, width));
  const within = broken.filter((line) => !/[.!?:…。]["'”’»)\]]*$/u.test(line));
  return within.length >= FEWEST && within.length >= broken.length / 2 ? width : undefined;
}

/**
 * The longest line but for a few that are wider than programs break lines at: a headline, an address or a line of a table is
 * not broken with the rest.
 */
function longestOfMost(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((one, other) => other - one);
  const wide = sorted.filter((length) => length > WIDEST).length;
  return sorted[wide <= sorted.length * OUTLIERS ? wide : 0] ?? 0;
}

/** Whether a line was ended for want of room. */
function goesOn(lines: readonly string[], at: number, width: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1];
  if (!line || !next || OWN_LINE.test(next) || line.includes('\t', 1) || (INDENT.test(next) && !INDENT.test(line)))
    return false;
  if (/^[-–—_=*#\s]+$/u.test(line)) return false;
  // One that is wider was not broken at the width, but may stand within a sentence.
  if (line.length > width) return /[\p{L},]$/u.test(line) && /^\s*\p{Ll}/u.test(next);
  // A hyphenated word was begun because there was room for a part of it.
  if (/\p{Ll}-$/u.test(line) && /^\p{Ll}/u.test(next.trimStart())) return line.length > width * 0.75;
  const [word] = next.trim().split(/\s/, 1);
  return line.length + 1 + word!.length > width;
}

/** All words of the text as they stand there, those with hyphens whole, but for those that a line's end cuts in two. */
function wordsOf(lines: readonly string[]): Set<string> {
  const text = lines.join('\n').toLowerCase();
  return new Set(text.replace(CUT, ' ').match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu));
}

const CUT = /[\p{L}\p{M}-]+-\n\s*[\p{L}\p{M}]+/gu;

/**
 * Two lines as one. Whether the hyphen between them belongs to the word is told by the rest of the text: `harbor` or
 * `sea-wall` may stand there, or both halves as words of their own. Where it tells nothing, it was for want of room.
 */
function join(line: string, next: string, words: ReadonlySet<string>): string {
  const rest = next.trimStart();
  const [, first, last] = /([\p{L}\p{M}-]+)-\n([\p{Ll}\p{M}]+)/u.exec(`${line}\n${rest}`) ?? [];
  if (!first || !last || !line.endsWith('-')) return `${line} ${rest}`;
  const [one, two] = [first.toLowerCase(), last.toLowerCase()];
  const isCompound =
    !words.has(one + two) && (words.has(`${one}-${two}`) || first.includes('-') || (words.has(one) && words.has(two)));
  return isCompound ? line + rest : line.slice(0, -1) + rest;
}
