import { figure } from '../kit/figure.ts';
import { backdrop, frame, stars } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { curve, limb, oval, poly, rect, thread } from '../kit/shape.ts';
import { house, pendant } from '../kit/town.ts';

const pane = rect(470, 380, 620, 380);

function street(random: Random): Markup {
  return (
    backdrop(0, 870, '#0e2236', '#183b52', '#356072', '#7f8f92', '#d9a886') +
    stars(random, 260, 60, '#f2ead2') +
    [
      [-30, 330, 300],
      [1370, 380, 300],
    ]
      .map(([x = 0, height = 0, width = 0]) => house(x, 850, width, height, 110, '#17384a', '#0e2433', '#7f9ba0', 2))
      .join('') +
    flat(rect(70, 580, 44, 66) + rect(1500, 560, 44, 66), '#e9b566') +
    flat(rect(160, 580, 44, 66) + rect(1410, 560, 44, 66) + rect(70, 700, 44, 66), '#0c2030')
  );
}

function facade(): Markup {
  const front = rect(300, 110, 1000, 750);
  return (
    lit(poly([270, 116], [350, 40], [1250, 40], [1330, 116]), '#0e2433', '#4e7683', 4, 4) +
    flat(front, '#6d332a') +
    dry(front, '#24222c', [800, 90], [800, 420], 1) +
    times(60, (index) =>
      flat(
        rect(310 + ((index * 173) % 960), 130 + ((index * 71) % 240), 34, 11),
        index % 2 ? '#8a4636' : '#4d2a2a',
        0.7,
      ),
    ) +
    [390, 730, 1070]
      .map(
        (x) =>
          flat(rect(x - 8, 142, 126, 138), '#1c2c36') +
          flat(rect(x, 150, 110, 122), '#102534') +
          line(thread([x + 55, 150], [x + 55, 272]) + thread([x, 210], [x + 110, 210]), '#4a5f66', 5) +
          flat(rect(x - 14, 278, 138, 12), '#c9a27a'),
      )
      .join('') +
    flat(rect(430, 340, 900, 520), '#14303c') +
    flat(rect(300, 320, 1000, 34), '#0f2631')
  );
}

function loaf(x: number, y: number, width: number, color: string): Markup {
  const shape = curve(
    [x, y],
    [x + width * 0.04, y - width * 0.26],
    [x + width * 0.5, y - width * 0.4],
    [x + width * 0.96, y - width * 0.26],
    [x + width, y],
  );
  return (
    lit(shape, color, '#f7cf87', 2, 3) +
    [0.28, 0.5, 0.72]
      .map((part) =>
        line(
          thread([x + width * (part - 0.06), y - width * 0.3], [x + width * (part + 0.05), y - width * 0.16]),
          '#f8dca4',
          3,
        ),
      )
      .join('')
  );
}

function inside(random: Random): Markup {
  const breads = ['#b8692f', '#c98140', '#9c5426'];
  const row = (y: number, from: number, to: number, width: number) => {
    let loaves = '';
    for (let x = from; x < to; x += width * 1.06)
      loaves += loaf(x, y, width * between(random, 0.85, 1), breads[Math.floor(random() * 3)] ?? ink.ochre);
    return loaves;
  };
  return within(
    pane,
    wash(
      pane,
      [0, 380],
      [0, 760],
      [
        [0, '#e9a94c'],
        [0.5, '#f6cb72'],
        [1, '#eaa850'],
      ],
    ) +
      glow([780, 470], 420, '#fff0bd', 0.9) +
      flat(
        rect(500, 470, 190, 10) + rect(500, 560, 190, 10) + rect(900, 470, 190, 10) + rect(900, 560, 190, 10),
        '#8a4f2a',
      ) +
      row(470, 506, 640, 58) +
      row(560, 506, 640, 58) +
      row(470, 906, 1060, 58) +
      row(560, 906, 1060, 58) +
      lit(rect(900, 590, 200, 200), '#7a3f27', '#f7cf87', 4, 4) +
      flat(oval(1000, 690, 60, 46), '#f6a541') +
      figure({
        at: [770, 960],
        height: 520,
        pose: poses.working,
        wear: {
          top: '#fdf1d4',
          legs: '#2b3f48',
          skin: '#8a4f3a',
          hair: '#231613',
          head: 'beanie',
          hat: '#fdf1d4',
          apron: '#c9573d',
          rolled: true,
        },
        light: { color: '#fffbe9', dx: -3, dy: 3 },
      }) +
      pendant([620, 420], 52, 60, '#5d3220', '#fff6cf', 130) +
      pendant([930, 420], 52, 60, '#5d3220', '#fff6cf', 130) +
      flat(rect(460, 690, 640, 80), '#a5612f') +
      flat(rect(460, 690, 640, 10), '#f3c67c') +
      row(692, 480, 1060, 88) +
      row(756, 474, 1070, 70),
  );
}

