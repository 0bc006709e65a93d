import { figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, gull, mist, ripple } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { type Point, bar, curve, lattice, oval, poly, rect, thread } from '../kit/shape.ts';

const ground = 880;

/** The gantry: a portal high over the slip. */
function gantry(): Markup {
  const dark = '#a8452f';
  const rim = '#fbc79a';
  const leg = (x: number, spread: number) =>
    lit(poly([x - 22, 190], [x + 22, 190], [x + spread + 24, ground], [x + spread - 24, ground]), dark, rim, -4, 0) +
    lit(poly([x - 22, 190], [x + 22, 190], [x - spread + 24, ground], [x - spread - 24, ground]), dark, rim, -4, 0) +
    flat(
      bar([x - spread * 0.62, 600], [x + spread * 0.62, 600], 20) +
        bar([x - spread * 0.34, 410], [x + spread * 0.34, 410], 15),
      '#7d3226',
    ) +
    lit(rect(x - spread - 60, ground - 26, spread * 2 + 120, 34), '#1b3c4a', rim, -3, 3);
  return (
    leg(210, 78) +
    lit(poly([1392, 190], [1436, 190], [1446, ground], [1382, ground]), dark, rim, -4, 0) +
    lit(rect(1340, ground - 26, 148, 34), '#1b3c4a', rim, -3, 3) +
    lit(rect(70, 104, 1490, 92), dark, rim, 0, 6) +
    dry(rect(70, 104, 1490, 92), '#5f2620', [800, 200], [800, 120], 0.85) +
    flat(
      times(24, (index) => rect(96 + index * 62, 120, 4, 62)),
      '#7d3226',
    ) +
    line(
      thread([70, 76], [1560, 76]) +
        thread([70, 90], [1560, 90]) +
        Array.from({ length: 26 }, (_, index) => thread([78 + index * 59, 104], [78 + index * 59, 74])).join(''),
      '#7d3226',
      3,
    ) +
    lit(rect(760, 60, 150, 60), '#f0c063', '#fff0c4', -4, 4) +
    lit(rect(780, 196, 96, 58), '#1b3c4a', '#cfe0d2', -3, 0) +
    flat(rect(790, 210, 74, 26), '#f4d58f') +
    line(
      thread([640, 196], [640, 330]) +
        thread([676, 196], [676, 330]) +
        thread([940, 196], [940, 330]) +
        thread([976, 196], [976, 330]),
      '#17323f',
      3,
    ) +
    flat(rect(628, 326, 60, 18) + rect(928, 326, 60, 18), '#17323f') +
    line(
      thread([658, 344], [600, 402]) +
        thread([658, 344], [720, 402]) +
        thread([958, 344], [900, 402]) +
        thread([958, 344], [1020, 402]),
      '#17323f',
      3,
    )
  );
}

/** A block of the hull, hanging: plates and frames in section. */
function block(): Markup {
  const shape = poly([580, 402], [1040, 402], [1040, 512], [600, 512]);
  return (
    lit(shape, '#5f8a91', '#fdeac6', -4, 5) +
    dry(shape, '#274c59', [1040, 512], [760, 430], 0.9) +
    line(
      Array.from({ length: 8 }, (_, index) => thread([634 + index * 54, 406], [634 + index * 54, 510])).join('') +
        thread([590, 456], [1040, 456]),
      '#274c59',
      3,
      0.8,
    )
  );
}

