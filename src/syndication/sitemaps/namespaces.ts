/** Of the sitemaps themselves: https://www.sitemaps.org/protocol.html */
export const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** Of pictures: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
export const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
/** Of news: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
