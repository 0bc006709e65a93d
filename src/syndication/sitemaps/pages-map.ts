import {
  addressOf,
  authorAddress,
  correctionsAddress,
  editionAddress,
  newsletterAddress,
  sectionAddress,
  seriesAddress,
  topicAddress,
} from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import { xmlDocument } from '../xml.ts';
import { SITEMAP } from './namespaces.ts';

/** The newest editions of a newsletter: older ones are found by the year. */
const MOST_EDITIONS = 1_000;

/**
 * The fronts, the newsroom's own pages, and the editions of newsletters. When they last changed is left out, as that changes with every story;
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
    ...archive
      .newsletters()
      .flatMap((id) => archive.list({ scope: `editions:${id}`, limit: MOST_EDITIONS }))
      .map((id) => editionAddress(...(id.split('/') as [string, string]))),
    addressOf({ kind: 'archive' }),
    addressOf({ kind: 'feeds' }),
  ]);
  return xmlDocument('urlset', {
    '@xmlns': SITEMAP,
    url: [...addresses].map((address) => ({ loc: url + encodeURI(address) })),
  });
}
