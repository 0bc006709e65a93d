import { figure } from '../kit/figure.ts';
import { backdrop, frame } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, curve, oval, poly, rect, thread } from '../kit/shape.ts';
import { pendant } from '../kit/town.ts';

function room(): Markup {
  const view = rect(420, 90, 560, 380);
  const tools = [
    bar([1160, 150], [1160, 260], 12) + rect(1136, 140, 48, 26),
    bar([1230, 150], [1230, 270], 9) + oval(1230, 150, 20, 14),
    poly([1290, 150], [1390, 150], [1390, 168], [1310, 196], [1290, 196]),
    bar([1440, 150], [1440, 260], 7) + bar([1424, 262], [1456, 262], 20),
    oval(1520, 200, 44),
  ].join('');
  return (
    backdrop(0, 700, '#21424e', '#2b5560') +
    flat(rect(406, 76, 588, 408), '#12303b') +
    wash(
      view,
      [0, 90],
      [0, 470],
      [
        [0, '#a8c6c4'],
        [0.5, '#f4e3bd'],
        [1, '#f1cf9c'],
      ],
    ) +
    within(
      view,
      flat(curve([380, 360], [520, 330], [620, 352], [760, 336], [1020, 356], [1020, 420], [380, 420]), '#86a7a8'),
    ) +
    flat(rect(420, 394, 560, 76), '#6d9ca0') +
    flat(
      poly([560, 396], [566, 300], [572, 300], [576, 380], [650, 384], [640, 404], [552, 404]) +
        poly([840, 398], [846, 320], [850, 320], [854, 388], [910, 388], [900, 404], [836, 404]),
      '#2c5563',
    ) +
    line(thread([606, 90], [606, 470]) + thread([793, 90], [793, 470]) + thread([420, 250], [980, 250]), '#12303b', 9) +
    flat(rect(1100, 110, 470, 200), '#b98753') +
    dry(rect(1100, 110, 470, 200), '#7a5236', [1570, 200], [1180, 200], 0.9) +
    flat(tools, '#17303c') +
    flat(oval(1520, 200, 32), '#a87848') +
    flat(rect(1090, 380, 500, 14), '#12303b') +
    flat(
      [1110, 1180, 1236, 1330, 1400, 1470]
        .map((x, index) => rect(x, 380 - 44 - (index % 3) * 12, 44, 44 + (index % 3) * 12))
        .join(''),
      '#c0653f',
    ) +
    flat(rect(1128, 350, 14, 30) + rect(1256, 340, 30, 14) + rect(1418, 344, 20, 20), ink.sand) +
    flat(rect(30, 120, 300, 12) + rect(30, 260, 300, 12) + rect(30, 400, 300, 12), '#12303b') +
    [0, 1, 2]
      .map((row) =>
        [0, 1, 2, 3]
          .map((column) =>
            lit(
              rect(44 + column * 72 + row * 6, 54 + row * 140, 52, 66),
              [ink.ochre, '#3f7f85', ink.coral, '#d8c8a0'][(column + row) % 4] ?? ink.ochre,
              ink.cream,
              -3,
              3,
            ),
          )
          .join(''),
      )
      .join('') +
    wash(
      poly([420, 90], [980, 90], [1200, 1067], [330, 1067]),
      [700, 90],
      [760, 1000],
      [
        [0, '#fbe9c4', 0.3],
        [1, '#fbe9c4', 0],
      ],
    )
  );
}

function floor(): Markup {
  return (
    backdrop(690, frame.height, '#3b4f52', '#1b3039') +
    times(10, (index) =>
      line(thread([-10, 710 + index ** 1.6 * 9], [1610, 710 + index ** 1.6 * 9]), '#142830', 2, 0.6),
    ) +
    wash(
      poly([360, 700], [1040, 700], [1240, 1067], [240, 1067]),
      [0, 700],
      [0, 1067],
      [
        [0, '#f2d9a8', 0.4],
        [1, '#f2d9a8', 0.06],
      ],
    )
  );
}

