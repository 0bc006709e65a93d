import { type Wear, figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, sun } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, wash } from '../kit/paint.ts';
import { ink, mix } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, pick, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, oval, poly, rect, thread } from '../kit/shape.ts';
import { blades, tree, windows } from '../kit/town.ts';

function school(): Markup {
  const body = rect(-20, 250, 760, 290);
  return (
    lit(poly([-20, 256], [-20, 150], [620, 150], [770, 256]), '#3f5b6b', '#dfe6d0', -4, 4) +
    lit(rect(250, 84, 80, 80) + poly([238, 88], [290, 36], [342, 88]), '#a9482f', '#f7c39a', -3, 3) +
    flat(oval(290, 120, 20), '#f2e6cf') +
    line(thread([290, 120], [290, 106]) + thread([290, 120], [300, 124]), '#17323f', 3) +
    flat(body, '#b9573c') +
    dry(body, '#7a3429', [-20, 540], [500, 300], 0.85) +
    flat(windows(24, 292, 6, 2, 118, 116, 76, 84), '#f2e6cf') +
    flat(windows(31, 299, 6, 2, 118, 116, 62, 70), '#2d6370') +
    flat(
      [0, 1, 2, 3, 4, 5]
        .flatMap((column) =>
          [0, 1].map((row) =>
            poly(
              [31 + column * 118, 299 + row * 116],
              [70 + column * 118, 299 + row * 116],
              [31 + column * 118, 350 + row * 116],
            ),
          ),
        )
        .join(''),
      '#7fb0b0',
    ) +
    line(
      [0, 1, 2, 3, 4, 5]
        .flatMap((column) =>
          [0, 1].map((row) => thread([62 + column * 118, 299 + row * 116], [62 + column * 118, 369 + row * 116])),
        )
        .join(''),
      '#f2e6cf',
      5,
    )
  );
}

function greenhouse(): Markup {
  const [left, right, foot, eaves] = [830, 1490, 660, 420];
  const end = poly([right - 190, foot], [right - 190, eaves], [right - 95, eaves - 120], [right, eaves], [right, foot]);
  const side = poly([left, foot - 24], [left, eaves + 6], [right - 190, eaves], [right - 190, foot]);
  const roof = poly([left, eaves + 6], [left + 92, eaves - 106], [right - 95, eaves - 120], [right - 190, eaves]);
  const rods: [Point, Point][] = [0, 1, 2, 3, 4, 5].map((index) => {
    const part = index / 5;
    return [
      [left + (right - 190 - left) * part, eaves + 6 - 6 * part],
      [left + 92 + (right - 187 - left) * part, eaves - 106 - 14 * part],
    ];
  });
  return (
    wash(
      side,
      [left, eaves],
      [right, foot],
      [
        [0, '#cfe3cf', 0.95],
        [1, '#8fbcae', 0.95],
      ],
    ) +
    wash(
      roof,
      [left, eaves],
      [right, eaves],
      [
        [0, '#f4f1d8'],
        [1, '#b9d6c6'],
      ],
    ) +
    wash(
      end,
      [right - 190, eaves],
      [right, foot],
      [
        [0, '#a9cdbd'],
        [1, '#6fa39a'],
      ],
    ) +
    flat(
      curve([850, 640], [900, 560], [960, 590], [1020, 540], [1100, 580], [1180, 530], [1290, 590], [1296, 650]),
      '#4f8a63',
      0.6,
    ) +
    flat(curve([1310, 656], [1330, 560], [1370, 590], [1420, 540], [1470, 600], [1484, 656]), '#3f7a5c', 0.75) +
    line(
      rods
        .map(
          ([low, high]) =>
            thread(low, high) + thread(low, [low[0], foot - 24 + 24 * ((low[0] - left) / (right - 190 - left))]),
        )
        .join(''),
      '#f8f1dc',
      6,
    ) +
    line(
      thread([left, eaves + 6], [right - 190, eaves]) +
        thread([left + 92, eaves - 106], [right - 95, eaves - 120]) +
        thread([left, 540], [right - 190, 540]) +
        thread([right - 190, 540], [right, 540]),
      '#f8f1dc',
      6,
    ) +
    line(end, '#f8f1dc', 8) +
    line(rect(right - 136, 470, 82, 190), '#f8f1dc', 6) +
    line(thread([right - 95, eaves - 120], [right - 95, 470]), '#f8f1dc', 5) +
    flat(
      poly([left, foot - 24], [right - 190, foot], [right - 190, foot + 16], [left, foot - 8]) +
        rect(right - 190, foot, 194, 16),
      '#8a5a44',
    )
  );
}

