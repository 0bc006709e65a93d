import { figure } from '../kit/figure.ts';
import { backdrop, frame, rain, ripple } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, moved, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, pick, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';

const road = 770;

function city(random: Random): Markup {
  const blocks = times(2, (layer) => {
    let x = -40;
    let row = '';
    while (x < 1640) {
      const width = between(random, 110, 210);
      const height = between(random, 260, 470) + (1 - layer) * 130;
      const color = layer ? pick(random, ['#142e40', '#183649', '#122838']) : '#234a5d';
      row += lit(rect(x, road - height, width - 6, height), color, layer ? '#3f6675' : '#35606f', 3, 3);
      for (let wx = x + 18; wx < x + width - 34; wx += 34) {
        for (let wy = road - height + 26; wy < road - 130; wy += 50) {
          const glowing = random();
          if (glowing < (layer ? 0.34 : 0.22))
            row += flat(rect(wx, wy, 17, 26), pick(random, ['#f6cf7f', '#e9a95a', '#ffe6ac']), layer ? 0.95 : 0.5);
          else if (layer) row += flat(rect(wx, wy, 17, 26), '#0d2130');
        }
      }
      x += width;
    }
    return (
      row +
      (layer
        ? ''
        : wash(
            rect(-10, 200, 1620, 600),
            [0, 200],
            [0, 800],
            [
              [0, '#3f6e7d', 0],
              [1, '#5d8a92', 0.5],
            ],
          ))
    );
  });
  const shops = [40, 1270]
    .map(
      (x) =>
        flat(rect(x, 640, 290, 130), '#0d2130') +
        wash(
          rect(x + 14, 660, 262, 96),
          [0, 660],
          [0, 756],
          [
            [0, '#f0b45c'],
            [1, '#fbe0a0'],
          ],
        ) +
        flat(poly([x - 10, 648], [x + 300, 648], [x + 316, 676], [x - 26, 676]), '#8f3a2c') +
        glow([x + 145, 710], 230, '#f6c070', 0.5),
    )
    .join('');
  return blocks + shops;
}

function bus(): Markup {
  const [left, right, top, foot] = [330, 1240, 430, 800];
  const body = curve(
    [left, foot - 6],
    [left - 4, top + 60],
    [left + 10, top + 16],
    [left + 40, top],
    [right - 70, top - 6],
    [right - 20, top + 8],
    [right + 6, top + 120],
    [right + 16, foot - 90],
    [right + 12, foot - 6],
  );
  const glass = poly([left + 26, top + 52], [right - 12, top + 46], [right + 2, top + 190], [left + 24, top + 190]);
  const riders = [430, 540, 640, 760, 870, 980]
    .map((x, index) =>
      figure({
        at: [x, top + 350 + (index % 2) * 12],
        height: 290,
        pose: poses.waiting,
        turn: index === 3 ? -1 : 1,
        back: index === 4,
        wear: {
          top: ['#1f5f6b', '#7d3329', '#2b4457', '#c98a3a', '#17323f', '#46364a'][index] ?? ink.teal,
          legs: ink.black,
          skin: ['#8a5540', '#c48a6b', '#6b4030', '#b5795c', '#8a5540', '#c08a70'][index] ?? ink.brick,
          hair: '#17110f',
          head: (['bun', 'short', 'beanie', 'bob', 'short', 'hood'] as const)[index] ?? 'short',
          hat: '#24485a',
        },
        light: { color: '#fff3cc', dx: 2, dy: 3 },
      }),
    )
    .join('');
  const wheel = (x: number) =>
    flat(curve([x - 74, foot], [x - 66, foot - 66], [x, foot - 92], [x + 66, foot - 66], [x + 74, foot]), '#0a1822') +
    flat(oval(x, foot - 8, 56), '#0f1f2a') +
    line(oval(x, foot - 8, 50), '#5f7a82', 3, 0.6) +
    flat(oval(x, foot - 8, 27), '#6f8a91') +
    flat(oval(x, foot - 8, 11), '#17323f');
  return (
    lit(body, '#b8452f', '#f7b48c', 0, 5) +
    dry(body, '#5a2420', [left, foot + 10], [left + 380, top + 210], 0.9) +
    wash(
      glass,
      [0, top + 50],
      [0, top + 190],
      [
        [0, '#ffeebc'],
        [1, '#f4c06a'],
      ],
    ) +
    within(glass, riders + line(thread([left, top + 74], [right, top + 70]), '#9a6a34', 4)) +
    [500, 640, 800, 950, 1096].map((x) => flat(rect(x - 6, top + 46, 12, 146), '#7d2c22')).join('') +
    flat(rect(1110, top + 44, 12, foot - top - 60) + rect(1000, top + 190, 8, foot - top - 210), '#7d2c22') +
    wash(
      rect(1010, top + 60, 98, foot - top - 90),
      [0, top],
      [0, foot],
      [
        [0, '#fff0c2'],
        [1, '#e0a24c'],
      ],
    ) +
    line(thread([1059, top + 60], [1059, foot - 30]), '#7d2c22', 7) +
    flat(rect(1020, top - 2 + 12, 190, 32), '#10202b') +
    line(
      thread([1040, top + 26], [1066, top + 26]) +
        thread([1080, top + 26], [1130, top + 26]) +
        thread([1146, top + 26], [1188, top + 26]),
      '#ffc35c',
      9,
    ) +
    flat(rect(left + 4, foot - 116, right - left - 246, 16), '#f2e6cf') +
    wheel(500) +
    wheel(1180 - 50) +
    flat(rect(left - 2, foot - 22, 110, 20) + rect(580, foot - 22, 470, 20), '#5a2420') +
    flat(oval(right + 2, foot - 62, 17, 22), '#fff3c8') +
    glow([right + 10, foot - 62], 170, '#fff0bc', 0.95) +
    wash(
      poly([right + 6, foot - 72], [1640, foot - 60], [1640, foot + 130], [right + 6, foot - 46]),
      [right, 0],
      [1640, 0],
      [
        [0, '#fff0bc', 0.75],
        [1, '#fff0bc', 0.05],
      ],
    ) +
    glow([left, foot - 70], 60, '#e85a3c', 0.9) +
    flat(rect(left - 5, foot - 86, 10, 30), '#ff8a66')
  );
}

