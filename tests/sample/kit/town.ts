import { type Markup, dry, flat, glow, line, lit } from './paint.ts';
import { type Random, between, times } from './random.ts';
import { type Outline, type Point, bar, curve, limb, oval, poly, rect, thread } from './shape.ts';

/** A gabled house seen from the front; (x, y) is its lower left corner. */
export function house(
  x: number,
  y: number,
  width: number,
  height: number,
  roof: number,
  wall: string,
  tiles: string,
  light: string,
  edge: number,
): Markup {
  const body = rect(x, y - height, width, height);
  const top = poly(
    [x - width * 0.06, y - height + 2],
    [x + width * 0.14, y - height - roof],
    [x + width * 0.86, y - height - roof],
    [x + width * 1.06, y - height + 2],
  );
  const chimney = rect(x + width * 0.7, y - height - roof * 1.5, width * 0.1, roof);
  return lit(chimney, tiles, light, -edge, 1.5) + lit(body, wall, light, -edge, 0) + lit(top, tiles, light, -edge, 2);
}

/** A regular set of windows as one outline. */
export function windows(
  x: number,
  y: number,
  columns: number,
  rows: number,
  stepX: number,
  stepY: number,
  width: number,
  height: number,
): Outline {
  let outline = '';
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      outline += rect(x + column * stepX, y + row * stepY, width, height);
  return outline;
}

/** A round-headed window. */
export function arched(x: number, y: number, width: number, height: number): Outline {
  return `M${x} ${y + height}L${x} ${y + width / 2}A${width / 2} ${width / 2} 0 0 1 ${x + width} ${y + width / 2}L${x + width} ${y + height}Z`;
}

/** The crown of a leafy tree. */
export function crown(random: Random, x: number, y: number, rx: number, ry: number): Outline {
  const points: Point[] = Array.from({ length: 15 }, (_, index) => {
    const angle = (index / 15) * Math.PI * 2;
    const swell = between(random, 0.84, 1.12);
    return [x + Math.cos(angle) * rx * swell, y + Math.sin(angle) * ry * swell];
  });
  return curve(...points);
}

/** A leafy tree, lit from one side; (x, y) is its foot. */
export function tree(
  random: Random,
  x: number,
  y: number,
  height: number,
  leaf: string,
  light: string,
  trunk: string,
  side: 1 | -1,
): Markup {
  const shape = crown(random, x, y - height * 0.64, height * 0.36, height * 0.36);
  return (
    flat(limb([x, y], height * 0.035, [x + height * 0.01, y - height * 0.55], height * 0.02), trunk) +
    flat(shape, leaf) +
    dry(shape, light, [x + side * height * 0.38, y - height * 0.95], [x - side * height * 0.1, y - height * 0.55], 0.9)
  );
}

/** Grass, reeds or eelgrass: blades that lean one way. */
export function blades(
  random: Random,
  left: number,
  right: number,
  y: number,
  height: number,
  count: number,
  lean: number,
  width: number,
): Outline {
  let outline = '';
  for (let index = 0; index < count; index++) {
    const x = between(random, left, right);
    const tall = height * between(random, 0.55, 1.1);
    const bend = lean * tall * between(random, 0.3, 1.2);
    const foot = y + between(random, -6, 14);
    outline += curve(
      [x - width / 2, foot],
      [x - width * 0.3 + bend * 0.3, foot - tall * 0.55],
      [x + bend, foot - tall],
      [x + width * 0.35 + bend * 0.34, foot - tall * 0.5],
      [x + width / 2, foot],
    );
  }
  return outline;
}

/** A lamp that hangs from the ceiling, with its cone of light. */
export function pendant(
  [x, y]: Point,
  size: number,
  length: number,
  color: string,
  light: string,
  reach: number,
): Markup {
  return (
    line(thread([x, y - length], [x, y - size * 0.7]), color, Math.max(1.5, size * 0.06)) +
    glow([x, y + size * 0.1], reach, light, 0.7) +
    flat(oval(x, y + size * 0.06, size * 0.3, size * 0.2), light) +
    flat(
      curve(
        [x - size * 0.62, y],
        [x - size * 0.3, y - size * 0.5],
        [x, y - size * 0.72],
        [x + size * 0.3, y - size * 0.5],
        [x + size * 0.62, y],
        [x, y + size * 0.03],
      ),
      color,
    )
  );
}

