import type { PhotoMetadata } from './metadata.ts';

/**
 * The credit that a picture asks for, as newspapers print it: the photographer, a slash, and who distributes the
 * picture. Where the credit line has the photographer in it already, or one of the two is all there is, it is just that.
 *
 * The copyright notice is no credit: it says who owns the picture, which may be neither of them.
 *
 * @returns undefined when the picture names nobody.
 *
 * @example
 * creditOf({ creators: ['Alex Kim'], credit: 'Harbor Ledger' }) // 'Alex Kim/Harbor Ledger'
 * creditOf({ creators: ['Alex Kim'], credit: 'Alex Kim/Harbor Ledger' }) // 'Alex Kim/Harbor Ledger'
 */
export function creditOf({ creators = [], credit, source }: PhotoMetadata): string | undefined {
  const agency = credit ?? source;
  const photographers = creators.join(', ');
  if (!agency || !photographers) return agency || photographers || undefined;
  if (creators.some((creator) => names(agency, creator))) return agency;
  if (names(photographers, agency)) return photographers;
  return `${photographers}/${agency}`;
}

/** Whether a text has a name in it, as whole words and in whatever letters: "ALEX KIM" is Alex Kim. */
function names(text: string, name: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(name)} `);
}

/** Words in lower case and without accents, which credit lines often lose, with one space between them. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
