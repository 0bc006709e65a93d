/**
 * How much room words take, in em of the chart's font. Nobody knows the reader's font while the page is built, so this
 * is a guess on the wide side.
 */

/** The chart on a phone of 360 px, in em of its 13 px. */
export const NARROWEST = 25;

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u30ff\uff00-\uffef\p{Extended_Pictographic}]/u;
const THIN = /[\s.,:;'’!|()[\]ijlftrI]/;

const widthOfSign = (sign: string) =>
  /\p{M}/u.test(sign) ? 0 : WIDE.test(sign) ? 1.05 : THIN.test(sign) ? 0.36 : /\d/.test(sign) ? 0.63 : 0.59;

/** The width of a line of text. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

/** Text in lines that are no wider than `most`; a word that is too wide is broken, at last cut off. */
export function linesOf(text: string, most: number, mostLines = 3): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of segments(text)) {
    if (line && widthOf(line + segment.trimEnd()) > most) {
      lines.push(line.trim());
      line = '';
    }
    for (const sign of segment) {
      if (line && widthOf(line + sign.trim()) > most) {
        lines.push(line.trim());
        line = '';
      }
      line += sign;
    }
  }
  if (line.trim()) lines.push(line.trim());
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), cut(lines.slice(mostLines - 1).join(' '), most)];
}

/** Words with the space behind them; signs where a script has no spaces. */
function segments(text: string): { segment: string }[] {
  return (text.match(new RegExp(`${WIDE.source}|(?:(?!${WIDE.source})\\S)+\\s*|\\s+`, 'gu')) ?? []).map((segment) => ({
    segment,
  }));
}

/** Text that is cut off where it would be wider than `most`. */
export function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(short + segment) > most - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
