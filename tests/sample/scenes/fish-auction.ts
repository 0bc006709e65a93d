import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, frame, gull, ripple, strips } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, lattice, poly, rect, thread } from '../kit/shape.ts';
import { crate, pendant } from '../kit/town.ts';

const eye = [830, 470] as const;

function hall(): Markup {
  const door = rect(560, 300, 540, 250);
  const roof = poly([-20, -20], [1620, -20], [1620, 60], [1100, 300], [560, 300], [-20, 60]);
  const left = poly([-20, 60], [560, 300], [560, 560], [-20, 830]);
  const right = poly([1620, 60], [1100, 300], [1100, 560], [1620, 830]);
  const trusses = [0, 0.36, 0.6, 0.77, 0.89].map((part) => {
    const x1 = -20 + 580 * part;
    const x2 = 1620 - 520 * part;
    const y = 40 + 262 * part;
    return (
      flat(lattice([x1, y], [x2, y], 70 * (1 - part) + 8, 70 * (1 - part) + 8, 14, 9 * (1 - part) + 2), '#0d1f2b') +
      flat(bar([x1 + 8, y], [x1 + 8, 860 - 310 * part], 20 * (1 - part) + 4), '#0d1f2b') +
      flat(bar([x2 - 8, y], [x2 - 8, 860 - 310 * part], 20 * (1 - part) + 4), '#0d1f2b')
    );
  });
  return (
    flat(roof, '#132b3a') +
    flat(left, '#1a3948') +
    dry(left, '#4f6d72', [560, 460], [200, 430], 0.8) +
    flat(right, '#183543') +
    dry(right, '#4f6d72', [1100, 460], [1450, 430], 0.8) +
    wash(
      door,
      [0, 300],
      [0, 550],
      [
        [0, '#7f9ba3'],
        [0.45, '#e9b191'],
        [0.68, '#fbdca6'],
        [1, '#e8b48f'],
      ],
    ) +
    flat(
      poly([560, 500], [620, 480], [700, 486], [800, 470], [900, 488], [1100, 478], [1100, 506], [560, 506]),
      '#6d7f8a',
    ) +
    flat(rect(560, 505, 540, 50), '#d59a80') +
    flat(
      poly([690, 505], [700, 452], [706, 452], [712, 480], [742, 484], [742, 496], [790, 488], [780, 514], [680, 514]),
      '#1b3848',
    ) +
    line(thread([703, 452], [790, 488]), '#1b3848', 1.5) +
    line(thread([703, 452], [680, 500]), '#1b3848', 1.5) +
    flat(gull(900, 372, 16) + gull(960, 350, 11) + gull(858, 346, 9), '#1b3848') +
    trusses.join('')
  );
}

function floor(random: Random): Markup {
  return (
    flat(poly([560, 548], [1100, 548], [1640, 850], [1640, 1080], [-40, 1080], [-40, 850]), '#274653') +
    wash(
      poly([560, 548], [1100, 548], [1500, 1080], [200, 1080]),
      [0, 548],
      [0, 1067],
      [
        [0, '#f6cf9d', 0.95],
        [0.35, '#d99e80', 0.6],
        [1, '#355865', 0.1],
      ],
    ) +
    times(70, () => {
      const y = 560 + random() ** 1.3 * 500;
      const depth = (y - 548) / 520;
      return flat(
        ripple(
          eye[0] + between(random, -1, 1) * (260 + depth * 620),
          y,
          (30 + 130 * depth) * between(random, 0.5, 1.3),
          2 + depth * 5,
        ),
        random() < 0.5 ? '#1a3643' : '#f2c798',
        between(random, 0.18, 0.4),
      );
    })
  );
}

