import { articleAddress } from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import { xmlDocument } from '../xml.ts';
import { moment } from './moment.ts';
import { IMAGE, SITEMAP } from './namespaces.ts';

/** The stories of a month with their pictures, oldest first: a new story leaves what stands before it as it is. */
export function monthMap(archive: ArchiveReader, month: string, part: number): string {
  const { url } = archive.site();
  return xmlDocument('urlset', {
    '@xmlns': SITEMAP,
    '@xmlns:image': IMAGE,
    url: archive.map(month, part).map(({ id, changed, pictures }) => ({
      loc: url + encodeURI(articleAddress(id)),
      lastmod: moment(changed),
      'image:image': pictures.map((address) => ({ 'image:loc': url + address })),
    })),
  });
}