function street(random: Random): Markup {
  const shine = (x: number, width: number, color: string, strength: number) =>
    times(26, (index) => {
      const depth = index / 26;
      return flat(
        ripple(
          x + between(random, -1, 1) * (10 + depth * 34),
          812 + depth * 250,
          width * between(random, 0.5, 1.1),
          5 + depth * 6,
        ),
        color,
        strength * (1 - depth * 0.75),
      );
    });
  return (
    backdrop(road, frame.height, '#1b3a4a', '#12293a', '#0a1926') +
    flat(rect(-10, road, 1620, 26), '#26495a') +
    shine(640, 280, '#f6c878', 0.7) +
    shine(900, 260, '#f6c878', 0.65) +
    shine(480, 190, '#b8452f', 0.7) +
    shine(1060, 150, '#ffe0a0', 0.7) +
    shine(1290, 120, '#fff0c0', 0.75) +
    shine(185, 220, '#e9a95a', 0.6) +
    shine(1420, 220, '#e9a95a', 0.55) +
    shine(330, 40, '#e85a3c', 0.8) +
    flat(
      times(26, () => ripple(between(random, 0, 1600), between(random, 830, 1060), between(random, 60, 190), 5)),
      '#5f8a94',
      0.28,
    ) +
    times(26, () =>
      line(
        oval(between(random, 0, 1600), between(random, 850, 1050), between(random, 8, 20), between(random, 2.5, 5)),
        '#a9c3c0',
        1.4,
        0.55,
      ),
    )
  );
}

function umbrella(x: number, y: number, size: number, color: string): Markup {
  const top = curve(
    [x - size, y],
    [x - size * 0.74, y - size * 0.48],
    [x, y - size * 0.7],
    [x + size * 0.74, y - size * 0.48],
    [x + size, y],
    [x + size * 0.5, y - size * 0.08],
    [x, y],
    [x - size * 0.5, y - size * 0.08],
  );
  return (
    line(thread([x, y - size * 0.66], [x, y + size * 0.9]), '#0a1822', 5) +
    lit(top, color, '#ffe6b0', -3, 5) +
    line(
      thread([x, y - size * 0.68], [x - size * 0.5, y - size * 0.08]) +
        thread([x, y - size * 0.68], [x, y]) +
        thread([x, y - size * 0.68], [x + size * 0.5, y - size * 0.08]),
      '#0a1822',
      2,
      0.6,
    )
  );
}

function stop(): Markup {
  const person = figure({
    at: [1452, 990],
    height: 440,
    pose: {
      ...poses.waiting,
      arms: [
        [
          [0.02, 0.66],
          [0.1, 0.76],
        ],
        [
          [0.128, 0.655],
          [0.08, 0.52],
        ],
      ],
    },
    turn: -1,
    wear: { top: '#16323f', legs: '#0c1c27', skin: '#7d4b38', hair: ink.black, coat: 0.24, head: 'bun' },
    light: { color: '#ffe0a0', dx: 4, dy: 1.5 },
  });
  return (
    flat(bar([1560, 990], [1560, 470], 9), '#0a1822') +
    lit(rect(1518, 420, 80, 92), '#1f5f6b', '#ffe6b0', 3, 3) +
    flat(limb([1540, 466], 9, [1576, 466], 9), '#f2e6cf') +
    flat(oval(1544, 480, 5) + oval(1572, 480, 5), '#f2e6cf') +
    moved(flat(oval(0, 0, 110, 12), '#06101a', 0.6), 1452, 994) +
    person +
    umbrella(1408, 566, 142, '#d0923a') +
    figure({
      at: [170, 1010],
      height: 470,
      pose: poses.walking,
      turn: 1,
      wear: {
        top: '#24404f',
        legs: '#0c1c27',
        skin: '#6b4030',
        hair: ink.black,
        coat: 0.22,
        head: 'hood',
        hat: '#24404f',
      },
      light: { color: '#f6c888', dx: -4, dy: 1.5 },
    })
  );
}

export const nightBus = scene(
  'night-bus',
  {
    headline: 'The last bus from the harbor',
    description: 'The 1:10 on Chandler Street on Wednesday, in the rain.',
    alt: 'A red city bus with lit windows stands in the rain at night as two people come to board it.',
    creator: 'Alex Kim',
    created: '2026-11-17',
  },
  (random) =>
    backdrop(0, road, '#0d2233', '#173a4d', '#2c5a69', '#4f7d86') +
    city(random) +
    street(random) +
    glow([780, 600], 640, '#f6c878', 0.3, 0.55) +
    bus() +
    stop() +
    rain(random, 330, '#d5e2dd', -0.22),
);
