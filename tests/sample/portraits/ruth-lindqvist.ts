import { dry, flat, line, within } from '../kit/paint.ts';
import { bust, portrait, waves } from '../kit/portrait.ts';
import { between, times } from '../kit/random.ts';
import { type Point, curve, oval, thread } from '../kit/shape.ts';

export const ruthLindqvist = portrait(
  'ruth-lindqvist',
  {
    headline: 'Ruth Lindqvist',
    description: 'Ruth Lindqvist, columnist and former editor of Harbor Ledger.',
    alt: 'Ruth Lindqvist, an older woman with white hair and a red scarf',
    creator: 'Alex Kim',
    created: '2026-03-02',
  },
  {
    turn: -1,
    ground: ['#3f6170', '#1d3a4f', '#9fbcb9'],
    beyond: () => waves(560, '#6f8a96'),
    face: {
      skin: { base: '#e3b394', shade: '#b58270', deep: '#85554c', light: '#f9dfc2' },
      lips: '#b4605a',
      brows: '#a39a90',
      iris: '#3d6f7d',
      nose: 0.9,
      neck: 0.84,
      mouth: 0.9,
      jaw: 0.7,
      brow: 0.8,
      eyes: 0.92,
      age: 1,
    },
    hairBehind: () =>
      flat(
        curve(
          [-60, -196],
          [-150, -140],
          [-172, -30],
          [-150, 70],
          [-110, 110],
          [-80, 60],
          [80, 20],
          [124, -60],
          [90, -170],
        ),
        '#b9bab0',
      ),
    clothes: (random) => {
      const coat = bust(236, 6);
      const scarf = curve(
        [-100, 186],
        [-150, 240],
        [-140, 300],
        [-60, 344],
        [30, 352],
        [100, 310],
        [112, 250],
        [74, 206],
        [40, 250],
        [-30, 258],
        [-70, 224],
      );
      const tail = curve([10, 330], [60, 340], [92, 400], [100, 560], [10, 560], [6, 430], [-16, 360]);
      const pattern = times(70, () =>
        flat(
          oval(between(random, -150, 120), between(random, 200, 560), 5.5),
          random() < 0.6 ? '#f6e2bd' : '#7a2c24',
          0.9,
        ),
      );
      return (
        flat(coat, '#1b3448') +
        dry(coat, '#5f8794', [240, 310], [120, 380], 0.75) +
        dry(coat, '#0c1c29', [-250, 440], [-60, 400], 0.9) +
        flat(tail, '#c9573f') +
        flat(scarf, '#d9674b') +
        within(scarf + tail, pattern) +
        dry(scarf, '#7a2c24', [-150, 260], [-10, 270], 0.9) +
        dry(tail, '#7a2c24', [0, 480], [70, 460], 0.8) +
        line(
          thread([-110, 230], [-60, 290], [30, 306], [96, 266]) + thread([-130, 270], [-60, 326], [20, 334]),
          '#8f3a2c',
          4,
          0.7,
        )
      );
    },
    hair: () => {
      const sweep = curve(
        [-100, 62],
        [-98, 10],
        [-92, -44],
        [-70, -90],
        [-20, -112],
        [40, -112],
        [84, -104],
        [106, -66],
        [112, -30],
        [128, -64],
        [132, -120],
        [104, -172],
        [60, -200],
        [10, -206],
        [-30, -224],
        [-92, -204],
        [-140, -160],
        [-172, -96],
        [-170, -40],
        [-182, 6],
        [-160, 40],
        [-166, 84],
        [-134, 104],
        [-112, 92],
      );
      const lock = (points: Point[], color: string, opacity: number) => flat(curve(...points), color, opacity);
      return (
        flat(sweep, '#e9e4d6') +
        dry(sweep, '#7f8d92', [-190, 0], [-60, -100], 1) +
        lock(
          [
            [-92, 20],
            [-108, -50],
            [-70, -120],
            [0, -150],
            [70, -140],
            [20, -132],
            [-44, -104],
            [-80, -50],
          ],
          '#a9b0ae',
          0.8,
        ) +
        lock(
          [
            [-128, 60],
            [-142, -30],
            [-110, -130],
            [-40, -182],
            [30, -192],
            [-30, -160],
            [-92, -104],
            [-116, -20],
          ],
          '#b9beb8',
          0.8,
        ) +
        lock(
          [
            [-150, 30],
            [-158, -60],
            [-126, -150],
            [-80, -190],
            [-110, -130],
            [-136, -50],
          ],
          '#8f9a9c',
          0.7,
        ) +
        lock(
          [
            [40, -124],
            [84, -132],
            [114, -96],
            [120, -60],
            [100, -92],
            [74, -112],
          ],
          '#bfc3bb',
          0.9,
        ) +
        line(
          thread([10, -196], [74, -178], [112, -130]) +
            thread([-20, -172], [50, -166], [96, -136]) +
            thread([-76, -20], [-62, -80], [-10, -116]),
          '#fffdf4',
          4.5,
          0.9,
        )
      );
    },
    worn: () => flat(oval(-112, 74, 7), '#f6ead0'),
  },
);
