/** The name of a story's file, which is also the end of its address, as its headline suggests it. */
import { slugify } from '../schema/kinds.ts';

/** Words that say little in an address. */
const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: setOf(
    'a an and are as at be but by for from has have he her his i in is it its of on or our she that the their they this to was we were will with you your after into over than then there been had not who whom whose which what when where why how',
  ),
  de: setOf(
    'der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei mit nach von vom zu zum zur für über unter um ist sind war hat haben wird werden als wie es sie er wir',
  ),
  es: setOf(
    'el la los las un una unos unas y o u e de del al a en con por para sin sobre que se su sus es son fue ha han como más',
  ),
  fr: setOf(
    'le la les un une des du de d l et ou en au aux à dans par pour sur sous avec sans que qui se s sa son ses est sont a ont été ce cette n ne pas',
  ),
};

/** Words of an address: as many as one can say over the telephone. */
const MOST_WORDS = 6;
/** Characters of an address. */
const LONGEST = 48;
/** Bytes of a file's name that every disk takes, with what is written beside it meanwhile. */
export const LONGEST_NAME = 180;

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(slugify));
}

/**
 * @param language - of the headline, as BCP 47 writes it.
 * @returns an id; `untitled` when the headline has no letter and no digit.
 *
 * @example suggestSlug('The harbor board votes to raise the sea wall', 'en-US') // 'harbor-board-votes-raise-sea-wall
 */
export function suggestSlug(headline: string, language: string): string {
  const plain = headline
    .normalize('NFC')
    // It's, l'eau; U.S.
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, language.startsWith('fr') ? ' ' : '')
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:\.|$|[^\p{L}\p{N}]))|(?<=\.\p{L})\./gu, '');
  const words = slugify(plain).split('-');
  const small = SMALL_WORDS[new Intl.Locale(language).language];
  const weighty = words.filter((word) => !small?.has(word));
  return shortenSlug((weighty.length >= 2 ? weighty : words).slice(0, MOST_WORDS).join('-'), LONGEST);
}

/**
 * Shortens an id at a hyphen, or within a word when that is all there is.
 *
 * @param length - in characters. It is never longer than a file's name can be.
 */
export function shortenSlug(slug: string, length = Infinity): string {
  const fits = (text: string) => [...text].length <= length && Buffer.byteLength(text) <= LONGEST_NAME;
  if (fits(slug)) return slug;
  const words = slug.split('-');
  while (words.length > 1 && !fits(words.join('-'))) words.pop();
  const characters = [...words.join('-')];
  while (!fits(characters.join(''))) characters.pop();
  return characters.join('');
}
