import { generateRssFeed } from 'feedsmith';
import type { Feed } from './feed.ts';
import { ICON_SIZES } from './icons.ts';
import type { FeedItem } from './item.ts';
import { mediaOf } from './media.ts';
import { allAllowed, html } from './plain.ts';

/** A feed as RSS 2.0, with the text in `content:encoded` and the pictures in Media RSS. */
export function writeRss({
  title,
  description,
  language,
  publisher,
  page,
  self,
  hub,
  icon,
  sheet,
  items,
}: Feed): string {
  return generateRssFeed(
    allAllowed({
      title,
      link: page,
      description,
      language,
      copyright: `© ${publisher.name}`,
      ...(icon && {
        image: { url: icon.small, title, link: page, width: ICON_SIZES.small, height: ICON_SIZES.small },
      }),
      // Of the newest change in it, and not of the last print: the same stories make the same file.
      lastBuildDate: new Date(Math.max(...items.map(({ updated }) => updated))),
      generator: 'Broadsheet',
      docs: 'https://www.rssboard.org/rss-specification',
      atom: {
        links: [
          { href: self, rel: 'self', type: 'application/rss+xml' },
          ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
        ],
      },
      items: items.map((item) => rssItem(item, publisher.name)),
    }),
    { strict: true, stylesheets: [{ type: 'text/css', href: sheet }] },
  );
}

function rssItem(item: FeedItem, publisher: string) {
  const { id, url, title, summary, published, updated, language, authors, contributors, source, categories } = item;
  const names = authors.map(({ name }) => name);
  const [recording] = item.recordings;
  return {
    title,
    link: url,
    // In RSS this is HTML.
    ...(summary !== undefined && { description: html(summary) }),
    guid: { value: id, isPermaLink: false },
    pubDate: new Date(published),
    categories: categories.map(({ name, url: domain }) => ({ name, domain })),
    ...(recording && { enclosures: [{ url: recording.url, length: recording.bytes, type: recording.mime }] }),
    dc: {
      creators: names.length > 0 ? names : [source ?? publisher],
      contributors: contributors.map(({ name }) => name),
      ...(source !== undefined && { sources: [source] }),
      languages: [language],
    },
    ...(updated > published && { atom: { updated: new Date(updated) } }),
    ...(item.html !== '' && { content: { encoded: item.html } }),
    media: mediaOf(item),
  };
}
