/** Words of a content file that belong together: a paragraph, a headline, a caption. */

/** Stands in a run for what is none of its words: code, an address, a picture. */
export const OBJECT = '\uFFFC';

/** What a run is in its file. */
export type RunKind =
  'headline' | 'summary' | 'caption' | 'note' | 'method' | 'paragraph' | 'item' | 'heading' | 'cell';

export interface Run {
  kind: RunKind;
  /** The key of the frontmatter, if it stands there: `photo.caption`. */
  field?: string;
  text: string;
  /** Where each of the text's code units stands in the file, and where the last one ends: one more than there are units. */
  offsets: readonly number[];
  /** Stretches of the text that are somebody else's words. */
  quoted: readonly (readonly [start: number, end: number])[];
}

/** Where a stretch of a run stands in its file. */
export function stretchOf(
  { text, offsets }: Run,
  source: string,
  start: number,
  end: number,
): [start: number, end: number] {
  // Signs of Markdown may stand between its last character and what follows.
  const last = offsets[end - 1]!;
  return [offsets[start]!, end > start && source[last] === text[end - 1] ? last + 1 : offsets[end]!];
}

/** Whether a stretch of a run touches somebody else's words. */
export const isQuoted = ({ quoted }: Run, start: number, end: number): boolean =>
  quoted.some(([from, to]) => start < to && end > from);

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '「': '」' };
/** A word or more between single marks, as headlines have them; an apostrophe is none. */
const SINGLE = /(?<=^|[\s(])['‘](?=\S)[^'‘’]*(?<=\S)['’](?=[\s.,;:!?)—–-]|$)/g;

/** Finds what stands between quotation marks; a quotation that goes on in the next paragraph reaches to the end. */
export function quotationsIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let opened = -1;
  let closing = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (opened >= 0) {
      if (sign !== closing) continue;
      found.push([opened, at + 1]);
      opened = -1;
    } else if (CLOSING[sign] !== undefined) {
      opened = at;
      closing = CLOSING[sign];
      // Inches have no beginning.
    } else if (sign === '"' && !/\d/.test(text.charAt(at - 1))) {
      opened = at;
      closing = '"';
    }
  }
  if (opened >= 0) found.push([opened, text.length]);
  for (const match of text.matchAll(SINGLE)) found.push([match.index, match.index + match[0].length]);
  return found;
}

/**
 * Finds where the characters of a value stand in the text that it was read from, through what Markdown and YAML do to
 * it: escapes, character references, doubled quotation marks, lines that are joined.
 *
 * @param raw - as it was typed.
 * @param value - as it was read.
 * @returns for each code unit of the value its index in `raw`, and where the last one ends; undefined when they cannot
 * be brought together.
 */
export function align(raw: string, value: string): number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < value.length; index++) {
    const unit = value[index]!;
    for (;;) {
      const typed = raw[at];
      if (typed === undefined) return undefined;
      // Before the plain comparison: a folded line begins with blanks and marks of quotations, which are none of its words.
      if (/\s/.test(unit) && /[\n\r]/.test(typed)) {
        offsets.push(at);
        at += /^\s*(?:>[ \t]*)*/.exec(raw.slice(at))![0].length || 1;
        break;
      }
      if (typed === unit && !/^&(?:amp|#38|#x26);/i.test(raw.slice(at, at + 6))) {
        offsets.push(at++);
        break;
      }
      if (typed === '\\' && raw[at + 1] === unit) {
        offsets.push(at + 1);
        at += 2;
        break;
      }
      const reference = typed === '&' ? /^&#?\w{1,32};/.exec(raw.slice(at)) : null;
      if (reference) {
        const isPair = unit >= '\ud800' && unit < '\udc00';
        offsets.push(at);
        if (isPair) {
          offsets.push(at);
          index++;
        }
        at += reference[0].length;
        break;
      }
      // The second of two single marks, which YAML writes for one; blanks at the end of a line, which are dropped.
      if ((typed === "'" && raw[at - 1] === "'") || (/[ \t]/.test(typed) && /^[ \t]+(?=[\r\n])/.test(raw.slice(at)))) {
        at++;
        continue;
      }
      return undefined;
    }
  }
  offsets.push(at);
  return offsets;
}
