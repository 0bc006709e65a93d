import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, cloud } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, wash } from '../kit/paint.ts';
import { ink, mix } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, pick, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, along, curve, oval, poly, rect, thread } from '../kit/shape.ts';

const eye: Point = [830, 590];

/** A point on a street wall: `far` from 0 near to 1 at the vanishing point, `y` as it would be at the picture's edge. */
const on = (side: 1 | -1, far: number, y: number): Point => along([side < 0 ? -20 : 1620, y], eye, far);

function facade(
  side: 1 | -1,
  near: number,
  far: number,
  roof: number,
  wall: string,
  sunny: boolean,
  random: Random,
): Markup {
  const quad = (from: number, to: number, top: number, bottom: number) =>
    poly(on(side, from, top), on(side, to, top), on(side, to, bottom), on(side, from, bottom));
  const step = (far - near) / 3;
  let openings = '';
  for (let column = 0; column < 3; column++) {
    for (let y = roof + 70; y < 420; y += 190) {
      const from = near + step * (column + 0.24);
      const to = near + step * (column + 0.76);
      openings +=
        flat(quad(from - step * 0.05, to + step * 0.05, y - 10, y + 126), mix(wall, '#fdf4df', 0.6)) +
        flat(quad(from, to, y, y + 112), '#24505e') +
        flat(quad(from, (from + to) / 2, y, y + 50), sunny ? '#8fb9b5' : '#3f7079') +
        flat(quad(from - step * 0.1, to + step * 0.1, y + 112, y + 126), mix(wall, '#fdf4df', 0.75));
    }
  }
  const body = quad(near, far, roof, 1120);
  const doorAt = near + step * 1.3;
  return (
    flat(body, wall) +
    (sunny
      ? dry(body, mix(wall, '#fff0cc', 0.65), on(side, near, roof), on(side, far, 700), 0.7)
      : dry(body, mix(wall, '#14303d', 0.6), on(side, near, 1000), on(side, far, roof + 200), 0.8)) +
    flat(quad(near, far, roof - 6, roof + 34), mix(wall, '#fdf4df', 0.7)) +
    openings +
    flat(quad(near + step * 0.12, far - step * 0.12, 560, 1080), '#17323f') +
    flat(quad(near + step * 0.24, near + step * 1.2, 640, 960), random() < 0.5 ? '#f0c67a' : '#4d8288') +
    flat(quad(doorAt, doorAt + step * 0.5, 640, 1080), pick(random, ['#9a3f2c', '#1f6a72', '#d0923a'])) +
    flat(quad(near + step * 2, far - step * 0.24, 640, 960), random() < 0.5 ? '#4d8288' : '#f0c67a') +
    flat(quad(near + step * 0.12, far - step * 0.12, 500, 560), mix(wall, '#14303d', 0.55))
  );
}

/** A striped awning along a shop front, coming out over the pavement. */
function awning(side: 1 | -1, near: number, far: number, color: string, shade: number): Markup {
  const stripes = 9;
  const out = -side * 128;
  const low = (part: number): Point => {
    const [x, y] = on(side, part, 650);
    return [x + out * (1 - part), y + 18 * (1 - part)];
  };
  return times(stripes, (index) => {
    const [from, to] = [near + ((far - near) * index) / stripes, near + ((far - near) * (index + 1)) / stripes];
    const [a, b] = [low(from), low(to)];
    const paint = mix(index % 2 ? '#f6ead0' : color, '#14303d', shade);
    return (
      flat(poly(on(side, from, 520), on(side, to, 520), b, a), paint) +
      flat(
        curve(
          a,
          b,
          [b[0], b[1] + 26 * (1 - to)],
          [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 44 * (1 - from)],
          [a[0], a[1] + 26 * (1 - from)],
        ),
        mix(paint, '#3a2a2a', 0.18),
      )
    );
  });
}

