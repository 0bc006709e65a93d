/** The word, with what clings to it, that ends at an index. */
export const wordBefore = (text: string, index: number): string => /\S*$/.exec(text.slice(0, index))![0];

/** Abbreviations whose full stop ends no sentence. Months and names have capitals and are told by those. */
const ABBREVIATION = /(?:^|[\s(])(?:[ap]\.m|vs|no|nos|approx|est|ft|in|mi|lb|lbs|oz|etc|e\.g|i\.e|\p{L})\.$/iu;

/** Whether a sentence begins at an index of a text, as far as that is certain. */
export function beginsSentence(text: string, index: number): boolean {
  const before = text.slice(0, index).trimEnd();
  if (before === '') return true;
  if (!/[.!?]["”’)]*$/.test(before) || ABBREVIATION.test(before.replace(/["”’)]+$/, ''))) return false;
  // `Nov. 5`, `St. 12`: a short word with a capital before the full stop is an abbreviation as often as not.
  return !/\p{Lu}\p{Ll}{0,4}\.["”’)]*$/u.test(before);
}
