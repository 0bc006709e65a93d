import { figure } from '../kit/figure.ts';
import { backdrop, cloud, frame, glitter, gull, mist, ridge, ripples, stars, strips } from '../kit/nature.ts';
import { type Markup, dry, flat, glow, line, lit, wash, within } from '../kit/paint.ts';
import { ink } from '../kit/palette.ts';
import { poses } from '../kit/poses.ts';
import { type Random, between, times } from '../kit/random.ts';
import { scene } from '../kit/scene.ts';
import { bar, curve, oval, poly, rect, thread } from '../kit/shape.ts';

const horizon = 560;
const deck = 628;
const rim = '#ffd9a4';

function jetty(random: Random): Markup {
  const posts = times(13, (index) => {
    const x = -10 + index * 96;
    const near = index % 2 === 0;
    return (
      lit(
        bar([x, deck], [x + (near ? 0 : 8), near ? 870 : 826], near ? 24 : 15),
        near ? '#1b3340' : '#2c4a57',
        near ? rim : '#8aa5a5',
        -3,
        0,
      ) + flat(bar([x, near ? 800 : 776], [x, near ? 868 : 824], near ? 25 : 16), '#0f2530', 0.85)
    );
  });
  const braces = times(6, (index) =>
    line(
      thread([-10 + index * 192, 660], [182 + index * 192, 810]) +
        thread([-10 + index * 192, 810], [182 + index * 192, 660]),
      '#1b3340',
      7,
    ),
  );
  const planks = times(46, (index) =>
    line(thread([index * 26 - 10, deck - 18], [index * 26 - 16, deck]), '#3a2a28', 2, 0.7),
  );
  return (
    within(
      strips(random, -60, 1210, 846, 1060),
      wash(
        rect(-60, 846, 1270, 220),
        [0, 846],
        [0, 1060],
        [
          [0, '#10293a', 0.85],
          [1, '#10293a', 0],
        ],
      ),
    ) +
    braces +
    posts +
    flat(poly([-20, deck - 18], [1190, deck - 18], [1200, deck], [-20, deck]), '#a9764f') +
    planks +
    lit(rect(-20, deck, 1222, 26), '#33262a', rim, 0, 4) +
    line(
      thread([-20, deck - 76], [760, deck - 76]) +
        times(9, (index) => thread([20 + index * 92, deck - 14], [20 + index * 92, deck - 80])),
      '#1b2c38',
      6,
    ) +
    line(thread([-20, deck - 79], [760, deck - 79]), rim, 2)
  );
}

/** The hut, with the staff below it that shows the height of the water. */
function hut(): Markup {
  const front = rect(806, 380, 220, 232);
  const side = poly([1026, 380], [1140, 396], [1140, 612], [1026, 612]);
  const boards = times(9, (index) => line(thread([806 + index * 25, 380], [806 + index * 25, 612]), '#0f3a42', 2, 0.6));
  return (
    flat(side, '#e2b98c') +
    dry(side, '#b5694a', [1026, 612], [1120, 420], 0.7) +
    flat(front, '#1f5f68') +
    dry(front, '#0f3340', [800, 612], [980, 430], 0.9) +
    boards +
    lit(poly([784, 388], [912, 286], [1164, 312], [1156, 404], [1036, 384]), '#8f3a2c', '#ffc79a', -4, 5) +
    dry(poly([784, 388], [912, 286], [1030, 384]), '#4f1f1e', [784, 388], [930, 330], 0.85) +
    flat(rect(838, 446, 74, 166), '#123540') +
    flat(rect(846, 454, 58, 70), '#ffdf9c') +
    line(thread([875, 454], [875, 524]) + thread([846, 488], [904, 488]), '#123540', 5) +
    flat(rect(944, 440, 56, 56), '#ffe3a6') +
    line(thread([972, 440], [972, 496]) + thread([944, 468], [1000, 468]) + rect(944, 440, 56, 56), '#f2e6cf', 5) +
    glow([875, 490], 150, '#ffdf9c', 0.55) +
    line(thread([1040, 316], [1040, 176]) + thread([1010, 214], [1070, 214]), '#17323f', 5) +
    flat(oval(1010, 208, 9, 7) + oval(1070, 208, 9, 7) + poly([1040, 176], [1086, 186], [1040, 196]), '#17323f') +
    lit(poly([1090, 314], [1150, 290], [1160, 320], [1098, 346]), '#1b3d52', '#ffe3b0', -2, 3) +
    lit(bar([880, 300], [880, 262], 16), '#33262a', rim, -3, 0)
  );
}