function bed(
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  slant: number,
  plants: (px: number, py: number) => Markup,
): Markup {
  const top = poly([x, y], [x + width, y], [x + width + slant, y - height], [x + slant, y - height]);
  const rows = times(3, (row) => {
    const part = 0.78 - row * 0.26;
    let plot = '';
    for (let index = 0; index < width / 56; index++)
      plot = plants(x + 34 + index * 56 + slant * part + between(random, -6, 6), y - height * part) + plot;
    return plot;
  });
  return (
    flat(top, '#4b3128') +
    dry(top, '#7d5540', [x + slant, y - height], [x, y], 0.8) +
    lit(
      poly([x, y], [x + width, y], [x + width, y + height * 0.36], [x, y + height * 0.36]),
      '#a9713f',
      '#f3d29a',
      0,
      4,
    ) +
    flat(
      poly(
        [x + width, y],
        [x + width + slant, y - height],
        [x + width + slant, y - height * 0.66],
        [x + width, y + height * 0.36],
      ),
      '#6d4529',
    ) +
    rows
  );
}

export const schoolGarden = scene(
  'school-garden',
  {
    headline: 'Lunch from the school garden',
    description: 'Children in the garden of Water Street School in the first week of classes.',
    alt: 'Children and a teacher at work among raised beds of vegetables, a greenhouse and a brick school behind them.',
    creator: 'Noor Haddad',
    created: '2026-09-30',
  },
  (random) => {
    const light = { color: '#fff3cf', dx: -2.6, dy: 2.2 };
    const child = (x: number, y: number, height: number, pose: keyof typeof poses, turn: 1 | -1, wear: Partial<Wear>) =>
      figure({
        at: [x, y],
        height,
        pose: childlike(poses[pose]),
        turn,
        wear: { top: ink.coral, legs: '#24485a', skin: '#b5795c', hair: '#2a1a15', shoes: '#d0923a', ...wear },
        light: { ...light, dx: light.dx },
      });
    const cabbage = (x: number, y: number) => {
      const leaf = pick(random, ['#5f9a6b', '#78ab72', '#4d8a66']);
      return (
        lit(
          curve([x - 30, y], [x - 26, y - 26], [x, y - 38], [x + 27, y - 25], [x + 30, y - 1], [x, y + 9]),
          leaf,
          '#dfe7b0',
          -3,
          4,
        ) +
        flat(
          curve([x - 12, y - 4], [x - 9, y - 20], [x + 2, y - 26], [x + 13, y - 16], [x + 11, y - 2]),
          mix(leaf, '#e9efb8', 0.4),
        )
      );
    };
    const beans = (x: number, y: number) =>
      line(thread([x, y], [x + 3, y - 140]), '#8a5a34', 5) +
      times(9, (index) =>
        flat(
          oval(x + (index % 2 ? 14 : -12) + between(random, -4, 4), y - 14 - index * 14, 17, 11),
          index % 3 ? '#3f7d5c' : '#6fa565',
        ),
      ) +
      times(2, () => flat(oval(x + between(random, -14, 14), y - between(random, 30, 120), 6), ink.coral));
    const carrots = (x: number, y: number) =>
      flat(blades(random, x - 14, x + 14, y, 52, 9, 0.12, 6), '#4f8f5f') + flat(oval(x, y + 3, 9, 6), '#e08440');
    return (
      backdrop(0, 600, '#8fbfc4', '#c3dac6', '#f3e6bd', '#f8d9a2') +
      sun([1390, 150], 58, '#fffbe8', '#fdefc0') +
      [
        [720, 110, 420, 36],
        [980, 210, 360, 24],
      ]
        .map(([x = 0, y = 0, width = 0, height = 0]) => flat(cloud(random, x, y, width, height), '#faf3dc', 0.9))
        .join('') +
      flat(curve([600, 600], [760, 470], [960, 430], [1240, 460], [1640, 400], [1660, 620], [600, 640]), '#a3c0a2') +
      tree(random, 790, 560, 250, '#4a8068', '#dfdf9c', '#5d4433', 1) +
      tree(random, 1570, 600, 330, '#3f745f', '#dfdf9c', '#5d4433', 1) +
      school() +
      backdrop(530, frame.height, '#a9b77c', '#83a067', '#4f7d58') +
      dry(rect(-10, 530, 1620, 540), '#dcd79a', [1600, 540], [700, 900], 0.45) +
      greenhouse() +
      flat(poly([560, 640], [700, 640], [820, 1080], [430, 1080]), '#e6cf9f') +
      dry(poly([560, 640], [700, 640], [820, 1080], [430, 1080]), '#b58f5f', [430, 1080], [700, 760], 0.8) +
      bed(random, 180, 700, 340, 70, 54, carrots) +
      child(150, 750, 250, 'working', 1, { top: '#d0923a', hair: '#15100f', skin: '#7d4b38', head: 'bun' }) +
      child(655, 790, 300, 'carrying', 1, { top: '#2f7278', head: 'cap', hat: ink.coral }) +
      basket(712, 646) +
      bed(random, 780, 800, 470, 84, 50, beans) +
      child(1340, 836, 306, 'pointing', -1, {
        top: '#f2e6cf',
        legs: '#a9482f',
        skin: '#6b4030',
        hair: '#120d0c',
        head: 'short',
      }) +
      figure({
        at: [1480, 910],
        height: 480,
        pose: poses.working,
        turn: -1,
        wear: {
          top: '#1f5f6b',
          legs: '#2d3f48',
          skin: '#c48a6b',
          hair: '#8a4a2a',
          head: 'brim',
          hat: '#e6cf9f',
          apron: '#dcc39a',
        },
        light: { ...light, dx: 2.6 },
      }) +
      bed(random, 40, 960, 400, 110, 60, cabbage) +
      child(560, 1010, 340, 'bending', -1, {
        top: ink.coral,
        legs: '#24485a',
        skin: '#c48a6b',
        hair: '#a8743a',
        head: 'bun',
      }) +
      bed(random, 880, 1040, 620, 130, 40, cabbage) +
      can(770, 1040)
    );
  },
);

