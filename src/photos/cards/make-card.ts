import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobId } from '../../schema/blob-id.ts';
import { PhotographError } from '../develop.ts';
import { exifRights, rightsPacket } from '../rights-packet.ts';
import { shelve } from '../shelve.ts';
import { CARD, cardFile, type TypeCard } from './card.ts';
import { cardSvg, PAPER } from './draw-card.ts';

/** How large the newsroom's icon stands on a card of its own, in pixels. */
const ICON = 300;

/**
 * Makes a card without a photograph.
 *
 * @param content - the newsroom, whose icon may be wanted.
 * @param directory - below which the file is made.
 * @throws PhotographError when the icon is not what the archive knows; the file system's own errors.
 */
export async function makeCard(order: TypeCard, content: string, directory: string): Promise<void> {
  const { default: sharp } = await import('sharp');
  const { card } = order;
  const drawn =
    'icon' in card
      ? sharp({ create: { ...CARD, channels: 3, background: PAPER } }).composite([
          { input: await iconAt(join(content, 'icon.svg'), card.icon), gravity: 'centre' },
        ])
      : sharp(Buffer.from(cardSvg(card, undefined))).flatten({ background: PAPER });
  // No palette, which is chosen with fractions that processors round in their own ways.
  const encoded = drawn.png({ compressionLevel: 3 });
  const [packet, exif] = [rightsPacket(order.rights), exifRights(order.rights)];
  if (packet) encoded.withXmp(packet);
  if (exif) encoded.withExif(exif);
  await shelve(await encoded.toBuffer(), join(directory, cardFile(order)));
}

async function iconAt(file: string, digest: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const svg = readFileSync(file);
  if (!blobId(svg).startsWith(digest)) throw new PhotographError('it has changed while the site was being built');
  const { width } = await sharp(svg).metadata();
  return sharp(svg, { density: Math.min(100_000, (72 * ICON) / width) })
    .resize(ICON, ICON, { fit: 'inside' })
    .png()
    .toBuffer();
}
