import { dry, flat, line } from '../kit/paint.ts';
import { bust, portrait } from '../kit/portrait.ts';
import { between, times } from '../kit/random.ts';
import { type Point, curve, oval, thread } from '../kit/shape.ts';

export const josephineOkafor = portrait(
  'josephine-okafor',
  {
    headline: 'Josephine Okafor',
    description: 'Josephine Okafor, science correspondent of Harbor Ledger.',
    alt: 'Josephine Okafor, a woman with short curls and gold earrings',
    creator: 'Noor Haddad',
    created: '2026-03-02',
  },
  {
    turn: -1,
    ground: ['#d0923a', '#9a5a2c', '#f3cf8a'],
    face: {
      skin: { base: '#7d4a35', shade: '#552d25', deep: '#331a19', light: '#b9784f' },
      lips: '#8f4038',
      brows: '#140d0f',
      iris: '#1f120f',
      nose: 1.14,
      neck: 0.86,
      mouth: 2.1,
      jaw: 0.8,
      brow: 0.95,
      age: 0.12,
    },
    hairBehind: () => {
      const chest = curve([-84, 180], [-150, 230], [-120, 304], [0, 364], [110, 294], [120, 236], [60, 190]);
      return (
        flat(chest, '#7d4a35') +
        dry(chest, '#331a19', [-150, 234], [20, 274], 0.95) +
        line(thread([-74, 250], [-20, 268], [8, 278]) + thread([96, 244], [60, 266], [30, 278]), '#b9784f', 4, 0.7)
      );
    },
    clothes: (random) => {
      const dress = bust(236, 6);
      return (
        flat(
          curve(
            [-150, 246],
            [-190, 290],
            [-240, 350],
            [-270, 560],
            [250, 560],
            [220, 360],
            [170, 290],
            [118, 252],
            [96, 300],
            [10, 372],
            [-100, 310],
          ),
          '#1f6a72',
        ) +
        dry(dress, '#0d3038', [-260, 420], [-40, 400], 0.9) +
        times(44, () => {
          const [x, y] = [between(random, -230, 210), between(random, 380, 560)];
          return flat(
            curve([x - 12, y], [x, y - 8], [x + 12, y], [x, y + 8]),
            random() < 0.5 ? '#e9b35c' : '#df6f51',
            0.9,
          );
        }) +
        line(thread([-150, 248], [-100, 312], [10, 374], [96, 302], [118, 254]), '#e9b35c', 7)
      );
    },
    hair: (random) => {
      const edge: Point[] = Array.from({ length: 26 }, (_, index) => {
        const angle = Math.PI * (0.88 + (index / 25) * 1.03);
        const swell = between(random, 0.96, 1.06);
        return [-8 + Math.cos(angle) * 150 * swell, -66 + Math.sin(angle) * 148 * swell];
      });
      const cap = curve([-108, 30], ...edge, [112, -66], [88, -112], [30, -134], [-30, -124], [-78, -84], [-100, -30]);
      const curls = times(120, () => {
        const angle = Math.PI * between(random, 0.92, 1.98);
        const far = between(random, 96, 146);
        return line(
          oval(-8 + Math.cos(angle) * far, -66 + Math.sin(angle) * far, between(random, 4, 8)),
          random() < 0.55 ? '#3f2a25' : '#5d4034',
          2.4,
          0.75,
        );
      });
      return flat(cap, '#17100f') + dry(cap, '#8a5c3c', [130, -170], [40, -150], 0.85) + curls;
    },
    worn: () => line(oval(-124, 84, 25, 30), '#f0c063', 7) + line(oval(-124, 84, 25, 30), '#8a5a24', 1.6, 0.8),
  },
);
