import type { ArchiveReader } from '../archive/model.ts';
import { addressOfRendition, type Picture } from '../newsroom/pictures.ts';
import { decide } from '../photos/decide.ts';
import type { Photo } from '../schema/photo.ts';
import { smartWords } from '../archive/photo-words.ts';
import type { NinjsAssociation, NinjsRendition } from './ninjs-item.ts';

/**
 * A picture of a story, with its rights and its two JPEGs: one for a page, and the largest. No file is made for it that
 * the page does not have.
 *
 * @param name - tells it from the others of its story: `photo-1`.
 */
export function pictureItem(
  archive: ArchiveReader,
  photo: Photo,
  picture: Picture,
  name: string,
  rel?: string,
): NinjsAssociation {
  const { url, language } = archive.site();
  const file = archive.photo(photo.src)!;
  const { copyright } = decide(photo, smartWords(file.says, language));
  const { creators, digitalSourceType, webStatement } = file.rights;
  const web = picture.sets.at(-1)!.renditions.at(-1)!;
  const files = [
    { name: 'highRes', href: picture.large!.jpeg, width: picture.large!.width, height: picture.large!.height },
    { name: 'web', href: addressOfRendition(web), width: web.width, height: web.height },
  ].filter(({ href }, index, all) => all.findIndex((other) => other.href === href) === index);
  return {
    name,
    ...(rel && { rel }),
    // A file's name says what is in it, rights and all: another picture has another one.
    uri: url + files[0]!.href,
    type: 'picture',
    representationType: 'full',
    by: picture.credit,
    descriptions: [
      ...(picture.caption ? [{ role: 'caption', contentType: 'text/plain', value: picture.caption }] : []),
      { role: 'alt', contentType: 'text/plain', value: picture.alt },
    ],
    ...(creators && creators.length > 0 && { people: creators.map((creator) => ({ name: creator, rel: 'creator' })) }),
    ...(copyright && { copyrightNotice: copyright }),
    ...(webStatement && URL.canParse(webStatement) && { rightsInfo: { linkedRights: new URL(webStatement).href } }),
    ...(digitalSourceType &&
      URL.canParse(digitalSourceType) && { digitalSourceType: { uri: new URL(digitalSourceType).href } }),
    renditions: files.map(({ name, href, width, height }): NinjsRendition => ({
      name,
      href: url + href,
      contentType: 'image/jpeg',
      width,
      height,
      ...(photo.focus && {
        poi: { x: Math.round(photo.focus[0] * width), y: Math.round(photo.focus[1] * height) },
      }),
    })),
  };
}
