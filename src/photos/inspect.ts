import type { Objection } from '../schema/problem.ts';
import { memoryToDecode, whenItFits } from './memory.ts';
import type { PhotoMetadata } from './metadata.ts';
import { nearestTone } from './tones.ts';

/** What the archive keeps of a picture. */
export interface Inspection {
  /** As it is shown, in pixels: its EXIF orientation applied. */
  width: number;
  height: number;
  /** Numbers of the tones of its upper and lower half (see tones.ts); none for a picture that one can see through. */
  tones?: [upper: number, lower: number];
  metadata: PhotoMetadata;
}

/** What cameras and picture editors write; sharp could read more, but a drawing or a PDF is not a photograph. */
const FORMATS = new Map([
  ['jpeg', 'JPEG'],
  ['png', 'PNG'],
  ['webp', 'WebP'],
  ['heif', 'AVIF'],
  ['tiff', 'TIFF'],
]);

/** More than any camera of the press makes. */
const MOST_PIXELS = 300_000_000;
/** Held in memory to decode one picture. */
const MOST_MEMORY = 400_000_000;
/** No picture of these many bytes on disk is read. */
export const LARGEST_FILE = 200_000_000;

const EXPORT_AGAIN = 'Export it again as JPEG, PNG, WebP, AVIF or TIFF.';

/**
 * Looks at a picture: its size, its tones, what it says of itself. All of it is decoded (at a fraction of its size,
 * where its format can), so that a truncated file is found now and not when it is printed.
 *
 * @param bytes - the whole file.
 * @returns what was found, or why it cannot be published.
 */
export async function inspectPhoto(bytes: Buffer): Promise<Inspection | Objection> {
  if (bytes.length === 0) return { message: 'This file is empty.', suggestion: 'Copy the picture again.' };
  // These take a tenth of a second to load, and most builds meet no new picture.
  const [{ default: sharp }, { readMetadata }] = await Promise.all([import('sharp'), import('./read-metadata.ts')]);
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;
  let found;
  try {
    found = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  } catch {
    return { message: 'This is not a picture that can be read.', suggestion: EXPORT_AGAIN };
  }
  const { format, compression, autoOrient, isProgressive } = found;
  if (!FORMATS.has(format) || (format === 'heif' && compression !== 'av1'))
    return {
      message: `This is not a photograph but ${format === 'heif' ? 'HEIC' : format.toUpperCase()}, whatever its name says.`,
      suggestion: EXPORT_AGAIN,
    };
  const { width, height } = autoOrient;
  if (width * height > MOST_PIXELS || memoryToDecode(found) > MOST_MEMORY)
    return {
      message: `This picture has ${width} × ${height} pixels, which is more than can be handled${isProgressive ? ' in a progressive file' : ''}.`,
      suggestion: isProgressive
        ? 'Export it again with "progressive" (or "interlaced") turned off, or with at most 8,000 pixels on its longer side.'
        : 'Export it again with at most 10,000 pixels on its longer side.',
    };
  try {
    const { data, info } = await whenItFits(found, () =>
      sharp(bytes, options)
        .autoOrient()
        .resize(1, 2, { fit: 'fill' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true }),
    );
    const tone = (row: number) => {
      const at = row * info.channels;
      return nearestTone(
        info.channels < 3 ? [data[at]!, data[at]!, data[at]!] : [data[at]!, data[at + 1]!, data[at + 2]!],
      );
    };
    return {
      width,
      height,
      ...(!found.hasAlpha && { tones: [tone(0), tone(1)] }),
      metadata: readMetadata({ ...found, file: bytes }),
    };
  } catch (error) {
    return {
      message: `This picture is damaged: only a part of it can be read${reason(error)}.`,
      suggestion: 'Copy it again from where it came from.',
    };
  }
}

/** What the decoder said, in its own words, on one line. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message.split('\n')[0]!.trim() : '';
  return text && ` (${text})`;
}
