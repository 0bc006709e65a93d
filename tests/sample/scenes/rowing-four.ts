import { backdrop, cloud, frame, mist, ripple, ripples, strips, sun, glitter } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, curve, limb, oval, poly, thread } from '../kit/shape.ts';
import { blades, crown } from '../kit/town.ts';

const waterline = 470;

function bank(random: Random): Markup {
  const trees = times(26, (index) => {
    const x = -20 + index * 66;
    const size = between(random, 34, 74);
    const shape = crown(random, x, waterline - size * 0.9, size, size);
    return (
      flat(shape, '#5d8a86') + dry(shape, '#c9d2ac', [x + size, waterline - size * 2], [x, waterline - size * 0.6], 0.8)
    );
  });
  const poplars = [180, 228, 276, 1290, 1340, 1396, 1450].map((x, index) => {
    const shape = curve(
      [x - 17, waterline],
      [x - 24, waterline - 120],
      [x, waterline - 250 - (index % 3) * 26],
      [x + 24, waterline - 120],
      [x + 17, waterline],
    );
    return flat(shape, '#376e70') + dry(shape, '#c9bf86', [x + 30, waterline - 180], [x - 8, waterline - 150], 0.9);
  });
  const arches = times(5, (index) => {
    const x = 560 + index * 120;
    return `M${x + 14} ${waterline}L${x + 14} ${waterline - 30}A46 46 0 0 1 ${x + 106} ${waterline - 30}L${x + 106} ${waterline}Z`;
  });
  return (
    flat(
      curve([-40, waterline], [200, 380], [520, 400], [820, 372], [1200, 396], [1640, 366], [1660, waterline]),
      '#a9bfae',
    ) +
    mist(waterline - 50, 130, '#f4e2bd', 0.75) +
    trees +
    lit(
      poly([520, waterline], [540, waterline - 96], [860, waterline - 112], [1180, waterline - 96], [1200, waterline]),
      '#6d7f83',
      '#f3dcb0',
      2,
      5,
    ) +
    flat(arches, '#ecd9ae') +
    poplars.join('') +
    mist(waterline, 90, '#f6e6c4', 0.8)
  );
}

/** A rower at the catch or the finish; (x, y) is the seat, `lean` how far the back is behind the hip. */
function rower(x: number, y: number, scale: number, lean: number, shirt: string, skin: string, hair: string): Markup {
  const on = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  const rim = '#fff0c8';
  const paint = (outline: string, color: string) => lit(outline, color, rim, -2.4, 2);
  const shoulder: Point = [lean * 70 - 4, -116];
  const hand: Point = [118, -62];
  const elbow: Point = [shoulder[0] + 60, -74];
  const [knee, foot]: [Point, Point] = [
    [86, -70],
    [168, -4],
  ];
  return (
    flat(
      limb(on([0, -14]), 23 * scale, on(knee), 18 * scale) + limb(on(knee), 18 * scale, on(foot), 11 * scale),
      '#16323f',
    ) +
    paint(limb(on(knee), 15 * scale, on(foot), 10 * scale), skin) +
    paint(limb(on([0, -16]), 26 * scale, on(shoulder), 29 * scale), shirt) +
    paint(limb(on([shoulder[0] + 4, -134]), 11 * scale, on([shoulder[0] + 12, -156]), 11 * scale), skin) +
    paint(
      curve(
        ...(
          [
            [-16, -190],
            [4, -202],
            [24, -196],
            [32, -178],
            [40, -168],
            [32, -164],
            [31, -152],
            [18, -142],
            [-2, -150],
            [-16, -164],
          ] as Point[]
        ).map(([px, py]) => on([px + shoulder[0] + 6, py])),
      ),
      skin,
    ) +
    flat(
      curve(
        ...(
          [
            [-20, -190],
            [2, -208],
            [26, -202],
            [32, -186],
            [12, -184],
            [4, -168],
            [-8, -156],
            [-20, -166],
          ] as Point[]
        ).map(([px, py]) => on([px + shoulder[0] + 6, py])),
      ),
      hair,
    ) +
    paint(
      limb(on([shoulder[0] + 2, -112]), 15 * scale, on(elbow), 12 * scale) +
        limb(on(elbow), 12 * scale, on(hand), 8 * scale),
      skin,
    ) +
    paint(limb(on([shoulder[0] + 2, -112]), 18 * scale, on([shoulder[0] + 24, -98]), 16 * scale), shirt)
  );
}

