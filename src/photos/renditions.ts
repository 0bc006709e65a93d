/**
 * Which files are made of a photograph, for each place where it can stand. Pure: the same photograph in the same place
 * always has the same files, whose names say what is in them.
 *
 * The widths follow from the layout (src/components/slots.ts) at the densities that screens have. On a dense screen a
 * coarser file looks the same, since nobody sees its single pixels, and weighs half: where both kinds of screen want one
 * width, there are two files of it.
 */
import { hash } from 'node:crypto';
import { CARD as LINK_CARD, CARD_RECIPE, photoBox, type CardWords } from './cards/card.ts';
import { cropBox, type Box, type Focus } from './crop.ts';
import { rightsPacket, type Rights } from './rights-packet.ts';

/** Counts up when the same photograph would be made into other bytes: all renditions are then made again. */
const RECIPE = 2;

/** A place where a picture stands. */
export type Role = keyof typeof ROLES;

export type Format = 'avif' | 'webp' | 'jpeg';

/** A photograph, as far as its renditions depend on it. */
export interface Negative {
  /** `photos/2026/sea-wall.jpg` */
  src: string;
  /** Of its bytes. */
  digest: string;
  /** As it is shown, in pixels: its EXIF orientation applied. */
  width: number;
  height: number;
}

/** A photograph in a place: all that decides which files are made. */
export interface Use extends Negative {
  role: Role;
  rights: Rights;
  focus?: Focus;
  /** What stands beside it on a card for a link: role `social` only. */
  words?: CardWords;
}

/** A file to be made of a photograph. */
export interface Rendition {
  /** Relative to the site's root: `photos/2026/sea-wall.3f9a1c20-720.avif`. */
  file: string;
  format: Format;
  /** In pixels. */
  width: number;
  height: number;
  /** 1 to 100, as the format's encoder counts. */
  quality: number;
  /** The part of the photograph that is shown. */
  crop?: Box;
  /** It is a card: the part stands in its place on it (cards/card.ts), and these beside it. */
  words?: CardWords;
}

/** The renditions of one kind for a picture element, widest last. */
export interface RenditionSet {
  format: Format;
  /** `dense`: for screens with more than one and a half pixels to a CSS pixel. `any`: for the others, or all. */
  density: 'dense' | 'any';
  renditions: Rendition[];
}

interface Recipe {
  /** Width divided by height; the photograph's own when there is none. */
  shape?: number;
  /** Tells crops of one photograph apart, in file names. */
  letter?: string;
  /** Widths in pixels, for each set. The JPEG, which is one, is for browsers and readers that know nothing newer. */
  sets: readonly { format: Format; density?: 'dense'; widths: readonly number[]; quality: number }[];
}

const CARD = { shape: 3 / 2, letter: 'c' };
const ONE = (shape: number, letter: string): Recipe => ({
  shape,
  letter,
  sets: [{ format: 'jpeg', widths: [1200], quality: 80 }],
});

const ROLES = {
  /** Above a story. */
  lead: {
    sets: [
      { format: 'avif', density: 'dense', widths: [720, 1080, 1440, 2048], quality: 50 },
      { format: 'avif', widths: [720, 1080, 1600], quality: 62 },
      { format: 'webp', widths: [720, 1440], quality: 70 },
      { format: 'jpeg', widths: [1080], quality: 80 },
    ],
  },
  /** Within a text. */
  inline: {
    sets: [
      { format: 'avif', density: 'dense', widths: [720, 1080, 1440], quality: 50 },
      { format: 'avif', widths: [720], quality: 62 },
      { format: 'webp', widths: [720, 1440], quality: 70 },
      { format: 'jpeg', widths: [720], quality: 80 },
    ],
  },
  /** A picture of a story over the whole window. It is looked at closely, so no file is a coarse one. */
  large: {
    sets: [
      { format: 'avif', widths: [2048], quality: 62 },
      { format: 'jpeg', widths: [2048], quality: 80 },
    ],
  },
  /** The story that a front begins with. */
  front: {
    ...CARD,
    sets: [
      { format: 'avif', widths: [480, 720, 1080, 1600], quality: 48 },
      { format: 'webp', widths: [720, 1080], quality: 70 },
      { format: 'jpeg', widths: [720], quality: 80 },
    ],
  },
  card: {
    ...CARD,
    sets: [
      { format: 'avif', widths: [240, 480, 720, 1080], quality: 48 },
      { format: 'webp', widths: [480, 720], quality: 70 },
      { format: 'jpeg', widths: [480], quality: 80 },
    ],
  },
  /** Beside a headline in a list. */
  thumb: {
    ...CARD,
    sets: [
      { format: 'avif', widths: [240, 480], quality: 48 },
      { format: 'webp', widths: [480], quality: 70 },
      { format: 'jpeg', widths: [240], quality: 80 },
    ],
  },
  /** In the place of a video until it plays: a video has one, for every screen, and it is loaded with the page. */
  poster: {
    sets: [{ format: 'webp', widths: [720], quality: 60 }],
  },
  /** A face. */
  portrait: {
    shape: 1,
    letter: 'p',
    sets: [
      { format: 'avif', widths: [160, 320], quality: 50 },
      { format: 'webp', widths: [320], quality: 70 },
      { format: 'jpeg', widths: [320], quality: 80 },
    ],
  },
  /** On the cards that social networks and messengers draw for a link. */
  social: ONE(1200 / 630, 's'),
  /** What search engines ask for: the same picture in three shapes. */
  wide: ONE(16 / 9, 'w'),
  standard: ONE(4 / 3, 't'),
  square: ONE(1, 'q'),
} as const satisfies Record<string, Recipe>;

