import { type Markup, flat, glow, wash } from './paint.ts';
import { type Random, between, times } from './random.ts';
import { type Outline, type Point, curve, oval, poly, rect } from './shape.ts';

/** The size of every scene. */
export const frame = { width: 1600, height: 1067 } as const;

/** A band of the picture from one height to another that changes colour downwards; `colors` are spread evenly. */
export function backdrop(top: number, bottom: number, ...colors: string[]): Markup {
  return wash(
    rect(-10, top, frame.width + 20, bottom - top + 1),
    [0, top],
    [0, bottom],
    colors.map((color, index) => [index / Math.max(1, colors.length - 1), color] as const),
  );
}

/** A sun or moon with the stepped halo of a poster. */
export function sun([x, y]: Point, radius: number, color: string, halo: string): Markup {
  const rings = [4.6, 3.2, 2.2, 1.5].map((step) => flat(oval(x, y, radius * step), halo, 0.11)).join('');
  return glow([x, y], radius * 7, halo, 0.5) + rings + flat(oval(x, y, radius), color);
}

/** A long cloud, flat below and broken above. */
export function cloud(random: Random, x: number, y: number, width: number, height: number): Outline {
  const tops: Point[] = [];
  const steps = Math.max(4, Math.round(width / 55));
  for (let step = 0; step <= steps; step++) {
    const part = step / steps;
    const swell = Math.sin(part * Math.PI) ** 0.7;
    tops.push([x + width * part, y - height * swell * between(random, 0.35, 1)]);
  }
  return curve(
    [x - width * 0.06, y + 2],
    ...tops,
    [x + width * 1.06, y + 1],
    [x + width * 0.7, y + height * 0.14],
    [x + width * 0.3, y + height * 0.1],
  );
}

/** Bands of mist, strongest in the middle. */
export function mist(y: number, height: number, color: string, strength: number): Markup {
  return wash(
    rect(-10, y - height / 2, frame.width + 20, height),
    [0, y - height / 2],
    [0, y + height / 2],
    [
      [0, color, 0],
      [0.5, color, strength],
      [1, color, 0],
    ],
  );
}

/** A ridge line from the left edge to the right, filled down to `bottom`. */
export function ridge(random: Random, y: number, height: number, bottom: number, peaks: number): Outline {
  const turns = [1, 2.3, 4.7, 9.1].map((turn) => ({ turn, phase: random() * 7, weight: 1 / turn }));
  const points: Point[] = [];
  for (let step = 0; step <= 90; step++) {
    const part = step / 90;
    const rise = turns.reduce(
      (sum, { turn, phase, weight }) => sum + weight * Math.sin(part * peaks * turn * 2 + phase),
      0,
    );
    points.push([part * (frame.width + 40) - 20, y - height * (0.5 + rise * 0.33)]);
  }
  return poly([-20, bottom], ...points, [frame.width + 20, bottom]);
}

/** A stroke of light or shade lying on water. */
export function ripple(x: number, y: number, width: number, height: number): Outline {
  return curve(
    [x - width / 2, y],
    [x - width * 0.12, y - height / 2],
    [x + width / 2, y],
    [x + width * 0.1, y + height / 2],
  );
}

/** Strokes on water, growing towards the viewer. */
export function ripples(
  random: Random,
  top: number,
  bottom: number,
  count: number,
  color: string,
  opacity: number,
  left = 0,
  right: number = frame.width,
): Markup {
  const outline = Array.from({ length: count }, () => {
    const depth = random() ** 1.4;
    const y = top + (bottom - top) * depth;
    return ripple(between(random, left, right), y, between(random, 30, 90) * (0.35 + depth * 2), 1.4 + depth * 6);
  }).join('');
  return flat(outline, color, opacity);
}

/** The path of a light over water: dense below the light, breaking up towards the viewer. */
export function glitter(
  random: Random,
  x: number,
  top: number,
  bottom: number,
  spread: number,
  color: string,
  count: number,
  opacity = 1,
): Markup {
  const outline = Array.from({ length: count }, (_, index) => {
    const depth = (index / count) ** 1.25;
    const y = top + (bottom - top) * depth;
    const off = (random() + random() - 1) * spread * (0.35 + depth);
    return ripple(x + off, y, between(random, 14, 60) * (0.5 + depth * 2.2), 1.6 + depth * 6.5);
  }).join('');
  return flat(outline, color, opacity);
}

/** Strips that widen their gaps downwards: what water leaves of a reflection. */
export function strips(random: Random, left: number, right: number, top: number, bottom: number): Outline {
  let outline = '';
  for (let y = top; y < bottom;) {
    const depth = (y - top) / (bottom - top);
    const height = 5 + depth * 8;
    const shift = between(random, -1, 1) * (4 + depth * 22);
    const inset = depth * (right - left) * 0.06;
    outline += ripple((left + right) / 2 + shift, y + height / 2, right - left - inset * 2, height * 1.5);
    y += height * (0.62 + depth * 1.2);
  }
  return outline;
}

/** Stars, denser at the top. */
export function stars(random: Random, bottom: number, count: number, color: string): Markup {
  return times(count, () => {
    const y = random() ** 1.3 * bottom;
    const bright = random();
    return flat(oval(random() * frame.width, y, 0.7 + bright ** 6 * 2.2), color, 0.35 + bright * 0.6);
  });
}

/** Slanting rain. */
export function rain(random: Random, count: number, color: string, slant: number): Markup {
  return times(count, () => {
    const length = between(random, 18, 60);
    const x = random() * (frame.width + 100) - 50;
    const y = random() * frame.height;
    return flat(poly([x, y], [x + 1.5, y], [x + slant * length, y + length]), color, between(random, 0.15, 0.5));
  });
}

/** A gull seen from afar. */
export function gull(x: number, y: number, span: number, lift = 0.3): Outline {
  return curve(
    [x - span, y - span * lift],
    [x - span * 0.45, y - span * lift * 1.15],
    [x, y],
    [x + span * 0.5, y - span * lift * 1.3],
    [x + span, y - span * lift * 0.7],
    [x + span * 0.48, y - span * lift * 0.95],
    [x + span * 0.04, y + span * 0.13],
    [x - span * 0.43, y - span * lift * 0.75],
  );
}