function crew(random: Random): Markup {
  const y = 724;
  const scale = 1.02;
  const hull = curve(
    [60, y - 8],
    [200, y - 24],
    [520, y - 30],
    [900, y - 30],
    [1240, y - 26],
    [1420, y - 16],
    [1560, y - 12],
    [1400, y + 8],
    [1100, y + 22],
    [700, y + 24],
    [300, y + 14],
  );
  const seats = [330, 580, 830, 1080];
  const shirts = [ink.coral, ink.coral, ink.coral, ink.coral];
  const skins = ['#b5735a', '#6b4030', '#c48a6b', '#8a5540'];
  const hairs = ['#2a1a15', '#100c0b', '#a8743a', '#15100f'];
  const oars = seats.map((x, index) => {
    const near = index % 2 === 0;
    const grip: Point = [x + 128, y - 86];
    const lock: Point = [x + 168, near ? y - 14 : y - 46];
    const tip: Point = near ? [x + 330, y + 96] : [x + 250, y - 84];
    return (
      line(thread(grip, lock, tip), '#f2e6cf', near ? 6 : 4) +
      lit(
        curve(
          [tip[0] - 14, tip[1] - 12],
          [tip[0] + 50, tip[1] + (near ? 18 : -24)],
          [tip[0] + 54, tip[1] + (near ? 36 : -40)],
          [tip[0], tip[1] + (near ? 20 : -18)],
        ),
        '#1f5f6b',
        '#fff0c8',
        -2,
        2,
      ) +
      (near
        ? line(thread([x + 96, y - 14], [lock[0], lock[1]], [x + 196, y - 14]), '#17323f', 4) +
          flat(ripple(tip[0] + 40, tip[1] + 36, 150, 8), '#fdf3d8', 0.9) +
          times(7, () =>
            flat(
              oval(tip[0] + between(random, 10, 90), tip[1] + between(random, -6, 30), between(random, 1.5, 4)),
              '#fdf3d8',
            ),
          )
        : '')
    );
  });
  return (
    within(
      strips(random, 60, 1560, y + 16, y + 260),
      wash(
        poly([100, y], [1500, y], [1300, y + 230], [240, y + 230]),
        [0, y],
        [0, y + 240],
        [
          [0, '#1b4c58', 0.85],
          [1, '#1b4c58', 0.05],
        ],
      ),
    ) +
    within(
      strips(random, 200, 1320, y + 30, y + 240),
      seats.map((x) => flat(limb([x, y + 30], 26, [x - 20, y + 150], 30), '#c9674d', 0.5)).join(''),
    ) +
    oars.filter((_, index) => index % 2 === 1).join('') +
    seats
      .map((x, index) =>
        rower(
          x,
          y - 26,
          scale,
          -0.32,
          shirts[index] ?? ink.coral,
          skins[index] ?? ink.brick,
          hairs[index] ?? ink.black,
        ),
      )
      .join('') +
    lit(hull, '#f0e2c4', '#fff8e4', 0, 4) +
    within(hull, dry(hull, '#7d8f8c', [800, y + 30], [800, y - 26], 0.9)) +
    line(thread([90, y - 8], [520, y - 14], [1000, y - 14], [1520, y - 11]), '#b8452f', 5) +
    flat(oval(1556, y - 12, 8), '#b8452f') +
    oars.filter((_, index) => index % 2 === 0).join('') +
    flat(ripple(160, y + 20, 420, 9) + ripple(-20, y + 34, 300, 7), '#fdf3d8', 0.85)
  );
}

export const rowingFour = scene(
  'rowing-four',
  {
    headline: 'A morning row upstream',
    description: 'A four from the Port Maren Rowing Club on the Tansy, early in the morning.',
    alt: 'Four rowers in a narrow boat on a calm river, with a stone bridge and trees in the haze behind.',
    creator: 'Port Maren Rowing Club',
    credit: 'Port Maren Rowing Club',
    created: '2026-10-31',
  },
  (random) =>
    backdrop(0, waterline, '#7fb0b3', '#b5cfbf', '#eedfb8', '#f9d7a0', '#f6c48c') +
    sun([1010, 316], 50, '#fff8e0', '#fdeab6') +
    [
      [120, 110, 620, 36],
      [900, 90, 560, 34],
      [420, 210, 380, 20],
      [1220, 200, 420, 24],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) => {
        const shape = cloud(random, x, y, width, height);
        return flat(shape, '#f6e9cc', 0.85) + dry(shape, '#e9b893', [x, y + 8], [x, y - height], 0.55);
      })
      .join('') +
    bank(random) +
    backdrop(waterline, frame.height, '#f3d8a8', '#c9cdb0', '#86b0a8', '#4a8b8f', '#23606c', '#164553') +
    within(
      strips(random, -60, 1660, waterline + 2, 640),
      wash(
        curve([-40, waterline], [1640, waterline], [1640, 540], [1300, 560], [860, 590], [400, 570], [-40, 560]),
        [0, waterline],
        [0, 640],
        [
          [0, '#5d8a86', 0.75],
          [1, '#5d8a86', 0],
        ],
      ),
    ) +
    glitter(random, 1010, waterline + 4, 1040, 60, '#fff4d0', 90, 0.9) +
    ripples(random, 520, frame.height, 130, '#1d5a66', 0.32) +
    ripples(random, 520, frame.height, 60, '#f6e3b8', 0.5) +
    mist(540, 110, '#f8e8c6', 0.5) +
    crew(random) +
    flat(blades(random, -40, 320, 1080, 210, 60, 0.2, 10), '#0f3440') +
    flat(blades(random, 1350, 1640, 1080, 180, 50, -0.2, 10), '#0f3440'),
);
