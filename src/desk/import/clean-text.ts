import { unwrapLines } from './unwrap-lines.ts';

/** Letters that PDFs print as one sign (Unicode's Alphabetic Presentation Forms). */
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** All that ends a line somewhere: old Mac, Windows, mainframes (NEL), Unicode, and the break that Word calls manual. */
// eslint-disable-next-line no-control-regex -- it is what is looked for
const LINE_ENDS = /\r\n?|[\u000b\u0085\u2028]/gu;
/** What ends a paragraph. */
// eslint-disable-next-line no-control-regex -- it is what is looked for
const PARAGRAPH_ENDS = /[\u000c\u2029]/gu;

/**
 * What the schema refuses (see findInvisible in src/schema/text.ts), but for the tab and the line feed, and what nobody
 * sees: marks where a word may break (soft hyphen, zero-width space) or may not (word joiner), and signs of annotations.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060-\u2064\u206a-\u206f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]/gu;

/** Joiners decide about letters in these scripts, and make one emoji of several; elsewhere they came along by accident. */
const JOINED =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Mong}\p{sc=Syrc}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f/u;
const JOINERS = /[\u200c\u200d]/gu;
/** Marks of direction mean something where there are letters that run to the left. */
const TO_THE_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;
const DIRECTION_MARKS = /[\u200e\u200f\u061c]/gu;

/** Spaces of a width of their own, and the two that do not break. */
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;

/**
 * Takes from a text what came along unseen: the line ends of other systems, controls, soft hyphens, joiners out of place,
 * spaces that do not break where nothing needs them, ligatures, line breaks within paragraphs. Words, their order and
 * everything that can be seen stay as they are. Cleaning twice is cleaning once.
 *
 * @returns lines that end with line feeds, without spaces at their ends.
 */
export function cleanText(text: string): string {
  const seen = text
    .replace(PARAGRAPH_ENDS, '\n\n')
    .replace(LINE_ENDS, '\n')
    .replace(UNSEEN, '')
    .replace(/[\ufb00-\ufb06]/gu, (sign) => LIGATURES[sign]!);
  const joined = withoutStrayJoiners(TO_THE_LEFT.test(seen) ? seen : seen.replace(DIRECTION_MARKS, ''));
  const lines = joined
    .replace(SPACES, plainSpace)
    .split('\n')
    .map((line) => line.trimEnd());
  return unwrapLines(lines)
    .map(tidySpaces)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

function withoutStrayJoiners(text: string): string {
  return text.replace(JOINERS, (joiner, at: number) => {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
    const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x20);
    return JOINED.test(before) && JOINED.test(after) ? joiner : '';
  });
}

/** A space that does not break stays between the digits of a number and where French sets it around its marks. */
function plainSpace(space: string, at: number, text: string): string {
  if (space !== '\u00a0' && space !== '\u202f') return ' ';
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const inNumber = /\d/.test(before) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
  const french = before === '«' || after === '»' || (/[;:!?%€]/.test(after) && /[\p{L}\p{N}»)]/u.test(before));
  return inNumber || french ? space : ' ';
}

/** One space between words; tabs stay, as they make tables. Indents and spaces at the end are nobody's words. */
function tidySpaces(line: string): string {
  return (
    line
      .replace(/ {2,}/g, ' ')
      .replace(/ *\t */g, '\t')
      .replace(/^[ \u3000]+|[\s\u3000]+$/gu, '')
      .replace(/^\t+(?=[^\t]*$)/, '')
      // Word sets a tab behind the bullet or the number of an item.
      .replace(/^([•◦▪‣●○■□·*–—-]|\d{1,3}[.)])\t(?=[^\t]+$)/u, '$1 ')
  );
}
