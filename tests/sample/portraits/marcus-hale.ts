import { skull } from '../kit/face.ts';
import { dry, faint, flat, line, lit, within } from '../kit/paint.ts';
import { bust, portrait } from '../kit/portrait.ts';
import { between, times } from '../kit/random.ts';
import { curve, limb, oval, thread } from '../kit/shape.ts';

export const marcusHale = portrait(
  'marcus-hale',
  {
    headline: 'Marcus Hale',
    description: 'Marcus Hale, sports reporter of Harbor Ledger.',
    alt: 'Marcus Hale, a man with a short beard and a blue cap',
    creator: 'Alex Kim',
    created: '2026-03-02',
  },
  {
    turn: 1,
    ground: ['#8fb5b3', '#4b8587', '#dbe6cf'],
    face: {
      skin: { base: '#6d3f2e', shade: '#482620', deep: '#2b1616', light: '#a96b47' },
      lips: '#7a4038',
      brows: '#120b0c',
      iris: '#1b100e',
      nose: 1.2,
      mouth: 1.5,
      jaw: 1.5,
      brow: 1.35,
      eyes: 0.94,
    },
    clothes: () => {
      const jacket = bust(272, -4);
      return (
        flat(jacket, '#c9573f') +
        dry(jacket, '#6a261f', [-290, 430], [-40, 390], 0.95) +
        dry(jacket, '#f5a98a', [290, 300], [140, 380], 0.75) +
        flat(
          curve([-82, 226], [-30, 252], [20, 262], [70, 226], [60, 380], [20, 560], [-40, 560], [-60, 380]),
          '#f2e6cf',
        ) +
        dry(
          curve([-82, 226], [-30, 252], [20, 262], [70, 226], [60, 380], [20, 560], [-40, 560], [-60, 380]),
          '#a9927a',
          [-90, 320],
          [20, 320],
          0.95,
        ) +
        flat(limb([-84, 216], 15, [-16, 268], 15) + limb([-16, 268], 15, [66, 224], 14), '#fdf4df') +
        dry(
          limb([-84, 216], 15, [-16, 268], 15) + limb([-16, 268], 15, [66, 224], 14),
          '#a9927a',
          [-100, 240],
          [0, 240],
          0.9,
        ) +
        lit(
          curve([-98, 220], [-138, 246], [-150, 310], [-96, 380], [-54, 560], [-20, 560], [-46, 380], [-70, 290]),
          '#17323f',
          '#8fb0b0',
          -1,
          4,
        ) +
        lit(
          curve([84, 228], [120, 254], [130, 320], [88, 380], [60, 560], [26, 560], [56, 380], [72, 290]),
          '#1f4552',
          '#cfe0d2',
          3,
          4,
        )
      );
    },
    hair: (random) => {
      const fade = curve(
        [-112, 26],
        [-106, -20],
        [-92, -70],
        [-60, -90],
        [-110, -110],
        [-136, -60],
        [-134, 0],
        [-122, 24],
      );
      const beard = curve(
        [-106, 20],
        [-88, 66],
        [-52, 106],
        [-14, 130],
        [6, 104],
        [24, 90],
        [52, 96],
        [62, 92],
        [88, 92],
        [100, 104],
        [92, 136],
        [70, 166],
        [30, 182],
        [-16, 172],
        [-70, 132],
        [-104, 76],
      );
      const stubble = times(90, () =>
        flat(oval(between(random, -70, 96), between(random, 96, 176), 1.6), '#a96b47', 0.25),
      );
      const cap = curve(
        [-138, -44],
        [-146, -110],
        [-112, -176],
        [-40, -206],
        [50, -198],
        [112, -156],
        [132, -104],
        [112, -86],
        [40, -104],
        [-50, -92],
        [-110, -56],
      );
      const peak = curve(
        [-8, -96],
        [50, -112],
        [112, -106],
        [160, -82],
        [194, -48],
        [184, -42],
        [130, -60],
        [60, -68],
        [4, -80],
      );
      return (
        flat(fade, '#130c0d') +
        faint(flat(beard, '#130c0d'), 0.9) +
        stubble +
        flat(curve([20, 110], [42, 98], [56, 101], [68, 98], [92, 108], [60, 114]), '#4a2422') +
        flat(curve([24, 111], [60, 114], [88, 110], [76, 126], [58, 131], [38, 126]), '#84473c') +
        line(thread([18, 110], [58, 114], [93, 108]), '#1b0e0e', 3) +
        flat(cap, '#1d3140') +
        dry(cap, '#0b1620', [-150, -70], [-30, -150], 0.95) +
        dry(cap, '#6f929b', [120, -190], [40, -170], 0.85) +
        line(
          thread([-128, -56], [-60, -104], [40, -118], [116, -98]) + thread([-10, -204], [-30, -150], [-20, -108]),
          '#0b1620',
          3,
          0.8,
        ) +
        within(
          skull(1.5),
          flat(
            curve([-130, -60], [0, -96], [70, -92], [150, -64], [126, -34], [60, -46], [-20, -52], [-100, -30]),
            '#1d0f10',
            0.6,
          ),
        ) +
        lit(peak, '#162733', '#7fa1a8', 0, 4) +
        flat(oval(-16, -206, 9, 6), '#0b1620')
      );
    },
  },
);
