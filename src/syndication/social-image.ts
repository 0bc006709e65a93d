import type { ArchiveReader } from '../archive/model.ts';
import { pictureOf, type Picture } from '../newsroom/pictures.ts';
import type { Photo } from '../schema/photo.ts';

/** The picture on cards that others draw for a link to a page, if there is one. */
export function socialImage(archive: ArchiveReader, photo: Photo | undefined): Picture | undefined {
  return pictureOf(archive, photo, 'social');
}