function hull(): Markup {
  const shape = curve(
    [330, 596],
    [480, 606],
    [760, 612],
    [1060, 612],
    [1300, 600],
    [1312, 700],
    [1306, 810],
    [1180, 830],
    [900, 836],
    [620, 836],
    [486, 830],
    [440, 790],
    [452, 752],
    [420, 730],
    [400, 690],
  );
  const ribs = times(13, (index) => {
    const x = 720 + index * 44;
    return (
      line(thread([x, 616], [x + 4, 540 + (index % 2) * 6]), '#17323f', 7) +
      line(thread([x - 3, 616], [x + 1, 540]), '#fbd9a8', 1.6, 0.9)
    );
  });
  const props = times(12, (index) => flat(bar([500 + index * 70, 826], [488 + index * 70, ground + 4], 9), '#5d3626'));
  const keel = times(12, (index) => lit(rect(500 + index * 68, 832, 46, 50), '#7a4a30', '#e6b98a', -3, 3));
  return (
    ribs +
    flat(bar([716, 566], [1260, 560], 6) + bar([716, 590], [1260, 584], 6), '#17323f') +
    keel +
    props +
    flat(shape, '#1f5f6b') +
    dry(shape, '#6fa3a4', [360, 600], [720, 700], 0.9) +
    dry(shape, '#0f3340', [1320, 840], [860, 700], 0.95) +
    flat(
      curve([404, 694], [640, 712], [960, 716], [1312, 704], [1312, 722], [960, 734], [640, 730], [412, 712]),
      '#f2e6cf',
      0.9,
    ) +
    flat(
      curve(
        [422, 734],
        [640, 752],
        [960, 756],
        [1310, 742],
        [1304, 812],
        [1180, 830],
        [900, 836],
        [620, 836],
        [486, 830],
        [440, 790],
        [452, 752],
      ),
      '#a8452f',
    ) +
    dry(
      curve(
        [422, 734],
        [640, 752],
        [960, 756],
        [1310, 742],
        [1304, 812],
        [1180, 830],
        [900, 836],
        [620, 836],
        [486, 830],
        [440, 790],
        [452, 752],
      ),
      '#4f1f1e',
      [900, 850],
      [900, 750],
      0.9,
    ) +
    line(thread([380, 640], [640, 656], [960, 660], [1310, 650]), '#12454f', 2.4) +
    line(
      Array.from({ length: 9 }, (_, index) => thread([520 + index * 92, 616], [520 + index * 92, 700])).join(''),
      '#12454f',
      2,
      0.7,
    ) +
    times(5, (index) => flat(rect(472 + index * 7, 760 + index * 12, 12, 3), '#f2e6cf')) +
    flat(oval(452, 650, 12), '#0d2c36') +
    line(thread([452, 650], [448, 690]), '#0d2c36', 5) +
    line(
      thread([330, 590], [330, 560]) +
        Array.from({ length: 7 }, (_, index) => thread([340 + index * 58, 600], [340 + index * 58, 570])).join('') +
        thread([330, 570], [700, 578]),
      '#17323f',
      3,
    )
  );
}

function sparks(random: Random, x: number, y: number): Markup {
  return (
    glow([x, y], 120, '#fff3cc', 0.95) +
    times(46, () => {
      const angle = between(random, 0.1, Math.PI - 0.1);
      const far = between(random, 14, 110);
      const from: Point = [x + Math.cos(angle) * far * 0.6, y + Math.sin(angle) * far * 0.5 + far * far * 0.002];
      return line(
        thread(from, [from[0] + Math.cos(angle) * 9, from[1] + 10]),
        random() < 0.5 ? '#ffd27a' : '#fff3cc',
        2,
        0.95,
      );
    }) +
    flat(oval(x, y, 7), '#fffdf0')
  );
}