function stall(random: Random, x: number, y: number, scale: number, fruit: readonly string[]): Markup {
  const tray = (offset: number, lift: number, color: string) =>
    times(16, () =>
      lit(
        oval(x + (offset + between(random, 4, 92)) * scale, y - (lift + between(random, 0, 20)) * scale, 12 * scale),
        color,
        mix(color, '#fff6dc', 0.7),
        -2,
        2.4,
      ),
    ) +
    flat(
      poly(
        [x + offset * scale, y - lift * scale],
        [x + (offset + 98) * scale, y - lift * scale],
        [x + (offset + 92) * scale, y - (lift - 26) * scale],
        [x + (offset + 6) * scale, y - (lift - 26) * scale],
      ),
      '#a8703e',
    );
  return (
    fruit.map((color, index) => tray(index * 104, 96, color)).join('') +
    flat(rect(x, y - 70 * scale, fruit.length * 104 * scale, 18 * scale), '#7a4a30') +
    [...fruit]
      .toReversed()
      .map((color, index) => tray(index * 104 - 16, 44, color))
      .join('') +
    flat(rect(x - 16 * scale, y - 18 * scale, fruit.length * 104 * scale, 46 * scale), '#5d3626')
  );
}

/** The people far down the street: where, how tall, which way, in what. */
const crowd: readonly (readonly [x: number, y: number, height: number, turn: 1 | -1, top: string])[] = [
  [790, 646, 84, 1, '#1f5f6b'],
  [846, 650, 88, -1, '#d0923a'],
  [884, 648, 84, -1, '#f2e6cf'],
  [760, 668, 108, 1, '#9a3f2c'],
  [918, 676, 116, -1, '#2f7278'],
  [820, 690, 128, 1, '#46364a'],
];

