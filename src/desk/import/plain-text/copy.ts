/** The copy on the desk: lines that still have to be understood, and the story that the steps make of them. */
import type { ImportedFrontmatter, ImportedStory, SetAside } from '../story.ts';
import { isProse } from './prose.ts';

/** A line of the cleaned text, which is a paragraph, a headline, a caption, an item … */
export interface Line {
  text: string;
  /** Its place, from 1. */
  number: number;
  /** Whether an empty line stands before it, or nothing. */
  apart: boolean;
  /** Whether it stands behind the mark that ends the story. */
  afterEnd: boolean;
}

/** What a story is made of while it is read. Each step takes lines away; what no step takes is the body. */
export interface Copy {
  lines: Line[];
  /** Of all lines at first, in lower case: to ask how a name is written elsewhere. */
  readonly source: string;
  /** The number of the last line that certainly stands above the story: its byline, its date. 0 when there is none. */
  headEnd: number;
  /** Whether it is a press release, by what it says of itself. */
  isRelease: boolean;
  /** The byline names a desk or an agency, so nobody is missing. */
  isUnsigned: boolean;
  story: ImportedStory & Required<Pick<ImportedStory, 'understood'>>;
}

/** @param text - cleaned (see cleanText). */
export function copyOf(text: string): Copy {
  const lines: Line[] = [];
  let apart = true;
  text.split('\n').forEach((line, index) => {
    if (line === '') apart = true;
    else {
      lines.push({ text: line, number: index + 1, apart, afterEnd: false });
      apart = false;
    }
  });
  return {
    lines,
    source: text,
    headEnd: 0,
    isRelease: false,
    isUnsigned: false,
    story: { frontmatter: {}, body: '', otherPhotos: [], newAuthors: [], guesses: [], setAside: [], understood: [] },
  };
}

/** Takes lines out of the copy. */
export function take(copy: Copy, lines: readonly Line[]): void {
  if (lines.length > 0) copy.lines = copy.lines.filter((line) => !lines.includes(line));
}

/** Takes lines out of the copy and lists them as what is not in the article. */
export function putAside(copy: Copy, kind: SetAside['kind'], ...lines: readonly Line[]): void {
  take(copy, lines);
  copy.story.setAside.push(...lines.map(({ text }) => ({ text, kind })));
}

/** Notes text that the frontmatter says in another form. */
export function understand(copy: Copy, field: keyof ImportedFrontmatter | 'photo', text: string): void {
  if (/[\p{L}\p{N}]/u.test(text)) copy.story.understood.push({ field, text });
}

/** What is left of a line when the pieces that stand in the article word for word are taken out. */
export function without(text: string, ...pieces: readonly (string | undefined)[]): string {
  let rest = text;
  for (const piece of pieces) if (piece) rest = rest.replace(piece, () => ' ');
  return rest.replace(/\s+/gu, ' ').trim();
}

/** Notes, once for each field and reason, what the text does not say outright. */
export function guess(copy: Copy, field: keyof ImportedFrontmatter | 'photo' | 'body', reason: string): void {
  const { guesses } = copy.story;
  if (!guesses.some((other) => other.field === field && other.reason === reason)) guesses.push({ field, reason });
}

/** Where the story begins among the lines: at the first paragraph below the head. */
export function firstParagraph(copy: Copy): number {
  const at = copy.lines.findIndex(({ number, text }) => number > copy.headEnd && isProse(text));
  return at < 0 ? copy.lines.length : at;
}

/**
 * How many lines stand above the story, counting those that may: there is text below them, and at most one line above them
 * is like a paragraph, which then is the summary.
 */
export function headLength({ lines }: Copy): number {
  const paragraphs = lines.flatMap(({ text }, at) => (isProse(text) ? [at] : []));
  return Math.min((paragraphs[1] ?? lines.length) + 1, paragraphs.at(-1) ?? 0);
}
