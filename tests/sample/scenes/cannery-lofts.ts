import { figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, gull, ripples, strips } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, moved, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, oval, poly, rect, thread } from '../kit/shape.ts';
import { arched } from '../kit/town.ts';

const ground = 770;

function building(random: Random): Markup {
  const face = rect(190, 300, 1180, ground - 300);
  const teeth = times(6, (index) => {
    const x = 190 + index * 197;
    const tooth = poly([x, 302], [x, 206], [x + 196, 302]);
    return (
      lit(tooth, '#7a3428', '#f3b48a', 4, 4) +
      flat(poly([x + 16, 290], [x + 16, 234], [x + 128, 290]), '#9fc3bd') +
      line(thread([x + 50, 252], [x + 50, 290]) + thread([x + 88, 270], [x + 88, 290]), '#7a3428', 4)
    );
  });
  const openings = times(3, (row) =>
    times(9, (column) => {
      const x = 232 + column * 128;
      const y = 344 + row * 142;
      const lived = (column * 7 + row * 3) % 5 === 0;
      return (
        flat(arched(x - 9, y - 9, 88, 114), '#d79a72') +
        flat(arched(x, y, 70, 104), lived ? '#f6cf86' : '#234a58') +
        (lived ? '' : flat(poly([x, y + 40], [x + 40, y + 4], [x + 58, y + 12], [x, y + 84]), '#5f909a')) +
        line(
          thread([x + 35, y + 2], [x + 35, y + 104]) +
            thread([x, y + 44], [x + 70, y + 44]) +
            thread([x, y + 76], [x + 70, y + 76]),
          '#f2e6cf',
          3.4,
        ) +
        flat(rect(x - 12, y + 104, 94, 9), '#f0d9b2')
      );
    }),
  );
  const bricks = times(170, () =>
    flat(
      rect(200 + random() * 1150, 310 + random() * 450, 26, 8),
      random() < 0.5 ? '#b9583d' : '#7d3529',
      between(random, 0.4, 0.8),
    ),
  );
  const chimney = poly([1236, 302], [1250, -40], [1322, -40], [1338, 302]);
  return (
    flat(chimney, '#9a4632') +
    dry(chimney, '#f0a87c', [1230, 100], [1290, 110], 0.9) +
    dry(chimney, '#45262a', [1345, 100], [1290, 110], 0.9) +
    flat(rect(1248, 20, 78, 14) + rect(1250, 52, 76, 8), '#6e2c25') +
    teeth +
    flat(face, '#9c4733') +
    bricks +
    dry(face, '#f0a87c', [160, 360], [560, 520], 0.75) +
    dry(face, '#45262a', [1370, 700], [900, 520], 0.9) +
    flat(rect(184, 296, 1192, 14) + rect(190, 464, 1180, 8) + rect(190, 606, 1180, 8), '#d79a72') +
    openings
  );
}

function scaffold(): Markup {
  const [left, right] = [740, 1410];
  const levels = [ground, 640, 500, 356, 226];
  const poles = times(8, (index) =>
    flat(
      bar([left + (index * (right - left)) / 7, ground + 4], [left + (index * (right - left)) / 7, 170], 7),
      '#1b3c4a',
    ),
  );
  const decks = levels
    .slice(1)
    .map(
      (y) =>
        lit(rect(left - 16, y - 8, right - left + 32, 13), '#c99a5a', '#fdeac0', 0, 4) +
        line(thread([left, y - 50], [right, y - 50]) + thread([left, y - 28], [right, y - 28]), '#1b3c4a', 3),
    )
    .join('');
  const braces = times(7, (index) =>
    line(
      times(4, (level) =>
        thread(
          [left + ((index + (level % 2)) * (right - left)) / 7, levels[level] ?? 0],
          [left + ((index + 1 - (level % 2)) * (right - left)) / 7, levels[level + 1] ?? 0],
        ),
      ),
      '#1b3c4a',
      2,
      0.55,
    ),
  );
  const net = poly([1128, 176], [1418, 176], [1418, 640], [1128, 640]);
  const light = { color: '#fff0cc', dx: -1.4, dy: 1.2 };
  const worker = (x: number, y: number, pose: keyof typeof poses, turn: 1 | -1, top: string) =>
    figure({
      at: [x, y - 8],
      height: 106,
      pose: poses[pose],
      turn,
      wear: { top, legs: '#17323f', skin: '#8a5540', hair: ink.black, head: 'cap', hat: '#f0c063' },
      light,
    });
  return (
    braces +
    poles +
    decks +
    worker(810, 500, 'reaching', 1, ink.coral) +
    worker(1010, 640, 'working', -1, '#2f7278') +
    worker(1056, 356, 'carrying', 1, ink.coral) +
    worker(880, 226, 'pointing', 1, '#f2e6cf') +
    flat(net, '#2f7a7c', 0.62) +
    dry(net, '#bfe0cf', [1100, 180], [1380, 500], 0.55) +
    line(
      times(6, (index) => thread([1128 + index * 58, 176], [1128 + index * 58, 640])) +
        times(7, (index) => thread([1128, 200 + index * 72], [1418, 200 + index * 72])),
      '#12454f',
      1.4,
      0.6,
    )
  );
}

