/** Sentences from the beginning of a text. */

/**
 * As many whole sentences as fit; of a first one that does not, its words.
 *
 * @param most - characters.
 */
export function firstSentences(text: string, most: number): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= most && !/[.!?…]["'”’»)]*\s/u.test(plain)) return plain;
  let found = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(plain)) {
    if ((found + segment).trimEnd().length > most) break;
    found += segment;
    // One or two are enough.
    if (found.trimEnd().length > most / 2) break;
  }
  if (found.trim() !== '') return found.trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 2).replace(/\s+\S*$/u, '')} …`;
}
