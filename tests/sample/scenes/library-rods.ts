import { figure } from '../kit/figure.ts';
import { backdrop, frame } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, pick, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, oval, poly, rect, thread } from '../kit/shape.ts';
import { pendant } from '../kit/town.ts';

const spines = [
  '#9a3f2c',
  '#1f6a72',
  '#d0923a',
  '#dcc39a',
  '#3f5b6b',
  '#df6f51',
  '#12454f',
  '#f2e6cf',
  '#6e2c25',
  '#4b9694',
];

function shelf(random: Random, x: number, y: number, width: number, rows: number, rowHeight: number): Markup {
  const books = times(rows, (row) => {
    const foot = y + (row + 1) * rowHeight - 14;
    let content = flat(rect(x + 14, y + row * rowHeight, width - 28, rowHeight - 14), '#221814');
    for (let at = x + 16; at < x + width - 34;) {
      const thick = between(random, 13, 31);
      if (random() < 0.06) {
        at += 44;
        continue;
      }
      const tall = rowHeight * between(random, 0.56, 0.82);
      const color = pick(random, spines);
      content +=
        lit(rect(at, foot - tall, thick - 1.5, tall), color, '#f6dfae', 2, 2) +
        flat(
          rect(at + 3, foot - tall * 0.8, thick - 7, 4) + rect(at + 3, foot - tall * 0.24, thick - 7, 3),
          '#f2dcb0',
          0.55,
        );
      at += thick;
    }
    return content + flat(rect(x, foot, width, 14), '#8a5636') + flat(rect(x, foot, width, 3), '#d6a06a');
  });
  return (
    flat(rect(x, y - 16, width, rows * rowHeight + 16), '#5d3626') +
    books +
    lit(
      rect(x, y - 26, 14, rows * rowHeight + 26) +
        rect(x + width - 14, y - 26, 14, rows * rowHeight + 26) +
        rect(x - 8, y - 34, width + 16, 20),
      '#8a5636',
      '#dba56d',
      3,
      3,
    )
  );
}

function rod(foot: Point, tip: Point, color: string): Markup {
  const on = (part: number): Point => [foot[0] + (tip[0] - foot[0]) * part, foot[1] + (tip[1] - foot[1]) * part];
  const reel = on(0.2);
  return (
    flat(bar(foot, tip, 8, 2.6), color) +
    flat(bar(on(0.02), on(0.15), 15, 14) + bar(on(0.24), on(0.32), 13, 12), '#d8b07a') +
    lit(oval(reel[0] + 17, reel[1], 17), '#1a3543', '#dfe6d4', 2, 2) +
    flat(oval(reel[0] + 17, reel[1], 6), '#d8e0d0') +
    line(thread([reel[0] + 17, reel[1]], [reel[0] + 40, reel[1] + 10], [reel[0] + 40, reel[1] + 18]), '#1a3543', 4) +
    [0.45, 0.6, 0.74, 0.87]
      .map((part) => line(oval(on(part)[0] + 6, on(part)[1], 6 - part * 3), '#e9dcc0', 1.8))
      .join('') +
    line(thread([reel[0] + 12, reel[1] - 10], [on(0.6)[0] + 6, on(0.6)[1]], tip), '#f2e6cf', 1, 0.8)
  );
}

function rack(): Markup {
  const xs = [642, 694, 746, 798, 850, 902, 954];
  const colors = ['#b8452f', '#f0e2c4', '#2f8088', '#d99a3d', '#b8452f', '#f0e2c4', '#2f8088'];
  return (
    flat(rect(600, 96, 400, 764), '#dcc197') +
    dry(rect(600, 96, 400, 764), '#a97c50', [1000, 600], [640, 400], 0.9) +
    lit(rect(588, 84, 14, 790) + rect(998, 84, 14, 790) + rect(584, 70, 432, 22), '#7a4a30', '#dba56d', 3, 3) +
    flat(poly([660, 108], [940, 108], [940, 176], [660, 176]), '#12454f') +
    flat(
      curve([712, 142], [740, 124], [792, 128], [822, 142], [792, 156], [740, 160]) +
        poly([816, 142], [852, 124], [844, 142], [852, 160]),
      '#f0c063',
    ) +
    flat(oval(742, 138, 4), '#12454f') +
    flat(rect(600, 330, 400, 20) + rect(600, 810, 400, 64), '#7a4a30') +
    xs
      .map((x, index) =>
        index === 4 ? '' : rod([x, 838], [x + 12, 196 + (index % 3) * 20], colors[index] ?? ink.ochre),
      )
      .join('') +
    flat(rect(600, 338, 400, 12), '#5d3626') +
    xs.map((x) => flat(oval(x + 9, 338, 12, 7), '#d6a06a')).join('')
  );
}

