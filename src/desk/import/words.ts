/** Counting words, so that none is lost on the way. */

/** Marks that no reader sees: soft hyphens, joiners, marks of byte order and of direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** Words of a text: runs of letters and digits, in small letters. How they are quoted or hyphenated is no matter here. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(UNSEEN, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * Words of the source that stand in none of the results, each as often as it is missing. A word that was written into
 * another without a space (`Photo:<b>Kim</b>`) and stands by itself in a result is not lost.
 */
export function lostWords(source: string, ...results: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const result of results) for (const word of wordsOf(result)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const missing: string[] = [];
  for (const word of wordsOf(source)) {
    const left = counts.get(word) ?? 0;
    if (left > 0) counts.set(word, left - 1);
    else missing.push(word);
  }
  return missing.filter((word) => !takeApart(word, counts));
}

/** As many words may have been written as one. */
const MOST_JOINED = 6;

/** Finds a word among the others as several of them in a row, and takes those. */
function takeApart(word: string, counts: Map<string, number>, most = MOST_JOINED): boolean {
  if (word === '') return true;
  if (most === 0) return false;
  for (let end = word.length; end > 0; end--) {
    const piece = word.slice(0, end);
    const left = counts.get(piece) ?? 0;
    if (left === 0) continue;
    counts.set(piece, left - 1);
    if (takeApart(word.slice(end), counts, most - 1)) return true;
    counts.set(piece, left);
  }
  return false;
}
