import { type Markup, flat, glow, line, lit, within } from './paint.ts';
import { type Outline, type Point, bar, curve, lattice, limb, oval, poly, rect, thread } from './shape.ts';

/** The colours of a boat, and of the light on it. */
export interface BoatPaint {
  hull: string;
  stripe: string;
  house: string;
  gear: string;
  light: string;
  window: string;
  /** Which side the light comes from: 1 from the right. */
  side: 1 | -1;
}

/** A stern trawler heading right; (0,0) is the waterline amidships, about 440 units long. */
export function trawler({ hull, stripe, house, gear, light, window, side }: BoatPaint): Markup {
  const edge = -2.4 * side;
  const sheer = curve(
    [-214, -58],
    [-150, -50],
    [-60, -46],
    [60, -54],
    [150, -78],
    [222, -112],
    [214, -88],
    [196, -50],
    [180, 10],
    [120, 16],
    [-190, 16],
    [-207, 10],
    [-213, -20],
  );
  const rails =
    [-200, -176, -152, -128, -104].map((x) => bar([x, -54], [x, -76], 2)).join('') + bar([-204, -76], [-96, -72], 2.4);
  const wheelhouse = poly(
    [28, -60],
    [28, -112],
    [22, -112],
    [22, -118],
    [134, -118],
    [134, -112],
    [128, -112],
    [134, -72],
  );
  const bridge = poly(
    [44, -118],
    [40, -164],
    [34, -164],
    [34, -171],
    [126, -171],
    [128, -164],
    [120, -164],
    [126, -118],
  );
  const windows = [50, 69, 88, 106].map((x) => poly([x, -156], [x + 13, -156], [x + 14, -136], [x, -136])).join('');
  const ports = [48, 74, 100].map((x) => oval(x, -92, 5.5)).join('');
  const mast = bar([78, -171], [80, -292], 7, 4) + bar([58, -244], [102, -244], 4) + bar([64, -268], [96, -268], 3);
  const boom = bar([70, -180], [-76, -262], 5, 3);
  const gantry =
    bar([-196, -50], [-184, -176], 9, 7) +
    bar([-150, -46], [-158, -176], 9, 7) +
    bar([-194, -176], [-148, -176], 10) +
    bar([-190, -120], [-154, -120], 5);
  const drum = oval(-92, -64, 25, 25);
  const rigging: Point[][] = [
    [
      [80, -288],
      [216, -110],
    ],
    [
      [80, -288],
      [-172, -176],
    ],
    [
      [-76, -262],
      [80, -268],
    ],
    [
      [-76, -262],
      [-94, -90],
    ],
    [
      [-172, -176],
      [-92, -88],
    ],
    [
      [80, -244],
      [30, -116],
    ],
  ];
  return (
    rigging.map(([from = [0, 0], to = [0, 0]]) => line(thread(from, to), gear, 1.4)).join('') +
    lit(gantry, gear, light, edge * 0.7, 1) +
    lit(mast + boom, gear, light, edge * 0.6, 0.6) +
    lit(drum, gear, light, edge, 2) +
    [10, 17].map((radius) => line(oval(-92, -64, radius), light, 1.2, 0.35)).join('') +
    flat(rails, gear) +
    lit(wheelhouse, house, light, edge * 1.6, 1.6) +
    lit(bridge, house, light, edge * 1.6, 1.6) +
    flat(poly([66, -171], [66, -186], [116, -186], [118, -171]), gear) +
    flat(windows + ports, window) +
    lit(sheer, hull, light, edge * 1.2, 3) +
    within(
      sheer,
      flat(poly([-230, -8], [230, -10], [230, 30], [-230, 30]), stripe) +
        line(thread([-214, -40], [-60, -30], [60, -37], [150, -60], [220, -92]), light, 2, 0.5),
    ) +
    [-120, -40, 30].map((x) => lit(oval(x, -22, 9, 10), gear, light, edge * 0.5, 1)).join('') +
    glow([80, -296], 46, window, 0.9) +
    flat(oval(80, -296, 4.5), window)
  );
}

