import { type Markup, dry, faint, flat, line, moved, within } from './paint.ts';
import { mix } from './palette.ts';
import { type Outline, type Point, curve, limb, oval, thread } from './shape.ts';

/** A face in three-quarter view that looks to the right, into the light. The origin lies between the eyes' height and the middle of the head, which is 330 units tall. */
export interface Face {
  skin: { base: string; shade: string; deep: string; light: string };
  lips: string;
  brows: string;
  iris: string;
  /** How wide the nose and how full the lips are; 1 is the middle. */
  nose?: number;
  mouth?: number;
  /** How broad the jaw is; 1 is the middle. */
  jaw?: number;
  /** How open the eyes are; 1 is the middle. */
  eyes?: number;
  /** How thick the brows are; 1 is the middle. */
  brow?: number;
  /** How broad the neck is; 1 is the middle. */
  neck?: number;
  /** Lines of age, from 0 to 1. */
  age?: number;
}

/** The outline of the head without hair. */
export function skull(jaw = 1): Outline {
  return curve(
    [-20, -166],
    [66, -148],
    [106, -92],
    [113, -36],
    [104, -4],
    [111, 38],
    [101, 88],
    [84, 128 * (0.98 + jaw * 0.02)],
    [58, 164],
    [26, 172],
    [-8 - 6 * jaw, 162],
    [-58 - 10 * jaw, 122],
    [-90 - 10 * jaw, 68],
    [-112, 4],
    [-118, -60],
    [-106, -120],
    [-70, -156],
  );
}

/** The neck, in the shadow of the jaw, down to the collar. */
export function neck({ skin, neck: breadth = 1 }: Face): Markup {
  const wide = ([x, y]: Point): Point => [-14 + (x + 14) * breadth, y];
  const shape = curve(
    ...(
      [
        [-72, 60],
        [-72, 140],
        [-82, 196],
        [-150, 250],
        [-20, 330],
        [104, 250],
        [56, 200],
        [46, 150],
        [36, 120],
      ] as Point[]
    ).map(wide),
  );
  return (
    flat(shape, skin.base) +
    within(
      shape,
      flat(curve([-120, 80], [10, 168], [64, 158], [58, 196], [20, 226], [10, 330], [-170, 330]), skin.shade),
    ) +
    dry(shape, skin.deep, [-10, 150], [-20, 236], 0.95) +
    dry(shape, skin.light, [90, 230], [40, 236], 0.6)
  );
}

/** Head, ear and features, without hair. */
export function face(person: Face): Markup {
  const { skin, age = 0, jaw = 1 } = person;
  const head = skull(jaw);
  const shadow = curve(
    [-34, -176],
    [-44, -110],
    [-66, -72],
    [-52, -42],
    [-48, -8],
    [-52, 26],
    [-22, 52],
    [-34, 86],
    [-20, 112],
    [-12, 138],
    [4, 176],
    [-170, 190],
    [-180, -180],
  );
  const ear = curve([-116, -22], [-132, -28], [-144, -8], [-138, 22], [-124, 48], [-108, 46], [-104, 10]);
  const plane =
    flat(shadow, skin.shade) +
    dry(head, skin.deep, [-130, 60], [-46, 34], 0.95) +
    dry(head, skin.deep, [0, 190], [20, 138], 0.7) +
    dry(head, skin.light, [124, -80], [58, -62], 0.85) +
    flat(curve([72, 26], [98, 16], [106, 40], [92, 66], [76, 50]), skin.light, 0.75);
  const lines =
    age > 0
      ? line(
          thread([30, 72], [16, 92], [10, 112]) +
            thread([-34, 12], [-44, 20]) +
            thread([-36, 4], [-50, 6]) +
            thread([-22, 20], [0, 26], [20, 20]) +
            thread([-10, -86], [40, -92], [84, -84]) +
            thread([96, 76], [99, 96]),
          skin.deep,
          2.4,
          age * 0.75,
        )
      : '';
  return (
    flat(ear, skin.shade) +
    line(thread([-128, -14], [-136, 4], [-126, 28], [-116, 22]), skin.deep, 4) +
    flat(head, skin.base) +
    within(head, plane) +
    features(person) +
    lines
  );
}

