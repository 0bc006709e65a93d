import { openAvif } from './containers/avif.ts';
import { UnwritableError, type Container } from './containers/container.ts';
import { openJpeg } from './containers/jpeg.ts';
import { openPng, PNG_SIGNATURE } from './containers/png.ts';
import { openTiff } from './containers/tiff.ts';
import { openWebp } from './containers/webp.ts';

export { UnwritableError } from './containers/container.ts';

/**
 * Puts an XMP packet into a picture file (JPEG, PNG, WebP, AVIF or TIFF), in place of the one that it had. Nothing
 * is compressed anew: the picture, its color profile, EXIF and all else stay byte for byte as they are.
 *
 * @param packet - a whole packet; it is written in UTF-8.
 * @throws UnwritableError when the file is of another format, or damaged, or has no room for it.
 */
export function embedXmp(file: Buffer, packet: string): Buffer {
  return open(file).withPacket(Buffer.from(packet, 'utf8'));
}

/**
 * The XMP packet of a picture file, which `embedXmp` would replace.
 *
 * @returns undefined when it has none.
 * @throws UnwritableError as `embedXmp`, and when the packet is not text in UTF-8.
 */
export function embeddedXmp(file: Buffer): string | undefined {
  const { packet } = open(file);
  if (packet === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(packet);
  } catch {
    throw new UnwritableError('Its XMP holds bytes that are no text, so that it cannot be changed.');
  }
}

function open(file: Buffer): Container {
  const start = file.toString('latin1', 0, 12);
  if (start.startsWith('\xff\xd8')) return openJpeg(file);
  if (file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return openPng(file);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return openWebp(file);
  if (/^(?:II[*+]\0|MM\0[*+])/.test(start)) return openTiff(file);
  if (start.slice(4, 8) === 'ftyp') return openAvif(file);
  throw new UnwritableError('XMP can be written into JPEG, PNG, WebP, AVIF and TIFF files only.');
}
