/**
 * Draws the paper's icon: the H of its nameplate on ink. `node tests/sample/icon.ts` writes `public/favicon.ico`,
 * which browsers and search engines ask for without being told of it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const SIZE = 96;
const INK = '#16181a';
const PAPER = '#fffdf9';

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 48 48">
  <rect width="48" height="48" fill="${INK}"/>
  <path fill="${PAPER}" d="M9 10h14v2l-4 1v9h10v-9l-4-1v-2h14v2l-4 1v22l4 1v2H25v-2l4-1v-10H19v10l4 1v2H9v-2l4-1V13l-4-1z"/>
</svg>`;

/** An ICO file with one picture in it, as PNG. Layout: a header, one directory entry, the picture. */
function icon(png: Buffer): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon
  head.writeUInt16LE(1, 4); // one picture
  head.writeUInt8(SIZE, 6);
  head.writeUInt8(SIZE, 7);
  head.writeUInt16LE(1, 10); // planes
  head.writeUInt16LE(32, 12); // bits a pixel
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

const png = await sharp(Buffer.from(picture)).png({ compressionLevel: 9 }).toBuffer();
writeFileSync(join(import.meta.dirname, '../../public/favicon.ico'), icon(png));
