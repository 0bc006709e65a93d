import { generateAtomFeed } from 'feedsmith';
import type { Feed } from './feed.ts';
import type { FeedItem, FeedPerson } from './item.ts';
import { mediaOf } from './media.ts';
import { allAllowed } from './plain.ts';

/** A feed as Atom (RFC 4287), with the pictures in Media RSS; its archive is paged by RFC 5005. */
export function writeAtom(feed: Feed): string {
  const { id, title, description, language, publisher, page, self, hub, icon, sheet, items } = feed;
  const link = (rel: string, href: string | undefined) =>
    href === undefined ? [] : [{ rel, href, type: 'application/atom+xml' }];
  const text = generateAtomFeed(
    allAllowed({
      id,
      title: { value: title },
      subtitle: { value: description },
      updated: new Date(Math.max(...items.map(({ updated }) => updated))),
      rights: { value: `© ${publisher.name}` },
      generator: { text: 'Broadsheet' },
      // Square, as an icon is to be; a logo would be twice as wide as it is high, and the newsroom has none.
      ...(icon && { icon: icon.large }),
      xml: { lang: language },
      // Whoever reads an entry that has no author of its own has this one.
      authors: [{ name: publisher.name, uri: publisher.url }],
      links: [
        ...link('self', self),
        { rel: 'alternate', href: page, type: 'text/html' },
        ...(hub === undefined ? [] : [{ rel: 'hub', href: hub }]),
        ...link('current', feed.current),
        ...link('prev-archive', feed.previous),
        ...link('next-archive', feed.next),
      ],
      entries: items.map((item) => atomEntry(item, language)),
    }),
    { strict: true, stylesheets: [{ type: 'text/css', href: sheet }] },
  );
  return feed.archived ? marked(text) : text;
}

/** Says that the file is one of an archive, which feedsmith has no words for. */
const marked = (text: string) =>
  text.replace(/<feed\b([^>]*)>/, '<feed$1 xmlns:fh="http://purl.org/syndication/history/1.0">\n  <fh:archive/>');

function atomEntry(item: FeedItem, feedLanguage: string) {
  const { id, url, title, summary, published, updated, language, authors, contributors, source, categories } = item;
  return {
    id,
    title: { value: title },
    updated: new Date(updated),
    published: new Date(published),
    authors: authors.length > 0 ? authors.map(person) : source === undefined ? [] : [{ name: source }],
    contributors: contributors.map(person),
    ...(language !== feedLanguage && { xml: { lang: language } }),
    links: [
      { rel: 'alternate', href: url, type: 'text/html' },
      ...item.recordings.map(({ url: href, mime, bytes }) => ({ rel: 'enclosure', href, type: mime, length: bytes })),
    ],
    categories: categories.map((category) => ({
      term: category.id,
      label: category.name,
    })),
    ...(summary !== undefined && { summary: { value: summary } }),
    ...(item.html !== '' && { content: { type: 'html', value: item.html } }),
    ...(source !== undefined && { dc: { sources: [source] } }),
    media: mediaOf(item),
  };
}

const person = ({ name, url }: FeedPerson) => ({ name, ...(url !== undefined && { uri: url }) });
