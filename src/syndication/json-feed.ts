import { generateJsonFeed } from 'feedsmith';
import { cutAtWord } from '../newsroom/cut-at-word.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './item.ts';
import { allAllowed } from './plain.ts';

/** A feed as JSON Feed 1.1. */
export function writeJsonFeed({ title, description, language, publisher, page, self, hub, icon, items }: Feed): string {
  const feed = generateJsonFeed(
    allAllowed({
      title,
      description,
      home_page_url: page,
      feed_url: self,
      language,
      ...(icon && { icon: icon.large, favicon: icon.small }),
      authors: [{ name: publisher.name, url: publisher.url }],
      ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
      items: items.map(jsonItem),
    }),
    { strict: true },
  );
  return `${JSON.stringify(feed)}\n`;
}

function jsonItem(item: FeedItem) {
  const { id, url, title, summary, published, updated, language, authors, source, categories } = item;
  const [lead] = item.pictures;
  return {
    id,
    url,
    title,
    content_html: item.html,
    ...(summary !== undefined && { summary }),
    ...(lead && { image: lead.url }),
    date_published: new Date(published),
    date_modified: new Date(updated),
    authors: authors.length > 0 ? authors : source === undefined ? [] : [{ name: source }],
    tags: categories.map(({ name }) => name),
    language,
    attachments: item.recordings.map((recording) => ({
      url: recording.url,
      mime_type: recording.mime,
      title: cutAtWord(recording.title, 1_000),
      size_in_bytes: recording.bytes,
      duration_in_seconds: recording.seconds,
    })),
  };
}
