import { backdrop, cloud, frame, glitter, gull, mist, ridge, ripple, ripples, sun } from '../kit/nature.ts';
import { type Markup, dry, faint, flat, glow, lit, wash } from '../kit/paint.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Outline, type Point, bar, curve, oval, poly } from '../kit/shape.ts';
import { blades } from '../kit/town.ts';

const horizon = 600;

/** The deck runs down in perspective from the upper left to the far right. */
const deck = (x: number) => 372 + x * 0.098;
const depth = (x: number) => 1 - (x / 1600) * 0.62;

function span(from: number, to: number): Outline {
  const middle = (from + to) / 2;
  const rise = (x: number) => deck(x) - (1 - ((x - middle) / ((to - from) / 2)) ** 2) * 168 * depth(middle);
  const bays = 8;
  let outline = '';
  for (let bay = 0; bay < bays; bay++) {
    const [x1, x2] = [from + ((to - from) * bay) / bays, from + ((to - from) * (bay + 1)) / bays];
    const weight = 9 * depth(middle);
    outline += bar([x1, rise(x1)], [x2, rise(x2)], weight * 1.3) + bar([x1, deck(x1)], [x1, rise(x1)], weight * 0.7);
    outline +=
      bay < bays / 2
        ? bar([x1, deck(x1)], [x2, rise(x2)], weight * 0.55)
        : bar([x1, rise(x1)], [x2, deck(x2)], weight * 0.55);
  }
  return outline + bar([from, deck(from)], [to, deck(to)], 20 * depth(middle));
}

const spans: readonly (readonly [number, number])[] = [
  [-170, 330],
  [330, 730],
  [730, 1050],
  [1050, 1305],
  [1305, 1510],
  [1510, 1680],
];

function bridge(): Markup {
  const piers = spans.map(([, x]) => {
    const width = 46 * depth(x);
    const foot = horizon + 250 * depth(x) ** 1.8;
    const shape = poly(
      [x - width * 0.55, deck(x) + 6],
      [x + width * 0.55, deck(x) + 6],
      [x + width * 0.8, foot],
      [x - width * 0.8, foot],
    );
    return (
      flat(ripple(x, foot + 2, width * 3, 8), '#f4d8a8', 0.7) +
      wash(
        poly(
          [x - width * 0.8, foot],
          [x + width * 0.8, foot],
          [x + width * 0.6, foot + 240 * depth(x)],
          [x - width * 0.6, foot + 240 * depth(x)],
        ),
        [0, foot],
        [0, foot + 240 * depth(x)],
        [
          [0, '#23404c', 0.75],
          [1, '#23404c', 0],
        ],
      ) +
      flat(shape, '#6f6a62') +
      dry(shape, '#1f3844', [x - width * 0.9, foot], [x + width * 0.5, foot], 1) +
      lit(
        poly(
          [x - width * 0.75, deck(x) + 2],
          [x + width * 0.75, deck(x) + 2],
          [x + width * 0.6, deck(x) + 20],
          [x - width * 0.6, deck(x) + 20],
        ),
        '#38525c',
        '#f9dfae',
        -2,
        2,
      )
    );
  });
  const steel = spans.map(([from, to]) => lit(span(from, to), '#8e3a2b', '#f7b98a', -1.6, 2)).join('');
  const behind = faint(spans.map(([from, to]) => flat(span(from, to), '#5a3a3c')).join(''), 0.55);
  return piers.join('') + `<g transform="translate(12 -9)">${behind}</g>` + train() + steel;
}

function train(): Markup {
  const cars: readonly (readonly [number, number])[] = [
    [150, 372],
    [378, 570],
    [575, 742],
    [746, 892],
    [895, 1022],
  ];
  return cars
    .map(([from, to], index) => {
      const top = (x: number) => deck(x) - 82 * depth(x);
      const body = poly(
        [from, deck(from) - 12 * depth(from)],
        [from, top(from) + 8],
        [from + 10, top(from)],
        [to - 4, top(to)],
        [to, top(to) + 6],
        [to, deck(to) - 12 * depth(to)],
      );
      const panes = times(7, (pane) => {
        const x = from + 18 + ((to - from - 30) * pane) / 7;
        const width = ((to - from) / 7) * 0.66;
        return flat(
          poly(
            [x, top(x) + 20 * depth(x)],
            [x + width, top(x + width) + 20 * depth(x)],
            [x + width, top(x + width) + 46 * depth(x)],
            [x, top(x) + 46 * depth(x)],
          ),
          '#ffe2a0',
        );
      });
      const stripe = poly(
        [from, deck(from) - 28 * depth(from)],
        [to, deck(to) - 28 * depth(to)],
        [to, deck(to) - 20 * depth(to)],
        [from, deck(from) - 20 * depth(from)],
      );
      return (
        lit(body, '#1c5661', '#fbe3b4', -2, 3) +
        panes +
        flat(stripe, '#f2e6cf') +
        (index === 4
          ? glow([to + 4, deck(to) - 20], 40, '#fff3c8', 0.95) + flat(oval(to + 1, deck(to) - 18, 4), '#fffbe6')
          : '')
      );
    })
    .join('');
}

