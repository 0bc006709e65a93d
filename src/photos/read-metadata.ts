/** The door to what pictures say of themselves. It loads an XML parser, which most builds have no need of. */
import { clean } from './clean.ts';
import { readExif } from './exif.ts';
import { readIim } from './iim.ts';
import type { PhotoMetadata } from './metadata.ts';
import { iimRecords } from './photoshop-resources.ts';
import { readXmp } from './xmp.ts';

/** In bytes; what stands behind that is not read. JPEG has room for 64 kB. */
const LARGEST_IIM = 250_000;

/** The packets of a picture file, as sharp's `metadata()` gives them. */
export interface RawMetadata {
  format: string;
  exif?: Buffer;
  iptc?: Buffer;
  xmp?: Buffer;
  /** The text chunks of a PNG file, in which IPTC-IIM travels as hexadecimal digits. */
  comments?: { keyword: string; text: string }[];
  /** All bytes of a TIFF file, which is an EXIF structure itself; sharp gives none apart. */
  file?: Buffer;
}

/**
 * Reads what a picture says of itself: each field from XMP where that has it, else from IPTC-IIM, else from EXIF.
 *
 * It never throws. Packets are written by cameras and by decades of programs, and travel through more of them; a
 * broken one says nothing, as if it were not there, since the picture can still be published and its frontmatter can
 * say all that is missing.
 */
export function readMetadata(raw: RawMetadata): PhotoMetadata {
  const iptc = raw.iptc ?? profileInPng(raw.comments);
  const exif = raw.exif ?? (raw.format === 'tiff' ? raw.file : undefined);
  const statements = [
    ...(raw.xmp ? readXmp(raw.xmp) : []),
    ...(iptc ? [readIim(iimRecords(iptc.subarray(0, LARGEST_IIM)))] : []),
    ...(exif ? [readExif(exif)] : []),
  ];
  return statements.reduceRight<PhotoMetadata>((all, said) => ({ ...all, ...clean(said) }), {});
}

/** A profile as ImageMagick and others after it keep it in PNG: lines with its name, its length, its bytes. */
function profileInPng(comments: RawMetadata['comments']): Buffer | undefined {
  const text = comments?.find(({ keyword }) => keyword === 'Raw profile type iptc')?.text;
  // Two digits a byte, and as much again for line breaks.
  const digits = text
    ?.slice(0, 4 * LARGEST_IIM)
    .trim()
    .replace(/^.*\n.*\n/, '')
    .replace(/\s+/g, '');
  return digits === undefined ? undefined : Buffer.from(digits, 'hex');
}
