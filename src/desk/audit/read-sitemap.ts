import { momentOf } from './claim.ts';
import { child, type XmlElement } from './read-xml.ts';

/** An address in a sitemap. */
export interface SitemapEntry {
  address: string;
  /** As it stands there. */
  lastmod?: string;
  images: string[];
  /** Of a news sitemap. */
  news?: { title: string; published?: number };
}

const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';

/** The addresses of a `urlset`, or of the sitemaps in a `sitemapindex`. */
export function readSitemap(root: XmlElement): SitemapEntry[] {
  return root.children.map((url) => {
    const news = url.children.find(({ name, uri }) => name === 'news' && uri === NEWS);
    const lastmod = child(url, 'lastmod')?.text.trim();
    return {
      address: child(url, 'loc')?.text.trim() ?? '',
      ...(lastmod !== undefined && { lastmod }),
      images: url.children
        .filter(({ name, uri }) => name === 'image' && uri === IMAGE)
        .flatMap((image) => child(image, 'loc')?.text.trim() ?? []),
      ...(news && {
        news: {
          title: child(news, 'title')?.text ?? '',
          published: momentOf(child(news, 'publication_date')?.text.trim()),
        },
      }),
    };
  });
}