function crates(random: Random, from: number, to: number): Markup {
  const fish = ['#c9d6d2', '#8ea9ad', '#eef0e4', '#6d8c94', '#dfe6dc'];
  const woods = ['#b06a3c', '#c47c45', '#9a5836'];
  const rows: readonly (readonly [y: number, size: number, xs: readonly number[]])[] = [
    [606, 54, [600, 662, 724, 890, 952, 1014]],
    [650, 74, [560, 644, 728, 900, 984, 1068]],
    [716, 104, [492, 608, 724, 926, 1042, 1158]],
    [816, 150, [376, 542, 708, 950, 1116, 1282]],
    [972, 228, [136, 386, 636, 1006, 1256, 1506]],
    [1150, 330, [-120, 240, 1110, 1470]],
  ];
  return rows
    .slice(from, to)
    .map(([y, size, xs]) =>
      xs
        .map((x, index) =>
          crate(random, x, y, size, size * 0.26, woods[(index + Math.round(size)) % 3] ?? ink.ochre, '#14303d', fish),
        )
        .join(''),
    )
    .join('');
}

const oilskin = { legs: '#13303c', skin: '#9a5f48', hair: ink.black, shoes: '#e9dcc0' } as const;

function bidders(): Markup {
  const light = { color: '#ffdca0', dx: -1.8, dy: 1.6 };
  const mirror = { color: '#ffdca0', dx: 1.8, dy: 1.6 };
  const person = (x: number, y: number, height: number, turn: 1 | -1, pose: keyof typeof poses, wear: Partial<Wear>) =>
    figure({
      at: [x, y],
      height,
      pose: poses[pose],
      turn,
      wear: { top: ink.ochre, ...oilskin, ...wear },
      light: turn > 0 ? light : mirror,
    });
  return (
    person(536, 650, 190, 1, 'waiting', { top: '#1f5a63', head: 'beanie', hat: ink.brick }) +
    person(1120, 654, 194, -1, 'raising', { top: '#cf8a36', head: 'cap', hat: '#14303d' }) +
    person(450, 716, 246, 1, 'raising', { top: '#a9482f', apron: '#ead9b6', head: 'bun' }) +
    person(1226, 728, 256, -1, 'waiting', { top: '#2b5361', head: 'hood', hat: '#2b5361', coat: 0.16 }) +
    person(820, 676, 214, 1, 'pointing', { top: '#f0e2c4', legs: '#22424f', head: 'cap', hat: ink.brick }) +
    person(286, 846, 356, 1, 'waiting', { top: '#d0923a', apron: '#e6d3ab', head: 'cap', hat: '#0f2733', coat: 0.12 }) +
    person(1418, 866, 372, -1, 'raising', { top: '#1c4c57', apron: '#c56a47', head: 'beanie', hat: '#d0923a' }) +
    person(1540, 930, 420, -1, 'waiting', { top: '#7d3329', head: 'brim', hat: '#10242f', coat: 0.16 })
  );
}

export const fishAuction = scene(
  'fish-auction',
  {
    headline: 'The morning auction',
    description:
      'Buyers walk the floor of the Port Maren Fish Exchange before the bell on Thursday. The first lot sold at 5:32 a.m.',
    alt: 'Crates of fish in rows on the floor of a long hall under hanging lamps, buyers on both sides, and at the far end an open door with the sea at dawn.',
    creator: 'Alex Kim',
    created: '2026-11-04',
  },
  (random) =>
    backdrop(0, frame.height, '#132b3a', '#1f3f4d') +
    hall() +
    floor(random) +
    within(
      strips(random, 440, 1240, 600, 1000),
      flat(poly([500, 600], [560, 600], [480, 900], [400, 900]), '#14303d', 0.4),
    ) +
    glow([eye[0], 520], 420, '#ffdca4', 0.5, 0.5) +
    crates(random, 0, 3) +
    bidders() +
    crates(random, 3, 6) +
    [
      [690, 300, 26],
      [960, 300, 26],
      [600, 262, 38],
      [1050, 262, 38],
      [440, 200, 56],
      [1210, 200, 56],
      [180, 110, 88],
      [1460, 110, 88],
    ]
      .map(([x = 0, y = 0, size = 0]) => pendant([x, y], size, 220, '#0a1822', '#ffe2a2', size * 3.4))
      .join(''),
);
