import { backdrop, cloud, frame, glitter, mist, ripple, ripples, stars, strips } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, lit, wash, within } from '../kit/paint.ts';
import { ink, mix } from '../kit/palette.ts';
import { type Random, between, pick, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, limb, oval, poly, rect } from '../kit/shape.ts';
import { house } from '../kit/town.ts';

const shore = 720;
const moonlight = '#cfe0d8';

function island(): Markup {
  const far = curve([-60, shore], [120, 660], [300, 640], [520, 668], [700, shore + 4]);
  const hill = curve(
    [250, shore + 14],
    [360, 664],
    [500, 610],
    [640, 560],
    [800, 470],
    [960, 418],
    [1080, 404],
    [1200, 440],
    [1330, 530],
    [1450, 600],
    [1560, 664],
    [1660, shore + 16],
  );
  return (
    flat(far, '#2a4c62') +
    mist(shore - 10, 110, '#6f97a3', 0.5) +
    flat(hill, '#17344a') +
    dry(hill, '#57808c', [520, 470], [900, 640], 0.85)
  );
}

function turbine(x: number, y: number, height: number): Markup {
  const hub: Point = [x + 4, y - height];
  const blade = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    const along = (far: number, aside: number): Point => [
      hub[0] + Math.cos(angle) * far - Math.sin(angle) * aside,
      hub[1] + Math.sin(angle) * far + Math.cos(angle) * aside,
    ];
    return curve(
      along(0, -5),
      along(30, -11),
      along(100, -7),
      along(198, -1),
      along(198, 2),
      along(90, 6),
      along(20, 6),
      along(0, 5),
    );
  };
  return (
    lit(poly([x - 9, y], [x - 4, y - height], [x + 5, y - height], [x + 11, y]), '#8fa9b2', '#f4f0dc', 5, 0) +
    lit(limb([hub[0] - 8, hub[1]], 9, [hub[0] + 22, hub[1] - 1], 8), '#8fa9b2', '#f4f0dc', 3, 3) +
    lit(blade(-98) + blade(22) + blade(142), '#b9cbcb', '#fdf4df', 2.4, 2.4) +
    flat(oval(...hub, 10), '#f4f0dc') +
    glow([hub[0] + 22, hub[1] - 10], 34, '#e86a4c', 0.95) +
    flat(oval(hub[0] + 22, hub[1] - 10, 3.5), '#ffb08f')
  );
}

function village(random: Random): Markup {
  const walls = ['#24465a', '#2c5063', '#4d3b45', '#20394b', '#55433f'];
  const rows: readonly (readonly [y: number, size: number, from: number, to: number, step: number])[] = [
    [566, 30, 760, 1260, 52],
    [612, 38, 690, 1360, 60],
    [660, 48, 610, 1430, 68],
    [712, 60, 540, 1500, 82],
  ];
  return rows
    .map(([y, size, from, to, step]) => {
      let row = '';
      for (let x = from; x < to; x += step * between(random, 0.8, 1.25)) {
        const foot = y + between(random, -9, 9) + Math.abs(x - 1040) * 0.02;
        const [width, height] = [size * between(random, 0.85, 1.25), size * between(random, 0.62, 0.95)];
        row += house(x, foot, width, height, size * 0.5, pick(random, walls), '#122839', moonlight, -2);
        const windowCount = Math.max(1, Math.round(width / 22));
        for (let index = 0; index < windowCount; index++) {
          if (random() < 0.2) continue;
          const windowX = x + width * ((index + 0.5) / windowCount) - size * 0.08;
          const windowY = foot - height * 0.66;
          row +=
            glow([windowX + size * 0.08, windowY + size * 0.1], size * 0.7, '#ffd07a', 0.5) +
            flat(rect(windowX, windowY, size * 0.17, size * 0.22), pick(random, ['#ffdf94', '#fbc465', '#ffe9b4']));
        }
      }
      return row;
    })
    .join('');
}

function chapel(): Markup {
  return (
    lit(rect(1120, 520, 62, 66) + poly([1112, 522], [1151, 474], [1190, 522]), '#2c5063', moonlight, 2, 2) +
    lit(rect(1088, 462, 32, 124) + poly([1084, 464], [1104, 404], [1124, 464]), '#35586a', moonlight, 2, 2) +
    glow([1104, 500], 26, '#ffd07a', 0.8) +
    flat(rect(1099, 490, 10, 18) + rect(1144, 546, 12, 24), '#ffdf94')
  );
}

