import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, frame, mist } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, lattice, oval, poly, rect, thread } from '../kit/shape.ts';
import { crown } from '../kit/town.ts';

const touch = 610;

function mast(x: number, foot: number, height: number, width: number, reach: number): Markup {
  const top = foot - height;
  const lamps: Point[] = [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3].map((column): Point => [x + (column - 1.5) * width * 0.24, top - row * width * 0.2]),
  );
  return (
    flat(lattice([x, foot], [x, top], width * 0.22, width * 0.12, 12, width * 0.024), '#0f2a36') +
    lit(rect(x - width * 0.52, top - width * 0.52, width * 1.04, width * 0.64), '#0f2a36', '#7fa3a4', 0, -3) +
    glow([x, top - width * 0.2], reach, '#f6f0d0', 0.8) +
    lamps.map(([px, py]) => flat(oval(px, py, width * 0.082, width * 0.068), '#fffbe6')).join('') +
    glow([x, top - width * 0.2], reach * 0.36, '#fffbe6', 0.85)
  );
}

function beamOf(x: number, y: number, to: number, spread: number): Markup {
  return wash(
    poly([x - 40, y], [x + 40, y], [to + spread, 1000], [to - spread, 1000]),
    [x, y],
    [to, 960],
    [
      [0, '#fbf3cf', 0.4],
      [0.5, '#e9ecd0', 0.14],
      [1, '#e9ecd0', 0],
    ],
  );
}

function ground(random: Random): Markup {
  const mowing = times(10, (index) => {
    const [left, right] = [800 + (index - 5) * 210, 800 + (index - 4) * 210];
    const [farLeft, farRight] = [800 + (index - 5) * 92, 800 + (index - 4) * 92];
    return flat(
      poly([farLeft, touch], [farRight, touch], [right * 1.9 - 720, 1080], [left * 1.9 - 720, 1080]),
      index % 2 ? '#2f6a62' : '#28605c',
    );
  });
  return (
    backdrop(touch, frame.height, '#4f8478', '#2c655f', '#1b4a4c') +
    mowing +
    wash(
      rect(-10, touch, 1620, 470),
      [0, touch],
      [0, 1067],
      [
        [0, '#a9c2ad', 0.75],
        [0.35, '#5f9384', 0.25],
        [1, '#0f3440', 0.55],
      ],
    ) +
    line(thread([-20, 1000], [1620, 930]), '#e9ecd6', 9, 0.85) +
    line(thread([-20, 664], [1620, 650]), '#e9ecd6', 3.4, 0.7) +
    line('M520 770A340 78 0 1 1 1200 770A340 78 0 1 1 520 770Z', '#e9ecd6', 5, 0.75) +
    flat(curve([500, 720], [860, 690], [1240, 720], [1300, 800], [860, 850], [430, 800]), '#f3efcf', 0.2) +
    times(90, () => {
      const y = between(random, 860, 1060);
      const x = random() * 1600;
      return line(thread([x, y], [x + between(random, -5, 5), y - between(random, 6, 15)]), '#6fa58a', 2, 0.5);
    })
  );
}

type Kit = Pick<Wear, 'top' | 'legs' | 'hair' | 'shoes' | 'rolled'>;

const home: Kit = { top: ink.coral, legs: '#f2e6cf', hair: '#17110f', shoes: '#0e1b22', rolled: true };
const away: Kit = { top: '#f2e6cf', legs: '#17323f', hair: '#17110f', shoes: '#0e1b22', rolled: true };
const keeper: Kit = { ...away, top: '#f0c063' };

function player(
  x: number,
  y: number,
  height: number,
  pose: keyof typeof poses,
  turn: 1 | -1,
  kit: Kit,
  skin: string,
  head: Wear['head'] = 'short',
): Markup {
  const cast = (lean: number) =>
    flat(
      poly(
        [x - height * 0.1, y - 3],
        [x + height * 0.1, y - 3],
        [x + height * (lean + 0.13), y + height * 0.3],
        [x + height * (lean - 0.03), y + height * 0.3],
      ),
      '#0b2a30',
      0.42,
    );
  return (
    cast(0.62) +
    cast(-0.52) +
    figure({
      at: [x, y],
      height,
      pose: poses[pose],
      turn,
      wear: { ...kit, skin, head },
      light: { color: '#fffbe6', dx: x < 800 ? -2.2 : 2.2, dy: 2.4 },
    })
  );
}

export const soccerFloodlights = scene(
  'soccer-floodlights',
  {
    headline: 'Harbor United in the fog',
    description:
      'The center circle at Gasworks Road in the 11th minute on Saturday. It was the last anyone saw of both teams at once.',
    alt: 'Soccer players at the center circle of a field under floodlights, with fog closing in behind them.',
    creator: 'Alex Kim',
    created: '2026-11-15',
  },
  (random) =>
    backdrop(0, touch, '#0f2b3a', '#1e4655', '#40707a', '#8aa9a5', '#c0cdb9') +
    times(18, (index) => flat(crown(random, index * 96 - 20, touch - 36, 66, 56), '#4f7f82', 0.8)) +
    flat(poly([1010, touch], [1010, 520], [1060, 496], [1480, 496], [1480, touch]), '#3d6c76', 0.85) +
    flat(
      times(4, (row) => rect(1030, 528 + row * 22, 440, 3)),
      '#8fb0aa',
      0.5,
    ) +
    flat(
      times(56, () => oval(between(random, 1030, 1470), between(random, 516, 596), 5.5)),
      '#264f5c',
      0.9,
    ) +
    mist(touch - 30, 190, '#d3d9c3', 0.7) +
    ground(random) +
    mast(280, 626, 430, 150, 430) +
    mast(1330, 640, 480, 170, 480) +
    beamOf(280, 200, 620, 430) +
    beamOf(1330, 160, 960, 430) +
    line(thread([1180, 650], [1180, 560], [1320, 560], [1320, 648]), '#f4f1dc', 5) +
    times(9, (index) => line(thread([1190 + index * 15, 562], [1200 + index * 15, 646]), '#f4f1dc', 1, 0.5)) +
    times(5, (index) => line(thread([1184, 574 + index * 17], [1318, 574 + index * 17]), '#f4f1dc', 1, 0.5)) +
    player(1246, 660, 118, 'reaching', -1, keeper, '#8a5540') +
    player(420, 690, 150, 'running', 1, away, '#b5735a') +
    player(1030, 704, 160, 'running', -1, home, '#6b4030') +
    player(640, 728, 182, 'walking', 1, home, '#c48a6b') +
    mist(690, 170, '#d9dec8', 0.4) +
    player(1220, 850, 330, 'running', -1, away, '#6b4030') +
    player(380, 880, 372, 'running', 1, home, '#8a5540') +
    player(742, 924, 420, 'kicking', 1, home, '#b5735a', 'bun') +
    flat(oval(900, 918, 34, 6), '#0b2a30', 0.5) +
    lit(oval(896, 884, 25), '#d5d9c9', '#fffdf0', 3, 4) +
    flat(poly([896, 872], [908, 881], [903, 895], [889, 895], [884, 881]), '#17323f') +
    line(
      thread([896, 872], [896, 860]) +
        thread([908, 881], [919, 876]) +
        thread([903, 895], [910, 905]) +
        thread([889, 895], [882, 905]) +
        thread([884, 881], [873, 876]),
      '#17323f',
      2.4,
    ) +
    dry(rect(-10, 900, 1620, 180), '#0b2630', [0, 1090], [0, 930], 0.8),
);
