import { figure } from '../kit/figure.ts';
import { bollard, crane, lamp, trawler } from '../kit/harbor.ts';
import { backdrop, cloud, frame, glitter, gull, mist, ridge, ripples, strips, sun } from '../kit/nature.ts';
import { type Markup, dry, faint, flat, glow, line, lit, moved, wash, within } from '../kit/paint.ts';
import { ink, mix } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import type { Picture } from '../kit/print.ts';
import { type Random, between, times } from '../kit/random.ts';
import { type Point, bar, curve, oval, poly, rect, thread } from '../kit/shape.ts';

const horizon = 560;
const sunAt = [1010, 520] as const;

function sky(random: Random): Markup {
  const high = [
    [120, 150, 620, 34],
    [760, 96, 520, 30],
    [1180, 190, 520, 36],
  ] as const;
  const low = [
    [-60, 318, 560, 40],
    [540, 276, 420, 26],
    [980, 330, 700, 44],
    [300, 398, 520, 24],
    [1130, 425, 420, 20],
    [-40, 452, 380, 18],
  ] as const;
  return (
    backdrop(0, horizon, '#17384f', '#2f5a6c', '#7d7f83', '#d78f73', '#efb277', '#f7d492') +
    sun(sunAt, 47, '#fdeec2', '#fbd488') +
    high
      .map(([x, y, width, height]) => {
        const shape = cloud(random, x, y, width, height);
        return flat(shape, '#2a5063', 0.75) + dry(shape, '#c98a76', [x, y + 8], [x, y - height * 0.8], 0.62);
      })
      .join('') +
    low
      .map(([x, y, width, height]) => {
        const shape = cloud(random, x, y, width, height);
        return (
          flat(shape, mix('#8d6f78', '#c97f6c', y / 450)) +
          dry(shape, '#f6c181', [x, y + 8], [x, y - height * 0.75], 0.85)
        );
      })
      .join('')
  );
}

function land(random: Random): Markup {
  const far = ridge(random, horizon, 92, horizon + 2, 2.1);
  const near = curve(
    [-30, 470],
    [70, 452],
    [150, 474],
    [240, 478],
    [320, 515],
    [430, 530],
    [520, 556],
    [560, 564],
    [-30, 566],
  );
  return (
    flat(far, '#b9807a') +
    mist(horizon - 8, 90, '#f3b987', 0.7) +
    flat(near, '#4d5a6b') +
    dry(near, '#8a6f77', [540, 500], [180, 480], 0.8) +
    times(26, (index) =>
      flat(rect(40 + index * 15 + between(random, -4, 4), 540 + between(random, -10, 8), 5, 4), ink.gold, 0.9),
    ) +
    mist(horizon, 40, '#f3c48f', 0.5)
  );
}

function water(random: Random): Markup {
  return (
    backdrop(horizon, frame.height, '#e9b083', '#b98a80', '#6f7d86', '#3a6270', '#1c4356', '#102a3b') +
    ripples(random, horizon + 6, frame.height, 170, '#24536a', 0.38) +
    ripples(random, horizon + 4, 860, 120, '#e7a988', 0.4) +
    glitter(random, sunAt[0], horizon + 3, frame.height, 88, '#fde3a8', 120, 0.95)
  );
}

/** What the water keeps of the wall: strokes that reach less far out the nearer they are to the end of it. */
function reflection(random: Random): Markup {
  return times(64, (index) => {
    const part = index / 64;
    const y = 592 + part ** 1.15 * 330;
    const start = 1096 + part * 470 + between(random, -26, 26) * (0.4 + part);
    const height = 6 + part * 9;
    return flat(
      curve(
        [start, y],
        [start + 90, y - height / 2],
        [1660, y - height / 2],
        [1660, y + height / 2],
        [start + 120, y + height / 2],
      ),
      '#15293a',
      0.85 - part * 0.55,
    );
  });
}

