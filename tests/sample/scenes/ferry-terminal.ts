import { figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, glitter, gull, mist, ridge, ripples, strips, sun } from '../kit/nature.ts';
import { type Markup, dry, flat, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, curve, lattice, oval, poly, thread } from '../kit/shape.ts';
import { car, windows } from '../kit/town.ts';

/** The ferry lies bow-in on the right, its ramp let down towards the left. */
function ferry(): Markup {
  const hull = curve(
    [700, 640],
    [716, 700],
    [760, 764],
    [1000, 772],
    [1660, 772],
    [1680, 620],
    [1200, 622],
    [900, 624],
    [740, 616],
  );
  const deck = poly([724, 620], [744, 470], [1640, 462], [1640, 626]);
  const upper = poly([850, 472], [866, 372], [1640, 366], [1640, 470]);
  const bridge = poly([900, 374], [914, 286], [1120, 286], [1140, 374]);
  const visor = poly([744, 470], [688, 356], [770, 330], [850, 466]);
  const funnel = poly([1330, 366], [1346, 220], [1450, 220], [1470, 366]);
  return (
    lit(funnel, '#a9452f', '#f7b690', -5, 3) +
    flat(poly([1345, 232], [1346, 220], [1450, 220], [1452, 232]), ink.night) +
    flat(poly([1338, 290], [1341, 262], [1456, 262], [1460, 290]), '#f2e6cf') +
    line(
      thread([1010, 286], [1014, 160]) + thread([980, 200], [1050, 200]) + thread([990, 226], [1040, 226]),
      '#173242',
      5,
    ) +
    lit(bridge, '#dfd6c0', '#fff3d6', -5, 4) +
    flat(poly([908, 336], [914, 302], [1124, 302], [1132, 336]), '#1d4658') +
    [946, 986, 1026, 1066, 1104].map((x) => line(thread([x, 302], [x + 2, 336]), '#dfd6c0', 4)).join('') +
    lit(upper, '#d2cab6', '#fff3d6', -5, 4) +
    dry(upper, '#8b9ea0', [1640, 430], [1040, 420], 0.8) +
    flat(windows(890, 402, 14, 1, 54, 0, 34, 32), '#2c5b6a') +
    flat(windows(890, 402, 14, 1, 108, 0, 34, 32), '#f0c776') +
    line(
      thread([860, 362], [1640, 356]) +
        [880, 960, 1040, 1160, 1240, 1300, 1500, 1580].map((x) => thread([x, 360], [x, 340])).join('') +
        thread([866, 340], [1640, 334]),
      '#f2e6cf',
      2.4,
    ) +
    lit(deck, '#e9dfc8', '#fff6de', -5, 4) +
    dry(deck, '#9fb0ae', [1640, 560], [980, 540], 0.85) +
    flat([900, 1010, 1120, 1230, 1340, 1450, 1560].map((x) => oval(x, 546, 19)).join(''), '#1d4658') +
    flat(poly([722, 590], [1640, 590], [1640, 626], [720, 622]), '#c65a40') +
    lit(visor, '#e9dfc8', '#fff6de', -4, 4) +
    line(thread([706, 392], [790, 372]) + thread([722, 430], [820, 420]), '#9fb0ae', 3) +
    flat(poly([748, 474], [846, 470], [840, 626], [734, 622]), '#122b38') +
    flat(poly([770, 500], [836, 498], [832, 618], [762, 616]), '#efc27a', 0.55) +
    flat(hull, '#173f50') +
    dry(hull, '#4b7d88', [690, 640], [980, 740], 0.9) +
    line(thread([720, 640], [900, 648], [1640, 648]), '#f2e6cf', 4) +
    flat(windows(1030, 676, 6, 1, 96, 0, 40, 12), '#0e2b39')
  );
}

