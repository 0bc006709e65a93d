import type { Thing } from 'schema-dts';
import { authorAddress } from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import type { AuthorPage } from '../../newsroom/lists.ts';
import { breadcrumbList } from './breadcrumb-list.ts';
import { imageObject } from './image-object.ts';
import { person } from './person.ts';
import { publisher, publisherId } from './publisher.ts';

/** The page of someone who writes here. */
export function profilePage(archive: ArchiveReader, { author, portrait }: AuthorPage): Thing[] {
  const site = archive.site();
  const address = authorAddress(author.id);
  return [
    {
      '@type': 'ProfilePage',
      url: site.url + encodeURI(address),
      inLanguage: site.language,
      mainEntity: {
        ...person(site.url, author),
        ...(author.role && { jobTitle: author.role }),
        worksFor: { '@id': publisherId(site) },
        ...(author.email && { email: author.email }),
        ...(author.location && { workLocation: { '@type': 'Place', name: author.location } }),
        ...(portrait && { image: imageObject(site.url, portrait) }),
        ...(author.links.length > 0 && { sameAs: author.links.map(({ url }) => url) }),
      },
    },
    breadcrumbList(site.url, [
      { name: site.name, address: '/' },
      { name: author.name, address },
    ]),
    publisher(archive),
  ];
}
