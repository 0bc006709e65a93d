import { backdrop, gull, rain } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash } from '../kit/paint.ts';
import { mix } from '../kit/palette.ts';
import { type Random, between, times } from '../kit/random.ts';
import type { Picture } from '../kit/print.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';

const lantern: Point = [1080, 218];

function sky(random: Random): Markup {
  const bands = Array.from({ length: 8 }, (_, index) => {
    const y = 20 + index * 66;
    const points: Point[] = Array.from({ length: 12 }, (_unused, step) => [
      -60 + step * 160,
      y + between(random, -34, 34) - step * 5,
    ]);
    const shape = curve([-80, y + 150], ...points, [1760, y + 120], [900, y + 96]);
    return (
      flat(shape, mix('#1b3444', '#7d939a', index / 8), 0.85) +
      dry(shape, '#c9b79a', [1400, y - 40], [900, y + 60], 0.34)
    );
  });
  return backdrop(0, 760, '#162c3b', '#2f4d5c', '#74898f', '#c9b596') + bands.join('');
}

/** The light, with the brightness of its beams from 0 to 1. */
function beam(left: number, right: number): Markup {
  const [x, y] = lantern;
  return (
    wash(
      poly([x, y - 8], [-60, 20], [-60, 300], [x, y + 10]),
      [x, y],
      [0, y],
      [
        [0, '#ffe9b0', 0.85 * left],
        [0.5, '#ffe2a0', 0.3 * left],
        [1, '#ffe2a0', 0.04 * left],
      ],
    ) +
    wash(
      poly([x, y - 8], [1640, 120], [1640, 250], [x, y + 10]),
      [x, y],
      [1640, y],
      [
        [0, '#ffe9b0', 0.7 * right],
        [1, '#ffe2a0', 0.08 * right],
      ],
    ) +
    glow([x, y], 190, '#ffe9b0', 0.9)
  );
}

function tower(): Markup {
  const [x] = lantern;
  const at = (y: number) => 44 + (y - 260) * 0.085;
  const shaft = poly([x - at(260), 268], [x + at(260), 268], [x + at(720), 740], [x - at(720), 740]);
  const band = (top: number, bottom: number) =>
    poly([x - at(top), top], [x + at(top), top], [x + at(bottom), bottom], [x - at(bottom), bottom]);
  return (
    flat(rect(x - 30, 186, 60, 68), '#ffe9b0') +
    flat(rect(x - 33, 184, 6, 70) + rect(x + 27, 184, 6, 70) + rect(x - 3, 184, 6, 70), '#0f202c') +
    lit(curve([x - 40, 188], [x - 28, 160], [x, 142], [x + 28, 160], [x + 40, 188]), '#8f3a2c', '#df6f51', 3, 3) +
    flat(limb([x, 126], 3, [x, 146], 4) + oval(x, 122, 6), '#0f202c') +
    flat(rect(x - 58, 252, 116, 16), '#0f202c') +
    line(
      thread([x - 62, 222], [x + 62, 222]) +
        thread([x - 62, 237], [x + 62, 237]) +
        [-60, -40, 40, 60].map((dx) => thread([x + dx, 222], [x + dx, 254])).join(''),
      '#0f202c',
      2.5,
    ) +
    flat(shaft, '#f2e6cf') +
    flat(band(340, 430) + band(530, 625), '#9a3f2c') +
    dry(shaft, '#21404f', [x + 96, 460], [x - 26, 470], 1) +
    flat(
      [316, 470, 650].map((y) => poly([x - 8, y], [x + 8, y], [x + 8, y + 24], [x - 8, y + 24])).join(''),
      '#10212d',
    ) +
    lit(
      poly([x + 62, 742], [x + 62, 660], [x + 54, 660], [x + 120, 614], [x + 190, 660], [x + 182, 660], [x + 182, 742]),
      '#38525f',
      '#c8b999',
      4,
      3,
    ) +
    flat(rect(x + 96, 682, 22, 26) + rect(x + 140, 682, 22, 26), '#ffdb8f')
  );
}

function rocks(random: Random): Markup {
  const base = curve(
    [720, 900],
    [800, 800],
    [880, 768],
    [950, 736],
    [1040, 726],
    [1180, 736],
    [1290, 742],
    [1360, 780],
    [1450, 800],
    [1540, 850],
    [1660, 870],
    [1660, 1000],
    [700, 1000],
  );
  const facets = times(26, () => {
    const x = between(random, 800, 1560);
    const y = between(random, 780, 900) + Math.abs(x - 1130) * 0.06;
    const size = between(random, 24, 70);
    return lit(
      poly(
        [x - size, y + size * 0.4],
        [x - size * 0.5, y - size * 0.35],
        [x + size * 0.4, y - size * 0.5],
        [x + size, y + size * 0.3],
      ),
      '#122532',
      '#4f6a73',
      2,
      4,
    );
  });
  return flat(base, '#152a37') + dry(base, '#7f8e8c', [820, 720], [1040, 860], 0.8) + facets;
}

