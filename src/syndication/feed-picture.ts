import { smartWords } from '../archive/photo-words.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { addressOfRendition, pictureOf } from '../newsroom/pictures.ts';
import { decide } from '../photos/decide.ts';
import type { Role } from '../photos/renditions.ts';
import type { Photo } from '../schema/photo.ts';

/** A picture as it goes out: one file, which the story's page has too, and whose it is. */
export interface FeedPicture {
  /** In full. */
  url: string;
  /** In pixels. */
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit: string;
  copyright?: string;
  creators: string[];
  /** A web page about its rights. */
  rightsPage?: string;
}

/**
 * A photograph for feeds, or undefined when there is none. Its largest JPEG is the one kind of file that every reader
 * shows; it is made for the story's page in any case.
 *
 * @param role - that in which the story's page has it.
 */
export function feedPicture(
  archive: ArchiveReader,
  photo: Photo | undefined,
  role: Extract<Role, 'lead' | 'inline'>,
): FeedPicture | undefined {
  const picture = pictureOf(archive, photo, role);
  const file = photo && archive.photo(photo.src);
  if (!picture || !file) return undefined;
  const site = archive.site();
  const { file: rendition, width, height } = picture.sets.at(-1)!.renditions.at(-1)!;
  const { copyright } = decide(photo, smartWords(file.says, site.language));
  return {
    url: site.url + addressOfRendition({ file: rendition }),
    width,
    height,
    alt: picture.alt,
    caption: picture.caption,
    credit: picture.credit,
    copyright,
    creators: file.rights.creators ?? [],
    rightsPage: file.rights.webStatement,
  };
}
