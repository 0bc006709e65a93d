import { feedAddress, feedFolder, type FeedSubject } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { wordsOf } from '../newsroom/words.ts';
import { aboutOf } from './feed.ts';

/** A feed as it is offered to readers. */
export interface OfferedFeed {
  name: string;
  /** The page that shows the same. */
  page: string;
  rss: string;
  atom: string;
  json: string;
}

/** Feeds of one kind. */
export interface FeedGroup {
  name: string;
  feeds: OfferedFeed[];
}

/**
 * All feeds of the newsroom: of the site with its corrections, of sections, topics, series and authors that have
 * stories, of the editions of newsletters. The feed of a live story's posts is offered on its page.
 */
export function allFeeds(archive: ArchiveReader): FeedGroup[] {
  const { sections, language } = archive.site();
  const words = wordsOf(language);
  const stocked = new Set(archive.filled('section'));
  const of = (kind: 'topic' | 'author' | 'series') =>
    byName(
      language,
      archive.filled(kind).map((id) => offered(archive, { of: kind, id })),
    );
  const whole: FeedSubject[] = [
    ...(stocked.size > 0 ? [{ of: 'site' } as const] : []),
    ...(archive.months('corrections').length > 0 ? [{ of: 'corrections' } as const] : []),
  ];
  return [
    { name: words.everything, feeds: whole.map((subject) => offered(archive, subject)) },
    {
      name: words.sections,
      feeds: sections.filter(({ id }) => stocked.has(id)).map(({ id }) => offered(archive, { of: 'section', id })),
    },
    { name: words.topics, feeds: of('topic') },
    { name: words.series, feeds: of('series') },
    { name: words.authors, feeds: of('author') },
    {
      name: words.newsletters,
      feeds: archive
        .newsletters()
        .filter((id) => archive.editionYears(id).length > 0)
        .map((id) => offered(archive, { of: 'editions', id })),
    },
  ].filter(({ feeds }) => feeds.length > 0);
}

function offered(archive: ArchiveReader, subject: FeedSubject): OfferedFeed {
  return {
    name: aboutOf(archive, subject).title,
    page: encodeURI(feedFolder(subject)),
    rss: encodeURI(feedAddress(subject, 'rss')),
    atom: encodeURI(feedAddress(subject, 'atom')),
    json: encodeURI(feedAddress(subject, 'json')),
  };
}

function byName(language: string, feeds: OfferedFeed[]): OfferedFeed[] {
  const { compare } = new Intl.Collator(language);
  return feeds.toSorted((one, other) => compare(one.name, other.name) || (one.page < other.page ? -1 : 1));
}