function harborFront(random: Random): Markup {
  const quay = poly([520, shore - 2], [1530, shore - 2], [1560, shore + 24], [470, shore + 24]);
  const lights = times(11, (index) => {
    const x = 560 + index * 92;
    return (
      glow([x, shore - 34], 44, '#ffd68a', 0.85) +
      flat(bar([x, shore], [x, shore - 32], 3) + oval(x, shore - 34, 4.5), index % 2 ? '#ffe6ae' : '#ffdb8f')
    );
  });
  const columns = times(11, (index) =>
    glitter(random, 560 + index * 92, shore + 26, shore + between(random, 170, 330), 12, '#ffcf7c', 22, 0.62),
  );
  const boats = [
    [640, 752, 1],
    [800, 766, -1],
    [1010, 754, 1],
    [1290, 764, -1],
  ].map(([x = 0, y = 0, turn = 1]) =>
    lit(
      curve([x - 44 * turn, y - 14], [x + 48 * turn, y - 20], [x + 32 * turn, y + 6], [x - 36 * turn, y + 6]) +
        bar([x, y - 10], [x, y - 86], 3) +
        rect(x - 18 * turn - 10, y - 30, 24, 18),
      '#0d2030',
      '#9fbcbb',
      1.5,
      1.5,
    ),
  );
  return flat(quay, '#0f2536') + lights + columns + boats.join('');
}

export const islandTurbine = scene(
  'island-turbine',
  {
    headline: 'A night on wind power',
    description: 'The village on Sorrel Island and its turbine at 9 p.m. on a Tuesday in October.',
    alt: 'An island village at night, its windows lit and mirrored in the water, with a wind turbine on the hill behind.',
    creator: 'Noor Haddad',
    created: '2026-10-27',
  },
  (random) =>
    backdrop(0, shore, '#0b1b2e', '#12304a', '#24506a', '#4d8090', '#86aaa8') +
    stars(random, 520, 240, '#f2ead2') +
    glow([420, 230], 420, '#cfe3d8', 0.5) +
    flat(oval(420, 230, 66), '#f4eed6') +
    flat(oval(398, 214, 15, 12) + oval(444, 244, 20, 15) + oval(430, 200, 9, 7) + oval(404, 256, 8, 6), '#d9d9c4') +
    [
      [150, 330, 560, 34],
      [700, 250, 420, 22],
      [1120, 330, 520, 30],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) => {
        const shape = cloud(random, x, y, width, height);
        return flat(shape, '#2b5870', 0.7) + dry(shape, '#b9cfc8', [420, y - height], [420, y + 10], 0.5);
      })
      .join('') +
    island() +
    turbine(1020, 416, 262) +
    village(random) +
    chapel() +
    backdrop(shore + 10, frame.height, '#4d7c8c', '#26536b', '#133148', '#0b1d2e') +
    within(
      strips(random, 300, 1640, shore + 14, 960),
      wash(
        curve([300, shore + 14], [1640, shore + 14], [1450, 820], [1200, 930], [1030, 955], [820, 900], [560, 800]),
        [0, shore],
        [0, 960],
        [
          [0, '#0e2538', 0.95],
          [1, '#0e2538', 0.1],
        ],
      ),
    ) +
    ripples(random, shore + 20, frame.height, 130, '#0c2033', 0.45) +
    glitter(random, 420, shore + 20, frame.height, 70, '#e9ead2', 80, 0.85) +
    harborFront(random) +
    flat(curve([-40, 1080], [-40, 960], [60, 950], [150, 986], [250, 1010], [330, 1050], [360, 1080]), '#081521') +
    dry(
      curve([-40, 1080], [-40, 960], [60, 950], [150, 986], [250, 1010], [330, 1050], [360, 1080]),
      mix('#57808c', ink.black, 0.3),
      [120, 930],
      [90, 1030],
      0.7,
    ) +
    flat(ripple(420, 1040, 160, 5), '#8fb3b0', 0.5),
);