const EXTENSION: Record<Format, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' };

/** The files of a photograph in a place, by kind, in the order in which a browser should be offered them. */
export function renditionSets(use: Use): RenditionSet[] {
  const { shape: own, letter = '', sets }: Recipe = ROLES[use.role];
  const { words } = use;
  const place = words && photoBox(use, words.direction);
  const shape = place ? place.width / place.height : own;
  const crop = shape === undefined ? undefined : cropBox(use.width, use.height, shape, use.focus);
  const { width, height } = crop ?? use;
  // A crop that is the whole picture does not depend on the focus, and one that is not is told by where it lies.
  const key = hash(
    'sha1',
    JSON.stringify([
      ...[RECIPE, use.src, use.digest, rightsPacket(use.rights), crop],
      ...(words ? [CARD_RECIPE, words] : []),
    ]),
  ).slice(0, 8);
  const stem = use.src.slice(0, use.src.lastIndexOf('.'));
  return sets.map(({ format, density, widths, quality }): RenditionSet => ({
    format,
    density: density ?? 'any',
    renditions: within(widths, place ? Math.round((LINK_CARD.width * width) / place.width) : width).map((target) => ({
      file: `${stem}.${key}-${letter}${target}${density === 'dense' ? 'd' : ''}.${EXTENSION[format]}`,
      format,
      width: target,
      height: Math.max(
        1,
        Math.round(place ? (target * LINK_CARD.height) / LINK_CARD.width : (target * height) / width),
      ),
      quality,
      ...(crop && { crop }),
      ...(words && { words }),
    })),
  }));
}

/** Tells one way of making renditions from another: with another one, all of them are other files. */
export const recipes = (): string => hash('sha1', JSON.stringify([RECIPE, CARD_RECIPE, ROLES])).slice(0, 16);

/** As renditions are called, and cards of type: the only PNGs. */
const RENDITION = /^photos\/[^\\\0]+\.[\da-f]{8}-[a-z]?\d+d?\.(?:avif|webp|jpg|png)$/u;

/** Whether a file is called as a rendition is. @param file - relative to the site's root, with forward slashes. */
export const isRendition = (file: string): boolean => RENDITION.test(file);

/**
 * How much of its size a photograph needs for the largest of its possible renditions, whatever its focus: 1 at the most.
 *
 * @param width - in pixels, as it is shown.
 */
export function largestScale(width: number, height: number): number {
  return Math.max(
    ...Object.values(ROLES).flatMap(({ shape, sets }: Recipe) => {
      const own = shape === undefined ? width : cropBox(width, height, shape).width;
      return sets.flatMap(({ widths }) => within(widths, own).map((target) => target / own));
    }),
  );
}

/** Every file of a photograph in a place. */
export function renditionsOf(use: Use): Rendition[] {
  return renditionSets(use).flatMap(({ renditions }) => renditions);
}

/** Widths that enlarge nothing. In place of those that would there is the picture's own, unless that is nearly the same. */
function within(widths: readonly number[], own: number): number[] {
  const fitting = widths.filter((width) => width <= own);
  const last = fitting.at(-1) ?? 0;
  return fitting.length < widths.length && own > last * 1.25 ? [...fitting, own] : fitting;
}
