/**
 * What a page reads, in a form that is small to keep for a hundred thousand pages.
 *
 * There are two ways to read. A *key* names one thing (`card:2026/11/harbor-vote`). A *list* is a stretch of a
 * scope's time line: it can only change when a story enters or leaves that stretch, so an article's list of older
 * stories is not disturbed by a new one.
 */

/** The stretch of a scope that a list was cut from, both ends included, in ms. */
export interface ListRead {
  scope: string;
  low: number;
  high: number;
  /** The question, as JSON, to ask it again. */
  query: string;
  /** The answer, digested. */
  digest: string;
}

/** Everything that one page has read. */
export class Reads {
  readonly keys = new Set<number>();
  readonly lists = new Map<string, ListRead>();
  /** Photographs in their places, as JSON of a Use (photos/renditions.ts), and recordings, of a Copy (recordings/copies.ts). */
  readonly pictures: Set<string>;

  /** @param pictures - to note pictures together with those of other pages. */
  constructor(pictures = new Set<string>()) {
    this.pictures = pictures;
  }
}

/** Bounds of a list that has no end on one side. */
export const EARLIEST = -8_640_000_000_000_000;
export const LATEST = 8_640_000_000_000_000;

/**
 * Numbers a key: 53 bits of its FNV-1a hash. Two keys with one number would only print a page once too often.
 */
export function keyNumber(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