function staff(): Markup {
  const [x, top, bottom] = [1090, 648, 876];
  const marks = times(11, (index) =>
    flat(
      rect(x - (index % 5 === 0 ? 22 : 4), top + 10 + index * 20, index % 5 === 0 ? 44 : 26, 9),
      index % 5 === 0 ? '#b5402c' : '#17323f',
    ),
  );
  return (
    lit(rect(x - 26, top, 52, bottom - top), '#fbf1d8', '#ffffff', -4, 0) +
    marks +
    dry(rect(x - 26, top, 52, bottom - top), '#3f6f70', [x, bottom], [x, bottom - 90], 0.95) +
    flat(bar([x + 44, deck], [x + 44, 880], 26), '#2c4a57') +
    dry(rect(x + 30, deck, 30, 250), '#0f2530', [x + 60, 760], [x + 26, 760], 0.9) +
    flat(curve([x - 70, 876], [x, 868], [x + 96, 876], [x, 884]), '#f7d9a8', 0.9)
  );
}

export const tideGauge = scene(
  'tide-gauge',
  {
    headline: 'A century of tides',
    description: 'The tide gauge at the end of the jetty. Its sensor looks down through a pipe at the water.',
    alt: 'A small hut with a red roof at the end of a timber jetty, a person reading from a clipboard outside and a staff marked in feet running down into the water.',
    creator: 'Li Wen',
    created: '2026-09-18',
  },
  (random) =>
    backdrop(0, horizon, '#1f4f63', '#4d7f8a', '#9db0a6', '#f0bd94', '#f9d69c') +
    stars(random, 190, 46, '#fbf3dc') +
    glow([1360, 540], 460, '#ffe3a4', 0.85, 0.6) +
    flat(oval(1360, 548, 46), '#fff6da') +
    [
      [-60, 150, 520, 36],
      [420, 100, 460, 28],
      [1040, 120, 520, 40],
      [140, 300, 520, 30],
      [1120, 260, 460, 28],
      [560, 380, 300, 18],
      [1230, 400, 380, 20],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) => {
        const shape = cloud(random, x, y, width, height);
        return (
          flat(shape, '#8f8a8f', 0.7) + dry(shape, '#ffd59e', [x + width, y + 10], [x + width * 0.7, y - height], 0.85)
        );
      })
      .join('') +
    flat(ridge(random, horizon, 100, horizon + 4, 1.9), '#b58f86') +
    mist(horizon - 10, 90, '#fbdcaa', 0.75) +
    flat(curve([-40, horizon + 4], [80, 500], [260, 486], [430, 516], [560, 540], [660, horizon + 4]), '#5f7580') +
    lit(poly([246, 490], [250, 430], [262, 430], [266, 490]), '#f2e6cf', '#fff6da', -1, 0) +
    flat(rect(249, 418, 14, 12), '#ffe9b0') +
    glow([256, 424], 50, '#ffe9b0', 0.9) +
    backdrop(horizon, frame.height, '#f4cf9c', '#c9a894', '#7f959a', '#3f7180', '#1c4a5c', '#0f2f40') +
    ripples(random, horizon + 6, frame.height, 150, '#23556a', 0.36) +
    ripples(random, horizon + 4, 960, 70, '#fbd9a6', 0.4) +
    glitter(random, 1360, horizon + 3, frame.height, 70, '#fff0c4', 110, 0.95) +
    jetty(random) +
    hut() +
    staff() +
    figure({
      at: [700, deck - 8],
      height: 236,
      pose: poses.working,
      wear: {
        top: '#d0923a',
        legs: '#17323f',
        skin: '#8a5540',
        hair: ink.black,
        head: 'beanie',
        hat: '#b5402c',
        coat: 0.1,
      },
      light: { color: '#ffe3b0', dx: -2.6, dy: 1.4 },
    }) +
    lit(poly([740, 486], [766, 476], [774, 502], [748, 510]), '#fbf1d8', '#ffffff', 1, 1) +
    lit(bar([1290, 900], [1290, 760], 34) + oval(1290, 760, 17, 6), '#1b3340', rim, -4, 2) +
    lit(bar([1350, 930], [1350, 800], 38) + oval(1350, 800, 19, 7), '#1b3340', rim, -4, 2) +
    lit(
      curve(
        [1262, 744],
        [1276, 722],
        [1300, 712],
        [1316, 718],
        [1330, 726],
        [1316, 730],
        [1306, 746],
        [1284, 754],
        [1244, 756],
      ),
      '#f2e6cf',
      '#fffaf0',
      -2,
      2,
    ) +
    flat(curve([1246, 754], [1266, 734], [1296, 738], [1280, 752]), '#6f8a96') +
    line(thread([1288, 752], [1288, 762]) + thread([1296, 752], [1296, 762]), '#d9853a', 3) +
    flat(oval(1314, 721, 2.2), ink.black) +
    flat(gull(540, 250, 28, 0.4) + gull(620, 220, 20, 0.4) + gull(480, 290, 16, 0.4), '#fdf0d4') +
    flat(
      times(4, () => oval(between(random, 1200, 1500), between(random, 900, 1000), 30, 2)),
      '#fbd9a6',
      0.3,
    ),
);
