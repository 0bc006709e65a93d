/** The media types of the formats of feeds. */
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;

/**
 * How hosts answer with one. By their own types browsers show a feed as source, or save it; by that of any XML with its
 * styles. Readers go by what is in it.
 */
export const FEED_ANSWERS = {
  rss: 'application/xml; charset=utf-8',
  atom: 'application/xml; charset=utf-8',
  json: `${FEED_TYPES.json}; charset=utf-8`,
} as const;
