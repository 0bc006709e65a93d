import { addressOf, type FeedPage, type FeedSubject } from '../archive/addresses.ts';
import type { ArchiveReader, Scope } from '../archive/model.ts';
import { writeAtom } from './atom.ts';
import { frameOfFeed, type Feed } from './feed.ts';
import { fit } from './fit.ts';
import { correctionItem, editionItem, postItem, storyItem, type FeedItem } from './item.ts';
import { writeJsonFeed } from './json-feed.ts';
import { monthFeed, newestPart } from './month-feed.ts';
import { writeRss } from './rss.ts';

/** How many stories stand in a feed. */
const NEWEST = 25;

const WRITE = { rss: writeRss, atom: writeAtom, json: writeJsonFeed } as const;

/**
 * A feed as it is published, or undefined when there is nothing to tell of.
 *
 * @returns its text, at most as large as a feed may be (fit.ts).
 */
export function feedText(archive: ArchiveReader, page: FeedPage): string | undefined {
  const feed = page.of === 'month' ? monthFeed(archive, page) : newestFeed(archive, page);
  return feed && fit(archive, feed, WRITE[page.format]);
}

function newestFeed(archive: ArchiveReader, page: Exclude<FeedPage, { of: 'month' }>): Feed | undefined {
  const items = itemsOf(archive, page);
  if (items.length === 0) return undefined;
  const previous = page.of === 'site' && page.format === 'atom' ? newestPart(archive) : undefined;
  return {
    ...frameOfFeed(archive, page),
    self: archive.site().url + encodeURI(addressOf(page)),
    ...(previous !== undefined && { previous }),
    items,
  };
}

function itemsOf(archive: ArchiveReader, subject: FeedSubject): FeedItem[] {
  if (subject.of === 'corrections')
    return archive.log({ limit: NEWEST }).flatMap((entry) => correctionItem(archive, entry) ?? []);
  if (subject.of === 'posts')
    return archive
      .list({ scope: `posts:${subject.id}`, limit: NEWEST })
      .flatMap((post) => postItem(archive, subject.id, post) ?? []);
  if (subject.of === 'editions')
    return archive
      .list({ scope: `editions:${subject.id}`, limit: NEWEST })
      .flatMap((id) => editionItem(archive, id) ?? []);
  const scope: Scope = 'id' in subject ? `${subject.of}:${subject.id}` : 'all';
  return archive.list({ scope, limit: NEWEST }).flatMap((id) => storyItem(archive, id) ?? []);
}
