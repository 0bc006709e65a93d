import { addressOf, feedAddress, feedFolder, type FeedSubject } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { wordsOf } from '../newsroom/words.ts';
import { iconAddresses } from './icons.ts';
import type { FeedItem } from './item.ts';

/** A feed before it is written in a format. All addresses are in full. */
export interface Feed {
  /** The same in all places where the feed stands, and in all parts of its archive. */
  id: string;
  title: string;
  description: string;
  /** A BCP 47 tag. */
  language: string;
  publisher: { name: string; url: string };
  /** The page that shows the same. */
  page: string;
  /** Its own address. */
  self: string;
  hub?: string;
  /** Addresses of the newsroom's icon (icons.ts). */
  icon?: { small: string; large: string };
  /** A sheet for browsers. */
  sheet: string;
  /** A file of the archive of a feed, which is not asked for again and again (RFC 5005). */
  archived?: boolean;
  /** The feed that an archive belongs to, and the parts beside it. */
  current?: string;
  previous?: string;
  next?: string;
  /** Newest first. */
  items: FeedItem[];
}

/** What a feed says of itself. */
export function frameOfFeed(archive: ArchiveReader, subject: FeedSubject): Omit<Feed, 'self' | 'items'> {
  const site = archive.site();
  const { title, description } = aboutOf(archive, subject);
  const icon = iconAddresses(archive);
  return {
    id: site.url + encodeURI(feedAddress(subject, 'atom')),
    title: subject.of === 'site' ? site.name : `${title} – ${site.name}`,
    description: description ?? title,
    language: site.language,
    publisher: { name: site.name, url: `${site.url}/` },
    page: site.url + encodeURI(feedFolder(subject)),
    ...(site.feeds.hub !== undefined && { hub: site.feeds.hub }),
    ...(icon && { icon }),
    sheet: addressOf({ kind: 'feed-style' }),
  };
}

/** What a feed is about, in a name and perhaps a sentence. */
export function aboutOf(archive: ArchiveReader, subject: FeedSubject): { title: string; description?: string } {
  const site = archive.site();
  switch (subject.of) {
    case 'site':
      return { title: site.name, description: site.tagline };
    case 'corrections': {
      const words = wordsOf(site.language);
      return { title: words.corrections, description: words.correctionsSummary };
    }
    case 'section': {
      const section = archive.section(subject.id);
      return { title: section?.name ?? subject.id, description: section?.description };
    }
    case 'topic': {
      const { name, description } = archive.topic(subject.id);
      return { title: name, description };
    }
    case 'author': {
      const author = archive.authorCard(subject.id);
      return { title: author?.name ?? subject.id, description: author?.role };
    }
    case 'series': {
      const { name, description } = archive.seriesCard(subject.id);
      return { title: name, description };
    }
    case 'editions': {
      const newsletter = archive.newsletter(subject.id);
      return { title: newsletter?.name ?? subject.id, description: newsletter?.schedule };
    }
    case 'posts': {
      const card = archive.card(subject.id);
      return { title: card?.headline ?? subject.id, description: card?.summary };
    }
  }
}