function quay(random: Random): Markup {
  const ground = poly([-20, 742], [560, 742], [640, 800], [900, 1090], [-20, 1090]);
  return (
    flat(poly([560, 742], [640, 800], [900, 1090], [980, 1090], [690, 796], [600, 742]), '#1c3542') +
    flat(ground, '#5d7277') +
    wash(
      ground,
      [0, 742],
      [0, 1067],
      [
        [0, '#e9c9a0', 0.75],
        [0.5, '#b7a793', 0.35],
        [1, '#23414e', 0.6],
      ],
    ) +
    [0, 1, 2]
      .map((lane) =>
        times(6, (index) =>
          flat(
            poly(
              [360 - lane * 190 + index * (34 - lane * 16), 772 + index * 54],
              [372 - lane * 190 + index * (34 - lane * 16), 772 + index * 54],
              [392 - lane * 196 + index * (36 - lane * 16), 802 + index * 54],
              [376 - lane * 196 + index * (36 - lane * 16), 802 + index * 54],
            ),
            '#f6ecd4',
            0.85,
          ),
        ),
      )
      .join('') +
    lit(poly([470, 748], [736, 622], [790, 622], [800, 640], [600, 776], [500, 776]), '#33505c', '#f4dcb4', 2, 4) +
    line(thread([490, 744], [738, 620]), '#f4dcb4', 3) +
    flat(bar([470, 760], [470, 470], 20), '#16303d') +
    lit(lattice([454, 760], [454, 420], 34, 34, 9, 5), '#16303d', '#f4dcb4', 1.5, 0) +
    line(thread([454, 424], [690, 640]), '#16303d', 3) +
    times(30, () => flat(oval(random() * 700, 800 + random() * 260, 8 + random() * 26, 1.6), '#3f5963', 0.35))
  );
}

export const ferryTerminal = scene(
  'ferry-terminal',
  {
    headline: 'The first ferry of the day',
    description: 'Cars wait for the morning boat at the ferry terminal in Port Maren.',
    alt: 'A ferry at its ramp in early light as a deckhand waves cars aboard.',
    creator: 'Alex Kim',
    created: '2026-11-12',
  },
  (random) => {
    const light = { color: '#fff0cf', dx: 2, dy: 1.6 };
    return (
      backdrop(0, 660, '#7fa9b4', '#a9c6c1', '#dcdcc0', '#f8e0b0', '#f7cd96') +
      sun([250, 470], 46, '#fff7de', '#fde9b8') +
      [
        [60, 130, 520, 36],
        [820, 100, 560, 44],
        [420, 250, 460, 26],
        [-60, 330, 330, 22],
        [1180, 230, 500, 30],
      ]
        .map(([x = 0, y = 0, width = 0, height = 0]) => {
          const shape = cloud(random, x, y, width, height);
          return flat(shape, '#f3e6cb', 0.85) + dry(shape, '#b9c2b4', [x, y + 10], [x, y - height], 0.6);
        })
        .join('') +
      flat(ridge(random, 640, 110, 662, 1.8), '#9cb6b2') +
      mist(620, 120, '#fbe6bd', 0.7) +
      flat(curve([-40, 660], [60, 600], [180, 590], [300, 616], [420, 630], [520, 660]), '#6f9499') +
      backdrop(650, frame.height, '#e8d3aa', '#a9bfb6', '#5f949b', '#2b6471', '#164553') +
      ripples(random, 656, 900, 90, '#2f6f7b', 0.4) +
      glitter(random, 250, 654, 800, 60, '#fff3cf', 46, 0.9) +
      within(
        strips(random, 690, 1700, 770, 1060),
        wash(
          poly([700, 770], [1660, 770], [1660, 1060], [760, 1060]),
          [0, 770],
          [0, 1060],
          [
            [0, '#0f3442', 0.95],
            [1, '#0f3442', 0.1],
          ],
        ),
      ) +
      ripples(random, 800, frame.height, 60, '#a9c9bf', 0.45, 820, 1600) +
      ferry() +
      quay(random) +
      car([560, 742], 0.4, 1, '#c65a40', '#f6dfae', '#14252e', '#fff0cf') +
      car([400, 812], 0.78, 1, '#e0a848', '#24505e', '#14252e', '#fff0cf') +
      car([214, 906], 1.22, 1, '#1f5f6b', '#f1dcb0', '#101f28', '#fff0cf') +
      car([40, 1046], 1.8, 1, '#a9412c', '#2a5361', '#0e1b23', '#fff0cf') +
      figure({
        at: [690, 930],
        height: 290,
        pose: poses.pointing,
        wear: { top: ink.coral, legs: '#17323f', skin: '#8a5540', hair: ink.black, head: 'cap', hat: '#f0c063' },
        light: { ...light, dx: -2 },
      }) +
      flat(
        [
          [560, 200, 34],
          [640, 170, 26],
          [470, 250, 20],
          [700, 230, 16],
          [300, 210, 18],
        ]
          .map(([x = 0, y = 0, span = 0]) => gull(x, y, span, 0.4))
          .join(''),
        '#f9f1dc',
      )
    );
  },
);
