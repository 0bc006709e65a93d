/**
 * Typewriter punctuation as printers set it: quotation marks, apostrophes, primes, dashes and ellipses.
 * Knows nothing of trees: it reads a run of text and answers with edits, so that the plugin can lay them over the
 * text nodes of a paragraph and headlines can use it too.
 *
 * Why not a library: retext-smartypants took 4 ms for an article of 600 words on a tree that was ready, ten times our
 * whole pipeline, and before it the text has to be parsed into sentences and words; this takes 0.01 ms. Nor does it
 * know what French does with spaces, what Korean does after a quotation, or how marks alternate with the depth.
 */
import { type Marks, marksOf } from './quotation-marks.ts';

/** Replace `text.slice(start, end)` by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Stands in a run for what is no text but reads like a word: code, a picture, an address. */
export const OBJECT = '\uFFFC';
/** Stands in a run for a note's number: nothing, but what follows it is not the beginning of a word. */
export const NOTE = '\u2060';

const CANDIDATES = /["']+|-{2,}|\.{3,}/g;
const CANDIDATES_SPACED = /["']+|-{2,}|\.{3,}|« ?|[ \u00a0]?»|(?<=\S)[ \u00a0][;:!?](?![()-])/g;

const SPACE = /^\s?$/;
/** What may stand right before an opening quotation mark without a space. */
const BEFORE_OPEN = /[([{¿¡«‹“‘„‚「『《〈（［【=/—–-]/;
/** What may stand right after a closing quotation mark without a space. */
const AFTER_CLOSE = /[)\]},.;:!?…%»›”’」』》〉）］】、。，！？：；/—–\u2060-]/;
const WORD = /[\p{L}\p{N}\p{M}\uFFFC]/u;
const DIGIT = /\d/;
/** Scripts that write particles right after a quotation, and have no apostrophe of their own. */
const UNSPACED = /[\p{sc=Hang}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}ー]/u;
const POSSESSIVE = /^s(?![\p{L}\p{N}])/iu;
const NUMBER_AT_END = /(?:^|[\s(\p{Pd}×x])\d{1,3}(?:[.,]\d+|[½¼¾])?$/u;
const FEET_AT_END = /\d'\d{1,2}(?:[.,]\d+|[½¼¾])?$/;

interface Quote {
  at: number;
  double: boolean;
  role: 'open' | 'close' | 'apostrophe' | 'straight' | 'prime';
  /** Whether a closing mark belongs to this opening one. */
  paired: boolean;
}

/** What stands at one straight quote, from its neighbours alone. */
function candidate(text: string, at: number, run: number, runEnd: number, marks: Marks): Quote['role'] | 'either' {
  const double = text[at] === '"';
  const before = text.charAt(run - 1);
  const after = text.charAt(runEnd);
  const gapBefore = SPACE.test(before);
  const gapAfter = SPACE.test(after);
  // French typists set a space within the marks.
  if (double && marks.spaced && gapBefore && (gapAfter || AFTER_CLOSE.test(after))) return 'either';
  if (gapBefore && gapAfter) return 'straight';

  if (gapBefore || (BEFORE_OPEN.test(before) && !gapAfter && !AFTER_CLOSE.test(after))) {
    if (double || runEnd - run > 1) return 'open';
    const rest = text.slice(at + 1, at + 9);
    return /^\d\ds?(?![\p{L}\p{N}])/u.test(rest) || marks.elisions?.test(rest) ? 'apostrophe' : 'open';
  }

  const head = text.slice(Math.max(0, at - 12), at);
  if (double && FEET_AT_END.test(head)) return 'prime';
  if (gapAfter || (AFTER_CLOSE.test(after) && !BEFORE_OPEN.test(before))) return 'close';

  // "Ledger"'s, (AP)'s, 50%'s
  if (!double && at === runEnd - 1 && POSSESSIVE.test(text.slice(runEnd, runEnd + 2))) return 'apostrophe';
  if (runEnd - run === 1 && WORD.test(before) && WORD.test(after)) {
    if (marks.betweenLetters && !DIGIT.test(before) && !DIGIT.test(after)) return 'apostrophe';
    if (!double && !UNSPACED.test(before) && !UNSPACED.test(after)) {
      // 6'2" is feet and inches, 1'000 a Swiss thousand, 1990's an apostrophe.
      return DIGIT.test(before) && /^\d{1,2}(?!\d)/.test(text.slice(at + 1, at + 4)) ? 'prime' : 'apostrophe';
    }
  }
  return 'either';
}

/** Finds which straight quotes open, which close and which belong together. */
function pair(text: string, runs: readonly (readonly [number, number])[], marks: Marks): Quote[] {
  const quotes: Quote[] = [];
  const open: Quote[] = [];
  let doubles = 0;
  for (const [run, runEnd] of runs) {
    for (let at = run; at < runEnd; at++) {
      const role = candidate(text, at, run, runEnd, marks);
      const quote: Quote = { at, double: text[at] === '"', role: role === 'either' ? 'open' : role, paired: false };
      quotes.push(quote);
      if (role === 'close' || role === 'either') {
        // A double mark closes over single ones that were apostrophes after all; a single one never over a double.
        if (quote.double && doubles > 0) {
          let partner = open.pop()!;
          while (!partner.double) {
            partner.role = 'apostrophe';
            partner = open.pop()!;
          }
          doubles--;
          partner.paired = quote.paired = true;
          quote.role = 'close';
          continue;
        }
        if (!quote.double && open.at(-1)?.double === false) {
          open.pop()!.paired = quote.paired = true;
          quote.role = 'close';
          continue;
        }
        if (role === 'close') {
          const number = NUMBER_AT_END.test(text.slice(Math.max(0, at - 12), at));
          if (number) quote.role = 'prime';
          else if (!quote.double) quote.role = 'apostrophe';
          continue;
        }
        if (quote.double && NUMBER_AT_END.test(text.slice(Math.max(0, at - 12), at))) {
          quote.role = 'prime';
          continue;
        }
      }
      if (quote.role === 'open') {
        open.push(quote);
        if (quote.double) doubles++;
      }
    }
  }
  // A quotation of several paragraphs opens in each and closes in the last; nothing opens with one single quote.
  for (const quote of open) if (!quote.double) quote.role = 'apostrophe';
  return quotes;
}

/** Turns the quotes of a run into edits, alternating the marks with the depth. */
function setQuotes(text: string, quotes: readonly Quote[], marks: Marks, edits: Edit[]): void {
  const [single, double] = marks.betweenLetters ?? ['’', '”'];
  const space = marks.spaced ? '\u202f' : '';
  const depth: (readonly [string, string])[] = [];
  for (const quote of quotes) {
    const { at } = quote;
    if (quote.role === 'open') {
      const around = depth.at(-1);
      const style = quote.double
        ? around === marks.outer
          ? marks.inner
          : marks.outer
        : around === marks.inner
          ? marks.outer
          : marks.inner;
      depth.push(style);
      const inside = style[0] === '«' ? space : '';
      edits.push({ start: at, end: at + 1, text: style[0] + inside });
      if (inside && /[ \u00a0]/.test(text.charAt(at + 1))) edits.push({ start: at + 1, end: at + 2, text: '' });
    } else if (quote.role === 'close') {
      const style = quote.paired ? depth.pop()! : marks.outer;
      const inside = style[1] === '»' ? space : '';
      if (inside && /[ \u00a0]/.test(text.charAt(at - 1))) edits.push({ start: at - 1, end: at, text: '' });
      edits.push({ start: at, end: at + 1, text: inside + style[1] });
    } else if (quote.role === 'apostrophe') {
      edits.push({ start: at, end: at + 1, text: quote.double ? double : single });
    } else if (quote.role === 'prime') {
      edits.push({ start: at, end: at + 1, text: quote.double ? '″' : '′' });
    }
  }
}

/** `--` is an en dash and `---` an em dash in every language; longer rows and arrows are left alone. */
function dash(text: string, start: number, end: number): string | undefined {
  if (end - start > 3 || text.charAt(end) === '>' || /[<!]/.test(text.charAt(start - 1))) return undefined;
  return end - start === 2 ? '–' : '—';
}

/** Three dots are an ellipsis, four one with a full stop, six the double one of East Asia. */
function dots(length: number): string | undefined {
  return length === 3 ? '…' : length === 4 ? '….' : length === 6 ? '……' : undefined;
}

/** The space that French sets at a guillemet or before high punctuation. */
function frenchSpace(found: string): string {
  if (found.startsWith('«')) return '«\u202f';
  if (found.endsWith('»')) return '\u202f»';
  return (found.endsWith(':') ? '\u00a0' : '\u202f') + found.at(-1)!;
}

/**
 * What to change in a run of text, in order and without overlaps.
 *
 * @param text - a paragraph's text, with `OBJECT` and `NOTE` in place of what is none.
 */
export function typographicEdits(text: string, language: string): Edit[] {
  const marks = marksOf(language);
  const edits: Edit[] = [];
  const runs: [number, number][] = [];
  for (const match of text.matchAll(marks.spaced ? CANDIDATES_SPACED : CANDIDATES)) {
    const found = match[0];
    const start = match.index;
    const end = start + found.length;
    const first = found[0];
    if (first === '"' || first === "'") {
      runs.push([start, end]);
      continue;
    }
    const set = first === '-' ? dash(text, start, end) : first === '.' ? dots(found.length) : frenchSpace(found);
    if (set !== undefined && set !== found) edits.push({ start, end, text: set });
  }
  if (runs.length > 0) {
    setQuotes(text, pair(text, runs, marks), marks, edits);
    edits.sort((a, b) => a.start - b.start);
  }
  // A space that two rules want to set (« " ») is set once.
  return marks.spaced ? edits.filter((edit, index) => index === 0 || edit.start >= edits[index - 1]!.end) : edits;
}

/**
 * One line of text (a headline, a summary, a caption) with the punctuation of its language.
 *
 * @example
 * smartText('"It\'s high," she said', 'en') // “It’s high,” she said
 */
export function smartText(text: string, language: string): string {
  let result = '';
  let done = 0;
  for (const edit of typographicEdits(text, language)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}
