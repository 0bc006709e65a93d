/**
 * A camera for invented news: photographs of 12 megapixels that nobody took, quickly. The same seed gives the same
 * pictures, and the same bytes for the same sharp.
 *
 * Encoders spend their time on what is in a picture, so these have the statistics of photographs: things of all sizes
 * that hide one another ("dead leaves", in which the number of things falls with a power of their size; the power of
 * the picture falls with the square of the frequency, as that of photographs does), each with hard edges and a texture of its own,
 * and seen through a lens that has one part in focus and lets the rest blur, by a sensor that adds noise.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { below, randomFrom, seedOf } from './words.ts';

/** Of every photograph, in pixels. */
export const FRAME = { width: 4000, height: 3000 };

const { width: WIDTH, height: HEIGHT } = FRAME;
/** Views that photographs are put together from. */
const VIEWS = 8;
/** The side of a square of noise that repeats itself; a power of two. */
const TILE = 1024;
/** Of things in view, in pixels from their middle. */
const [SMALLEST, LARGEST] = [5, 1600];
/** The number of things falls with their size to this power. In a photograph that is a little less than 3. */
const POWER = 2.4;
/** Photographs that are encoded while the next one is drawn. */
const AT_ONCE = 2;

/** One lightness for each pixel. */
interface View {
  sharp: Uint8Array;
  /** The same far out of focus. */
  soft: Uint8Array;
}

/** Takes photographs. */
export class Camera {
  readonly #seed: number;
  readonly #views: readonly View[];
  /** Of the sensor, around 0. */
  readonly #noise: Int8Array;

  private constructor(seed: number, views: readonly View[], noise: Int8Array) {
    this.#seed = seed;
    this.#views = views;
    this.#noise = noise;
  }

  /** Looks around: this takes some seconds, each photograph a fraction of one. */
  static async open(seed: number): Promise<Camera> {
    const texture = drawTexture(randomFrom(seedOf(seed, 1)));
    const views: View[] = [];
    for (let index = 0; index < VIEWS; index++) views.push(await look(randomFrom(seedOf(seed, 10 + index)), texture));
    return new Camera(seed, views, drawNoise(randomFrom(seedOf(seed, 2))));
  }

  /**
   * Takes photographs.
   *
   * @param files - where each of them goes, absolute, by its number: a number gives the same picture each time.
   */
  async take(files: ReadonlyMap<number, string>): Promise<void> {
    const queue = files.entries();
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, files.size) }, async () => {
        const frame = new Uint8ClampedArray(WIDTH * HEIGHT * 3);
        for (const [number, file] of queue) {
          this.#expose(randomFrom(seedOf(this.#seed, 1000 + number)), frame);
          mkdirSync(dirname(file), { recursive: true });
          await sharp(frame, { raw: { ...FRAME, channels: 3 } })
            .jpeg({ quality: 94 })
            .toFile(file);
        }
      }),
    );
  }

  /** Draws a photograph into a buffer of red, green and blue. */
  #expose(random: () => number, frame: Uint8ClampedArray): void {
    const view = () => {
      const seen = this.#views[below(random, VIEWS)]!;
      const [mirror, right, down] = [random() < 0.5, below(random, WIDTH), below(random, HEIGHT)];
      // Where in a line of the view each pixel of a line is found, and where each line.
      const columns = Uint16Array.from({ length: WIDTH }, (_, x) => ((mirror ? WIDTH - 1 - x : x) + right) % WIDTH);
      return { ...seen, columns, line: (y: number) => ((y + down) % HEIGHT) * WIDTH };
    };
    // In front, behind, how far away things are, and what light falls on them.
    const [near, far, depth, light] = [view(), view(), view(), view()];
    const focal = 100 + 40 * random();
    const focus = Uint8Array.from({ length: 256 }, (_, at) => 255 * step((at - focal) / 16));
    const contrast = 0.55 + 0.5 * random();
    const exposure = -45 + 80 * random();
    const tone = Int16Array.from({ length: 256 }, (_, at) => (at - 128) * contrast + 128 + exposure);
    const [warm, cold] = [tint(random), tint(random)];
    const tints = warm.map((value, channel) =>
      Int16Array.from({ length: 256 }, (_, at) => value + ((cold[channel]! - value) * at) / 255),
    ) as [Int16Array, Int16Array, Int16Array];
    const [red, green, blue] = tints;
    // Brighter above than below, as under a sky.
    const sky = -50 + 90 * random();
    // In 64ths; high sensitivities are noisier.
    const grain = 20 + 70 * random() ** 2;
    const noise = this.#noise;
    let out = 0;
    for (let y = 0; y < HEIGHT; y++) {
      const [nearLine, farLine, depthLine, lightLine] = [near.line(y), far.line(y), depth.line(y), light.line(y)];
      const above = Math.round(sky * (0.5 - y / HEIGHT));
      let grainAt = below(random, TILE * TILE);
      for (let x = 0; x < WIDTH; x++) {
        const share = focus[depth.soft[depthLine + depth.columns[x]!]!]!;
        const front = near.sharp[nearLine + near.columns[x]!]!;
        const back = far.soft[farLine + far.columns[x]!]!;
        const hue = light.soft[lightLine + light.columns[x]!]!;
        const value = tone[(front * share + back * (255 - share)) >> 8]! + above;
        grainAt = (grainAt + 1) & (TILE * TILE - 1);
        const bright = (noise[grainAt]! * grain) >> 6;
        const colored = (noise[(grainAt + 7919) & (TILE * TILE - 1)]! * grain) >> 7;
        frame[out] = value + red[hue]! + bright + colored;
        frame[out + 1] = value + green[hue]! + bright;
        frame[out + 2] = value + blue[hue]! + bright - colored;
        out += 3;
      }
    }
  }
}

