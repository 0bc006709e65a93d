/**
 * Cards for links: pictures of 1200 × 630 pixels that social networks and messengers show for an address. One with a
 * photograph shows it whole in its part of the card; words stand beside it or below, never on it, so that nothing in the
 * picture is hidden and none of it seems to be in the scene.
 */
import { hash } from 'node:crypto';
import type { Box } from '../crop.ts';
import { rightsPacket, type Rights } from '../rights-packet.ts';

/** Counts up when the same words would be drawn into other bytes. */
export const CARD_RECIPE = 1;

/** In pixels: what Open Graph's readers ask for. */
export const CARD = { width: 1200, height: 630 } as const;

/** How high the words below a wide photograph are. */
export const STRIP = 84;
/** How wide a tall photograph may be beside its words; it is cropped only as far as its shape is beyond these. */
const BESIDE = { narrowest: 420, widest: 560 };

/** What is said on a card, as it is set (letters.ts). */
export interface CardWords {
  /** The section, in capitals. */
  label?: string;
  /** What is set large: a headline. A wide photograph has none beside it. */
  text?: string;
  /** The name of the paper. */
  foot: string;
  /** `#rrggbb`, of the label. */
  accent?: string;
  /** For scripts that are written from right to left. */
  direction?: 'rtl';
}

/** A card without a photograph. */
export interface TypeCard {
  /** Where it is kept, and what tells it from others: `photos/cards/2026/11/harbor-vote`. */
  src: string;
  card: CardWords | { /** Of the bytes of `content/icon.svg`, which stands alone on it. */ icon: string };
  /** Whose it is, and what machines may learn from it: it goes into the file. */
  rights: Rights;
}

/** Tells it from what is made of photographs and from recordings. */
export const isTypeCard = (shown: object): shown is TypeCard => 'card' in shown;

/** Its file, relative to the site's root: the name says what is on it. */
export const cardFile = ({ src, card, rights }: TypeCard): string =>
  `${src}.${hash('sha1', JSON.stringify([CARD_RECIPE, card, rightsPacket(rights)])).slice(0, 8)}-s${CARD.width}.png`;

/** Whether words stand beside a photograph, and not below it. */
export const isTall = ({ width, height }: { width: number; height: number }): boolean => height > width;

/**
 * Where a photograph stands on its card.
 *
 * @param photo - its size, in pixels.
 */
export function photoBox(photo: { width: number; height: number }, direction?: 'rtl'): Box {
  if (!isTall(photo)) return { left: 0, top: 0, width: CARD.width, height: CARD.height - STRIP };
  const own = Math.round((CARD.height * photo.width) / photo.height);
  const width = Math.min(Math.max(own, BESIDE.narrowest), BESIDE.widest);
  return { left: direction === 'rtl' ? CARD.width - width : 0, top: 0, width, height: CARD.height };
}
