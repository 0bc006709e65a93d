import { figure } from '../kit/figure.ts';
import { backdrop, frame, mist, ridge, stars } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';
import { blades } from '../kit/town.ts';

/** The Milky Way: dust and a crowd of small stars along a slanting band. */
function galaxy(random: Random): Markup {
  const band = (part: number) => [180 + part * 820, 690 - part * 760] as const;
  const haze = times(26, (index) => {
    const [x, y] = band(index / 25);
    return glow(
      [x + between(random, -40, 40), y + between(random, -30, 30)],
      between(random, 110, 210),
      index % 3 ? '#8fb9bd' : '#e9b9a0',
      between(random, 0.2, 0.36),
    );
  });
  const dust = times(40, (index) => {
    const [x, y] = band(index / 39);
    return glow(
      [x + 26 + between(random, -26, 26), y + 20 + between(random, -26, 26)],
      between(random, 50, 80),
      '#0d2338',
      0.2,
    );
  });
  const crowd = times(900, () => {
    const [x, y] = band(random());
    const off = (random() + random() + random() - 1.5) * 150;
    return flat(oval(x + off * 0.68, y + off * 0.74, 0.6 + random() ** 5 * 2), '#fbf3dc', between(random, 0.4, 0.95));
  });
  return haze + dust + crowd;
}

function dome(): Markup {
  const [x, y, radius] = [1090, 640, 214];
  const shell = `M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}Z`;
  const slit = curve(
    [x - 104, y - 14],
    [x - 150, y - 90],
    [x - 150, y - 166],
    [x - 100, y - 200],
    [x - 50, y - 208],
    [x - 74, y - 150],
    [x - 70, y - 70],
    [x - 50, y - 14],
  );
  const seam = (bulge: number) =>
    thread([x + bulge, y], [x + bulge * 0.9, y - radius * 0.6], [x + bulge * 0.3, y - radius * 0.98]);
  return (
    wash(
      poly([x - 112, y - 120], [x - 60, y - 160], [x - 330, y - 690], [x - 520, y - 690]),
      [x - 90, y - 150],
      [x - 400, y - 640],
      [
        [0, '#ffe3a4', 0.26],
        [1, '#ffe3a4', 0],
      ],
    ) +
    flat(shell, '#a9bfbd') +
    dry(shell, '#f6ead0', [x - 200, y - 190], [x - 10, y - 60], 0.85) +
    dry(shell, '#234658', [x + 220, y - 40], [x - 20, y - 90], 1) +
    line(seam(-150) + seam(20) + seam(90) + seam(150), '#5f7f88', 2.6, 0.8) +
    flat(slit, '#0d1f2d') +
    within(
      slit,
      glow([x - 80, y - 20], 170, '#f0a860', 0.95) +
        lit(
          poly([x - 60, y - 40], [x - 96, y - 56], [x - 146, y - 150], [x - 92, y - 174]),
          '#e9dcc0',
          '#fffbe8',
          5,
          5,
        ) +
        flat(poly([x - 146, y - 150], [x - 92, y - 174], [x - 96, y - 182], [x - 152, y - 158]), '#17323f'),
    ) +
    line(slit, '#e9dcc0', 4) +
    lit(rect(x - radius - 12, y, radius * 2 + 24, 24), '#5f7f88', '#e9dcc0', 4, 4) +
    flat(rect(x - radius + 8, y + 24, radius * 2 - 16, 130), '#c9bfa4') +
    dry(rect(x - radius + 8, y + 24, radius * 2 - 16, 130), '#1f3f50', [x + radius, y + 90], [x - 90, y + 70], 1) +
    flat(rect(x - 40, y + 60, 62, 94), '#17323f') +
    flat(rect(x - 34, y + 66, 50, 88), '#f0b45c') +
    glow([x - 9, y + 110], 130, '#f6bd6c', 0.75) +
    [-150, -100, 80, 136].map((dx) => flat(rect(x + dx, y + 66, 22, 40), '#24465a')).join('') +
    flat(rect(x + 190, y + 70, 130, 84), '#2c5063') +
    flat(poly([x + 180, y + 72], [x + 255, y + 34], [x + 330, y + 72]), '#17323f') +
    flat(rect(x + 228, y + 92, 26, 30), '#f6cf86')
  );
}

