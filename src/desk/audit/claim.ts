/** What a format says of a story, to be held against the story's page. */
export interface Claim {
  /** Where it says so. */
  file: string;
  /** How that place is called in a sentence: `feed.xml`, `its structured data`. */
  place: string;
  headline?: string;
  /** Names; undefined where the format names nobody. */
  authors?: string[];
  /** ms since 1970. */
  published?: number;
  modified?: number;
  /** Addresses of pictures, and whose they are where that is told. */
  images?: { address: string; credit?: string }[];
}

/** A moment in the words of a file, or undefined when it is none. */
export function momentOf(text: unknown): number | undefined {
  const moment = text instanceof Date ? text.getTime() : typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** Letters as a reader sees them: any space is one. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A credit or a caption, for finding one in the other. */
export const loose = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

/**
 * Which photograph a file shows: its renditions are called `pier.3f9a1c20-720.avif`, `pier.77aa0011-s1200.jpg` and so on.
 * Any other file is itself.
 *
 * @param path - decoded.
 */
export const photoOf = (path: string): string => path.replace(/\.[\da-f]{8}-[a-z]?\d+d?\.(?:avif|webp|jpg|png)$/u, '');
