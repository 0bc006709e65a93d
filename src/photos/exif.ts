import { decodeText } from './charset.ts';
import type { PhotoMetadata } from './metadata.ts';

/** Tags of TIFF 6.0 and EXIF 3.0. Those of the place (GPS) are not among them, and are never read. */
const IMAGE_DESCRIPTION = 0x010e;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const EXIF_DIRECTORY = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;

/** The types that hold text: ASCII, UNDEFINED and, since EXIF 3.0, UTF-8. */
const TEXT_TYPES = [2, 7, 129];

/** In bytes; a longer text is none that somebody wrote. */
const LONGEST = 1_000_000;

/** What cameras write by themselves where a caption belongs. */
const CAMERA_TALK = /^(?:[A-Z ]*DIGITAL CAMERA|(?:SONY|Minolta) DSC|SAMSUNG(?: CSC)?|Exif_JPEG_PICTURE|DCIM\\.*)\s*$/;

/**
 * Reads an EXIF structure, or a whole TIFF file, which is the same thing. It looks at two directories and follows no
 * chain of them, so that no file can lead it in circles; what lies outside the bytes is absent.
 *
 * @returns what it says, not cleaned. Text should be ASCII; where it is not it is UTF-8 when it can be, else
 * Windows-1252.
 */
export function readExif(bytes: Buffer): PhotoMetadata {
  const tiff = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return {};

  const number = (at: number, size: 2 | 4) => {
    if (at + size > tiff.length) return 0;
    return order.startsWith('II') ? tiff.readUIntLE(at, size) : tiff.readUIntBE(at, size);
  };
  /** Where in the bytes the entry of a tag stands. */
  const entryOf = (directory: number, tag: number) => {
    const count = number(directory, 2);
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + index * 12;
      if (at + 12 > tiff.length) return undefined;
      if (number(at, 2) === tag) return at;
    }
    return undefined;
  };
  /** Texts that are separated, or ended, by NUL. */
  const texts = (directory: number, tag: number): string[] => {
    const at = entryOf(directory, tag);
    if (at === undefined || !TEXT_TYPES.includes(number(at + 2, 2))) return [];
    const length = number(at + 4, 4);
    const start = length <= 4 ? at + 8 : number(at + 8, 4);
    if (length > LONGEST || start + length > tiff.length) return [];
    return decodeText(tiff.subarray(start, start + length)).split('\0');
  };

  const main = number(4, 4);
  const pointer = entryOf(main, EXIF_DIRECTORY);
  const details = pointer === undefined ? tiff.length : number(pointer + 8, 4);
  const [description] = texts(main, IMAGE_DESCRIPTION);
  const [artist] = texts(main, ARTIST);
  const [photographer, editor] = texts(main, COPYRIGHT).map((notice) => notice.trim());
  const [date] = texts(details, DATE_TIME_ORIGINAL);
  const [offset] = texts(details, OFFSET_TIME_ORIGINAL);
  return {
    description: description !== undefined && CAMERA_TALK.test(description) ? undefined : description,
    creators: artist?.split(';'),
    copyright: [photographer, editor].filter(Boolean).join('; '),
    created: date && date + (offset ?? ''),
  };
}
