import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { momentOf, type Claim } from './claim.ts';

/** A feed, whatever it is written in. */
export interface ReadFeed {
  kind: 'RSS' | 'Atom' | 'JSON Feed';
  title: string;
  entries: { link: string; claim: Claim }[];
}

interface Media {
  url?: string;
  medium?: string;
  type?: string;
  credits?: { value?: string; role?: string }[];
}

/** @throws when it cannot be read. */
export function readFeed(kind: ReadFeed['kind'], text: string, file: string): ReadFeed {
  if (kind === 'RSS') {
    const feed = parseRssFeed(text);
    const entries = (feed.items ?? []).map((item) => ({
      link: item.link ?? '',
      claim: {
        file,
        place: file,
        headline: item.title,
        authors: item.dc?.creators ?? namesOf(item.authors),
        published: momentOf(item.pubDate),
        modified: momentOf(item.atom?.updated),
        images: mediaIn(item.media?.contents),
      },
    }));
    return { kind, title: feed.title ?? '', entries };
  }
  if (kind === 'Atom') {
    const feed = parseAtomFeed(text);
    const entries = (feed.entries ?? []).map((entry) => ({
      link: entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href ?? '',
      claim: {
        file,
        place: file,
        headline: entry.title?.value,
        authors: namesOf(entry.authors),
        published: momentOf(entry.published),
        modified: momentOf(entry.updated),
        images: mediaIn(entry.media?.contents),
      },
    }));
    return { kind, title: feed.title?.value ?? '', entries };
  }
  const feed = parseJsonFeed(JSON.parse(text));
  const entries = (feed.items ?? []).map((item) => ({
    link: item.url ?? '',
    claim: {
      file,
      place: file,
      headline: item.title,
      authors: namesOf(item.authors),
      published: momentOf(item.date_published),
      modified: momentOf(item.date_modified),
      images: item.image === undefined ? [] : [{ address: item.image }],
    },
  }));
  return { kind, title: feed.title ?? '', entries };
}

const namesOf = (people: readonly { name?: string }[] = []): string[] => people.flatMap(({ name }) => name ?? []);

/** Pictures of Media RSS. A credit with a role of its own is somebody's part in it, and not the credit line. */
const mediaIn = (contents: readonly Media[] = []): NonNullable<Claim['images']> =>
  contents
    .filter(({ url, medium, type = '' }) => url !== undefined && (medium === 'image' || type.startsWith('image/')))
    .map(({ url, credits = [] }) => {
      const credit = credits.find(({ role }) => role === undefined)?.value;
      return { address: url!, ...(credit !== undefined && { credit }) };
    });
