import { type Wear, figure } from '../kit/figure.ts';
import { backdrop } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash } from '../kit/paint.ts';
import { poses } from '../kit/poses.ts';
import { times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, oval, poly, rect, thread } from '../kit/shape.ts';

/** One curtain: tall folds, drawn back and tied at the waist. */
function curtain(side: 1 | -1): Markup {
  const x = (value: number) => 800 + side * value;
  const outline = curve(
    ...(
      [
        [860, -40],
        [330, -40],
        [352, 140],
        [420, 330],
        [540, 470],
        [612, 540],
        [590, 620],
        [560, 760],
        [560, 830],
        [860, 830],
      ] as Point[]
    ).map(([px, py]): Point => [x(px), py]),
  );
  const folds = times(8, (index) => {
    const top = 372 + index * 58;
    const waist = 604 + index * 24;
    const shape = curve(
      [x(top), -30],
      [x(top + 26), 150],
      [x(top * 0.5 + waist * 0.5 + 10), 380],
      [x(waist), 560],
      [x(waist - 26 + index * 6), 830],
      [x(waist + 2 + index * 6), 830],
      [x(waist + 13), 560],
      [x(top * 0.5 + waist * 0.5 + 42), 370],
      [x(top + 56), 140],
      [x(top + 34), -30],
    );
    return flat(shape, index % 2 ? '#c0492f' : '#6a211d', 0.85);
  });
  return (
    flat(outline, '#96301f') +
    folds +
    dry(outline, '#2a1218', [x(820), 300], [x(470), 300], 1) +
    dry(outline, '#f08a5e', [x(360), 330], [x(560), 380], 0.5) +
    flat(curve([x(584), 540], [x(620), 524], [x(800), 556], [x(800), 590], [x(620), 566]), '#e0a848') +
    flat(poly([x(606), 556], [x(636), 560], [x(632), 630], [x(598), 624]), '#e0a848')
  );
}

function house(): Markup {
  const scallops = times(
    10,
    (index) =>
      flat(
        curve(
          [index * 165 - 40, -40],
          [index * 165 + 140, -40],
          [index * 165 + 132, 62],
          [index * 165 + 50, 112],
          [index * 165 - 32, 62],
        ),
        index % 2 ? '#8a2c1f' : '#a53a27',
      ) + line(thread([index * 165 - 34, 60], [index * 165 + 50, 110], [index * 165 + 134, 60]), '#e0a848', 7),
  );
  return scallops + dry(rect(-10, -10, 1620, 140), '#2a1218', [800, -20], [800, 110], 0.9);
}

function stage(): Markup {
  const spot: Point = [860, 800];
  return (
    backdrop(0, 740, '#0c1a25', '#12303c', '#1b4450') +
    lit(rect(980, 430, 190, 310), '#1f4a55', '#3f7277', 4, 4) +
    flat(rect(1004, 456, 142, 110), '#143642') +
    line(thread([1075, 456], [1075, 566]) + thread([1004, 510], [1146, 510]), '#3f7277', 5) +
    backdrop(736, 880, '#5a3628', '#83502f', '#a0663a') +
    times(15, (index) => line(thread([800 + (index - 7) * 108, 736], [800 + (index - 7) * 176, 880]), '#3d241c', 2.4)) +
    dry(rect(-10, 736, 560, 150), '#1b1518', [160, 800], [560, 800], 1) +
    dry(rect(1100, 736, 520, 150), '#1b1518', [1480, 800], [1080, 800], 1) +
    wash(
      poly([470, -20], [560, -20], [1090, 806], [630, 806]),
      [510, 0],
      [860, 810],
      [
        [0, '#fff0c4', 0.6],
        [0.6, '#ffe8b0', 0.34],
        [1, '#ffe8b0', 0.22],
      ],
    ) +
    flat(oval(...spot, 236, 46), '#ffe4a4', 0.55) +
    flat(oval(...spot, 190, 34), '#fff1cb', 0.7) +
    flat(
      curve([870, 800], [930, 806], [1120, 836], [1230, 852], [1210, 862], [1080, 850], [890, 812]),
      '#3a221c',
      0.8,
    ) +
    lit(
      rect(690, 716, 84, 10) + rect(700, 726, 8, 74) + rect(756, 726, 8, 78) + rect(694, 640, 8, 80),
      '#4f2d20',
      '#ffe8b8',
      -2,
      2,
    ) +
    figure({
      at: [866, 804],
      height: 360,
      pose: {
        ...poses.standing,
        head: [0.03, 0.93],
        nod: -14,
        arms: [
          [
            [-0.15, 0.7],
            [-0.24, 0.6],
          ],
          [
            [0.16, 0.75],
            [0.27, 0.84],
          ],
        ],
      },
      wear: { top: '#1f5f6b', legs: '#14252e', skin: '#8a5540', hair: '#15100f', head: 'bun', coat: 0.34 },
      light: { color: '#fff1cb', dx: 4, dy: 2.4 },
    }) +
    glow([850, 640], 340, '#fff0c4', 0.25)
  );
}

function pit(): Markup {
  const seats: readonly (readonly [number, number, Wear['head']])[] = [
    [70, 560, 'short'],
    [236, 590, 'bob'],
    [408, 560, 'bun'],
    [580, 600, 'short'],
    [756, 566, 'long'],
    [926, 596, 'cap'],
    [1098, 560, 'short'],
    [1268, 600, 'bun'],
    [1440, 566, 'bob'],
    [1580, 590, 'short'],
  ];
  const back: readonly (readonly [number, number, Wear['head']])[] = [
    [150, 380, 'bun'],
    [300, 390, 'short'],
    [450, 376, 'bob'],
    [610, 392, 'cap'],
    [1010, 380, 'short'],
    [1170, 392, 'long'],
    [1320, 380, 'short'],
    [1500, 392, 'bun'],
  ];
  const row = (people: typeof seats, foot: number, color: string, edge: string) =>
    people
      .map(([x, height, hair]) =>
        figure({
          at: [x, foot + height * 0.68],
          height,
          pose: poses.standing,
          back: true,
          wear: { top: color, legs: color, skin: '#2a2024', hair: color, hat: color, head: hair },
          light: { color: edge, dx: x < 860 ? -2.6 : 2.6, dy: 2.4 },
        }),
      )
      .join('');
  return (
    flat(rect(-10, 872, 1620, 200), '#0c141b') +
    lit(rect(-10, 866, 1620, 26), '#4f2d20', '#ffd995', 0, 4) +
    [420, 560, 700, 840, 980, 1120]
      .map(
        (x) =>
          glow([x, 872], 60, '#ffd995', 0.6) +
          flat(curve([x - 20, 874], [x - 16, 852], [x, 846], [x + 16, 852], [x + 20, 874]), '#0f1a22'),
      )
      .join('') +
    row(back, 1000, '#152530', '#a8674a') +
    row(seats, 1080, '#0a131a', '#c98a5a')
  );
}

export const theaterStage = scene(
  'theater-stage',
  {
    headline: 'One voice at the Saltbox',
    description: 'The stage of the Ropewalk Theater, with the only member of the cast.',
    alt: 'One figure stands in a spotlight on a small stage between red curtains, with a chair and a door.',
    creator: 'Noor Haddad',
    created: '2026-11-14',
  },
  () => stage() + curtain(-1) + curtain(1) + house() + pit(),
);
