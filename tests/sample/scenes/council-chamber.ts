import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, frame } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { curve, oval, poly, rect, thread } from '../kit/shape.ts';
import { arched, pendant } from '../kit/town.ts';

const daylight = '#fbe9c4';

function room(): Markup {
  const panes = [96, 296, 496].map((x) => {
    const window = arched(x, 96, 128, 350);
    return (
      flat(arched(x - 12, 82, 152, 376), '#17323f') +
      wash(
        window,
        [0, 96],
        [0, 446],
        [
          [0, '#f7dfb0'],
          [0.6, '#fbeed2'],
          [1, '#f2cf9c'],
        ],
      ) +
      within(
        window,
        flat(
          curve([x - 20, 410], [x + 40, 380], [x + 90, 396], [x + 148, 372], [x + 148, 466], [x - 20, 466]),
          '#8fb0a8',
          0.8,
        ),
      ) +
      line(
        thread([x + 64, 100], [x + 64, 446]) + thread([x, 230], [x + 128, 230]) + thread([x, 340], [x + 128, 340]),
        '#17323f',
        5,
      )
    );
  });
  const panels = times(9, (index) => lit(rect(700 + index * 104, 60, 90, 420), '#245059', '#3d7275', 3, 2));
  return (
    backdrop(0, 620, '#1b434d', '#235560', '#1f4c57') +
    panels +
    lit(oval(1090, 240, 108), '#b9812f', '#f0c063', 3, 4) +
    flat(oval(1090, 240, 92), '#1f4c57') +
    line(
      thread([1010, 262], [1040, 250], [1066, 262], [1094, 250], [1122, 262], [1170, 250]) +
        thread([1022, 286], [1050, 276], [1080, 286], [1110, 276], [1158, 284]),
      '#f0c063',
      6,
    ) +
    flat(
      poly([1050, 236], [1134, 236], [1122, 254], [1062, 254]) +
        poly([1090, 168], [1090, 228], [1136, 228]) +
        poly([1082, 180], [1082, 228], [1050, 228]),
      '#f0c063',
    ) +
    panes.join('') +
    flat(rect(-10, 472, 1620, 26), '#143540') +
    [0, 1, 2]
      .map((index) =>
        wash(
          poly([96 + index * 200, 96], [224 + index * 200, 96], [780 + index * 260, 1067], [520 + index * 250, 1067]),
          [96 + index * 200, 96],
          [640 + index * 200, 900],
          [
            [0, daylight, 0.3],
            [1, daylight, 0],
          ],
        ),
      )
      .join('')
  );
}

const members: readonly (readonly [x: number, raised: boolean, wear: Partial<Wear>])[] = [
  [214, true, { top: ink.brick, hair: '#2a1d1c', skin: '#b5735a', head: 'bun' }],
  [382, false, { top: '#2b4457', hair: '#8d9597', skin: '#c98f72' }],
  [540, true, { top: ink.ochre, hair: '#171314', skin: '#7a4a38', head: 'short' }],
  [682, false, { top: '#14303d', hair: '#40281f', skin: '#c48a6b', head: 'bob' }],
  [812, true, { top: '#7d3329', hair: '#d9d2c0', skin: '#c08a70', head: 'bob' }],
  [944, true, { top: '#20303c', hair: '#1b1514', skin: '#8a5540' }],
  [1084, false, { top: ink.sea, hair: '#2a1d1c', skin: '#b97d60', head: 'long' }],
  [1238, true, { top: '#34495a', hair: '#6d6a66', skin: '#c08a70', head: 'bald' }],
  [1406, false, { top: ink.coral, hair: '#171314', skin: '#6b4030', head: 'bun' }],
];

/** The table curves towards the viewer at both ends. */
const rim = (x: number) => 560 + ((x - 810) / 600) ** 2 * 92;

