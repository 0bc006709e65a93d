import { feedAddress, type FeedFormat, type FeedSubject, type PageAddress } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { aboutOf } from './feed.ts';
import { FEED_TYPES } from './feed-types.ts';

/** A feed that a page tells browsers and readers of. */
export interface PageFeed {
  address: string;
  type: string;
  title: string;
}

/**
 * The feeds of what a page shows, as RSS and JSON Feed: every reader knows one of them. A story leads to the site's as
 * RSS, and a live one to that of its posts in every format, which no other page leads to.
 */
export function feedsOfPage(archive: ArchiveReader, page: PageAddress): PageFeed[] {
  const feed = (subject: FeedSubject, format: FeedFormat): PageFeed => ({
    address: encodeURI(feedAddress(subject, format)),
    type: FEED_TYPES[format],
    title: aboutOf(archive, subject).title,
  });
  const both = (subject: FeedSubject) => [feed(subject, 'rss'), feed(subject, 'json')];
  const has = (scope: Parameters<ArchiveReader['list']>[0]['scope']) => archive.list({ scope, limit: 1 }).length > 0;
  switch (page.kind) {
    case 'home':
      return has('all') ? both({ of: 'site' }) : [];
    case 'section':
      return has(`section:${page.section}`) ? both({ of: 'section', id: page.section }) : [];
    case 'topic':
      return has(`topic:${page.topic}`) ? both({ of: 'topic', id: page.topic }) : [];
    case 'series':
      return has(`series:${page.series}`) ? both({ of: 'series', id: page.series }) : [];
    case 'author':
      return has(`author:${page.author}`) ? both({ of: 'author', id: page.author }) : [];
    case 'corrections':
      return archive.months('corrections').length > 0 ? both({ of: 'corrections' }) : [];
    case 'edition':
    case 'editions':
      // Not asked for: they are of it, and the newest must not print them all again.
      return both({ of: 'editions', id: page.newsletter });
    case 'newsletter':
      return has(`editions:${page.newsletter}`) ? both({ of: 'editions', id: page.newsletter }) : [];
    case 'article':
      return [
        feed({ of: 'site' }, 'rss'),
        ...(archive.card(page.story)?.type === 'live' && has(`posts:${page.story}`)
          ? (['rss', 'atom', 'json'] as const).map((format) => feed({ of: 'posts', id: page.story }, format))
          : []),
      ];
    default:
      return [];
  }
}
