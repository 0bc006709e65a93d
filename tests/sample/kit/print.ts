import sharp from 'sharp';
import { type About, rights, xmp } from './metadata.ts';
import type { Markup } from './paint.ts';
import { type Random, seeded } from './random.ts';

/** A picture before it is printed. */
export interface Picture {
  /** The file's name without its ending; also the seed of everything random in it. */
  name: string;
  width: number;
  height: number;
  about: About;
  draw: (random: Random) => Markup;
}

/** Drawn at twice the size, so that moving the edges about does not soften them. */
const oversampling = 2;

/** Prints a picture as a JPEG with its metadata. */
export async function printed(picture: Picture, largest: number): Promise<Buffer> {
  const { width, height } = picture;
  const pixels = roughened(await drawn(picture), width, height, seeded(`${picture.name} print`));
  // Grain costs bytes: a busy picture gets a little less quality rather than a larger file.
  for (let quality = 82; ; quality -= 4) {
    const jpeg = await encoded(pixels, picture, quality);
    if (jpeg.byteLength <= largest || quality <= 52) return jpeg;
  }
}

function encoded(pixels: Buffer, { width, height, about }: Picture, quality: number): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withXmp(xmp(about))
    .withExif({ IFD0: { Artist: about.creator, Copyright: rights(about) } })
    .jpeg({ quality, mozjpeg: true, progressive: true })
    .toBuffer();
}

async function drawn({ name, width, height, draw }: Picture): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * oversampling}" height="${height * oversampling}" viewBox="0 0 ${width} ${height}">${draw(seeded(name))}</svg>`;
  return sharp(Buffer.from(svg), { unlimited: true }).flatten({ background: '#000000' }).removeAlpha().raw().toBuffer();
}

/** Lets edges waver a little and lays grain over the inks, as a hand-pulled print has both. */
function roughened(source: Buffer, width: number, height: number, random: Random): Buffer {
  const waverX = smoothNoise(random, width, height, 13);
  const waverY = smoothNoise(random, width, height, 13);
  const cloud = smoothNoise(random, width, height, 90);
  const grain = smoothNoise(random, width, height, 1.6);
  const result = Buffer.alloc(width * height * 3);
  const stride = width * oversampling;
  const right = width * oversampling - oversampling;
  const bottom = height * oversampling - oversampling;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      const sx = clamp(Math.round(x * oversampling + (waverX[here] ?? 0) * 2), 0, right);
      const sy = clamp(Math.round(y * oversampling + (waverY[here] ?? 0) * 2), 0, bottom);
      const lift = (grain[here] ?? 0) * 5.4 + (cloud[here] ?? 0) * 3.5;
      for (let channel = 0; channel < 3; channel++) {
        const first = (sy * stride + sx) * 3 + channel;
        const below = first + stride * 3;
        const mean =
          ((source[first] ?? 0) + (source[first + 3] ?? 0) + (source[below] ?? 0) + (source[below + 3] ?? 0)) / 4;
        result[here * 3 + channel] = clamp(Math.round(mean + lift), 0, 255);
      }
    }
  }
  return result;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Noise between −1 and 1 whose bumps are about `cell` pixels wide. */
function smoothNoise(random: Random, width: number, height: number, cell: number): Float32Array {
  const columns = Math.ceil(width / cell) + 2;
  const knots = Float32Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () => random() * 2 - 1);
  const noise = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell);
    const down = ease(y / cell - row);
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / cell);
      const across = ease(x / cell - column);
      const corner = row * columns + column;
      const top = (knots[corner] ?? 0) * (1 - across) + (knots[corner + 1] ?? 0) * across;
      const under = (knots[corner + columns] ?? 0) * (1 - across) + (knots[corner + columns + 1] ?? 0) * across;
      noise[y * width + x] = top * (1 - down) + under * down;
    }
  }
  return noise;
}

const ease = (part: number) => part * part * (3 - 2 * part);