/** A breaking wave: a dark body, a lit shoulder, torn foam on the crest and lace running down its face. */
function wave(random: Random, crest: Point[], bottom: number, body: string, light: string, foam: number): Markup {
  const first = crest[0] ?? [0, 0];
  const last = crest[crest.length - 1] ?? [0, 0];
  const top = Math.min(...crest.map(([, y]) => y));
  const shape = curve([first[0] - 60, bottom], ...crest, [last[0] + 60, bottom]);
  const cap = crest.flatMap((from, index): Point[] => {
    const to = crest[index + 1] ?? from;
    return [0, 0.25, 0.5, 0.75].map((part): Point => [
      from[0] + (to[0] - from[0]) * part,
      from[1] + (to[1] - from[1]) * part - foam * between(random, 0.1, 0.9),
    ]);
  });
  const ragged = cap
    .toReversed()
    .map(([x, y], index): Point => [
      x + between(random, -6, 6),
      y + foam * (index % 2 ? between(random, 1.6, 3.6) : between(random, 0.6, 1.2)),
    ]);
  const lace = times(34, () => {
    const x = between(random, first[0], last[0]);
    const y = between(random, top + foam * 5, bottom - 10);
    const reach = between(random, 50, 150);
    return line(
      thread(
        [x, y],
        [x + reach * 0.3, y - reach * 0.12],
        [x + reach * 0.55, y + reach * 0.02],
        [x + reach, y - reach * 0.1],
      ),
      light,
      between(random, 1.5, 4.5),
      0.45,
    );
  });
  return (
    flat(shape, body) +
    dry(shape, light, [0, top - 10], [30, top + (bottom - top) * 0.55], 0.85) +
    lace +
    flat(curve(...cap, ...ragged), '#f4ecd8')
  );
}

/** The burst of a wave against the rocks. */
function burst(random: Random, x: number, y: number, width: number, height: number, count: number): Markup {
  return (
    times(count, () => {
      const angle = between(random, -Math.PI * 0.94, -Math.PI * 0.1);
      const far = random() ** 0.75;
      const size = (1 - far) ** 1.6 * 34 + between(random, 1.2, 5);
      return flat(
        oval(x + Math.cos(angle) * width * far, y + Math.sin(angle) * height * far, size, size * 0.85),
        random() < 0.3 ? '#cfd8d0' : '#f7f0de',
        0.95,
      );
    }) + glow([x, y - height * 0.3], width * 1.2, '#e9e4d2', 0.4)
  );
}

/** The same moment with the light turned elsewhere. */
export const lighthouseWith = (left: number, right: number): Picture =>
  scene(
    'lighthouse-storm',
    {
      headline: 'The first storm of November',
      description: 'Seas break below the light on Skerry Point in the first hours of a northeaster.',
      alt: 'Waves burst against the rocks around a red-and-white lighthouse under a dark sky; its beam is lit.',
      creator: 'Noor Haddad',
      created: '2026-11-02',
    },
    (random) =>
      sky(random) +
      beam(left, right) +
      wave(
        random,
        [
          [-60, 720],
          [120, 700],
          [300, 716],
          [480, 690],
          [660, 712],
          [860, 700],
          [1100, 712],
          [1660, 700],
        ],
        1000,
        '#49676f',
        '#b9c4b8',
        6,
      ) +
      tower() +
      burst(random, 860, 830, 210, 380, 280) +
      rocks(random) +
      burst(random, 1440, 850, 160, 190, 130) +
      wave(
        random,
        [
          [-80, 830],
          [60, 770],
          [200, 730],
          [330, 742],
          [430, 800],
          [560, 850],
          [720, 868],
          [900, 850],
          [1120, 868],
          [1400, 850],
          [1660, 866],
        ],
        1080,
        '#24505c',
        '#8fb3ae',
        12,
      ) +
      burst(random, 250, 750, 190, 130, 120) +
      wave(
        random,
        [
          [-80, 980],
          [200, 960],
          [420, 920],
          [620, 880],
          [760, 876],
          [860, 920],
          [1000, 968],
          [1200, 960],
          [1420, 930],
          [1660, 960],
        ],
        1100,
        '#123744',
        '#5f9296',
        14,
      ) +
      burst(random, 700, 895, 180, 100, 90) +
      flat(gull(420, 420, 34, 0.5) + gull(520, 360, 24, 0.45) + gull(330, 350, 18, 0.4), '#f2e6cf') +
      rain(random, 260, '#dfe3d6', -0.34),
  );

export const lighthouseStorm = lighthouseWith(1, 1);
