import type { ArchiveReader } from '../archive/model.ts';
import type { Feed } from './feed.ts';
import { withoutText, type FeedItem } from './item.ts';

/** How large a feed is at the most, in bytes: readers ask for it again and again, and some give up on larger ones. */
export const LARGEST_FEED = 250_000;

/** A story longer than this (bytes of HTML) is sent as its summary and a link, so that others have room beside it. */
const LONGEST_TEXT = 120_000;

/**
 * Writes a feed so that it is not too large: the text of stories that are too long is left out, and then the oldest
 * stories until the rest fits. From a file of an archive no story falls out; there the longest summaries do.
 */
export function fit(archive: ArchiveReader, feed: Feed, write: (feed: Feed) => string): string {
  const short = feed.items.map((item) => (bytesOf(item.html) > LONGEST_TEXT ? withoutText(archive, item) : item));
  let items = feed.archived ? short : firstThatFit(short, LARGEST_FEED);
  for (;;) {
    const text = write({ ...feed, items });
    const over = bytesOf(text) - LARGEST_FEED;
    if (over <= 0) return text;
    const fewer = feed.archived ? withoutSummaries(items, over) : withoutOldest(items, over);
    // One story, of which but its summary is left, and headlines in an archive: their lengths are bounded (item.ts).
    if (!fewer) return text;
    items = fewer;
  }
}

const bytesOf = (text: string) => Buffer.byteLength(text);

/** Those that come before the size is reached, by their texts alone. */
function firstThatFit(items: FeedItem[], size: number): FeedItem[] {
  let sum = 0;
  return items.filter((item, index) => (sum += bytesOf(item.html)) <= size || index === 0);
}

/** The oldest are left out until so many bytes are saved, but at least one; undefined when there is but one. */
function withoutOldest(items: FeedItem[], over: number): FeedItem[] | undefined {
  if (items.length < 2) return undefined;
  let saved = 0;
  let kept = items.length;
  while (kept > 1 && saved < over) saved += bytesOf(items[--kept]!.html);
  return items.slice(0, kept);
}

/** The longest summaries are left out until so many bytes are saved; undefined when there are none any more. */
function withoutSummaries(items: FeedItem[], over: number): FeedItem[] | undefined {
  const long = items
    .filter(({ summary }) => summary !== undefined)
    .sort((one, other) => bytesOf(other.summary!) - bytesOf(one.summary!) || (one.id < other.id ? -1 : 1));
  if (long.length === 0) return undefined;
  let saved = 0;
  const without = new Set<FeedItem>();
  for (const item of long) {
    if (saved >= over) break;
    saved += bytesOf(item.summary!);
    without.add(item);
  }
  return items.map((item) => (without.has(item) ? { ...item, summary: undefined } : item));
}
