import { dry, faint, flat, line } from '../kit/paint.ts';
import { bust, portrait } from '../kit/portrait.ts';
import { times } from '../kit/random.ts';
import { curve, limb, oval, rect, thread } from '../kit/shape.ts';

export const liWen = portrait(
  'li-wen',
  {
    headline: 'Li Wen',
    description: 'Li Wen, data reporter of Harbor Ledger.',
    alt: 'Li Wen, a woman with chin-length dark hair, round glasses and a yellow sweater',
    creator: 'Noor Haddad',
    created: '2026-03-02',
  },
  {
    turn: -1,
    ground: ['#dcc39a', '#b98a5c', '#f6e6c6'],
    beyond: () =>
      times(8, (index) =>
        faint(
          flat(rect(40 + index * 96, 520 - ((index * 53) % 170), 54, 400), index % 3 ? '#c98a52' : '#1f6a72'),
          0.35,
        ),
      ),
    face: {
      skin: { base: '#e6b58e', shade: '#bb8065', deep: '#8a5346', light: '#fadfb9' },
      lips: '#b85c4d',
      brows: '#1d171b',
      iris: '#2a1a16',
      nose: 0.86,
      neck: 0.8,
      mouth: 1.1,
      jaw: 0.6,
      eyes: 0.84,
      brow: 0.85,
    },
    hairBehind: () =>
      flat(
        curve(
          [-60, -190],
          [-150, -120],
          [-172, 0],
          [-170, 100],
          [-140, 156],
          [-60, 164],
          [40, 150],
          [120, 120],
          [126, 20],
          [110, -90],
        ),
        '#131a22',
      ),
    clothes: () => {
      const sweater = bust(222, 8);
      return (
        flat(sweater, '#c9862f') +
        dry(sweater, '#6d3f1d', [-250, 430], [-30, 390], 0.95) +
        dry(sweater, '#f6cd84', [230, 310], [110, 380], 0.75) +
        flat(limb([-78, 206], 26, [-20, 262], 26) + limb([-20, 262], 26, [62, 218], 24), '#b5732a') +
        dry(
          limb([-78, 206], 26, [-20, 262], 26) + limb([-20, 262], 26, [62, 218], 24),
          '#6d3f1d',
          [-100, 240],
          [10, 240],
          0.9,
        ) +
        line(
          times(14, (index) => thread([-200 + index * 32, 320 + Math.abs(index - 6) * 4], [-204 + index * 32, 560])),
          '#8a5420',
          2,
          0.45,
        )
      );
    },
    hair: () => {
      const near = curve(
        [-10, -176],
        [30, -152],
        [40, -128],
        [-18, -108],
        [-66, -60],
        [-84, 10],
        [-84, 84],
        [-98, 148],
        [-150, 156],
        [-176, 96],
        [-174, -10],
        [-146, -120],
        [-80, -186],
      );
      const far = curve(
        [0, -196],
        [70, -178],
        [118, -110],
        [128, -20],
        [122, 60],
        [110, 90],
        [108, 20],
        [106, -60],
        [76, -118],
        [20, -146],
        [-20, -160],
      );
      return (
        flat(far, '#131a22') +
        flat(near, '#131a22') +
        flat(curve([-80, -180], [-20, -206], [60, -192], [20, -150], [-60, -140]), '#131a22') +
        dry(far, '#4f7480', [134, -120], [60, -110], 0.9) +
        line(
          thread([6, -160], [-60, -120], [-120, -40], [-132, 60], [-126, 130]) +
            thread([0, -172], [-80, -136], [-142, -50], [-156, 40]) +
            thread([-14, -140], [-70, -90], [-104, 0], [-108, 100]),
          '#3f5f6b',
          3.4,
          0.8,
        ) +
        line(thread([-4, -186], [60, -150], [104, -90]), '#6f98a0', 3, 0.8)
      );
    },
    worn: () =>
      line(oval(0, 2, 43) + oval(86, 0, 30, 41), '#17202a', 6.5) +
      line(thread([43, -8], [50, -13], [57, -8]) + thread([-43, -4], [-96, -10]), '#17202a', 6.5) +
      faint(
        flat(
          curve([-30, -20], [-4, -34], [10, -34], [-28, 8]) + curve([68, -20], [84, -32], [92, -32], [70, 6]),
          '#fff6e0',
        ),
        0.32,
      ),
  },
);
