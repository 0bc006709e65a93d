import { backdrop, frame, ripple } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, turned, wash } from '../kit/paint.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, limb, oval, poly, thread } from '../kit/shape.ts';
import { blades } from '../kit/town.ts';

function sea(random: Random): Markup {
  const shafts = [
    [420, 40, 250],
    [600, 70, 420],
    [800, 50, 300],
    [980, 90, 520],
    [1200, 40, 260],
  ].map(([x = 0, top = 0, bottom = 0], index) =>
    wash(
      poly([x, -10], [x + top, -10], [x - 260 + index * 90 + bottom * 0.55, 900], [x - 320 + index * 90, 900]),
      [0, 0],
      [0, 880],
      [
        [0, '#f6f0cf', 0.34],
        [1, '#f6f0cf', 0],
      ],
    ),
  );
  return (
    backdrop(0, frame.height, '#bfe0cb', '#79b9b2', '#3f8f93', '#1f6a75', '#124a58', '#0d3341') +
    glow([800, -40], 760, '#fff6d8', 0.85, 0.5) +
    times(60, () => {
      const y = random() ** 2 * 120;
      return flat(
        ripple(random() * 1600, y, between(random, 60, 220) * (1.2 - y / 160), between(random, 4, 11)),
        random() < 0.6 ? '#f4f3dc' : '#4f9ea0',
        0.55,
      );
    }) +
    shafts.join('')
  );
}

function meadow(random: Random): Markup {
  const layers: readonly (readonly [
    y: number,
    height: number,
    count: number,
    width: number,
    color: string,
    opacity: number,
  ])[] = [
    [770, 90, 260, 7, '#2f7a7a', 0.55],
    [830, 130, 230, 9, '#2a6d66', 0.8],
    [910, 190, 200, 13, '#1f5a58', 0.95],
    [1010, 260, 150, 18, '#164848', 1],
    [1110, 330, 90, 25, '#0c303a', 1],
  ];
  return layers
    .map(
      ([y, height, count, width, color, opacity], index) =>
        flat(
          curve([-40, y - 10], [300, y - 40], [700, y - 8], [1100, y - 46], [1640, y - 14], [1640, 1100], [-40, 1100]),
          color,
          opacity,
        ) +
        flat(blades(random, -40, 1640, y, height, count, 0.42, width), color, opacity) +
        (index > 0 && index < 4
          ? flat(
              blades(random, -40, 1640, y, height * 1.04, Math.round(count * 0.22), 0.42, width * 0.8),
              index === 1 ? '#8fb98f' : index === 2 ? '#6fa57f' : '#3f7d67',
              0.95,
            )
          : ''),
    )
    .join('');
}

/** A diver gliding to the right, body along the x axis; (x, y) is the hip. */
function diver(x: number, y: number): Markup {
  const on = ([px, py]: Point): Point => [x + px, y + py];
  const rim = '#e5f2d8';
  const suit = '#10262f';
  const paint = (outline: string, color: string) => lit(outline, color, rim, 0.6, 3.4);
  const ring = (...points: Point[]) => curve(...points.map(on));
  const farLeg = limb(on([0, 6]), 24, on([-110, 44]), 17) + limb(on([-110, 44]), 17, on([-206, 20]), 11);
  const nearLeg = limb(on([0, 0]), 26, on([-116, -2]), 19) + limb(on([-116, -2]), 19, on([-222, 30]), 12);
  const fin = (px: number, py: number, swing: number) =>
    ring(
      [px + 14, py - 10],
      [px - 40, py - 16 + swing * 0.3],
      [px - 128, py - 20 + swing],
      [px - 134, py + 6 + swing],
      [px - 60, py + 16 + swing * 0.4],
      [px + 8, py + 12],
    );
  const torso = ring([-16, -26], [60, -34], [140, -38], [184, -24], [190, 4], [160, 28], [90, 30], [10, 30], [-22, 8]);
  const arm = limb(on([168, 4]), 19, on([212, 74]), 15) + limb(on([212, 74]), 15, on([290, 104]), 10);
  const farArm = limb(on([172, 6]), 16, on([248, 46]), 13) + limb(on([248, 46]), 13, on([330, 52]), 9);
  return turned(
    paint(fin(-206, 20, -18), '#c0672f') +
      paint(farLeg, '#0c1e26') +
      paint(farArm, '#0c1e26') +
      paint(fin(-222, 30, 26), '#d9853a') +
      paint(nearLeg, suit) +
      paint(torso, suit) +
      flat(ring([0, 20], [90, 22], [150, 18], [150, 28], [80, 32], [4, 30]), '#d9853a') +
      paint(limb(on([24, -52]), 23, on([150, -56]), 23), '#e3a23f') +
      flat(bar(on([60, -74]), on([60, -30]), 8) + bar(on([122, -78]), on([122, -32]), 8), '#10262f') +
      line(thread(on([168, -56]), on([222, -66]), on([252, -34]), on([250, -12])), '#0b1a22', 7) +
      paint(ring([186, -24], [200, -52], [232, -58], [258, -44], [262, -18], [246, 4], [214, 10], [188, 2]), suit) +
      flat(ring([238, -44], [266, -40], [270, -18], [244, -16]), '#f0c063') +
      flat(ring([246, -38], [263, -35], [265, -23], [248, -22]), '#bfe0d2') +
      flat(oval(x + 256, y - 4, 11, 9), '#0b1a22') +
      paint(arm, suit) +
      paint(limb(on([290, 104]), 10, on([314, 108]), 8), '#c98a66') +
      flat(poly(on([306, 92]), on([356, 80]), on([366, 122]), on([318, 132])), '#f2e6cf') +
      line(thread(on([318, 100]), on([352, 92])) + thread(on([321, 110]), on([356, 102])), '#3f6a70', 2.5),
    9,
    [x, y],
  );
}

