/** Small pictures in a folder of their own, and what exiftool writes into them. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readMetadata } from '../../../src/photos/read-metadata.ts';
import { exiftool } from './exiftool.ts';

export const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'tiff'] as const;

/** A picture to be made: its name, its format, and the tags that exiftool shall write into it. */
export interface Order {
  name: string;
  format: (typeof FORMATS)[number];
  tags: string[];
}

/** A folder of pictures. exiftool is started once for all of them, since that takes longer than all its work. */
export async function makePictures(orders: Order[]) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-photos-'));
  const blank = sharp({ create: { width: 16, height: 16, channels: 3, background: '#678' } });
  for (const format of FORMATS)
    await blank
      .clone()
      .toFormat(format)
      .toFile(join(folder, `blank.${format}`));

  const pathOf = ({ name, format }: Pick<Order, 'name' | 'format'>) => join(folder, `${name}.${format}`);
  for (const order of orders) copyFileSync(join(folder, `blank.${order.format}`), pathOf(order));
  const runs = orders.map((order) => [...order.tags, '-overwrite_original', pathOf(order)].join('\n'));
  writeFileSync(join(folder, 'orders.txt'), runs.join('\n-execute\n'));
  const told = exiftool('-@', join(folder, 'orders.txt'));
  if (told.match(/^ *1 image files updated$/gm)?.length !== orders.length) throw new Error(told);

  return {
    folder,
    pathOf,
    /** What the picture says of itself, read the way a build reads it. */
    async read(picture: Pick<Order, 'name' | 'format'>) {
      return readMetadata(await rawOf(pathOf(picture)));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What readMetadata asks for, of a file. */
export async function rawOf(path: string) {
  const file = readFileSync(path);
  return { ...(await sharp(file).metadata()), file };
}
