import type { PageAddress } from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import { sitemapIndex } from './index-map.ts';
import { monthMap } from './month-map.ts';
import { newsMap } from './news-map.ts';
import { pagesMap } from './pages-map.ts';

/** A sitemap, or the index of all of them, as XML. */
export function sitemap(archive: ArchiveReader, page: Extract<PageAddress, { kind: 'sitemap' }>): string {
  switch (page.of) {
    case 'index':
      return sitemapIndex(archive);
    case 'pages':
      return pagesMap(archive);
    case 'news':
      return newsMap(archive);
    case 'month':
      return monthMap(archive, page.month, page.part);
  }
}
