import type { ImageObject, Person } from 'schema-dts';
import type { ArchiveReader } from '../../archive/model.ts';
import { addressOfRendition, pictureOf, type Picture } from '../../newsroom/pictures.ts';
import type { Photo } from '../../schema/photo.ts';

/** A picture, and whose it is: what Google asks for before it says under a picture that it can be licensed. */
export function imageObject(origin: string, { sets, rights, ...picture }: Picture): ImageObject {
  const file = sets.at(-1)!.renditions.at(-1)!;
  const address = origin + addressOfRendition(file);
  const { creators = [], credit, copyright, webStatement, licensor } = rights;
  return {
    '@type': 'ImageObject',
    url: address,
    contentUrl: address,
    width: String(file.width),
    height: String(file.height),
    ...(picture.caption && { caption: picture.caption }),
    ...(credit && { creditText: credit }),
    ...(creators.length > 0 && {
      creator: creators.map((name) => ({ '@type': 'Person', name }) satisfies Person),
    }),
    ...(copyright && { copyrightNotice: copyright }),
    ...(webStatement && { license: webStatement }),
    ...(licensor?.url && { acquireLicensePage: licensor.url }),
  };
}

/** The picture of a story in the three shapes that Google asks for: 16:9, 4:3 and 1:1, cut around what must be seen. */
export function storyImages(archive: ArchiveReader, photo: Photo | undefined): ImageObject[] {
  const { url } = archive.site();
  return (['wide', 'standard', 'square'] as const).flatMap((role) => {
    const picture = pictureOf(archive, photo, role);
    return picture ? [imageObject(url, { ...picture, caption: undefined })] : [];
  });
}
