import { dry, flat, line, lit } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { bust, portrait, waves } from '../kit/portrait.ts';
import { curve, oval, poly, thread } from '../kit/shape.ts';

export const anaReyes = portrait(
  'ana-reyes',
  {
    headline: 'Ana Reyes',
    description: 'Ana Reyes, who covers the harbor and city hall for Harbor Ledger.',
    alt: 'Ana Reyes, a woman with dark hair tied back and a blue jacket',
    creator: 'Noor Haddad',
    created: '2026-03-02',
  },
  {
    turn: 1,
    ground: ['#2f7278', '#164553', '#e9a65c'],
    beyond: () =>
      flat(curve([-20, 560], [160, 500], [340, 540], [520, 500], [820, 556], [820, 820], [-20, 820]), '#12404d') +
      waves(600, '#4b9694'),
    face: {
      skin: { base: '#c98b66', shade: '#9a5a44', deep: '#6d3a31', light: '#eec096' },
      lips: '#a8503f',
      brows: '#22171a',
      iris: '#3a2018',
      nose: 0.9,
      neck: 0.86,
      brow: 1.05,
      age: 0.12,
    },
    hairBehind: () =>
      lit(
        curve([-120, 20], [-176, 10], [-214, 60], [-222, 140], [-196, 220], [-176, 160], [-160, 110], [-110, 90]),
        '#1c161b',
        '#7d5a4a',
        4,
        2,
      ),
    clothes: () => {
      const jacket = bust(250, 0);
      return (
        flat(poly([-70, 226], [70, 232], [40, 330], [10, 380], [-40, 330]), '#e9dcc0') +
        dry(poly([-70, 226], [70, 232], [40, 330], [10, 380], [-40, 330]), '#a98a6a', [-60, 260], [40, 280], 0.9) +
        flat(jacket, '#1d3d50') +
        flat(curve([-70, 226], [-60, 270], [10, 400], [62, 260], [70, 222], [10, 244]), '#e9dcc0') +
        dry(jacket, '#0d2231', [-270, 420], [-40, 380], 0.95) +
        dry(jacket, '#5f8f98', [260, 320], [120, 380], 0.7) +
        lit(
          curve([-86, 206], [-120, 236], [-116, 290], [-30, 360], [6, 420], [8, 374], [-40, 280]),
          '#24495e',
          '#d0923a',
          -2,
          5,
        ) +
        lit(
          curve([70, 206], [104, 240], [100, 292], [44, 350], [10, 420], [14, 366], [52, 282]),
          '#2c566b',
          '#d0923a',
          2,
          5,
        ) +
        line(thread([10, 420], [14, 560]), '#0d2231', 4) +
        [440, 500].map((y) => flat(oval(30, y, 6), '#d0923a')).join('') +
        line(thread([-170, 420], [-80, 428], [-78, 520]), '#0d2231', 3, 0.8)
      );
    },
    hair: () => {
      const cap = curve(
        [-108, 34],
        [-100, -30],
        [-84, -84],
        [-40, -124],
        [20, -140],
        [76, -134],
        [104, -104],
        [113, -84],
        [118, -112],
        [102, -158],
        [46, -196],
        [-36, -202],
        [-108, -170],
        [-146, -104],
        [-150, -34],
        [-132, 26],
        [-118, 44],
      );
      return (
        flat(cap, '#1c161b') +
        dry(cap, '#8a5f49', [112, -170], [20, -160], 0.85) +
        line(
          thread([-120, -20], [-112, -90], [-60, -146], [20, -168]) +
            thread([-136, -10], [-132, -90], [-84, -158], [0, -186]) +
            thread([-60, -112], [0, -144], [70, -142]),
          '#6b483c',
          3,
          0.7,
        ) +
        line(thread([-104, 30], [-96, -10], [-100, -40]), '#1c161b', 5)
      );
    },
    worn: () => flat(oval(-120, 56, 6), ink.gold),
  },
);