function mudflats(random: Random): Markup {
  const banks: Point[][] = [
    [
      [-40, 830],
      [200, 800],
      [460, 812],
      [640, 850],
      [500, 880],
      [240, 886],
      [-40, 900],
    ],
    [
      [900, 780],
      [1100, 762],
      [1340, 772],
      [1640, 756],
      [1640, 840],
      [1320, 836],
      [1080, 812],
    ],
    [
      [560, 960],
      [860, 926],
      [1160, 940],
      [1300, 976],
      [1040, 1002],
      [760, 1000],
    ],
    [
      [-40, 960],
      [160, 944],
      [360, 980],
      [480, 1040],
      [420, 1090],
      [-40, 1090],
    ],
  ];
  return (
    banks
      .map((points) => {
        const shape = curve(...points);
        const top = Math.min(...points.map(([, y]) => y));
        return (
          flat(shape, '#5b5a5a') +
          dry(shape, '#d9a884', [800, top - 10], [800, top + 90], 0.75) +
          dry(shape, '#233e49', [800, top + 150], [800, top + 30], 0.7)
        );
      })
      .join('') +
    times(46, () =>
      flat(ripple(between(random, 0, 1600), between(random, 800, 1040), between(random, 30, 110), 4), '#f8dcae', 0.4),
    )
  );
}

export const railBridge = scene(
  'rail-bridge',
  {
    headline: 'The estuary line returns',
    description: 'The morning train for Hallam crosses the Tansy on the bridge of 1911.',
    alt: 'A train crosses a long red steel bridge on stone piers over an estuary.',
    creator: 'Alex Kim',
    created: '2026-11-01',
  },
  (random) =>
    backdrop(0, horizon, '#2f6673', '#6d949a', '#c3b79f', '#f0c592', '#f8d79c') +
    sun([1210, 520], 52, '#fff4d2', '#fbd890') +
    [
      [-60, 90, 620, 44],
      [520, 60, 560, 34],
      [1060, 150, 640, 44],
      [260, 200, 440, 26],
      [900, 280, 520, 26],
      [1240, 360, 420, 22],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) => {
        const shape = cloud(random, x, y, width, height);
        return flat(shape, '#7d959a', 0.7) + dry(shape, '#fbd7a2', [x, y + 8], [x, y - height], 0.75);
      })
      .join('') +
    flat(ridge(random, horizon, 110, horizon + 4, 1.7), '#c69f86') +
    mist(horizon - 20, 110, '#fadfae', 0.8) +
    flat(curve([-40, horizon + 4], [80, 556], [240, 548], [420, 572], [600, horizon + 4]), '#8f8a82') +
    backdrop(horizon, frame.height, '#f3cf9a', '#d3b595', '#8aa09f', '#4a7c84', '#235461') +
    ripples(random, horizon + 6, 1000, 130, '#34626d', 0.36) +
    glitter(random, 1210, horizon + 3, 1040, 60, '#fff0c4', 90, 0.95) +
    mudflats(random) +
    bridge() +
    flat(
      [
        [560, 700, 26],
        [620, 676, 20],
        [500, 690, 16],
        [690, 716, 14],
      ]
        .map(([x = 0, y = 0, size = 0]) => gull(x, y, size, 0.4))
        .join(''),
      '#fdf4df',
    ) +
    flat(blades(random, -60, 470, 1090, 270, 90, 0.3, 11), '#123440') +
    flat(blades(random, -60, 420, 1090, 240, 26, 0.36, 8), '#a9874f') +
    flat(blades(random, 1280, 1660, 1095, 190, 70, -0.24, 10), '#123440'),
);