/** A crawler crane with a lattice boom; (0,0) is the ground between its tracks. The hook hangs at `tip`, `drop` below. */
export function crane(tip: Point, drop: number, color: string, light: string, window: string, edge: number): Markup {
  const side = Math.sign(tip[0]) || 1;
  const s = (points: Point[]): Point[] => points.map(([x, y]) => [x * side, y]);
  const tracks = limb([-62, -16], 16, [62, -16], 16);
  const turntable = rect(-40, -46, 80, 18);
  const body = poly(
    ...s([
      [-86, -44],
      [-86, -92],
      [-60, -98],
      [18, -98],
      [18, -44],
    ]),
  );
  const cab = poly(
    ...s([
      [22, -40],
      [22, -104],
      [48, -104],
      [62, -74],
      [62, -40],
    ]),
  );
  const foot: Point = [14 * side, -60];
  const boom = lattice(foot, tip, 16, 9, 22, 3.2);
  const frame: Point = [-50 * side, -170];
  const mast = bar([-10 * side, -96], frame, 5) + bar([-70 * side, -96], frame, 4);
  const hook: Point = [tip[0], tip[1] + drop];
  return (
    line(thread(frame, tip), color, 1.6) +
    line(thread(frame, [tip[0] * 0.6 + foot[0] * 0.4, tip[1] * 0.6 + foot[1] * 0.4]), color, 1.2) +
    line(thread([tip[0] - 3, tip[1]], [hook[0] - 3, hook[1] - 14]), color, 1.3) +
    line(thread([tip[0] + 3, tip[1]], [hook[0] + 3, hook[1] - 14]), color, 1.3) +
    flat(boom + mast, color) +
    line(thread([foot[0] + edge * 3, foot[1]], [tip[0] + edge * 2, tip[1]]), light, 1.4, 0.8) +
    lit(body, color, light, -edge * 2.4, 2) +
    lit(cab, color, light, -edge * 2, 2) +
    flat(
      poly(
        ...s([
          [29, -96],
          [45, -96],
          [55, -74],
          [29, -74],
        ]),
      ),
      window,
    ) +
    flat(turntable, color) +
    lit(tracks, color, light, -edge * 2, 2.4) +
    [-48, -24, 0, 24, 48].map((x) => line(oval(x, -16, 7), light, 1, 0.3)).join('') +
    flat(rect(hook[0] - 7, hook[1] - 14, 14, 14), color)
  );
}

/** A lamp on a post, lit; (x, y) is its foot. */
export function lamp([x, y]: Point, height: number, color: string, light: string, reach: number): Markup {
  const headAt: Point = [x + height * 0.13, y - height];
  return (
    glow([headAt[0], headAt[1] + 8], reach, light, 0.8) +
    lit(bar([x, y], [x, y - height * 0.97], height * 0.035, height * 0.02), color, light, -1.2, 0) +
    line(thread([x, y - height * 0.95], [x + height * 0.03, y - height * 1.02], headAt), color, height * 0.018) +
    flat(oval(headAt[0], headAt[1] + height * 0.045, height * 0.03, height * 0.034), light) +
    flat(
      poly(
        [headAt[0] - height * 0.065, headAt[1] + height * 0.045],
        [headAt[0] - height * 0.025, headAt[1] - height * 0.012],
        [headAt[0] + height * 0.025, headAt[1] - height * 0.012],
        [headAt[0] + height * 0.065, headAt[1] + height * 0.045],
      ),
      color,
    )
  );
}

/** A mooring bollard; (x, y) is its foot. */
export function bollard([x, y]: Point, size: number): Outline {
  return (
    poly(
      [x - size * 0.36, y],
      [x - size * 0.28, y - size * 0.7],
      [x + size * 0.28, y - size * 0.7],
      [x + size * 0.36, y],
    ) + limb([x - size * 0.3, y - size * 0.82], size * 0.17, [x + size * 0.3, y - size * 0.82], size * 0.17)
  );
}
