import { distance } from 'fastest-levenshtein';

/** Shorter words are often a letter away from each other, and all of them meant. */
const SHORTEST = 4;
/** From this length on, two letters may have slipped. */
const LONG = 8;

/**
 * The candidate of which a word looks like a slip of the hand. Stricter than `nearest`, since the word may be meant as it
 * is written: its first letter and its digits are right, and all but a letter of the rest, or two that have changed
 * places.
 */
export function slipOf(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const most = word.length < LONG ? 1 : 2;
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === word || candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > most) continue;
    if (digitsOf(candidate) !== digitsOf(word)) continue;
    const far = distance(word, candidate);
    // Two letters that have changed places are one slip.
    const edits = far === 2 && lettersOf(candidate) === lettersOf(word) ? 1 : far;
    if (edits <= most && edits < (best?.edits ?? Infinity)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** `election-2026` is not `election-2025`, mistyped. */
const digitsOf = (word: string) => word.replace(/\P{N}/gu, '');
const lettersOf = (word: string) => [...word].sort().join('');
