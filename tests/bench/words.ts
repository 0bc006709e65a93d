/** Seeded words for invented news: the same seed gives the same words, on any machine. */

/** A source of numbers in [0, 1) that repeats itself for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Mixes two numbers into a seed, so that every story has a sequence of its own. */
export function seedOf(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return Math.imul(mixed, 0x27d4eb2f) >>> 0;
}

/** A whole number from 0 to below `count`. */
export const below = (random: () => number, count: number) => Math.floor(random() * count);

/**
 * Draws indices by Zipf's law: 0 most often, each later one more rarely.
 *
 * @param shift - flattens the top; with 0 the first comes twice as often as the second.
 */
export function zipf(count: number, shift: number): (random: () => number) => number {
  // A table makes a draw one look-up; drawing a word is what making 100,000 stories consists of.
  const table = new Uint16Array(1 << 16);
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1 + shift));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let filled = 0;
  let reached = 0;
  weights.forEach((weight, rank) => {
    reached += weight;
    const end = rank === count - 1 ? table.length : Math.round((reached / total) * table.length);
    table.fill(rank, filled, end);
    filled = end;
  });
  return (random) => table[Math.floor(random() * 65536)]!;
}

/** Words that English prose has most of, roughly by frequency; they make the invented text read like text. */
const COMMON =
  `the of and to a in that for on is was with it by as at from said he she they be has have had its which but not are this an who
 will would their been were one more about after new also when than two out up all into year years city state first over people last other
 could time some last government week there between under while before against three board council million percent many most since per
 court school police public report officials night month local group plan law street market water power house early late near where both
 still only now down every four five next once member members money budget vote minister mayor harbor station bridge river hospital
 company workers union price prices cost team season game coach film book museum research study data climate storm road train bus
 airport island coast village office work home family children students teacher doctor judge trial case evidence agency federal national
 world war peace border talks trade tax bank interest rate growth economy election party leader campaign voters ballot district`
    .split(/\s+/)
    .filter((word, index, all) => word && all.indexOf(word) === index);

const STARTS = [
  'b',
  'br',
  'c',
  'cl',
  'cr',
  'd',
  'dr',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'pr',
  'r',
  's',
  'sh',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ENDS = ['', '', 'n', 'r', 'l', 's', 't', 'm', 'nd', 'st', 'ck', 'rt'];

/** Pronounceable words that are all different and none of `taken`. */
export function inventWords(random: () => number, count: number, taken: Iterable<string> = []): string[] {
  const seen = new Set(taken);
  const words: string[] = [];
  const pick = (list: string[]) => list[below(random, list.length)]!;
  while (words.length < count) {
    let word = '';
    for (let syllables = 2 + below(random, 2); syllables > 0; syllables--) {
      word += pick(STARTS) + pick(VOWELS) + (syllables === 1 || random() < 0.2 ? pick(ENDS) : '');
    }
    if (!seen.has(word)) {
      seen.add(word);
      words.push(word);
    }
  }
  return words;
}

/** A vocabulary of 3,000 words, the most frequent first. */
export function vocabulary(seed: number): string[] {
  return [...COMMON, ...inventWords(randomFrom(seedOf(seed, 1)), 3000 - COMMON.length, COMMON)];
}

/** With a capital letter. */
export const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
