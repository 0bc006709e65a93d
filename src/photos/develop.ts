/** Makes renditions of a photograph: the darkroom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { blobId } from '../schema/blob-id.ts';
import { CARD, photoBox, type CardWords } from './cards/card.ts';
import type { Box } from './crop.ts';
import { whenItFits } from './memory.ts';
import { largestScale, type Rendition } from './renditions.ts';
import { exifRights, rightsPacket, type Rights } from './rights-packet.ts';
import { shelve } from './shelve.ts';

/** What is to be made of one photograph. */
export interface Order {
  /** The photograph, absolute. */
  source: string;
  /** Of its bytes, as far as the archive keeps it. */
  digest: string;
  /** Its size as it is shown, in pixels. */
  width: number;
  height: number;
  renditions: Rendition[];
  /** Go into every file, in place of all that the photograph says of itself: where it was taken is nobody's business. */
  rights: Rights;
}

/**
 * Of AVIF's encoder, 0 to 9: twice the time of 0 for a tenth fewer bytes; 2 takes half as long again for none, and 3 three
 * times as long for a twentieth.
 */
const EFFORT = 1;

/** The photograph of an order is not what the archive knows, or cannot be decoded. */
export class PhotographError extends Error {}

/**
 * Makes the files of an order, below a folder, one after the other. The photograph is decoded once, no larger than any
 * of its files could need it; all are made from that, whichever of them are there already: the bytes of a file depend on
 * nothing but what its name says. Each is made aside and renamed: a file that is there is whole.
 *
 * @throws PhotographError; the file system's own errors, when a file cannot be written.
 */
export async function develop(order: Order, directory: string): Promise<void> {
  const { renditions, rights, width } = order;
  const { default: sharp } = await import('sharp');
  const base = await decode(order);
  const raw = { width: base.info.width, height: base.info.height, channels: base.info.channels };
  const exif = exifRights(rights);
  const packet = rightsPacket(rights);
  for (const { file, format, crop, quality, words, ...size } of renditions) {
    const whole = sharp(base.data, { raw });
    const part = crop ? whole.extract(scaled(crop, raw.width / width, raw)) : whole;
    const shown = words
      ? await onCard(part, words, order, size.width)
      : part.resize(size.width, size.height, { fit: 'fill' });
    const encoded = encode(shown, format, quality);
    if (packet) encoded.withXmp(packet);
    if (exif) encoded.withExif(exif);
    await shelve(await encoded.toBuffer(), join(directory, file));
  }
}

/** A photograph in its place on a card. @param width - of the card, in pixels. */
async function onCard(part: Sharp, words: CardWords, photo: Order, width: number): Promise<Sharp> {
  const [{ default: sharp }, { cardSvg }] = await Promise.all([import('sharp'), import('./cards/draw-card.ts')]);
  const place = photoBox(photo, words.direction);
  const scale = width / CARD.width;
  const size = {
    width: Math.max(1, Math.round(place.width * scale)),
    height: Math.max(1, Math.round(place.height * scale)),
  };
  const { data, info } = await part
    .resize(size.width, size.height, { fit: 'fill' })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The end of a card is its end, however its place is rounded.
  const left = place.left === 0 ? 0 : width - size.width;
  return sharp(Buffer.from(cardSvg(words, place, width))).composite([
    { input: data, raw: { width: info.width, height: info.height, channels: info.channels }, left, top: 0 },
  ]);
}

async function decode({ source, digest, width, height }: Order) {
  const { default: sharp } = await import('sharp');
  const bytes = readFileSync(source);
  if (!blobId(bytes).startsWith(digest)) throw new PhotographError('it has changed while the site was being built');
  const scale = largestScale(width, height);
  try {
    const photograph = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
    return await whenItFits(await photograph.metadata(), () =>
      photograph
        .autoOrient()
        .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { fit: 'fill' })
        // By its own colour profile, where it has one: without this a picture in Adobe RGB or CMYK would come out pale.
        .toColourspace('srgb')
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true }),
    );
  } catch (error) {
    throw new PhotographError(error instanceof Error ? error.message.trim() : String(error));
  }
}

/** A part of a picture, on a smaller copy of it. */
function scaled({ left, top, width, height }: Box, scale: number, bounds: { width: number; height: number }): Box {
  const box = {
    width: Math.min(Math.round(width * scale), bounds.width),
    height: Math.min(Math.round(height * scale), bounds.height),
  };
  return {
    left: Math.min(Math.round(left * scale), bounds.width - box.width),
    top: Math.min(Math.round(top * scale), bounds.height - box.height),
    width: Math.max(1, box.width),
    height: Math.max(1, box.height),
  };
}

function encode(image: Sharp, format: Rendition['format'], quality: number): Sharp {
  switch (format) {
    case 'avif':
      return image.avif({ quality, effort: EFFORT, chromaSubsampling: '4:2:0' });
    case 'webp':
      return image.webp({ quality, effort: 2 });
    case 'jpeg':
      // JPEG has no transparency; what one can see through is paper.
      return image.flatten({ background: '#fff' }).jpeg({ quality, progressive: true });
  }
}