/** A child's build: the head larger in proportion. */
function childlike<Build extends { head: Point; neck: Point; shoulders: number }>(pose: Build): Build {
  return { ...pose, head: [pose.head[0] * 1.05, pose.head[1] + 0.004] };
}

function basket(x: number, y: number): Markup {
  return (
    flat(oval(x - 22, y - 12, 17) + oval(x + 4, y - 17, 17) + oval(x + 24, y - 11, 15), '#78ab72') +
    flat(oval(x - 6, y - 8, 12) + oval(x + 14, y - 5, 10), ink.coral) +
    lit(poly([x - 46, y - 6], [x + 46, y - 6], [x + 36, y + 34], [x - 36, y + 34]), '#b07a42', '#f6dba6', -3, 3) +
    line(thread([x - 42, y + 8], [x + 42, y + 8]) + thread([x - 39, y + 20], [x + 39, y + 20]), '#7a4f2a', 2.5)
  );
}

function can(x: number, y: number): Markup {
  return (
    flat(
      bar([x + 30, y - 30], [x + 92, y - 74], 10, 7) + poly([x + 82, y - 86], [x + 106, y - 78], [x + 98, y - 60]),
      '#1f5f6b',
    ) +
    line(thread([x - 30, y - 70], [x - 62, y - 60], [x - 56, y - 20], [x - 34, y - 8]), '#1f5f6b', 8) +
    lit(poly([x - 36, y], [x - 30, y - 76], [x + 30, y - 76], [x + 36, y]), '#2f7d86', '#dff0dc', -4, 3)
  );
}
