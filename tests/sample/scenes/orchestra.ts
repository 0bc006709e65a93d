import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, frame } from '../kit/nature.ts';
import { type Markup, dry, faint, flat, glow, line, lit, turned, wash } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';
import { arched } from '../kit/town.ts';

const rim = '#ffe8b8';

function hall(): Markup {
  const bays = [0, 1, 2, 3].map((index) => {
    const x = 60 + index * 400;
    const pane = arched(x + 70, 70, 190, 440);
    return (
      flat(arched(x + 50, 46, 230, 486), '#6f3a2a') +
      wash(
        pane,
        [0, 70],
        [0, 510],
        [
          [0, '#f7d89a'],
          [0.6, '#fdf0cc'],
          [1, '#f4c98a'],
        ],
      ) +
      line(
        thread([x + 165, 72], [x + 165, 510]) +
          thread([x + 70, 220], [x + 260, 220]) +
          thread([x + 70, 366], [x + 260, 366]),
        '#6f3a2a',
        8,
      ) +
      lit(rect(x - 40, 20, 56, 560), '#a8603f', '#f3c08f', 4, 0)
    );
  });
  return (
    backdrop(0, 620, '#7f4130', '#9a5238', '#8a4733') +
    bays.join('') +
    flat(rect(-10, 0, 1620, 26), '#5a2c22') +
    flat(rect(-10, 566, 1620, 60), '#5a2c22') +
    times(22, (index) => flat(rect(index * 76 - 10, 576, 62, 44), '#6f3a2a')) +
    backdrop(620, frame.height, '#a86a40', '#7a4630', '#43271f') +
    times(14, (index) =>
      line(thread([800 + (index - 6.5) * 150, 622], [800 + (index - 6.5) * 320, 1090]), '#5a3324', 2.6, 0.6),
    ) +
    [0, 1, 2, 3]
      .map((index) =>
        wash(
          poly([130 + index * 400, 70], [320 + index * 400, 70], [60 + index * 470, 1067], [-220 + index * 470, 1067]),
          [220 + index * 400, 100],
          [-60 + index * 470, 1060],
          [
            [0, '#fff2cc', 0.36],
            [1, '#fff2cc', 0.02],
          ],
        ),
      )
      .join('')
  );
}

/** A cello standing before its player; (x, y) is the tip of its spike, `size` its height. */
function cello(x: number, y: number, size: number, wood: string): Markup {
  const on = ([px, py]: Point): Point => [x + px * size, y - py * size];
  const body = curve(
    ...(
      [
        [0, 0.1],
        [0.13, 0.115],
        [0.185, 0.2],
        [0.16, 0.29],
        [0.105, 0.34],
        [0.1, 0.39],
        [0.145, 0.45],
        [0.135, 0.54],
        [0.06, 0.6],
        [0, 0.605],
        [-0.06, 0.6],
        [-0.135, 0.54],
        [-0.145, 0.45],
        [-0.1, 0.39],
        [-0.105, 0.34],
        [-0.16, 0.29],
        [-0.185, 0.2],
        [-0.13, 0.115],
      ] as Point[]
    ).map(on),
  );
  return turned(
    line(thread(on([0, 0]), on([0, 0.12])), '#1b1512', size * 0.012) +
      flat(body, wood) +
      dry(body, '#f3b469', on([-0.2, 0.56]), on([0.04, 0.34]), 0.9) +
      dry(body, '#4a1f16', on([0.2, 0.1]), on([0.0, 0.34]), 0.95) +
      line(body, '#4a1f16', size * 0.008) +
      flat(limb(on([0, 0.36]), size * 0.03, on([0, 0.86]), size * 0.016), '#1b1512') +
      flat(
        limb(on([0, 0.86]), size * 0.018, on([-0.01, 0.96]), size * 0.012) + oval(...on([-0.012, 0.965]), size * 0.024),
        '#7a3a22',
      ) +
      flat(
        bar(on([-0.05, 0.885]), on([0.05, 0.9]), size * 0.012) +
          bar(on([-0.05, 0.915]), on([0.05, 0.93]), size * 0.012),
        '#1b1512',
      ) +
      flat(
        poly(on([-0.05, 0.285]), on([0.05, 0.285]), on([0.036, 0.315]), on([-0.036, 0.315])) +
          poly(on([-0.025, 0.13]), on([0.025, 0.13]), on([0.034, 0.23]), on([-0.034, 0.23])),
        '#1b1512',
      ) +
      line(
        [-0.016, -0.005, 0.006, 0.017].map((offset) => thread(on([offset, 0.22]), on([offset * 0.6, 0.88]))).join(''),
        '#f6e6c0',
        1.4,
      ) +
      line(
        thread(on([-0.075, 0.26]), on([-0.09, 0.31]), on([-0.07, 0.36])) +
          thread(on([0.075, 0.26]), on([0.09, 0.31]), on([0.07, 0.36])),
        '#1b1512',
        size * 0.009,
      ),
    -13,
    [x, y],
  );
}