/** The wall comes in from the right and stops short: its far end is still bare piles. */
function wall(random: Random): Markup {
  const top = poly([1640, 468], [1130, 530], [1130, 545], [1640, 506]);
  const face = poly([1640, 506], [1130, 545], [1130, 590], [1640, 720]);
  const joints = times(9, (index) => {
    const part = (index + 1) / 9.5;
    const x = 1130 + 510 * part ** 1.25;
    const slope = (x - 1130) / 510;
    return line(thread([x, 545 - 39 * slope], [x, 590 + 130 * slope]), '#0e2231', 1.2 + slope * 2, 0.75);
  });
  const piles = times(7, (index) => {
    const x = 1108 - index * 27;
    const height = 46 - index * 3.6 + between(random, -7, 7);
    return lit(rect(x, 586 - height - index * 2.4, 9 - index * 0.7, height), '#2a4152', '#f6c58a', 2, 0);
  });
  const blocks = times(34, () => {
    const part = random();
    const x = 1150 + part * 500;
    const size = 9 + part * 30;
    const y = 590 + part * 128 + between(random, -0.2, 0.5) * size;
    const shape = poly(
      [x - size, y],
      [x - size * 0.62, y - size * 0.8],
      [x + size * 0.5, y - size * between(random, 0.6, 1)],
      [x + size, y + size * 0.1],
      [x + size * 0.3, y + size * 0.5],
      [x - size * 0.6, y + size * 0.4],
    );
    return lit(shape, mix('#182d3d', '#2b4353', random()), '#dd9c7a', 2.4, 2);
  });
  return (
    reflection(random) +
    piles +
    flat(top, '#e0a27c') +
    flat(face, '#1d3446') +
    dry(face, '#54606c', [1130, 560], [1420, 600], 0.85) +
    joints +
    blocks
  );
}

function works(): Markup {
  return (
    moved(crane([-236, -418], 214, '#12212e', '#f4b985', '#fbd98f', -1), 1492, 492, 1) +
    lit(poly([1222, 288], [1292, 288], [1296, 330], [1218, 330]), '#22384a', '#f6c58a', 3, 3) +
    line(thread([1256, 276], [1226, 288]), '#12212e', 1.4) +
    line(thread([1256, 276], [1288, 288]), '#12212e', 1.4) +
    figure({
      at: [1330, 508],
      height: 46,
      pose: poses.pointing,
      turn: -1,
      wear: { top: ink.coral, legs: ink.black, skin: ink.night, hair: ink.black, head: 'cap', hat: ink.gold },
      light: { color: '#fbd89c', dx: 1, dy: 0.6 },
    }) +
    figure({
      at: [1188, 524],
      height: 38,
      pose: poses.waiting,
      wear: { top: ink.night, legs: ink.black, skin: ink.night, hair: ink.black, head: 'cap', hat: ink.gold },
      light: { color: '#fbd89c', dx: -1, dy: 0.6 },
    })
  );
}

function boat(random: Random): Markup {
  const paint = {
    hull: '#163a4a',
    stripe: '#8c3a2c',
    house: '#667884',
    gear: '#12212e',
    light: '#fbd092',
    window: '#ffe6a6',
    side: 1,
  } as const;
  const scale = 1.18;
  const [x, y] = [560, 706] as const;
  const crew = figure({
    at: [x - 55, y - 52],
    height: 66,
    pose: poses.standing,
    wear: { top: ink.coral, legs: ink.black, skin: '#5b3a34', hair: ink.black, head: 'beanie', hat: ink.night },
    light: { color: '#fbd092', dx: -1.4, dy: 0.8 },
  });
  const shadow = within(
    strips(random, x - 262, x + 262, y + 8, y + 250),
    wash(
      poly([x - 250, y], [x + 235, y], [x + 200, y + 250], [x - 180, y + 250]),
      [0, y],
      [0, y + 250],
      [
        [0, '#0d2231', 0.95],
        [0.4, '#0f2a3a', 0.75],
        [1, '#0f2a3a', 0],
      ],
    ),
  );
  const colors =
    within(
      strips(random, x - 240, x + 230, y + 14, y + 60),
      flat(poly([x - 250, y + 10], [x + 240, y + 10], [x + 230, y + 36], [x - 240, y + 36]), '#8c3a2c', 0.6),
    ) + glitter(random, x + 96, y + 92, y + 200, 34, '#ffe1a0', 13, 0.75);
  const wake =
    curve(
      [x - 242, y + 14],
      [x - 380, y + 24],
      [x - 560, y + 46],
      [x - 640, y + 64],
      [x - 470, y + 50],
      [x - 320, y + 36],
      [x - 100, y + 22],
    ) +
    curve(
      [x + 226, y + 8],
      [x + 244, y + 2],
      [x + 236, y + 18],
      [x + 120, y + 27],
      [x - 60, y + 27],
      [x + 110, y + 15],
    );
  return (
    shadow +
    colors +
    crew +
    moved(trawler(paint), x, y, scale) +
    flat(wake, '#f6d6b0', 0.92) +
    flat(
      curve([x - 300, y + 44], [x - 480, y + 74], [x - 640, y + 108], [x - 500, y + 90], [x - 330, y + 60]),
      '#f6d6b0',
      0.55,
    )
  );
}