function crane(): Markup {
  return moved(
    flat(
      bar([0, 0], [0, -700], 12) +
        bar([-130, -640], [420, -640], 9) +
        bar([0, -700], [420, -640], 3) +
        bar([0, -700], [-130, -640], 3) +
        rect(-150, -640, 44, 40),
      '#5f8791',
    ) + line(thread([330, -640], [330, -420]), '#5f8791', 2),
    70,
    770,
  );
}

function quay(random: Random): Markup {
  const light = { color: '#fff0cc', dx: -1.8, dy: 1.4 };
  const wall = rect(-10, 800, 1620, 84);
  return (
    flat(rect(-10, ground, 1620, 34), '#d9c39a') +
    dry(rect(-10, ground, 1620, 34), '#8f8468', [1600, 790], [700, 780], 0.8) +
    flat(wall, '#36525c') +
    times(24, (index) =>
      line(thread([index * 70 - (index % 2) * 12, 804], [index * 70 - (index % 2) * 12, 880]), '#1d3945', 2.4),
    ) +
    line(thread([0, 842], [1600, 842]), '#1d3945', 2.4) +
    dry(wall, '#16303c', [0, 890], [0, 820], 0.9) +
    line(thread([0, 802], [1600, 802]), '#fdeac0', 4) +
    [120, 620, 1500]
      .map((x) =>
        lit(
          poly([x - 14, 800], [x - 12, 774], [x + 12, 774], [x + 14, 800]) + oval(x, 772, 17, 7),
          '#14303d',
          '#fdeac0',
          2,
          2,
        ),
      )
      .join('') +
    figure({
      at: [430, 792],
      height: 128,
      pose: poses.walking,
      wear: { top: '#e0a848', legs: '#17323f', skin: '#c48a6b', hair: '#2a1a15', head: 'long', coat: 0.2 },
      light,
    }) +
    figure({
      at: [500, 794],
      height: 132,
      pose: poses.walking,
      wear: { top: '#1f5f6b', legs: '#14252e', skin: '#6b4030', hair: ink.black },
      light,
    }) +
    figure({
      at: [250, 794],
      height: 130,
      pose: poses.pointing,
      wear: { top: '#f2e6cf', legs: '#24485a', skin: '#b5795c', hair: '#15100f', head: 'bun' },
      light,
    }) +
    times(3, (index) =>
      lit(rect(1180 + index * 64, 748 - (index % 2) * 4, 56, 34), index % 2 ? '#b5673d' : '#c99a5a', '#fdeac0', 3, 3),
    ) +
    lit(rect(1210, 716, 56, 32), '#9a5836', '#fdeac0', 3, 3) +
    flat(
      times(5, () => oval(between(random, 0, 1600), 798, 6, 2)),
      '#fdeac0',
      0.4,
    )
  );
}

export const canneryLofts = scene(
  'cannery-lofts',
  {
    headline: 'Homes in the old cannery',
    description: 'Scaffolding covers the harbor front of the old cannery, where 142 apartments are to open next fall.',
    alt: 'A brick cannery with a tall chimney beside the water, its right half behind scaffolding and netting.',
    creator: 'Alex Kim',
    created: '2026-10-19',
  },
  (random) =>
    backdrop(0, ground, '#8fb9bd', '#b9d2c4', '#e6e0bf', '#f6dfae') +
    [
      [-40, 150, 520, 50],
      [420, 90, 480, 40],
      [900, 170, 360, 30],
      [1300, 110, 420, 44],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) => {
        const shape = cloud(random, x, y, width, height);
        return flat(shape, '#f8f0da', 0.95) + dry(shape, '#b9c8bd', [x, y + 10], [x, y - height], 0.55);
      })
      .join('') +
    flat(
      poly(
        [1370, ground],
        [1370, 560],
        [1440, 560],
        [1440, 500],
        [1520, 500],
        [1520, 580],
        [1640, 580],
        [1640, ground],
      ),
      '#7fa09f',
    ) +
    flat(poly([-20, ground], [-20, 600], [60, 560], [140, 600], [140, ground]), '#7fa09f') +
    crane() +
    building(random) +
    scaffold() +
    quay(random) +
    backdrop(880, frame.height, '#5d8a8c', '#2f6670', '#174552') +
    within(
      strips(random, 150, 1420, 882, 1080),
      wash(
        rect(150, 882, 1270, 200),
        [0, 882],
        [0, 1067],
        [
          [0, '#8a4032', 0.85],
          [1, '#8a4032', 0.25],
        ],
      ),
    ) +
    ripples(random, 888, frame.height, 70, '#12404c', 0.5) +
    ripples(random, 888, frame.height, 50, '#f3d8a6', 0.5) +
    flat(gull(560, 170, 26, 0.4) + gull(640, 140, 18, 0.4) + gull(120, 260, 20, 0.4), '#fdf4df'),
);