function features(person: Face): Markup {
  const { skin, lips, brows, nose = 1, mouth = 1, brow = 1 } = person;
  const n = ([x, y]: Point): Point => [60 + (x - 60) * nose, y];
  const side = curve(
    ...(
      [
        [50, -30],
        [60, -6],
        [72, 34],
        [80, 56],
        [64, 68],
        [42, 70],
        [34, 60],
        [46, 40],
        [45, 4],
      ] as Point[]
    ).map(n),
  );
  const under = curve(
    ...(
      [
        [36, 66],
        [50, 64],
        [64, 68],
        [86, 64],
        [82, 76],
        [60, 80],
        [42, 76],
      ] as Point[]
    ).map(n),
  );
  const wings = line(
    thread(
      ...(
        [
          [36, 50],
          [30, 62],
          [38, 72],
        ] as Point[]
      ).map(n),
    ),
    skin.deep,
    2.6,
    0.9,
  );
  const lift = 5 * mouth;
  const upper = curve([17, 107], [42, 105 - lift], [56, 107 - lift * 0.6], [68, 105 - lift], [94, 106], [60, 114]);
  const lower = curve([24, 111], [60, 114], [88, 110], [76, 119 + lift], [58, 123 + lift], [38, 119 + lift]);
  const browShape = (points: Point[]) => curve(...points.map(([x, y]): Point => [x, -40 + (y + 40) * brow]));
  return (
    flat(curve([-40, -12], [-12, -30], [28, -28], [46, -14], [40, 10], [4, 18], [-32, 10]), skin.shade, 0.75) +
    flat(curve([68, -18], [88, -26], [108, -16], [102, 6], [80, 10], [68, 2]), skin.shade, 0.6) +
    flat(side, skin.shade) +
    dry(side, skin.deep, n([34, 60]), n([64, 30]), 0.7) +
    flat(under, skin.deep) +
    flat(limb(n([48, 70]), 5, n([58, 72]), 3.4), mix(skin.deep, '#1a0f0e', 0.6)) +
    wings +
    line(thread(n([70, 2]), n([78, 30]), n([88, 50])), skin.light, 5, 0.85) +
    flat(oval(...n([85, 54]), 6.5, 5.5), skin.light, 0.9) +
    eye(person, 2, -2, 1, 4) +
    eye(person, 86, -4, 0.66, 3) +
    flat(
      browShape([
        [-42, -32],
        [-14, -49],
        [26, -46],
        [36, -38],
        [28, -35],
        [-10, -40],
      ]),
      brows,
    ) +
    flat(
      browShape([
        [64, -39],
        [74, -46],
        [96, -46],
        [109, -34],
        [94, -40],
        [74, -37],
      ]),
      brows,
    ) +
    flat(upper, mix(lips, skin.deep, 0.5)) +
    flat(lower, lips) +
    flat(curve([56, 118], [74, 115], [80, 117], [68, 119 + lift * 0.6]), mix(lips, skin.light, 0.6), 0.8) +
    line(thread([14, 106], [36, 110.5], [58, 114], [76, 111], [95, 105]), mix(skin.deep, '#1a0f0e', 0.5), 3.2) +
    flat(oval(13, 106, 4, 5), skin.deep, 0.8) +
    flat(curve([36, 130 + lift], [58, 136 + lift], [82, 129 + lift], [64, 144 + lift]), skin.shade, 0.9)
  );
}

/** One eye; `squeeze` narrows the far one, `look` moves the iris. */
function eye({ skin, iris, eyes = 1 }: Face, x: number, y: number, squeeze: number, look: number): Markup {
  const on = (points: Point[]) => curve(...points.map(([px, py]): Point => [px * squeeze, py * eyes]));
  const ball = on([
    [-25, 4],
    [-10, -8],
    [9, -10],
    [26, 2],
    [11, 9],
    [-9, 10],
  ]);
  const dark = mix(skin.deep, '#120b0b', 0.72);
  return moved(
    flat(ball, mix(skin.light, '#f6eddc', 0.55)) +
      within(
        ball,
        flat(oval(look, -2 * eyes, 10 * (0.6 + squeeze * 0.4), 10.5), iris) +
          flat(oval(look, -2 * eyes, 5, 5.5), '#0f0b0c') +
          flat(oval(look + 4, -6 * eyes, 2.4), '#fffaf0') +
          faint(
            flat(
              on([
                [-28, 4],
                [-10, -11],
                [9, -13],
                [28, 0],
                [10, -3],
                [-9, -2],
              ]),
              skin.deep,
            ),
            0.7,
          ),
      ) +
      flat(
        on([
          [-30, 7],
          [-11, -12],
          [10, -15],
          [29, 0],
          [31, 4],
          [11, -9],
          [-9, -7],
        ]),
        dark,
      ) +
      line(
        thread(
          [-25 * squeeze, -11 * eyes],
          [-6 * squeeze, -20 * eyes],
          [14 * squeeze, -20 * eyes],
          [27 * squeeze, -9 * eyes],
        ),
        skin.deep,
        2.6,
        0.85,
      ) +
      line(thread([-16 * squeeze, 11 * eyes], [4 * squeeze, 13 * eyes], [20 * squeeze, 8 * eyes]), skin.deep, 1.8, 0.6),
    x,
    y,
  );
}