/** The old pier in the foreground, in shadow, with a lamp and somebody who watches. */
function pier(random: Random): Markup {
  const far: Point = [448, 930];
  const near: Point = [690, 1090];
  const deck = poly([-20, 896], far, near, [-20, 1090]);
  const curb = poly([-20, 896], far, near, [650, 1090], [430, 946], [-20, 912]);
  const boards = times(10, (index) =>
    line(
      thread([-20, 926 + index * 16 + index ** 1.6], [424 + index * 25, 956 + index * 14 + index ** 1.5]),
      '#050d15',
      2,
      0.8,
    ),
  );
  return (
    flat(deck, '#0d1b27') +
    dry(deck, '#2f4656', [200, 890], [230, 1000], 0.7) +
    boards +
    flat(curb, '#1d3243') +
    flat(bar([-20, 896], far, 4) + bar(far, near, 4), '#e9aa82') +
    lit(bollard([318, 938], 56) + bollard([540, 1024], 78), '#0a141d', '#f0b483', 3, 2.5) +
    line(thread([336, 900], [392, 948], [456, 968], [522, 972]), '#0a141d', 6) +
    line(thread([336, 898], [392, 945], [456, 965], [522, 969]), '#d8a07e', 1.3) +
    lamp([112, 908], 318, '#0a141d', '#ffe3a0', 190) +
    glow([150, 926], 230, '#ffdf9c', 0.36, 0.2) +
    watcher() +
    times(9, () =>
      flat(oval(between(random, 0, 380), between(random, 990, 1060), between(random, 6, 22), 1.6), '#2f4656', 0.6),
    )
  );
}

function watcher(): Markup {
  return figure({
    at: [222, 940],
    height: 222,
    pose: poses.waiting,
    back: true,
    wear: {
      top: '#1b3a50',
      legs: '#0a141d',
      skin: '#4a3230',
      hair: '#1a1417',
      coat: 0.14,
      head: 'beanie',
      hat: '#b5492f',
    },
    light: { color: '#f8c58f', dx: -3, dy: 1.6 },
  });
}

export const seaWall: Picture = {
  name: '2026/sea-wall-dusk',
  width: frame.width,
  height: frame.height,
  about: {
    headline: 'A trawler leaves the north pier at dusk',
    description:
      'A trawler leaves the north pier at dusk on Monday, hours before the harbor board met to decide the height of the wall behind it. The crane is there for repairs.',
    alt: 'A trawler leaves the harbor at dusk, watched by a man on the pier; behind it a crane stands on an unfinished wall.',
    creator: 'Alex Kim',
    created: '2026-11-09',
  },
  draw: (random) =>
    sky(random) +
    land(random) +
    water(random) +
    wall(random) +
    works() +
    boat(random) +
    faint(
      flat(
        [
          [690, 250, 26],
          [752, 222, 18],
          [640, 300, 15],
          [806, 268, 12],
          [420, 214, 14],
        ]
          .map(([x = 0, y = 0, span = 0]) => gull(x, y, span))
          .join(''),
        '#173042',
      ),
      0.95,
    ) +
    pier(random),
};
