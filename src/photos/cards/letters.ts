import { COVERED } from './coverage.ts';

type Range = readonly [from: number, to: number];

/**
 * What the faces of the site have, of which those of cards are two: the fonts in src/styles/fonts and beside this file
 * (tests/fonts/subset.ts cuts them).
 *
 * What the languages of western Europe write, with the signs of news: the first unicode-range of fonts.css.
 */
export const LATIN: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa3],
  [0xa5, 0xa5],
  [0xa7, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xbd, 0xbd],
  [0xbf, 0xcf],
  [0xd1, 0xdd],
  [0xdf, 0xef],
  [0xf1, 0xf6],
  [0xf8, 0xfd],
  [0xff, 0xff],
  [0x152, 0x153],
  [0x2009, 0x2009],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];
/** The languages of Europe, Vietnam and Turkey. */
export const LATIN_EXTENDED: readonly Range[] = [
  [0x100, 0x2af],
  [0x1e00, 0x1eff],
  [0x2020, 0x2020],
  [0x20a0, 0x20c0],
  [0x2113, 0x2113],
];

/** Whether a character (as a code point) is in the first of the two files of a face. */
export const isLatin = (code: number): boolean => LATIN.some(([from, to]) => code >= from && code <= to);

const covered = new Set(
  COVERED.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
);

/**
 * Whether the faces of cards have every letter of a text. Letters are not taken from elsewhere: what else is installed
 * differs by machine, and so would the card.
 */
export const canSet = (text: string): boolean =>
  [...asSet(text)].every((character) => covered.has(character.codePointAt(0)!));

/** A text as it is set: accents on their letters, any space is one, and nothing that only says where a word may be cut. */
export const asSet = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .trim();
