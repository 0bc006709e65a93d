/**
 * The archive of the site's Atom feed (RFC 5005): every story that was ever in it, by the month, each with its summary.
 * A month that has many stories is divided into parts, filled from its first story on, so that a new one changes one
 * file, the last.
 */
import { addressOf, feedAddress, feedArchiveAddress, type FeedPage } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { clockOf } from '../newsroom/clock.ts';
import { ARCHIVE_ENTRIES } from './archive-entries.ts';
import { frameOfFeed, type Feed } from './feed.ts';
import { cardItem } from './item.ts';

/** A part of a month; undefined when there is none. */
export function monthFeed(archive: ArchiveReader, page: Extract<FeedPage, { of: 'month' }>): Feed | undefined {
  const { id: month, part } = page;
  const site = archive.site();
  const clock = clockOf(site);
  const skip = (part - 1) * ARCHIVE_ENTRIES;
  const ids = archive.list({
    scope: 'all',
    order: 'oldest',
    ...clock.monthSpan(month),
    skip,
    limit: ARCHIVE_ENTRIES,
  });
  if (ids.length === 0) return undefined;
  const months = archive.months('all');
  const before = months.find((each) => each < month);
  const after = months.findLast((each) => each > month);
  const inFull = (address: string) => site.url + encodeURI(address);
  const previous = part > 1 ? { month, part: part - 1 } : before && { month: before, part: partsOf(archive, before) };
  const next = hasPart(archive, month, part + 1) ? { month, part: part + 1 } : after && { month: after, part: 1 };
  return {
    ...frameOfFeed(archive, { of: 'site' }),
    title: `${clock.month(month)} – ${site.name}`,
    self: inFull(addressOf(page)),
    archived: true,
    current: inFull(feedAddress({ of: 'site' }, 'atom')),
    ...(previous && { previous: inFull(feedArchiveAddress(previous.month, previous.part)) }),
    ...(next && { next: inFull(feedArchiveAddress(next.month, next.part)) }),
    items: ids.toReversed().flatMap((id) => cardItem(archive, id) ?? []),
  };
}

/** The newest part of the archive, in full. */
export function newestPart(archive: ArchiveReader): string | undefined {
  const [month] = archive.months('all');
  return month === undefined
    ? undefined
    : archive.site().url + encodeURI(feedArchiveAddress(month, partsOf(archive, month)));
}

/** Into how many parts a month is divided. Each is asked for by itself, so that only the last is read up to its end. */
function partsOf(archive: ArchiveReader, month: string): number {
  let parts = 1;
  while (hasPart(archive, month, parts + 1)) parts += 1;
  return parts;
}

function hasPart(archive: ArchiveReader, month: string, part: number): boolean {
  const span = clockOf(archive.site()).monthSpan(month);
  return (
    archive.list({ scope: 'all', order: 'oldest', ...span, skip: (part - 1) * ARCHIVE_ENTRIES, limit: 1 }).length > 0
  );
}