export const libraryRods = scene(
  'library-rods',
  {
    headline: 'Novels, maps and fishing rods',
    description:
      'The rods stand between biography and large print at the Port Maren Public Library, where they can be borrowed for two weeks.',
    alt: 'A rack of fishing rods between shelves of books; a child and an older man take one down.',
    creator: 'Noor Haddad',
    created: '2026-10-08',
  },
  (random) => {
    const light = { color: '#ffe9bd', dx: 2.6, dy: 1.8 };
    const window = rect(1300, 60, 300, 470);
    return (
      backdrop(0, 880, '#28515a', '#2f5d63') +
      flat(rect(1284, 44, 330, 502), '#173a44') +
      wash(
        window,
        [0, 60],
        [0, 530],
        [
          [0, '#a9c9c4'],
          [0.6, '#f7e6bf'],
          [1, '#efc893'],
        ],
      ) +
      within(
        window,
        flat(
          curve([1240, 440], [1330, 400], [1420, 420], [1520, 380], [1660, 410], [1660, 540], [1240, 540]),
          '#7ba09a',
        ) + flat(curve([1240, 490], [1400, 470], [1660, 486], [1660, 560], [1240, 560]), '#4f8587'),
      ) +
      line(
        thread([1450, 60], [1450, 530]) + thread([1300, 220], [1610, 220]) + thread([1300, 376], [1610, 376]),
        '#173a44',
        8,
      ) +
      shelf(random, 30, 110, 530, 5, 152) +
      shelf(random, 1046, 110, 240, 5, 152) +
      rack() +
      backdrop(866, frame.height, '#8c5a3a', '#5a3526', '#3a221b') +
      times(8, (index) =>
        line(thread([800 + (index - 3.5) * 190, 866], [800 + (index - 3.5) * 330, 1067]), '#3d241c', 2.4, 0.7),
      ) +
      wash(
        poly([1060, 880], [1600, 880], [1600, 1067], [560, 1067]),
        [1500, 880],
        [900, 1067],
        [
          [0, '#ffe6b0', 0.42],
          [1, '#ffe6b0', 0],
        ],
      ) +
      wash(
        poly([1300, 60], [1600, 60], [1600, 900], [640, 1067], [420, 1067]),
        [1450, 200],
        [700, 960],
        [
          [0, '#fff0cc', 0.3],
          [1, '#fff0cc', 0],
        ],
      ) +
      figure({
        at: [300, 1000],
        height: 560,
        pose: poses.reaching,
        turn: -1,
        wear: { top: '#d8a24a', legs: '#183440', skin: '#7d4b38', hair: '#120d0c', head: 'bun', coat: 0.24 },
        light,
      }) +
      figure({
        at: [1120, 1040],
        height: 620,
        pose: poses.carrying,
        turn: -1,
        wear: { top: '#1d5058', legs: '#14252e', skin: '#c08a70', hair: '#7d7f7c', head: 'bob', coat: 0.1 },
        light,
      }) +
      rod([1024, 812], [892, 236], '#b8452f') +
      figure({
        at: [900, 1048],
        height: 400,
        pose: poses.reaching,
        wear: {
          top: ink.coral,
          legs: '#24485a',
          skin: '#b5795c',
          hair: '#2a1a15',
          head: 'cap',
          hat: ink.ochre,
          shoes: '#f2e6cf',
        },
        light,
      }) +
      lit(rect(1360, 900, 260, 26), '#b37a4a', '#ffe0a8', 3, 4) +
      flat(rect(1380, 926, 22, 150) + rect(1570, 926, 22, 150), '#4f2d20') +
      [0, 1, 2]
        .map((index) =>
          lit(
            rect(1404 + index * 6, 876 - index * 24, 130 - index * 14, 24),
            spines[index * 2 + 1] ?? ink.brick,
            '#ffe9bd',
            3,
            3,
          ),
        )
        .join('') +
      pendant([800, 30], 70, 60, '#12303a', '#ffe3a4', 190) +
      glow([800, 420], 440, '#ffe9bd', 0.14)
    );
  },
);
