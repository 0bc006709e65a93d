import { backdrop, cloud, frame, glitter, gull, mist, ridge, ripple, ripples, sun } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, moved, wash, within } from '../kit/paint.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, limb, oval, poly, thread } from '../kit/shape.ts';
import { blades } from '../kit/town.ts';

const horizon = 500;

/** The creek winds from the sun to the foreground. */
const creek = curve(
  [1020, horizon + 4],
  [1180, 526],
  [1290, 552],
  [1180, 590],
  [900, 614],
  [560, 650],
  [420, 700],
  [520, 760],
  [900, 800],
  [1240, 860],
  [1420, 940],
  [1420, 1100],
  [300, 1100],
  [380, 980],
  [420, 900],
  [250, 820],
  [120, 740],
  [190, 670],
  [480, 610],
  [800, 580],
  [1000, 558],
  [1060, 540],
  [980, 520],
  [960, horizon + 4],
);

function marsh(random: Random): Markup {
  const beds = times(9, (index) => {
    const depth = index / 9;
    const y = horizon + 12 + depth ** 1.5 * 520;
    const tall = 14 + depth * 62;
    const colors = ['#b98f5a', '#8f8a5a', '#6d7f5d'];
    return flat(
      blades(random, -20, 1620, y, tall, 150 - index * 8, 0.16, 3 + depth * 6),
      colors[index % 3] ?? '#8f8a5a',
      0.9,
    );
  });
  return (
    backdrop(horizon, frame.height, '#d9b27a', '#a99a68', '#6d7f62', '#3f6160', '#1f4650') +
    beds +
    within(
      creek,
      backdrop(horizon, frame.height, '#fbd99a', '#f3b98a', '#d99a86', '#8a8f99', '#4b7482', '#234c5c') +
        glitter(random, 985, horizon + 4, 1067, 46, '#fff3cb', 80, 0.95) +
        ripples(random, 560, 1067, 90, '#2b5664', 0.3) +
        ripples(random, 560, 1067, 40, '#fbe0b0', 0.5),
    ) +
    line(creek, '#fbe3b0', 2.4, 0.6)
  );
}

/** A gray heron that stands and looks to the left; (0,0) is between its feet, about 620 tall. */
function heron(): Markup {
  const rim = '#ffe9bd';
  const p = (points: Point[]) => curve(...points);
  const body = p([
    [-96, -318],
    [-70, -352],
    [-20, -356],
    [60, -316],
    [140, -246],
    [206, -168],
    [150, -190],
    [96, -198],
    [20, -200],
    [-50, -222],
    [-92, -270],
  ]);
  const wing = p([
    [-60, -332],
    [0, -340],
    [70, -300],
    [150, -232],
    [216, -156],
    [120, -196],
    [40, -212],
    [-30, -244],
    [-64, -290],
  ]);
  const neck = p([
    [-88, -272],
    [-112, -318],
    [-104, -362],
    [-70, -404],
    [-48, -446],
    [-56, -488],
    [-84, -520],
    [-108, -534],
    [-100, -566],
    [-64, -562],
    [-30, -532],
    [-12, -484],
    [-16, -432],
    [-44, -384],
    [-52, -340],
    [-40, -300],
  ]);
  const head = p([
    [-66, -570],
    [-100, -582],
    [-136, -572],
    [-150, -556],
    [-132, -540],
    [-96, -530],
    [-66, -542],
  ]);
  const bill = poly([-138, -570], [-272, -540], [-274, -536], [-134, -544]);
  const crest = p([
    [-118, -572],
    [-90, -584],
    [-50, -574],
    [16, -530],
    [-52, -554],
    [-90, -562],
  ]);
  const plumes = [
    [-104, -300, -118, -216],
    [-90, -288, -96, -196],
    [-78, -276, -76, -204],
  ]
    .map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => flat(limb([x1, y1], 9, [x2, y2], 1.5), '#f0e4cc'))
    .join('');
  const legs =
    thread([6, -206], [14, -120], [-6, -108], [2, -4]) + thread([46, -204], [66, -118], [44, -104], [40, -2]);
  const toes =
    thread([2, -4], [-44, 6]) +
    thread([2, -4], [34, 8]) +
    thread([2, -4], [-18, 12]) +
    thread([40, -2], [-2, 8]) +
    thread([40, -2], [76, 8]);
  return (
    line(legs, '#7a4a30', 9) +
    line(legs, '#e9a45f', 2.4, 0.8) +
    line(toes, '#7a4a30', 6) +
    lit(body, '#5f7f8c', rim, 4, 4) +
    lit(neck, '#a9bcbc', rim, 5, 3) +
    dry(neck, '#4f6f7c', [0, -420], [-90, -440], 0.8) +
    line(thread([-96, -330], [-84, -378], [-58, -426], [-58, -470], [-80, -512]), '#2b4a58', 5, 0.75) +
    plumes +
    lit(wing, '#4a6b7a', rim, 3, 5) +
    dry(wing, '#1f3d4c', [216, -156], [20, -250], 0.9) +
    line(
      thread([-30, -300], [60, -262], [150, -200]) +
        thread([-34, -274], [40, -240], [110, -202]) +
        thread([10, -322], [90, -276], [176, -196]),
      '#9fb5b8',
      2.4,
      0.7,
    ) +
    flat(
      p([
        [60, -214],
        [150, -206],
        [226, -148],
        [186, -156],
        [120, -180],
      ]),
      '#18323f',
    ) +
    lit(head, '#f0e4cc', rim, 2, 2) +
    flat(crest, '#15303d') +
    lit(bill, '#dd8f3a', '#ffe3a4', 0, 3) +
    line(thread([-140, -556], [-262, -538]), '#8a4f22', 1.6) +
    flat(oval(-122, -562, 6.5), '#f0c063') +
    flat(oval(-123, -562, 3.2), '#0c1822')
  );
}