/** The instrument buoy: a round hull, a frame with a solar panel, and a lamp. */
function buoy(x: number, y: number): Markup {
  const hull = curve(
    [x - 196, y - 92],
    [x - 150, y - 142],
    [x, y - 152],
    [x + 150, y - 142],
    [x + 196, y - 92],
    [x + 150, y - 28],
    [x, y - 6],
    [x - 150, y - 28],
  );
  const frameUp =
    bar([x - 96, y - 140], [x - 34, y - 402], 15, 10) +
    bar([x + 96, y - 140], [x + 34, y - 402], 15, 10) +
    bar([x, y - 146], [x, y - 402], 11) +
    bar([x - 76, y - 226], [x + 76, y - 226], 9) +
    bar([x - 54, y - 318], [x + 54, y - 318], 9);
  return (
    lit(frameUp, '#b57420', '#ffe3a0', 2.5, 1) +
    lit(
      poly([x + 20, y - 300], [x + 118, y - 322], [x + 132, y - 222], [x + 34, y - 206]),
      '#1b3d52',
      '#a9c6c4',
      -3,
      4,
    ) +
    line(
      thread([x + 52, y - 306], [x + 66, y - 212]) +
        thread([x + 84, y - 314], [x + 98, y - 218]) +
        thread([x + 26, y - 254], [x + 124, y - 274]),
      '#5f8795',
      2.4,
    ) +
    lit(rect(x - 50, y - 418, 100, 20), '#c98a2b', '#ffe3a0', 3, 3) +
    lit(
      curve([x - 22, y - 418], [x - 22, y - 452], [x, y - 470], [x + 22, y - 452], [x + 22, y - 418]),
      '#b8452f',
      '#f3a684',
      3,
      3,
    ) +
    line(thread([x - 40, y - 418], [x - 44, y - 520]), '#17303c', 4) +
    flat(hull, '#e3a833') +
    dry(hull, '#fbdc8a', [x - 170, y - 170], [x + 20, y - 80], 1) +
    dry(hull, '#9a5f22', [x + 190, y - 10], [x + 10, y - 70], 1) +
    flat(
      curve([x - 194, y - 96], [x, y - 66], [x + 194, y - 96], [x + 192, y - 78], [x, y - 46], [x - 190, y - 78]),
      '#17303c',
    ) +
    [-120, -40, 40, 120].map((dx) => flat(oval(x + dx, y - 118, 7, 5), '#7a4a1d')).join('') +
    line(
      thread([x - 150, y - 132], [x - 172, y - 158], [x - 136, y - 164], [x - 128, y - 142]) +
        thread([x + 150, y - 132], [x + 172, y - 158], [x + 136, y - 164], [x + 128, y - 142]),
      '#17303c',
      7,
    )
  );
}

function bench(): Markup {
  const top = poly([300, 760], [1190, 760], [1270, 812], [230, 812]);
  return (
    flat(poly([250, 812], [1250, 812], [1250, 850], [250, 850]), '#5f3424') +
    flat(rect(290, 850, 44, 230) + rect(1166, 850, 44, 230), '#4a281e') +
    flat(rect(310, 960, 880, 26), '#3c211a') +
    flat(top, '#c48a52') +
    dry(top, '#7a4a2f', [1260, 790], [820, 780], 0.9) +
    flat(oval(750, 776, 176, 17), '#5f3a24', 0.7) +
    lit(poly([980, 788], [1090, 776], [1104, 786], [994, 800]), '#2b4a57', '#a9c6c4', 2, 2) +
    flat(poly([992, 786], [976, 706], [1080, 698], [1092, 774]), '#16303c') +
    flat(poly([998, 778], [986, 714], [1072, 706], [1082, 770]), '#9fc9bf') +
    line(thread([1000, 760], [1020, 740], [1038, 752], [1056, 724], [1072, 734]), '#b8452f', 3) +
    line(thread([560, 780], [500, 792], [440, 778], [400, 790], [350, 780]), '#10242e', 5) +
    lit(rect(392, 726, 34, 40), '#f2e6cf', '#ffffff', -2, 1)
  );
}

export const buoyWorkshop = scene(
  'buoy-workshop',
  {
    headline: 'A buoy built by students',
    description: 'The buoy on the bench at Port Maren Tech, where it is having its autumn cleaning.',
    alt: 'Four people stand around a workbench with a yellow buoy on it, two of them working on its mast.',
    creator: 'Noor Haddad',
    created: '2026-10-21',
  },
  () => {
    const light = { color: '#ffe6b4', dx: 2.6, dy: 1.8 };
    const left = { color: '#ffe6b4', dx: -2.6, dy: 1.8 };
    return (
      room() +
      floor() +
      figure({
        at: [505, 930],
        height: 560,
        pose: poses.working,
        wear: { top: ink.brick, legs: '#1b3440', skin: '#8a5540', hair: '#15100f', head: 'short', rolled: true },
        light: left,
      }) +
      figure({
        at: [1010, 930],
        height: 540,
        pose: poses.reaching,
        turn: -1,
        wear: { top: '#e8d9b5', legs: '#1b3440', skin: '#c48a6b', hair: '#2a1a15', head: 'bun', rolled: true },
        light,
      }) +
      bench() +
      buoy(750, 776) +
      figure({
        at: [1330, 1075],
        height: 650,
        pose: poses.working,
        turn: -1,
        wear: { top: '#2f7278', legs: '#14262f', skin: '#a96d52', hair: '#15100f', head: 'long', apron: '#caa26a' },
        light,
      }) +
      figure({
        at: [205, 1085],
        height: 660,
        pose: poses.waiting,
        wear: {
          top: '#1a3543',
          legs: '#11222b',
          skin: '#c08a70',
          hair: '#3b2219',
          head: 'beanie',
          hat: ink.ochre,
          coat: 0.08,
        },
        light: left,
      }) +
      pendant([760, 86], 96, 200, '#0f252f', '#ffe3a4', 260) +
      glow([750, 560], 420, '#ffe3a4', 0.22)
    );
  },
);