function fish(random: Random, x: number, y: number, count: number, color: string, size: number): Markup {
  return times(count, () => {
    const px = x + between(random, -1, 1) * size * 13;
    const py = y + between(random, -1, 1) * size * 4;
    const length = size * between(random, 0.8, 1.3);
    return flat(
      curve(
        [px - length, py],
        [px - length * 0.2, py - length * 0.34],
        [px + length, py],
        [px - length * 0.2, py + length * 0.34],
      ) +
        poly(
          [px - length * 0.8, py],
          [px - length * 1.5, py - length * 0.36],
          [px - length * 1.36, py],
          [px - length * 1.5, py + length * 0.36],
        ),
      color,
    );
  });
}

export const seagrassDiver = scene(
  'seagrass-diver',
  {
    headline: 'Counting shoots in the bay',
    description: 'A diver swims a survey line above one of the meadows in the eastern bay, in late summer.',
    alt: 'A diver with orange fins and a white slate swims above a meadow of seagrass in slanting light.',
    creator: 'Imogen Sato',
    credit: 'Imogen Sato/Maren Bay Marine Station',
    created: '2026-10-14',
  },
  (random) => {
    const bubbles = times(26, (index) => {
      const y = 470 - index * 17;
      const size = 4 + index * 0.42 + between(random, 0, 4);
      const x = 1010 + Math.sin(index * 0.8) * 20 - index * 2 + between(random, -14, 14);
      return (
        line(oval(x, y, size, size * 0.9), '#eef6e2', 2, 0.9) +
        flat(oval(x - size * 0.3, y - size * 0.3, size * 0.25), '#ffffff', 0.9)
      );
    });
    const reef = curve([1180, 830], [1240, 730], [1330, 690], [1420, 640], [1520, 620], [1660, 560], [1660, 860]);
    return (
      sea(random) +
      flat(curve([-40, 700], [120, 660], [280, 700], [420, 760], [-40, 800]), '#2f7f85', 0.7) +
      flat(reef, '#236a72', 0.9) +
      dry(reef, '#5ea39f', [1400, 620], [1420, 800], 0.8) +
      fish(random, 380, 330, 26, '#2c7a82', 13) +
      fish(random, 1240, 300, 14, '#e8ecd0', 10) +
      meadow(random) +
      wash(
        poly([500, 760], [1200, 740], [1360, 900], [400, 900]),
        [0, 740],
        [0, 900],
        [
          [0, '#0b2a34', 0],
          [0.4, '#0b2a34', 0.35],
          [1, '#0b2a34', 0],
        ],
      ) +
      bubbles +
      diver(760, 500) +
      fish(random, 330, 800, 9, '#f0c063', 17)
    );
  },
);