/** 0 below 0, 1 above 1, and smooth between. */
function step(at: number): number {
  const share = Math.min(Math.max(at, 0), 1);
  return share * share * (3 - 2 * share);
}

/** What a color adds to red, green and blue. */
function tint(random: () => number): [number, number, number] {
  const [angle, strength] = [random() * 2 * Math.PI, 10 + 40 * random()];
  return [0, 1, 2].map((channel) => Math.cos(angle + (channel * 2 * Math.PI) / 3) * strength) as [
    number,
    number,
    number,
  ];
}

/** A square of noise with detail at all scales, that repeats itself, around 0. */
function drawTexture(random: () => number): Int8Array {
  const sum = new Float32Array(TILE * TILE);
  for (let cell = 256; cell >= 1; cell /= 2) {
    const count = TILE / cell;
    const knots = Float32Array.from({ length: count * count }, () => random() - 0.5);
    for (let y = 0; y < TILE; y++) {
      const [top, down] = [Math.floor(y / cell), (y % cell) / cell];
      const [upper, lower] = [top * count, ((top + 1) % count) * count];
      for (let x = 0; x < TILE; x++) {
        const left = Math.floor(x / cell);
        const next = (left + 1) % count;
        const across = (x % cell) / cell;
        const above = knots[upper + left]! * (1 - across) + knots[upper + next]! * across;
        const below = knots[lower + left]! * (1 - across) + knots[lower + next]! * across;
        sum[y * TILE + x]! += above * (1 - down) + below * down;
      }
    }
  }
  return Int8Array.from(sum, (value) => Math.max(-127, Math.min(127, value * 90)));
}

/** A square of a sensor's noise, which its maker's software has smoothed a little, around 0. */
function drawNoise(random: () => number): Int8Array {
  const raw = Float32Array.from({ length: TILE * TILE }, () => random() + random() + random() - 1.5);
  return Int8Array.from(raw, (value, at) => (value + 0.5 * raw[(at + 1) % raw.length]!) * 12);
}

/** Draws a view. */
async function look(random: () => number, texture: Int8Array): Promise<View> {
  const drawn = new Uint8Array(WIDTH * HEIGHT).fill(128);
  const [few, many] = [SMALLEST ** (1 - POWER), LARGEST ** (1 - POWER)];
  // So many that together they would cover it three times.
  let left = 3 * WIDTH * HEIGHT;
  while (left > 0) {
    const size = (few - random() * (few - many)) ** (-1 / (POWER - 1));
    left -= drawThing(drawn, size, random, texture);
  }
  const raw = { raw: { ...FRAME, channels: 1 } } as const;
  const bytes = async (image: Sharp) => new Uint8Array(await image.toColourspace('b-w').raw().toBuffer());
  const small = { width: WIDTH / 16, height: Math.ceil(HEIGHT / 16), channels: 1 } as const;
  const shrunk = await bytes(sharp(drawn, raw).resize({ ...small, fit: 'fill' }));
  return {
    // No lens draws an edge from one pixel to the next.
    sharp: await bytes(sharp(drawn, raw).blur(0.9)),
    soft: await bytes(sharp(shrunk, { raw: small }).blur(7).resize(WIDTH, HEIGHT, { fit: 'fill' })),
  };
}

/**
 * Draws something round or straight into a view, over what is there.
 *
 * @param size - about how far it reaches from its middle, in pixels.
 * @returns how many pixels it would cover.
 */
function drawThing(view: Uint8Array, size: number, random: () => number, texture: Int8Array): number {
  const [middleX, middleY] = [below(random, WIDTH), below(random, HEIGHT)];
  const round = random() < 0.5;
  const slim = 0.3 + 0.7 * random();
  const [across, along] = random() < 0.5 ? [size, size * slim] : [size * slim, size];
  const lean = random() < 0.4 ? 0 : random() * 1.6 - 0.8;
  const lightness = 20 + 215 * random();
  const shade = ((random() - 0.5) * 60) / size;
  // In 128ths. Few things are smooth, and few are rough.
  const roughness = Math.round(70 * random() ** 2);
  const from = below(random, TILE * TILE);
  const last = Math.min(HEIGHT - 1, Math.floor(middleY + along));
  for (let y = Math.max(0, Math.ceil(middleY - along)); y <= last; y++) {
    const offset = y - middleY;
    const half = round ? across * Math.sqrt(Math.max(0, 1 - (offset / along) ** 2)) : across;
    const middle = middleX + lean * offset;
    const end = Math.min(WIDTH - 1, Math.floor(middle + half));
    const line = (from + (y % TILE) * TILE) & (TILE * TILE - 1);
    const tone = lightness + shade * offset;
    for (let x = Math.max(0, Math.ceil(middle - half)); x <= end; x++) {
      const value = tone + ((texture[(line + x) & (TILE * TILE - 1)]! * roughness) >> 7);
      view[y * WIDTH + x] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return (round ? Math.PI : 4) * across * along;
}
