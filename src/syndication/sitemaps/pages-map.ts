import {
  addressOf,
  authorAddress,
  correctionsAddress,
  newsletterAddress,
  sectionAddress,
  seriesAddress,
  topicAddress,
} from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import { xmlDocument } from '../xml.ts';
import { SITEMAP } from './namespaces.ts';

/**
 * The fronts and the newsroom's own pages. When they last changed is left out, as that changes with every story;
 * lists of months, by which readers browse, are left out too, since every story of theirs has a sitemap.
 */
export function pagesMap(archive: ArchiveReader): string {
  const { url, sections } = archive.site();
  const { authors, topics, series } = archive.fronts();
  const addresses = new Set([
    addressOf({ kind: 'home' }),
    ...sections.map(({ id }) => sectionAddress(id)),
    ...topics.map(topicAddress),
    ...series.map(seriesAddress),
    ...authors.map(authorAddress),
    ...archive.standingPages().map(({ address }) => address),
    correctionsAddress(),
    addressOf({ kind: 'newsletters' }),
    ...archive.newsletters().map(newsletterAddress),
    addressOf({ kind: 'archive' }),
    addressOf({ kind: 'feeds' }),
  ]);
  return xmlDocument('urlset', {
    '@xmlns': SITEMAP,
    url: [...addresses].map((address) => ({ loc: url + encodeURI(address) })),
  });
}