function hill(): Markup {
  const crest = curve(
    [-40, 940],
    [160, 900],
    [420, 850],
    [700, 806],
    [900, 786],
    [1120, 780],
    [1340, 788],
    [1500, 826],
    [1660, 870],
    [1660, 1100],
    [-40, 1100],
  );
  const path = curve(
    [1066, 792],
    [1096, 792],
    [1080, 840],
    [960, 890],
    [860, 950],
    [900, 1090],
    [660, 1090],
    [730, 950],
    [900, 870],
    [1040, 830],
  );
  return (
    flat(crest, '#16343f') +
    dry(crest, '#5f8a86', [300, 800], [640, 1000], 0.75) +
    flat(path, '#8f866c') +
    dry(path, '#f3c88a', [1080, 780], [900, 900], 0.9) +
    dry(path, '#16343f', [780, 1100], [860, 950], 0.9)
  );
}

export const observatory = scene(
  'observatory',
  {
    headline: 'A clear night on Signal Hill',
    description:
      'Visitors walk up to the dome on Bellhouse Hill on a clear night last week. The long exposure shows more than the eye does: 240 stars, at the last count.',
    alt: 'An observatory dome on a hill under the Milky Way, with people walking up a lit path.',
    creator: 'Li Wen',
    created: '2026-11-16',
  },
  (random) => {
    const light = { color: '#f6c888', dx: -2.4, dy: 1.4 };
    const meteor = (x: number, y: number, length: number) =>
      wash(
        limb([x, y], 0.4, [x + length, y + length * 0.5], 2.4),
        [x, y],
        [x + length, y + length * 0.5],
        [
          [0, '#fff8e4', 0],
          [1, '#fff8e4', 1],
        ],
      );
    return (
      backdrop(0, 880, '#081726', '#0f2a40', '#1c4a5f', '#3f7580', '#8fa59a', '#e0b088') +
      galaxy(random) +
      stars(random, 760, 420, '#fbf3dc') +
      [
        [240, 160],
        [1330, 120],
        [700, 90],
        [1490, 330],
        [120, 420],
      ]
        .map(([x = 0, y = 0]) => glow([x, y], 22, '#fff8e4', 0.8) + flat(oval(x, y, 3), '#ffffff'))
        .join('') +
      meteor(1210, 70, 170) +
      meteor(420, 60, 110) +
      flat(ridge(random, 830, 120, 900, 1.7), '#4f7d84') +
      mist(800, 130, '#e6b890', 0.5) +
      times(46, () =>
        flat(rect(between(random, 20, 560), between(random, 826, 868), 3.5, 3.5), '#ffdf94', between(random, 0.6, 1)),
      ) +
      hill() +
      dome() +
      figure({
        at: [950, 886],
        height: 132,
        pose: poses.walking,
        back: true,
        wear: {
          top: '#1f5f6b',
          legs: '#0c1c27',
          skin: '#8a5540',
          hair: ink.black,
          head: 'beanie',
          hat: ink.coral,
          coat: 0.12,
        },
        light: { ...light, dx: -1.4 },
      }) +
      figure({
        at: [860, 960],
        height: 196,
        pose: poses.walking,
        wear: {
          top: '#a8452f',
          legs: '#0c1c27',
          skin: '#6b4030',
          hair: ink.black,
          head: 'hood',
          hat: '#a8452f',
          coat: 0.14,
        },
        light,
      }) +
      figure({
        at: [770, 974],
        height: 148,
        pose: poses.pointing,
        wear: { top: '#d0923a', legs: '#12303c', skin: '#c48a6b', hair: '#2a1a15', head: 'beanie', hat: '#f2e6cf' },
        light,
      }) +
      glow([900, 920], 46, '#e85a3c', 0.8) +
      flat(oval(900, 918, 4), '#ff9a76') +
      [
        [1450, 850, 0.9],
        [1510, 880, 1.3],
        [1590, 900, 1.7],
        [60, 960, 1.6],
        [140, 960, 1.1],
      ]
        .map(([x = 0, y = 0, size = 1]) =>
          flat(
            poly([x - 46 * size, y], [x, y - 190 * size], [x + 46 * size, y]) + bar([x, y], [x, y + 40], 12 * size),
            '#0c2230',
          ),
        )
        .join('') +
      flat(blades(random, -40, 1640, 1090, 80, 190, 0.2, 8), '#0a1c28') +
      line(thread([640, 1090], [700, 980]) + thread([980, 1090], [930, 1000]), '#0a1c28', 5) +
      flat(rect(-10, frame.height - 12, 1620, 20), '#0a1c28')
    );
  },
);
