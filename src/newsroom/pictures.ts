import type { ArchiveReader } from '../archive/model.ts';
import type { Photo } from '../schema/photo.ts';

/** A photograph with all that is needed to draw it. */
export interface Picture {
  address: string;
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit: string;
  /** Taller than it is wide. */
  tall: boolean;
  /** Classes that hold a crop to what must be seen: `x1 y0`. Styles stand in src/styles/crops.css. */
  focus: string;
}

/**
 * A crop is held in steps of a quarter, since a class can be shared and a style attribute would need an exception in
 * the content security policy. The middle is what a crop does by itself and has no class.
 */
export function focusClass(focus: Photo['focus']): string {
  if (!focus) return '';
  const [x, y] = focus.map((share) => Math.round(share * 4)) as [number, number];
  return [x !== 2 && `x${x}`, y !== 2 && `y${y}`].filter(Boolean).join(' ');
}

/** A photograph as it is drawn, or undefined when there is none. */
export function pictureOf(archive: ArchiveReader, photo: Photo | undefined): Picture | undefined {
  const file = photo && archive.photo(photo.src);
  if (!file) return undefined;
  return {
    address: file.address,
    width: file.width,
    height: file.height,
    alt: photo.alt,
    caption: photo.caption,
    credit: photo.credit,
    tall: file.height > file.width,
    focus: focusClass(photo.focus),
  };
}
