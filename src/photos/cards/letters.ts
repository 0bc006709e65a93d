import { COVERED } from './coverage.ts';

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
