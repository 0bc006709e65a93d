/** How a headline is broken into lines. */

/** How wide a text is, in the unit of the widths that are asked for. */
export type Measure = (text: string) => number;

/** A place at which a line may end: behind a space, or behind a hyphen or a dash between letters. */
const BREAK = /(?<=[^\S\u00a0\u202f])|(?<=[\p{L}\p{N}][-–—])(?=\p{L})/u;

/**
 * Breaks a text into the fewest lines that are not wider than a measure, and of these makes all as even as can be.
 * A word that is wider is divided where it must be; what has no room at all is left out behind an ellipsis. No line is
 * ever wider than the measure.
 *
 * @param most - lines.
 */
export function setLines(text: string, width: number, most: number, measure: Measure): string[] {
  const pieces = text.split(BREAK).flatMap((piece) => divided(piece, width, measure));
  const lines = fill(pieces, width, measure);
  if (lines.length > most) return shortened(lines, width, most, measure);
  // The narrowest measure that needs no line more; to a two-hundredth, which nobody sees.
  let [low, high] = [width / lines.length / 2, width];
  while (high - low > width / 200) {
    const middle = (low + high) / 2;
    if (
      pieces.every((piece) => measure(piece.trimEnd()) <= middle) &&
      fill(pieces, middle, measure).length <= lines.length
    )
      high = middle;
    else low = middle;
  }
  return fill(pieces, high, measure);
}

/** Whether a text can be set so without dividing a word or leaving something out. */
export function fits(text: string, width: number, most: number, measure: Measure): boolean {
  const pieces = text.split(BREAK);
  return pieces.every((piece) => measure(piece.trimEnd()) <= width) && fill(pieces, width, measure).length <= most;
}

function fill(pieces: readonly string[], width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

function divided(piece: string, width: number, measure: Measure): string[] {
  if (measure(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function shortened(lines: readonly string[], width: number, most: number, measure: Measure): string[] {
  const kept = lines.slice(0, most);
  let last = kept.pop()!;
  while (last !== '' && measure(`${last}…`) > width) {
    const space = last.lastIndexOf(' ');
    last = space > 0 ? last.slice(0, space) : [...last].slice(0, -1).join('');
  }
  return [...kept, `${last.replace(/[\s,;:–—-]+$/u, '')}…`];
}
