/** Makes of the newsroom's one icon those that browsers and devices ask for. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { blobId } from '../schema/blob-id.ts';
import type { Asset } from './assets.ts';

/** Counts up when the same icon would be made into other bytes. */
const RECIPE = 2;

/** How much of a maskable icon is sure to be seen: a circle of four fifths of its width (Web App Manifest). */
const SAFE = 0.8;
/** What stands behind an icon that one can see through, on devices that would put black there. */
const PAPER = { r: 255, g: 253, b: 249 };

/** Sizes in `favicon.ico`, in pixels: of tabs, and what search engines ask for at least. */
const ICO = [32, 48];

type Drawing = (size: number) => Promise<Sharp>;

/** What is made, by its name on the site. */
const ICONS: Readonly<Record<string, (draw: Drawing, paper: Color) => Promise<Buffer>>> = {
  'favicon.ico': async (draw) => icoFile(await Promise.all(ICO.map(async (size) => png(await draw(size))))),
  'apple-touch-icon.png': async (draw, paper) => png((await draw(180)).flatten({ background: paper })),
  'icon-144.png': async (draw) => png(await draw(144)),
  'icon-192.png': async (draw) => png(await draw(192)),
  'icon-512.png': async (draw) => png(await draw(512)),
  'icon-maskable-512.png': async (draw, paper) => {
    const inner = Math.round(512 * SAFE);
    const margin = (512 - inner) / 2;
    return png(
      (await draw(inner))
        .flatten({ background: paper })
        .extend({ top: margin, bottom: margin, left: margin, right: margin, background: paper }),
    );
  },
};

interface Color {
  r: number;
  g: number;
  b: number;
}

/**
 * Makes the icons, unless a build before has made them.
 *
 * @param content - the newsroom; without an icon.svg there nothing is made.
 * @returns the files to publish, the icon itself among them.
 */
export async function makeIcons(content: string, cache: string): Promise<Asset[]> {
  const source = join(content, 'icon.svg');
  if (!existsSync(source)) return [];
  const svg = readFileSync(source);
  const stamp = `${blobId(svg).slice(0, 16)}-${RECIPE}`;
  const shelf = join(cache, 'icons');
  const home = join(shelf, stamp);
  if (!existsSync(home)) await make(svg, shelf, home);
  return [
    { file: 'icon.svg', source, stamp },
    ...Object.keys(ICONS).map((file) => ({ file, source: join(home, file), stamp })),
  ];
}

async function make(svg: Buffer, shelf: string, home: string): Promise<void> {
  const { default: sharp } = await import('sharp');
  const { width } = await sharp(svg).metadata();
  // Drawn at its size, not made larger.
  const draw: Drawing = async (size) =>
    sharp(
      await sharp(svg, { density: Math.min(100_000, (72 * size) / width) })
        .png()
        .toBuffer(),
    ).resize(size, size);
  const { data } = await (await draw(48)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  // The colour of its corner goes on around it.
  const [r = 0, g = 0, b = 0, alpha] = data;
  const paper = alpha === 255 ? { r, g, b } : PAPER;
  // One of a newsroom before is of no more use.
  rmSync(shelf, { recursive: true, force: true });
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const [file, render] of Object.entries(ICONS)) writeFileSync(join(draft, file), await render(draw, paper));
  renameSync(draft, home);
}

const png = (image: Sharp) => image.png({ compressionLevel: 9 }).toBuffer();

/** An ICO file of pictures as PNG: a header, an entry for each, the pictures. */
function icoFile(pictures: Buffer[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // icons
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach((picture, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(ICO[index]!, at);
    head.writeUInt8(ICO[index]!, at + 1);
    head.writeUInt16LE(1, at + 4); // planes
    head.writeUInt16LE(32, at + 6); // bits a pixel
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  });
  return Buffer.concat([head, ...pictures]);
}