function shopfront(): Markup {
  const stripes = times(10, (index) => {
    const [x, next] = [448 + index * 66.4, 448 + (index + 1) * 66.4];
    const spread = (at: number) => 780 + (at - 780) * 1.08;
    return flat(
      poly([x, 336], [next, 336], [spread(next), 420], [spread(x), 420]) +
        limb([(spread(x) + spread(next)) / 2 - 18, 420], 17, [(spread(x) + spread(next)) / 2 + 18, 420], 17),
      index % 2 ? '#f2dfb8' : '#b5492f',
    );
  });
  return (
    line(pane, '#0f2631', 12) +
    line(thread([676, 380], [676, 760]) + thread([884, 380], [884, 760]), '#0f2631', 7) +
    flat(rect(1140, 400, 130, 460), '#1b4650') +
    wash(
      rect(1156, 420, 98, 210),
      [0, 420],
      [0, 630],
      [
        [0, '#f3bd62'],
        [1, '#f7d488'],
      ],
    ) +
    flat(oval(1160, 690, 7), '#f0c063') +
    flat(rect(1180, 470, 50, 34), '#f2e6cf') +
    line(thread([1190, 482], [1220, 482]) + thread([1190, 492], [1212, 492]), '#8f3a2c', 3) +
    line(thread([1186, 470], [1205, 448], [1224, 470]), '#14303c', 2) +
    flat(rect(440, 772, 690, 88), '#1b4650') +
    dry(rect(440, 772, 690, 88), '#0d2530', [1130, 820], [640, 820], 0.9) +
    stripes +
    dry(poly([448, 336], [1112, 336], [1140, 430], [420, 430]), '#2b1d23', [780, 320], [780, 420], 0.85) +
    flat(rect(1310, 470, 8, 46), '#0c1c27') +
    flat(curve([1318, 500], [1330, 470], [1380, 470], [1392, 500], [1380, 540], [1330, 540]), '#d0923a') +
    line(thread([1338, 492], [1354, 516]) + thread([1354, 488], [1370, 512]), '#7a4a1d', 4)
  );
}

function bicycle(x: number, y: number): Markup {
  const dark = '#0a1822';
  return (
    [x, x + 190]
      .map(
        (wheel) =>
          line(oval(wheel, y - 62, 60), dark, 6) +
          line(oval(wheel, y - 62, 60), '#f0b866', 1.2, 0.8) +
          times(7, (spoke) =>
            line(
              thread([wheel, y - 62], [wheel + Math.cos(spoke * 0.9) * 58, y - 62 + Math.sin(spoke * 0.9) * 58]),
              dark,
              1,
            ),
          ),
      )
      .join('') +
    line(
      thread([x, y - 62], [x + 62, y - 150]) +
        thread([x + 62, y - 150], [x + 156, y - 150]) +
        thread([x + 156, y - 150], [x + 84, y - 56]) +
        thread([x + 84, y - 56], [x, y - 62]) +
        thread([x + 62, y - 150], [x + 84, y - 56]) +
        thread([x + 156, y - 170], [x + 190, y - 62]),
      '#a9452f',
      7,
    ) +
    line(
      thread([x + 58, y - 150], [x + 54, y - 172]) +
        thread([x + 156, y - 152], [x + 150, y - 184], [x + 178, y - 192], [x + 190, y - 178]),
      dark,
      6,
    ) +
    flat(curve([x + 26, y - 178], [x + 60, y - 186], [x + 84, y - 176], [x + 56, y - 168]), dark) +
    lit(
      poly([x + 176, y - 190], [x + 256, y - 190], [x + 246, y - 130], [x + 186, y - 130]),
      '#8a5a34',
      '#f6c67c',
      -2,
      3,
    )
  );
}

function pavement(random: Random): Markup {
  return (
    backdrop(856, frame.height, '#26434e', '#162f3d', '#0c1d2a') +
    glow([800, 880], 760, '#f6bd62', 1, 0.3) +
    glow([800, 880], 560, '#f6c878', 0.9, 0.3) +
    times(130, () => {
      const depth = random() ** 1.2;
      const y = 884 + depth * 190;
      const width = (22 + depth * 52) * between(random, 0.7, 1.2);
      return flat(
        oval(random() * 1640 - 20, y, width, 3 + depth * 7),
        random() < 0.6 ? '#10242f' : '#f3c880',
        between(random, 0.16, 0.34),
      );
    }) +
    flat(rect(-10, 854, 1620, 20), '#0c1f2b') +
    flat(rect(430, 854, 860, 5), '#f6cf8a')
  );
}

export const bakeryWindow = scene(
  'bakery-window',
  {
    headline: 'Four in the morning on Chandler Street',
    description: "The window of Halloran's on Chandler Street, an hour and a half before dawn.",
    alt: 'A lit bakery window below a striped awning on a dark street, a baker at work behind the glass and someone walking toward the door.',
    creator: 'Alex Kim',
    created: '2026-11-06',
  },
  (random) =>
    street(random) +
    facade() +
    inside(random) +
    glow([780, 600], 620, '#f8c470', 0.3, 0.7) +
    shopfront() +
    pavement(random) +
    bicycle(96, 930) +
    figure({
      at: [1452, 960],
      height: 380,
      pose: poses.walking,
      turn: -1,
      wear: {
        top: '#16303f',
        legs: '#0d1d28',
        skin: '#7d4a38',
        hair: ink.black,
        coat: 0.2,
        head: 'beanie',
        hat: '#b5492f',
      },
      light: { color: '#f8c878', dx: 3.4, dy: 1.4 },
    }),
);