export const marketStreet = scene(
  'market-street',
  {
    headline: 'Saturday on Market Street',
    description: 'Market day on Chandler Street, with the City Hall clock. Not all of these stripes are legal.',
    alt: 'A busy street of brick buildings with striped awnings, fruit stands and a clock tower at its end.',
    creator: 'Noor Haddad',
    created: '2026-11-07',
  },
  (random) => {
    const person = (
      x: number,
      y: number,
      height: number,
      pose: keyof typeof poses,
      turn: 1 | -1,
      wear: Partial<Wear>,
      back = false,
    ) =>
      flat(
        poly(
          [x - height * 0.1, y],
          [x + height * 0.1, y],
          [x + height * 0.62, y + height * 0.1],
          [x + height * 0.4, y + height * 0.13],
        ),
        '#3a3230',
        0.35,
      ) +
      figure({
        at: [x, y],
        height,
        pose: poses[pose],
        turn,
        back,
        wear: { top: ink.coral, legs: '#24485a', skin: '#b5795c', hair: '#2a1a15', ...wear },
        light: { color: '#fff3d0', dx: -1 - height * 0.005, dy: 1 + height * 0.004 },
      });
    return (
      backdrop(0, 620, '#7fb4bd', '#bcd6c8', '#f1e6c2', '#f8dba6') +
      [
        [520, 150, 420, 44],
        [760, 290, 300, 24],
        [980, 90, 420, 36],
      ]
        .map(([x = 0, y = 0, width = 0, height = 0]) => flat(cloud(random, x, y, width, height), '#fbf3de', 0.9))
        .join('') +
      lit(rect(780, 300, 104, 300), '#c48f6f', '#fbe5ba', -6, 0) +
      lit(poly([768, 304], [832, 190], [896, 304]), '#2f6670', '#dfe9cf', -6, 4) +
      line(thread([832, 190], [832, 150]), '#2f6670', 5) +
      flat(oval(832, 364, 32), '#fdf4df') +
      line(oval(832, 364, 32) + thread([832, 364], [832, 344]) + thread([832, 364], [848, 372]), '#17323f', 4) +
      flat(rect(806, 430, 18, 44) + rect(842, 430, 18, 44), '#24505e') +
      facade(-1, 0.74, 0.9, -60, '#cf8a6a', false, random) +
      facade(-1, 0.5, 0.74, -190, '#5f8f8f', false, random) +
      facade(-1, 0, 0.5, -120, '#a9553f', false, random) +
      facade(1, 0.74, 0.9, -90, '#e2b98a', true, random) +
      facade(1, 0.5, 0.74, -150, '#d9795a', true, random) +
      facade(1, 0, 0.5, -230, '#e6cf9f', true, random) +
      wash(
        poly(on(-1, 0, 1120), on(-1, 0.93, 1120), on(1, 0.93, 1120), on(1, 0, 1120)),
        [0, 620],
        [0, 1067],
        [
          [0, '#f6e0b4'],
          [0.4, '#d9bd94'],
          [1, '#9b8474'],
        ],
      ) +
      dry(poly(on(-1, 0, 1120), on(-1, 0.93, 1120), [700, 1120], [-20, 1120]), '#35474e', [60, 900], [760, 880], 0.8) +
      times(13, (index) =>
        line(thread([eye[0] + (index - 6) * 26, 640], [eye[0] + (index - 6) * 330, 1090]), '#7d6a5f', 1.6, 0.4),
      ) +
      awning(-1, 0.78, 0.88, '#1f6a72', 0.15) +
      awning(1, 0.78, 0.88, '#b5492f', 0) +
      crowd.map(([x, y, height, turn, top]) => person(x, y, height, 'walking', turn, { top })).join('') +
      awning(-1, 0.54, 0.72, '#c8912f', 0.18) +
      awning(1, 0.54, 0.72, '#1f6a72', 0) +
      person(690, 760, 196, 'walking', 1, { top: '#e0a848', coat: 0.22, head: 'long', skin: '#8a5540' }) +
      person(990, 774, 210, 'carrying', -1, { top: '#24505e', head: 'beanie', hat: ink.coral }) +
      person(870, 800, 232, 'walking', -1, {
        top: ink.coral,
        legs: '#17323f',
        skin: '#6b4030',
        hair: '#120d0c',
        head: 'bun',
        coat: 0.26,
      }) +
      awning(-1, 0.06, 0.48, '#b5492f', 0.22) +
      awning(1, 0.06, 0.48, '#c65a40', 0) +
      person(330, 960, 400, 'working', -1, {
        top: '#2f7278',
        apron: '#ecdcb8',
        head: 'cap',
        hat: '#17323f',
        skin: '#c48a6b',
      }) +
      person(560, 960, 380, 'waiting', -1, {
        top: '#d0923a',
        legs: '#17323f',
        coat: 0.2,
        head: 'bob',
        hair: '#1d1413',
        skin: '#c48a6b',
      }) +
      person(1170, 950, 372, 'walking', -1, {
        top: '#17323f',
        legs: '#4a5a60',
        head: 'short',
        hair: '#8d9597',
        skin: '#c08a70',
        coat: 0.16,
      }) +
      person(1090, 956, 232, 'walking', -1, { top: '#e0a848', legs: '#1f5f6b', head: 'bun', skin: '#b5795c' }) +
      stall(random, 30, 1046, 1.22, ['#d9693f', '#dca63f', '#6f9a58', '#b23c2c']) +
      stall(random, 1310, 1060, 1.1, ['#6f9a58', '#d9693f', '#dca63f']) +
      bunting(random)
    );
  },
);

function bunting(random: Random): Markup {
  const ropes: readonly (readonly [Point, Point, number])[] = [
    [[-20, 60], [1620, 40], 150],
    [[250, 300], [1330, 270], 90],
  ];
  return ropes
    .map(([from, to, sag]) => {
      const count = 22;
      const at = (part: number): Point => [
        from[0] + (to[0] - from[0]) * part,
        from[1] + (to[1] - from[1]) * part + Math.sin(part * Math.PI) * sag,
      ];
      const size = sag * 0.28;
      const flags = times(count, (index) => {
        const [x, y] = at((index + 0.5) / count);
        return flat(
          poly([x - size * 0.5, y], [x + size * 0.5, y], [x + between(random, -3, 3), y + size]),
          ['#b5492f', '#f6ead0', '#1f6a72', '#dca63f'][index % 4] ?? ink.coral,
        );
      });
      return line(thread(...Array.from({ length: 13 }, (_, index) => at(index / 12))), '#17323f', 2.4) + flags;
    })
    .join('');
}
