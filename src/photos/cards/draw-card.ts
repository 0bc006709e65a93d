/** Draws cards: what stands on them as SVG without any text, for which a machine would need the right fonts. */
import type { Box } from '../crop.ts';
import { CARD, STRIP, type CardWords } from './card.ts';
import { fits, setLines } from './set-lines.ts';
import { Typeface } from './typeface.ts';

/** As in src/styles/tokens.css, on light paper: a card does not know whether it is seen in the dark. */
export const PAPER = '#fffdf9';
const INK = '#16181a';
const ACCENT = '#a3201d';

/** Of headlines and labels, as in src/styles (ems). */
const TRACKING = { serif: -0.018, sans: 0.055 } as const;
/** From one line of a headline to the next, in ems. */
const LEADING = 1.08;
/** Sizes of what is set large, in pixels; the largest at which it has room is taken. */
const SIZES = [108, 100, 92, 84, 78, 72, 66, 60, 55, 50, 46, 42];
const MOST_LINES = 6;
/** Of the paper's name and of the section, and how small a long one becomes before something of it is left out. */
const FOOT = { size: 38, smallest: 24 };
const LABEL = { size: 28, smallest: 20 };

const faces = new Map<'serif' | 'sans', Typeface>();
const faceOf = (name: 'serif' | 'sans') => {
  let face = faces.get(name);
  if (!face) faces.set(name, (face = new Typeface(name)));
  return face;
};

interface Line {
  face: 'serif' | 'sans';
  text: string;
  /** In pixels. */
  size: number;
  color: string;
  /** Of the baseline's beginning: the left end, or the right one. */
  x: number;
  y: number;
  from?: 'right';
}

/**
 * @param photo - where a photograph will stand (card.ts); nothing is drawn there.
 * @param width - of the picture, in pixels: less than a whole card where a photograph is smaller.
 */
export function cardSvg(words: CardWords, photo: Box | undefined, width: number = CARD.width): string {
  const height = Math.round((width * CARD.height) / CARD.width);
  const drawn = photo?.width === CARD.width ? strip(words) : panel(words, besides(photo));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${CARD.width} ${CARD.height}" preserveAspectRatio="none">` +
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${PAPER}"/>${drawn}</svg>`
  );
}

/** What is left of a card beside a photograph. */
function besides(photo: Box | undefined): Box {
  if (!photo) return { left: 0, top: 0, ...CARD };
  return { left: photo.left === 0 ? photo.width : 0, top: 0, width: CARD.width - photo.width, height: CARD.height };
}

/** Below a wide photograph: whose it is on one side, what it is about on the other. */
function strip({ label, foot, accent = ACCENT, direction }: CardWords): string {
  const margin = 40;
  const [whole, gap] = [CARD.width - 2 * margin, 48];
  const y = CARD.height - STRIP / 2;
  const [start, end] = direction === 'rtl' ? [CARD.width - margin, margin] : [margin, CARD.width - margin];
  const right = (side: number) => (side > CARD.width / 2 ? { from: 'right' as const } : {});
  // The name is who speaks: it has two thirds where it needs them.
  const own = faceOf('serif').measure(foot, TRACKING.serif) * FOOT.size;
  const labelled =
    label === undefined ? undefined : fitted('sans', label, LABEL, Math.max(whole / 3, whole - own - gap));
  const named = fitted('serif', foot, FOOT, whole - (labelled ? labelled.width + gap : 0));
  return [
    line({ face: 'serif', ...named, color: INK, x: start, y: y + named.size * 0.3, ...right(start) }),
    labelled
      ? line({ face: 'sans', ...labelled, color: accent, x: end, y: y + labelled.size * 0.36, ...right(end) })
      : '',
  ].join('');
}

/** The section above, the headline, and below a rule whose it is. */
function panel({ label, text, foot, accent = ACCENT, direction }: CardWords, box: Box): string {
  const margin = box.width === CARD.width ? 72 : 52;
  const width = box.width - 2 * margin;
  const start = direction === 'rtl' ? box.left + box.width - margin : box.left + margin;
  const from = direction === 'rtl' ? { from: 'right' as const } : {};
  const ruleY = CARD.height - 124;
  const named = fitted('serif', foot, FOOT, width);
  const labelled = label === undefined ? undefined : fitted('sans', label, LABEL, width);
  const top = labelled ? 124 : 72;
  const drawn = [
    labelled ? line({ face: 'sans', ...labelled, color: accent, x: start, y: 92, ...from }) : '',
    `<rect x="${box.left + margin}" y="${ruleY}" width="${width}" height="3" fill="${INK}"/>`,
    line({ face: 'serif', ...named, color: INK, x: start, y: ruleY + 68, ...from }),
  ];
  if (text !== undefined) {
    const room = ruleY - 28 - top;
    const measureAt = (size: number) => (part: string) => faceOf('serif').measure(part, TRACKING.serif) * size;
    const linesAt = (size: number) => Math.min(MOST_LINES, Math.floor(room / (size * LEADING)));
    const size = SIZES.find((each) => fits(text, width, linesAt(each), measureAt(each))) ?? SIZES.at(-1)!;
    const lines = setLines(text, width, linesAt(size), measureAt(size));
    // A little above the middle, where the eye takes it to be.
    const free = room - lines.length * size * LEADING;
    const first = top + free * 0.42 + size * 0.86;
    lines.forEach((each, index) =>
      drawn.push(
        line({ face: 'serif', text: each, size, color: INK, x: start, y: first + index * size * LEADING, ...from }),
      ),
    );
  }
  return drawn.join('');
}

/** A text on one line, made smaller where it must be, and cut where that is not enough. */
function fitted(face: 'serif' | 'sans', text: string, { size, smallest }: typeof FOOT, width: number) {
  const own = faceOf(face).measure(text, TRACKING[face]);
  const fitting = Math.max(smallest, Math.min(size, width / own));
  const measure = (part: string) => faceOf(face).measure(part, TRACKING[face]) * fitting;
  const [shown = ''] = measure(text) <= width + 0.01 ? [text] : setLines(text, width, 1, measure);
  return { text: shown, size: fitting, width: measure(shown) };
}

function line({ face, text, size, color, x, y, from }: Line): string {
  const { outlines, width, units } = faceOf(face).set(text, TRACKING[face]);
  const scale = size / units;
  const left = from === 'right' ? x - width * size : x;
  return `<g fill="${color}" transform="translate(${left.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})">${outlines}</g>`;
}
