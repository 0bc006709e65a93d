import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant: the nearest by edits, if it is near enough to be a slip of the hand.
 * A longer word may have more slips.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(word, candidates);
  // Of a path, only the name counts: the folders before it are alike anyway.
  const { length } = word.slice(word.lastIndexOf('/') + 1);
  return distance(word, best) <= Math.max(2, Math.floor(length / 3)) ? best : undefined;
}