export const marshHeron = scene(
  'marsh-heron',
  {
    headline: 'A heron at Cordgrass Marsh',
    description: 'A great blue heron in the Eastmarsh at sunrise, the hour of the count.',
    alt: 'A great blue heron in the shallow creek of a wide salt marsh at sunrise.',
    creator: 'Noor Haddad',
    created: '2026-10-03',
  },
  (random) => {
    const [x, y, scale] = [1130, 990, 1.12];
    return (
      backdrop(0, horizon, '#5f93a0', '#9dbcb4', '#e6d3ae', '#f7bd92', '#fbd394') +
      sun([985, 430], 60, '#fff6da', '#fde0a0') +
      [
        [-40, 110, 620, 44],
        [600, 70, 520, 34],
        [1100, 170, 560, 40],
        [220, 230, 420, 24],
        [640, 300, 380, 20],
      ]
        .map(([cx = 0, cy = 0, width = 0, height = 0]) => {
          const shape = cloud(random, cx, cy, width, height);
          return flat(shape, '#e9b9a0', 0.75) + dry(shape, '#fff0cc', [cx, cy + 8], [cx, cy - height], 0.8);
        })
        .join('') +
      flat(ridge(random, horizon, 90, horizon + 6, 1.6), '#d3a68f') +
      mist(horizon - 14, 90, '#fbe0b0', 0.8) +
      flat(curve([-40, horizon + 6], [60, 462], [200, 446], [330, 470], [480, 486], [620, horizon + 6]), '#8f8f83') +
      marsh(random) +
      mist(560, 90, '#fbe6bf', 0.55) +
      flat(
        [
          [300, 330, 30],
          [372, 300, 24],
          [440, 276, 20],
          [510, 296, 22],
          [580, 322, 26],
        ]
          .map(([gx = 0, gy = 0, size = 0]) => gull(gx, gy, size, 0.35))
          .join(''),
        '#3f5b66',
      ) +
      wash(
        poly([x - 70, y], [x + 90, y], [x + 70, y + 90], [x - 50, y + 90]),
        [0, y],
        [0, y + 90],
        [
          [0, '#18323f', 0.7],
          [1, '#18323f', 0],
        ],
      ) +
      flat(ripple(x + 10, y + 8, 240, 12) + ripple(x - 20, y + 26, 330, 9), '#fbe6bf', 0.7) +
      moved(heron(), x, y, scale) +
      flat(blades(random, 1330, 1660, 1090, 430, 60, -0.14, 13), '#123642') +
      flat(blades(random, 1360, 1660, 1090, 360, 20, -0.2, 9), '#c9923f') +
      flat(blades(random, -60, 330, 1095, 330, 64, 0.22, 13), '#123642') +
      flat(blades(random, -60, 260, 1095, 300, 20, 0.26, 9), '#c9923f') +
      times(5, (index) =>
        flat(
          limb(
            [40 + index * 52, 860 - index * 18 + between(random, -20, 20)],
            8,
            [44 + index * 52, 812 - index * 18],
            7,
          ),
          '#5d3626',
        ),
      )
    );
  },
);
