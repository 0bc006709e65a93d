import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, mist, ridge, sun } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, wash } from '../kit/paint.ts';
import { ink, mix } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';
import { blades, crown, ladder } from '../kit/town.ts';

const lightOf = { color: '#fff0c4', dx: -2.6, dy: 2.2 };

function appleTree(random: Random, x: number, y: number, height: number, near: number): Markup {
  const trunk = mix('#8a7a64', '#33231d', near);
  const dark = mix('#8fa58a', '#234f4a', near);
  const leaf = mix('#a9b98f', '#3f7558', near);
  const light = mix('#ead9a0', '#d9c86a', near);
  const r = height * 0.36;
  const top = y - height * 0.66;
  const clumps: readonly (readonly [number, number, number])[] = [
    [-0.62, 0.2, 0.62],
    [0.64, 0.22, 0.6],
    [0, -0.32, 0.78],
    [-0.36, -0.1, 0.66],
    [0.38, -0.06, 0.66],
    [0, 0.3, 0.66],
  ];
  const branch = (to: Point) =>
    limb([x, y - height * 0.26], height * 0.03, [x + to[0] * r, top + to[1] * r], height * 0.012);
  return (
    wash(
      oval(x + height * 0.2, y + height * 0.02, height * 0.5, height * 0.05),
      [x - height * 0.2, y],
      [x + height * 0.7, y],
      [
        [0, '#1f3f3c', 0.6 * near + 0.15],
        [1, '#1f3f3c', 0],
      ],
    ) +
    lit(
      limb([x - height * 0.01, y], height * 0.046, [x, y - height * 0.3], height * 0.034),
      trunk,
      light,
      height * -0.008,
      0,
    ) +
    flat(branch([-0.6, 0.3]) + branch([0.6, 0.3]) + branch([0, 0.1]), trunk) +
    clumps
      .map(([cx, cy, size], index) => {
        const shape = crown(random, x + cx * r, top + cy * r, size * r, size * r * 0.86);
        return (
          flat(shape, index % 2 ? leaf : dark) +
          dry(
            shape,
            light,
            [x + cx * r + size * r * 0.95, top + cy * r - size * r],
            [x + cx * r - size * r * 0.2, top + cy * r + size * r * 0.2],
            0.8,
          )
        );
      })
      .join('') +
    times(Math.round(16 + near * 18), () => {
      const angle = random() * Math.PI * 2;
      const far = Math.sqrt(random()) * r * 1.06;
      const size = height * between(random, 0.012, 0.017);
      return lit(
        oval(x + Math.cos(angle) * far, top + Math.sin(angle) * far * 0.85, size),
        mix('#c98a6f', '#c9402c', near),
        '#ffd9b0',
        -size * 0.35,
        size * 0.35,
      );
    })
  );
}

function applecrate(random: Random, x: number, y: number, width: number): Markup {
  return (
    flat(rect(x + 4, y - width * 0.5, width - 8, 20), '#4f2d20') +
    times(12, (index) =>
      lit(
        oval(
          x + width * (0.1 + (index % 6) * 0.16),
          y - width * 0.44 - Math.floor(index / 6) * 10 + between(random, -3, 3),
          width * 0.085,
        ),
        index % 4 ? '#c9402c' : '#dca63f',
        '#ffd9b0',
        -2.4,
        2.4,
      ),
    ) +
    [0, 1, 2]
      .map((row) =>
        lit(rect(x, y - width * 0.42 + row * width * 0.145, width, width * 0.125), '#c08a52', '#fbe3b0', 0, 3),
      )
      .join('') +
    flat(
      rect(x + 3, y - width * 0.42, width * 0.07, width * 0.42) +
        rect(x + width * 0.9, y - width * 0.42, width * 0.07, width * 0.42),
      '#8a5a34',
    )
  );
}

