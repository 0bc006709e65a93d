import type { ArchiveReader } from '../archive/model.ts';
import { usePhoto } from '../archive/use-photo.ts';
import { cropBox, focusWithin, type Focus } from '../photos/crop.ts';
import type { Rendition, RenditionSet, Role } from '../photos/renditions.ts';
import type { Rights } from '../photos/rights-packet.ts';
import { aiTerms } from '../schema/ai-policy.ts';
import type { Photo } from '../schema/photo.ts';

/** A photograph in its place, with all that is needed to draw it. */
export interface Picture {
  role: Role;
  /** What a browser may choose from, best first; the last is a JPEG, for those that know nothing newer. */
  sets: RenditionSet[];
  /** The largest that there is, in pixels; it gives the place its shape. */
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit: string;
  /** Of a picture in a story that is as tall as it is wide, or taller: its width in percent of its height, as in TALL. */
  tall?: number;
  /** Classes that hold a further crop to what must be seen: `x1 y0`. Styles stand in src/styles/crops.css. */
  focus: string;
  /** Classes of the tones that stand there until it is loaded: `u4 d11`. Styles stand in src/styles/tones.css. */
  tones: string;
  /** What its files say of whose it is. */
  rights: Rights;
  /** The files to look at closely; in stories only. */
  large?: { avif: string; jpeg: string; width: number; height: number };
}

/** A photograph among those of its page. */
export interface NumberedPicture {
  picture: Picture;
  /** From 1; `photo-1` is its address on the page. In a post its name stands before: `storm-1`. */
  number: number | string;
}

/**
 * A crop is held in steps of a quarter, since a class can be shared and a style attribute would need an exception in
 * the content security policy. The middle is what a crop does by itself and has no class.
 */
export function focusClass(focus: Focus | undefined): string {
  if (!focus) return '';
  const [x, y] = focus.map((share) => Math.round(share * 4)) as [number, number];
  return [x !== 2 && `x${x}`, y !== 2 && `y${y}`].filter(Boolean).join(' ');
}

/**
 * A tall picture must fit on the screen, so its height decides how wide it is. The steps are the shapes of cameras and
 * phones, from square to 16:9 on end. Styles stand in src/styles/figure.css, and src/components/slots.ts repeats them.
 */
export const TALL = [100, 80, 75, 66, 56, 50] as const;

/** The widest step that does not make a picture higher than it may be; a strip that is taller still is not made narrower. */
export function tallness(width: number, height: number): number | undefined {
  if (height < width) return undefined;
  return TALL.find((percent) => percent <= (100 * width) / height) ?? TALL.at(-1);
}

/** The address of a rendition. */
export const addressOfRendition = ({ file }: { file: string }) => `/${encodeURI(file)}`;

/**
 * A photograph as it is drawn in a place, or undefined when there is none: the editor's words where there are any, else
 * those of its file.
 */
export function pictureOf(archive: ArchiveReader, photo: Photo | undefined, role: Role): Picture | undefined {
  const file = photo && archive.photo(photo.src);
  if (!file) return undefined;
  const { language, policies } = archive.site();
  const { words, use } = usePhoto(photo, file, { language, dataMining: aiTerms(policies.ai)?.dataMining });
  const { alt = '', caption, credit = '' } = words;
  const { width, height } = file;
  const sets = archive.renditions({ ...use, role });
  const all = sets.flatMap(({ renditions }) => renditions);
  const largest = all.reduce((one, other) => (other.width > one.width ? other : one));
  const inStory = role === 'lead' || role === 'inline';
  const crop = largest.crop ?? cropBox(width, height, width / height);
  return {
    role,
    sets,
    width: largest.width,
    height: largest.height,
    alt,
    caption: caption || undefined,
    credit,
    ...(inStory && { tall: tallness(largest.width, largest.height) }),
    focus: photo.focus ? focusClass(focusWithin(width, height, crop, photo.focus)) : '',
    tones: file.tones ? `u${file.tones[0]} d${file.tones[1]}` : '',
    rights: use.rights,
    ...(inStory && { large: largeOf(archive.renditions({ ...use, role: 'large' })) }),
  };
}

function largeOf(sets: RenditionSet[]): NonNullable<Picture['large']> {
  const [avif, jpeg] = sets.map(({ renditions }) => renditions.at(-1)!) as [Rendition, Rendition];
  return { avif: addressOfRendition(avif), jpeg: addressOfRendition(jpeg), width: jpeg.width, height: jpeg.height };
}
