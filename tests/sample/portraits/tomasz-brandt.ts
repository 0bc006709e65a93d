import { dry, flat, line, lit } from '../kit/paint.ts';
import { bust, portrait } from '../kit/portrait.ts';
import { between, times } from '../kit/random.ts';
import { curve, limb, thread } from '../kit/shape.ts';

export const tomaszBrandt = portrait(
  'tomasz-brandt',
  {
    headline: 'Tomasz Brandt',
    description: 'Tomasz Brandt, business editor of Harbor Ledger.',
    alt: 'Tomasz Brandt, a man with a gray beard and a turtleneck',
    creator: 'Alex Kim',
    created: '2026-03-02',
  },
  {
    turn: 1,
    ground: ['#7d3329', '#4a221f', '#c9684b'],
    face: {
      skin: { base: '#d69a78', shade: '#a5664f', deep: '#743f35', light: '#f4cba6' },
      lips: '#9a5546',
      brows: '#5f5a57',
      iris: '#3f6470',
      nose: 1.12,
      mouth: 0.7,
      jaw: 1.5,
      brow: 1.4,
      eyes: 0.9,
      age: 0.9,
    },
    clothes: () => {
      const coat = bust(276, -6);
      const roll = limb([-92, 212], 34, [-20, 276], 36) + limb([-20, 276], 36, [72, 224], 32);
      return (
        flat(coat, '#17262f') +
        dry(coat, '#4f6a73', [290, 310], [130, 380], 0.8) +
        flat(curve([-80, 240], [-20, 300], [70, 250], [50, 400], [10, 560], [-60, 560], [-70, 380]), '#3f5b6b') +
        flat(roll, '#4a6878') +
        dry(roll, '#1f3743', [-110, 250], [0, 250], 0.95) +
        line(
          times(9, (index) =>
            thread(
              [-96 + index * 20, 226 + Math.min(index, 8 - index) * 13],
              [-92 + index * 19, 266 + Math.min(index, 8 - index) * 12],
            ),
          ),
          '#2b4552',
          3,
          0.7,
        ) +
        lit(
          curve([-110, 236], [-150, 262], [-150, 330], [-70, 430], [-30, 560], [-110, 560], [-190, 420], [-200, 290]),
          '#1f323d',
          '#7d8f92',
          -2,
          3,
        ) +
        lit(
          curve([92, 244], [130, 268], [140, 340], [70, 440], [50, 560], [130, 560], [190, 420], [180, 300]),
          '#24404c',
          '#b9c0b4',
          3,
          3,
        )
      );
    },
    hair: (random) => {
      const cap = curve(
        [-112, 20],
        [-106, -44],
        [-98, -84],
        [-78, -112],
        [-46, -116],
        [-6, -132],
        [40, -144],
        [82, -124],
        [102, -92],
        [110, -112],
        [92, -156],
        [40, -184],
        [-30, -190],
        [-98, -162],
        [-134, -104],
        [-138, -40],
        [-124, 10],
      );
      const beard = curve(
        [-110, 8],
        [-92, 40],
        [-66, 76],
        [-30, 96],
        [0, 88],
        [24, 84],
        [54, 92],
        [88, 84],
        [100, 90],
        [98, 124],
        [78, 164],
        [44, 192],
        [4, 190],
        [-48, 158],
        [-94, 104],
        [-112, 56],
      );
      const strokes = times(70, () => {
        const [x, y] = [between(random, -84, 92), between(random, 84, 182)];
        return line(thread([x, y], [x - 3, y + between(random, 8, 16)]), '#e6e2d6', 1.8, 0.5);
      });
      return (
        flat(cap, '#8f9494') +
        dry(cap, '#45525a', [-150, -60], [-30, -140], 0.95) +
        dry(cap, '#e9e4d4', [110, -170], [30, -150], 0.8) +
        flat(beard, '#8f9290') +
        dry(beard, '#3d474d', [-120, 100], [-10, 120], 0.95) +
        dry(beard, '#ece6d6', [110, 110], [40, 130], 0.7) +
        strokes +
        flat(curve([22, 110], [58, 113], [90, 108], [76, 119], [58, 122], [38, 119]), '#99594b') +
        line(thread([20, 109], [58, 113], [92, 107]), '#4f2a26', 3) +
        flat(
          curve([10, 108], [24, 92], [52, 84], [66, 84], [92, 92], [100, 106], [80, 103], [58, 107], [34, 105]),
          '#a9aba6',
        ) +
        dry(
          curve([10, 108], [24, 92], [52, 84], [66, 84], [92, 92], [100, 106], [80, 103], [58, 107], [34, 105]),
          '#5a6366',
          [8, 104],
          [60, 92],
          0.9,
        )
      );
    },
  },
);