function board(): Markup {
  const people = members.map(([x, raised, wear]) => {
    const height = 430 + Math.abs(x - 810) * 0.12;
    const turn = x < 800 ? 1 : -1;
    const pose = raised ? poses.raising : poses.working;
    return (
      lit(
        curve(
          [x - 52, rim(x) + 40],
          [x - 58, rim(x) - 96],
          [x - 36, rim(x) - 132],
          [x + 36, rim(x) - 132],
          [x + 58, rim(x) - 96],
          [x + 52, rim(x) + 40],
        ),
        '#3b2320',
        '#8a5040',
        3,
        3,
      ) +
      figure({
        at: [x, rim(x) + height * 0.58],
        height,
        pose,
        turn,
        wear: { legs: ink.black, ...wear } as Wear,
        light: { color: daylight, dx: 2.6, dy: 1.6 },
      })
    );
  });
  const xs = Array.from({ length: 33 }, (_, index) => 90 + index * 45);
  const top = poly(
    ...xs.map((x) => [x, rim(x)] as const),
    ...xs.toReversed().map((x) => [x + (x - 810) * 0.03, rim(x) + 36] as const),
  );
  const front = poly(
    ...xs.map((x) => [x + (x - 810) * 0.03, rim(x) + 36] as const),
    ...xs.toReversed().map((x) => [x + (x - 810) * 0.01, rim(x) + 250] as const),
  );
  const joints = xs
    .filter((_, index) => index % 3 === 1)
    .map((x) => line(thread([x + (x - 810) * 0.03, rim(x) + 42], [x + (x - 810) * 0.01, rim(x) + 246]), '#3a1f1a', 3))
    .join('');
  const papers = members
    .map(
      ([x], index) =>
        flat(
          poly([x - 34, rim(x) + 16], [x + 18, rim(x) + 12], [x + 26, rim(x) + 25], [x - 30, rim(x) + 29]),
          index % 3 ? '#fdf4df' : '#e8d4ad',
        ) + line(thread([x + 44, rim(x) + 22], [x + 52, rim(x) - 8], [x + 40, rim(x) - 22]), '#17222b', 3),
    )
    .join('');
  const shade = poly(
    ...xs.map((x) => [x, rim(x) + 200] as const),
    ...xs.toReversed().map((x) => [x + (x - 810) * 0.02, rim(x) + 292] as const),
  );
  return (
    people.join('') +
    flat(shade, '#0f222a', 0.6) +
    flat(front, '#6e3a2a') +
    dry(front, '#a8623f', [90, 640], [760, 700], 0.9) +
    dry(front, '#3c1f1b', [1560, 640], [900, 700], 0.85) +
    joints +
    flat(top, '#c98a55') +
    papers
  );
}

function floor(): Markup {
  return (
    backdrop(610, frame.height, '#2a4a50', '#1b343d', '#12262f') +
    wash(
      poly([300, 760], [760, 745], [1240, 1067], [420, 1067]),
      [500, 700],
      [900, 1067],
      [
        [0, '#f2d7a5', 0.34],
        [1, '#f2d7a5', 0.04],
      ],
    )
  );
}

function audience(): Markup {
  const rows: readonly (readonly [number, number, Wear['head'], string])[] = [
    [60, 560, 'short', '#0f2029'],
    [262, 600, 'bun', '#122732'],
    [470, 570, 'beanie', '#0f2029'],
    [690, 610, 'long', '#122732'],
    [905, 575, 'short', '#0f2029'],
    [1120, 600, 'bob', '#122732'],
    [1330, 575, 'cap', '#0f2029'],
    [1540, 600, 'short', '#122732'],
  ];
  return rows
    .map(([x, height, hair, color]) =>
      figure({
        at: [x, 1067 + height * 0.7],
        height,
        pose: poses.standing,
        back: true,
        wear: { top: color, legs: color, skin: '#1a2a31', hair: '#0b161d', hat: '#16303a', head: hair },
        light: { color: '#c99b6c', dx: 3, dy: 2 },
      }),
    )
    .join('');
}

export const councilChamber = scene(
  'council-chamber',
  {
    headline: 'The harbor board votes',
    description: 'Five of nine: members of the harbor board vote in the old Customs House. The clerk counted twice.',
    alt: 'Nine people sit along a curved table with microphones; five of them have a hand raised.',
    creator: 'Noor Haddad',
    created: '2026-11-09',
  },
  () =>
    room() +
    floor() +
    board() +
    [420, 810, 1200]
      .map((x) => pendant([x, 150 - Math.abs(x - 810) * 0.06], 66, 200, '#0f2029', '#ffe0a0', 150))
      .join('') +
    glow([810, 620], 620, '#ffdf9c', 0.12, 0.4) +
    audience(),
);