export const orchard = scene(
  'orchard',
  {
    headline: 'Last apples of the year',
    description: 'Pickers in the upper orchard at the Amsden farm, where the work will go on into November.',
    alt: 'Pickers on ladders and with crates among apple trees, a low sun behind the hill.',
    creator: 'Alex Kim',
    created: '2026-10-11',
  },
  (random) => {
    const person = (
      x: number,
      y: number,
      height: number,
      pose: keyof typeof poses,
      turn: 1 | -1,
      wear: Partial<Wear>,
    ) =>
      figure({
        at: [x, y],
        height,
        pose: poses[pose],
        turn,
        wear: { top: ink.coral, legs: '#24485a', skin: '#b5795c', hair: '#2a1a15', shoes: '#33231d', ...wear },
        light: lightOf,
      });
    const pair = (y: number, height: number, offset: number, near: number) =>
      appleTree(random, 860 - offset, y, height, near) + appleTree(random, 860 + offset * 0.96, y, height, near);
    return (
      backdrop(0, 560, '#86b3b8', '#c9d5bd', '#f4dfb0', '#fbcf94') +
      sun([1060, 330], 58, '#fff8e0', '#fde6ac') +
      [
        [120, 110, 520, 40],
        [820, 90, 560, 36],
        [440, 220, 380, 22],
      ]
        .map(([x = 0, y = 0, width = 0, height = 0]) => flat(cloud(random, x, y, width, height), '#fbf0d4', 0.85))
        .join('') +
      flat(ridge(random, 560, 220, 580, 1.5), '#b9b79a') +
      mist(520, 130, '#fbe6b8', 0.7) +
      flat(ridge(random, 580, 120, 600, 2.2), '#94a384') +
      mist(570, 100, '#fbe6b8', 0.75) +
      backdrop(570, frame.height, '#d9c98a', '#a9ae70', '#6f8f60', '#3f6a55') +
      flat(poly([800, 580], [920, 580], [1240, 1080], [420, 1080]), '#c3b878') +
      dry(poly([800, 580], [920, 580], [1240, 1080], [420, 1080]), '#f6e3a4', [1000, 580], [700, 980], 0.7) +
      flat(blades(random, -20, 1620, 760, 22, 160, 0.1, 5), '#8fa060', 0.6) +
      pair(616, 116, 120, 0.12) +
      pair(646, 166, 186, 0.28) +
      person(820, 668, 84, 'carrying', 1, { top: '#1f5f6b', head: 'brim', hat: '#e6cf9f' }) +
      pair(694, 250, 290, 0.48) +
      person(940, 742, 152, 'walking', -1, { top: '#f2e6cf', legs: '#9a3f2c', head: 'bun' }) +
      flat(blades(random, 380, 1260, 860, 26, 110, 0.1, 6), '#7f9358', 0.6) +
      pair(800, 420, 480, 0.72) +
      flat(ladder([1210, 830], [1270, 520], 66, 9, 9), '#8a5a34') +
      line(thread([1176, 830], [1242, 520]), '#fbe3b0', 2) +
      person(1206, 748, 246, 'reaching', 1, { top: '#2f7278', head: 'cap', hat: '#d0923a', skin: '#8a5540' }) +
      person(560, 850, 262, 'reaching', -1, {
        top: '#d0923a',
        legs: '#24485a',
        skin: '#6b4030',
        head: 'bun',
        hair: '#120d0c',
        apron: '#ecdcb8',
      }) +
      flat(blades(random, -20, 1620, 960, 40, 170, 0.14, 8), '#5d8055', 0.8) +
      appleTree(random, 130, 1000, 830, 1) +
      flat(ladder([352, 1020], [250, 470], 92, 12, 12), '#7a4a30') +
      line(thread([400, 1020], [286, 470]), '#fbe3b0', 2.6) +
      person(340, 888, 372, 'reaching', -1, {
        top: ink.coral,
        head: 'brim',
        hat: '#e6cf9f',
        skin: '#c48a6b',
        legs: '#1b3c4a',
      }) +
      applecrate(random, 560, 1020, 170) +
      applecrate(random, 740, 1050, 180) +
      applecrate(random, 648, 946, 166) +
      person(1100, 1030, 430, 'carrying', -1, {
        top: '#1f5f6b',
        legs: '#33434a',
        skin: '#8a5540',
        hair: '#15100f',
        head: 'beanie',
        hat: ink.coral,
      }) +
      applecrate(random, 944, 822, 150) +
      curveShade() +
      flat(blades(random, -20, 1620, 1090, 70, 150, 0.18, 12), '#1d4843')
    );
  },
);

/** The shadow of trees behind the viewer. */
function curveShade(): Markup {
  return dry(
    curve([-40, 1100], [-40, 980], [300, 1010], [700, 1040], [1100, 1020], [1660, 960], [1660, 1100]),
    '#12353a',
    [0, 1090],
    [0, 990],
    0.9,
  );
}