/** A car from the side, heading right; (x, y) is the ground below its middle, about 200 units long at scale 1. */
export function car(
  [x, y]: Point,
  scale: number,
  turn: 1 | -1,
  body: string,
  glass: string,
  dark: string,
  light: string,
): Markup {
  const on = ([px, py]: Point): Point => [x + px * scale * turn, y + py * scale];
  const shell = curve(
    ...(
      [
        [-98, -18],
        [-100, -42],
        [-92, -54],
        [-62, -58],
        [-36, -86],
        [0, -91],
        [34, -86],
        [60, -59],
        [92, -52],
        [101, -38],
        [99, -18],
        [40, -15],
        [-40, -15],
      ] as Point[]
    ).map(on),
  );
  const pane = (points: Point[]) => poly(...points.map(on));
  const wheel = (px: number) =>
    flat(oval(...on([px, -17]), 20 * scale), dark) + flat(oval(...on([px, -17]), 9 * scale), light, 0.5);
  return (
    flat(oval(x, y, 104 * scale, 6 * scale), dark, 0.55) +
    lit(shell, body, light, 0, 3 * scale) +
    flat(
      pane([
        [-50, -60],
        [-31, -81],
        [-3, -84],
        [-3, -60],
      ]) +
        pane([
          [4, -60],
          [4, -84],
          [31, -80],
          [50, -60],
        ]),
      glass,
    ) +
    wheel(-60) +
    wheel(60) +
    flat(oval(...on([97, -40]), 5 * scale, 4 * scale), light)
  );
}

/** A crate of fish seen from the front and above; (x, y) is its lower left corner. */
export function crate(
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  wood: string,
  dark: string,
  content: readonly string[],
): Markup {
  const depth = height * 0.62;
  const fish = times(Math.max(5, Math.round(width / 11)), () => {
    const [fx, fy] = [x + between(random, 0.2, 0.8) * width, y - height - between(random, 0.12, 0.92) * depth];
    const [length, lean] = [width * between(random, 0.13, 0.19), between(random, -0.1, 0.1) * width];
    const body = curve(
      [fx - length, fy + lean * 0.3],
      [fx, fy - length * 0.32],
      [fx + length, fy - lean * 0.3],
      [fx, fy + length * 0.28],
    );
    const tail = poly(
      [fx - length * 0.8, fy + lean * 0.2],
      [fx - length * 1.35, fy - length * 0.3 + lean * 0.4],
      [fx - length * 1.3, fy + length * 0.3 + lean * 0.4],
    );
    return (
      lit(body + tail, content[Math.floor(random() * content.length)] ?? dark, '#fdf4df', 0, width * 0.012) +
      flat(oval(fx + length * 0.66, fy - length * 0.05, Math.max(1, length * 0.07)), dark)
    );
  });
  return (
    flat(
      poly(
        [x, y - height],
        [x + width * 0.06, y - height - depth],
        [x + width * 0.94, y - height - depth],
        [x + width, y - height],
      ),
      dark,
    ) +
    fish +
    flat(rect(x, y - height, width, height), wood) +
    line(thread([x, y - height * 0.5], [x + width, y - height * 0.5]), dark, 2) +
    flat(rect(x + width * 0.36, y - height * 0.84, width * 0.28, height * 0.2), dark)
  );
}

/** Foliage or heads in a row: many small ovals as one outline. */
export function dots(
  random: Random,
  left: number,
  right: number,
  top: number,
  bottom: number,
  count: number,
  small: number,
  large: number,
): Outline {
  let outline = '';
  for (let index = 0; index < count; index++) {
    const size = between(random, small, large);
    outline += oval(between(random, left, right), between(random, top, bottom), size, size * between(random, 0.8, 1));
  }
  return outline;
}

/** A wooden ladder. */
export function ladder(from: Point, to: Point, width: number, rungs: number, weight: number): Outline {
  const half = width / 2;
  let outline =
    bar([from[0] - half, from[1]], [to[0] - half * 0.6, to[1]], weight) +
    bar([from[0] + half, from[1]], [to[0] + half * 0.6, to[1]], weight);
  for (let rung = 1; rung < rungs; rung++) {
    const part = rung / rungs;
    const spread = half * (1 - 0.4 * part);
    const [x, y] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    outline += bar([x - spread, y], [x + spread, y], weight * 0.7);
  }
  return outline;
}
