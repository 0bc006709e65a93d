import { addressOf, monthMapAddress } from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import { xmlDocument } from '../xml.ts';
import { moment } from './moment.ts';
import { SITEMAP } from './namespaces.ts';

/**
 * The index of all sitemaps, those of months newest first. Only these say when they last changed: what the others say of
 * themselves would change the index with every story.
 */
export function sitemapIndex(archive: ArchiveReader): string {
  const { url } = archive.site();
  return xmlDocument('sitemapindex', {
    '@xmlns': SITEMAP,
    sitemap: [
      ...(['news', 'pages'] as const).map((of) => ({ loc: url + addressOf({ kind: 'sitemap', of }) })),
      ...archive
        .maps()
        .map(({ month, part, changed }) => ({ loc: url + monthMapAddress(month, part), lastmod: moment(changed) })),
    ],
  });
}