/** A cellist in profile, seated, bow arm towards the viewer. */
function cellist(x: number, y: number, height: number, wear: Partial<Wear>, wood: string, bow: number): Markup {
  const at = (px: number, py: number): Point => [x + px * height, y - py * height];
  const chair = flat(
    bar(at(-0.16, 0), at(-0.12, 0.27), height * 0.022) +
      bar(at(0.1, 0), at(0.07, 0.27), height * 0.022) +
      bar(at(-0.13, 0.25), at(-0.17, 0.56), height * 0.02) +
      rect(x - 0.15 * height, y - 0.275 * height, 0.26 * height, 0.028 * height),
    '#2b1a16',
  );
  const hand: Point = [0.13 + bow * 0.03, 0.37];
  const full: Wear = { top: '#17323f', legs: '#10222c', skin: '#b5795c', hair: '#17110f', shoes: '#0c1418', ...wear };
  const pose = {
    ...poses.sitting,
    head: [0.05, 0.695],
    nod: 12,
    legs: [
      [
        [0.2, 0.31],
        [0.16, 0.03],
      ],
      [
        [0.25, 0.27],
        [0.32, 0.03],
      ],
    ],
    arms: [
      [
        [0.11, 0.52],
        [0.15, 0.66],
      ],
      [[0.0, 0.43], hand],
    ],
  } as const;
  const tip = at(hand[0] + 0.3, hand[1] - 0.08);
  const frog = at(hand[0] + 0.01, hand[1] + 0.01);
  return (
    flat(oval(x + 0.06 * height, y + 2, height * 0.36, height * 0.03), '#2b1a16', 0.5) +
    chair +
    figure({ at: [x, y], height, pose, wear: full, light: { color: rim, dx: 3, dy: 2.4 } }) +
    cello(x + 0.36 * height, y + 0.01 * height, height * 0.74, wood) +
    line(thread(frog, tip), '#5a2c1a', height * 0.011) +
    line(thread([frog[0], frog[1] + 7], [tip[0], tip[1] + 3]), '#fdf4df', 2) +
    bowArm(at, height, full, hand)
  );
}

function bowArm(at: (px: number, py: number) => Point, height: number, wear: Wear, hand: Point): Markup {
  const [shoulder, elbow] = [at(0.05, 0.575), at(-0.01, 0.42)];
  return (
    lit(limb(at(...hand), height * 0.019, at(hand[0] + 0.035, hand[1] - 0.004), height * 0.015), wear.skin, rim, 2, 2) +
    lit(
      limb(shoulder, height * 0.04, elbow, height * 0.034) + limb(elbow, height * 0.033, at(...hand), height * 0.022),
      wear.top,
      rim,
      3,
      3,
    )
  );
}

function stand(x: number, y: number, height: number): Markup {
  return (
    line(
      thread([x, y - height * 0.66], [x, y - 14]) + thread([x, y - 30], [x - 44, y]) + thread([x, y - 30], [x + 44, y]),
      '#1b1512',
      6,
    ) +
    lit(
      poly([x - 78, y - height * 0.62], [x + 58, y - height * 0.68], [x + 88, y - height], [x - 48, y - height * 0.94]),
      '#2b2a2c',
      rim,
      -3,
      3,
    ) +
    flat(
      poly(
        [x - 58, y - height * 0.66],
        [x + 46, y - height * 0.705],
        [x + 72, y - height * 0.98],
        [x - 34, y - height * 0.93],
      ),
      '#fdf0d0',
    ) +
    line(
      [0, 1, 2, 3]
        .map((row) =>
          thread(
            [x - 46 + row * 6, y - height * (0.71 + row * 0.06)],
            [x + 44 + row * 6, y - height * (0.748 + row * 0.06)],
          ),
        )
        .join(''),
      '#8a7a64',
      2.4,
    )
  );
}

export const orchestra = scene(
  'orchestra',
  {
    headline: 'The cellos rehearse',
    description:
      'Aurelio Banks and the cellos of the Harbor Philharmonic in the Odd Fellows hall on a Sunday in October.',
    alt: 'Three cellists at their stands before a row of tall windows, and a conductor with white hair and one arm raised.',
    creator: 'Noor Haddad',
    created: '2026-11-10',
  },
  () =>
    hall() +
    faint(
      [
        [1440, 760, 300],
        [1240, 740, 280],
        [1040, 728, 262],
      ]
        .map(
          ([x = 0, y = 0, height = 0]) =>
            figure({
              at: [x, y],
              height,
              pose: poses.sitting,
              turn: -1,
              wear: {
                top: '#5a2c22',
                legs: '#43271f',
                skin: '#7a4630',
                hair: '#3a1f18',
                head: x === 1240 ? 'bun' : 'short',
              },
              light: { color: '#f3c08f', dx: 2, dy: 2 },
            }) +
            line(thread([x - height * 0.1, y - height * 0.62], [x - height * 0.36, y - height * 0.52]), '#f3c08f', 3),
        )
        .join(''),
      0.9,
    ) +
    figure({
      at: [1500, 880],
      height: 560,
      pose: poses.raising,
      turn: -1,
      wear: { top: '#1b2c36', legs: '#10222c', skin: '#c48a6b', hair: '#d9d2c0', head: 'bob', coat: 0.12 },
      light: { color: rim, dx: 3.4, dy: 2 },
    }) +
    line(thread([1416, 276], [1350, 236]), '#fdf4df', 4) +
    cellist(880, 850, 600, { top: '#1f5f6b', hair: '#a8743a', skin: '#c48a6b', head: 'bun' }, '#a8552f', -1) +
    stand(1240, 880, 250) +
    cellist(520, 930, 680, { top: '#f2e6cf', hair: '#17110f', skin: '#6b4030', head: 'short' }, '#b5602f', 0.2) +
    stand(920, 980, 280) +
    cellist(120, 1020, 770, { top: ink.coral, hair: '#17110f', skin: '#b5795c', head: 'long' }, '#9a4526', 1) +
    stand(560, 1090, 330) +
    glow([800, 420], 620, '#fff0c4', 0.16, 0.6),
);