export const shipyardCrane = scene(
  'shipyard-crane',
  {
    headline: 'A ferry takes shape',
    description:
      'Hull 88 stands under the gantry crane at Corliss & Daughters, 14 weeks after the first plate was cut.',
    alt: 'The open hull of a ship on blocks; above it a red gantry crane lowers a section with a worker standing on it.',
    creator: 'Alex Kim',
    created: '2026-10-23',
  },
  (random) => {
    const light = { color: '#fff0cc', dx: 1.8, dy: 1.4 };
    const worker = (
      x: number,
      y: number,
      height: number,
      pose: keyof typeof poses,
      turn: 1 | -1,
      top: string,
      hat: string,
    ) =>
      figure({
        at: [x, y],
        height,
        pose: poses[pose],
        turn,
        wear: { top, legs: '#17323f', skin: '#8a5540', hair: ink.black, head: 'cap', hat },
        light,
      });
    return (
      backdrop(0, ground, '#8fbac0', '#bfd3c4', '#eadfba', '#f8dba6', '#f3c796') +
      [
        [-60, 60, 520, 40],
        [420, 300, 420, 26],
        [980, 340, 520, 34],
        [1200, 30, 420, 30],
        [60, 380, 360, 24],
      ]
        .map(([x = 0, y = 0, width = 0, height = 0]) => {
          const shape = cloud(random, x, y, width, height);
          return flat(shape, '#fbf2da', 0.9) + dry(shape, '#c9c9b3', [x, y + 8], [x, y - height], 0.5);
        })
        .join('') +
      flat(
        poly([-20, ground], [-20, 700], [120, 660], [120, 700], [260, 660], [260, 700], [400, 660], [400, ground]),
        '#9fb3a9',
      ) +
      flat(lattice([1520, 860], [1520, 470], 24, 18, 12, 4) + bar([1400, 486], [1640, 460], 7), '#8aa5a3') +
      flat(lattice([520, 840], [520, 560], 18, 14, 9, 3) + bar([440, 574], [640, 556], 5), '#9fb3a9') +
      mist(800, 190, '#fbe6bd', 0.75) +
      hull() +
      block() +
      gantry() +
      sparks(random, 1150, 560) +
      figure({
        at: [1180, 616],
        height: 84,
        pose: poses.kneeling,
        turn: -1,
        wear: { top: '#c98a3a', legs: '#17323f', skin: '#17323f', hair: '#17323f', head: 'beanie', hat: '#17323f' },
        light: { color: '#fff8e0', dx: 2, dy: 0 },
      }) +
      worker(560, 612, 76, 'raising', 1, ink.coral, '#f2e6cf') +
      worker(880, 404, 72, 'standing', -1, ink.coral, '#f2e6cf') +
      backdrop(ground, frame.height, '#d9bf97', '#8f8a7a', '#3f5a60', '#1b3843') +
      times(9, (index) =>
        line(thread([800 + (index - 4) * 190, ground], [800 + (index - 4) * 470, 1090]), '#5d6a69', 2.4, 0.5),
      ) +
      line(thread([-10, 930], [1610, 930]) + thread([-10, 946], [1610, 946]), '#33505a', 5) +
      flat(
        times(12, (index) =>
          ripple(
            90 + index * 140 + between(random, -40, 40),
            980 + between(random, -10, 60),
            between(random, 80, 200),
            10,
          ),
        ),
        '#f3d9a8',
        0.35,
      ) +
      wash(
        poly([420, ground], [1320, ground], [1560, 1000], [640, 1000]),
        [0, ground],
        [0, 1010],
        [
          [0, '#17323f', 0.75],
          [1, '#17323f', 0],
        ],
      ) +
      worker(330, 990, 190, 'pointing', 1, '#f2e6cf', '#d0923a') +
      worker(236, 1000, 196, 'waiting', 1, '#1f5f6b', '#f2e6cf') +
      worker(1240, 1010, 206, 'walking', -1, ink.coral, '#f0c063') +
      worker(1500, 980, 176, 'carrying', -1, '#d0923a', '#f2e6cf') +
      lit(poly([20, 1090], [30, 1000], [150, 1000], [160, 1090]), '#5f8a91', '#fdeac6', -4, 4) +
      line(oval(90, 1000, 60, 12), '#fdeac6', 3) +
      flat(gull(420, 230, 24, 0.4) + gull(500, 260, 18, 0.4) + gull(1180, 250, 22, 0.4), '#fffaf0')
    );
  },
);
