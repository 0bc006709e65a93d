import type { Point } from './shape.ts';

/**
 * Where the joints are, for a figure one unit tall that looks to the right:
 * x forwards from the middle of the feet, y upwards from the ground.
 */
export interface Pose {
  head: Point;
  /** How far the head is bowed (positive) or raised, in degrees. */
  nod?: number;
  neck: Point;
  hip: Point;
  /** Half the width of the shoulders and of the hips as seen. */
  shoulders: number;
  hips: number;
  /** Elbow and hand, the far arm first. */
  arms: readonly [readonly [Point, Point], readonly [Point, Point]];
  /** Knee and ankle, the far leg first. */
  legs: readonly [readonly [Point, Point], readonly [Point, Point]];
}

const standing: Pose = {
  head: [0.012, 0.925],
  neck: [0, 0.835],
  hip: [0, 0.5],
  shoulders: 0.088,
  hips: 0.06,
  arms: [
    [
      [-0.12, 0.66],
      [-0.1, 0.5],
    ],
    [
      [0.125, 0.66],
      [0.12, 0.5],
    ],
  ],
  legs: [
    [
      [-0.055, 0.27],
      [-0.07, 0.03],
    ],
    [
      [0.058, 0.27],
      [0.075, 0.03],
    ],
  ],
};

/** The postures the pictures use. */
export const poses = {
  standing,
  /** Hands in the pockets. */
  waiting: {
    ...standing,
    arms: [
      [
        [-0.128, 0.655],
        [-0.075, 0.52],
      ],
      [
        [0.128, 0.655],
        [0.08, 0.52],
      ],
    ],
  },
  walking: {
    ...standing,
    head: [0.035, 0.92],
    neck: [0.015, 0.83],
    shoulders: 0.06,
    hips: 0.05,
    arms: [
      [
        [0.09, 0.66],
        [0.15, 0.53],
      ],
      [
        [-0.09, 0.66],
        [-0.1, 0.5],
      ],
    ],
    legs: [
      [
        [-0.05, 0.27],
        [-0.17, 0.06],
      ],
      [
        [0.085, 0.285],
        [0.13, 0.03],
      ],
    ],
  },
  running: {
    ...standing,
    head: [0.13, 0.88],
    neck: [0.085, 0.795],
    hip: [-0.01, 0.5],
    shoulders: 0.06,
    hips: 0.05,
    arms: [
      [
        [0.17, 0.66],
        [0.23, 0.76],
      ],
      [
        [-0.06, 0.68],
        [-0.08, 0.54],
      ],
    ],
    legs: [
      [
        [-0.06, 0.3],
        [-0.28, 0.24],
      ],
      [
        [0.16, 0.37],
        [0.1, 0.13],
      ],
    ],
  },
  kicking: {
    ...standing,
    head: [-0.03, 0.92],
    neck: [-0.04, 0.83],
    shoulders: 0.07,
    arms: [
      [
        [0.1, 0.74],
        [0.2, 0.7],
      ],
      [
        [-0.18, 0.74],
        [-0.27, 0.68],
      ],
    ],
    legs: [
      [
        [-0.02, 0.27],
        [-0.06, 0.03],
      ],
      [
        [0.13, 0.33],
        [0.27, 0.17],
      ],
    ],
  },
  /** One arm up, as to vote or to bid. */
  raising: {
    ...standing,
    arms: [
      [
        [-0.13, 0.66],
        [-0.07, 0.53],
      ],
      [
        [0.16, 0.9],
        [0.15, 1.08],
      ],
    ],
  },
  pointing: {
    ...standing,
    arms: [
      [
        [-0.13, 0.66],
        [-0.09, 0.52],
      ],
      [
        [0.17, 0.75],
        [0.31, 0.8],
      ],
    ],
  },
  /** Both arms reaching up and forwards, as to an apple. */
  reaching: {
    ...standing,
    head: [0.0, 0.925],
    nod: -22,
    neck: [-0.005, 0.835],
    shoulders: 0.07,
    arms: [
      [
        [0.14, 0.88],
        [0.22, 1.02],
      ],
      [
        [0.11, 0.93],
        [0.15, 1.1],
      ],
    ],
  },
  /** Both hands busy in front, at a bench or a stall. */
  working: {
    ...standing,
    head: [0.06, 0.905],
    nod: 20,
    neck: [0.025, 0.825],
    shoulders: 0.072,
    arms: [
      [
        [0.06, 0.66],
        [0.21, 0.61],
      ],
      [
        [0.02, 0.65],
        [0.19, 0.57],
      ],
    ],
  },
  carrying: {
    ...standing,
    head: [0.03, 0.925],
    shoulders: 0.07,
    arms: [
      [
        [0.0, 0.64],
        [0.17, 0.58],
      ],
      [
        [-0.02, 0.63],
        [0.15, 0.55],
      ],
    ],
    legs: [
      [
        [-0.05, 0.27],
        [-0.12, 0.04],
      ],
      [
        [0.06, 0.28],
        [0.09, 0.03],
      ],
    ],
  },
  bending: {
    ...standing,
    head: [0.3, 0.62],
    nod: 55,
    neck: [0.215, 0.645],
    hip: [-0.02, 0.5],
    shoulders: 0.055,
    hips: 0.065,
    arms: [
      [
        [0.25, 0.44],
        [0.3, 0.28],
      ],
      [
        [0.2, 0.42],
        [0.26, 0.24],
      ],
    ],
    legs: [
      [
        [0.02, 0.27],
        [-0.03, 0.03],
      ],
      [
        [0.05, 0.27],
        [0.05, 0.03],
      ],
    ],
  },
  kneeling: {
    ...standing,
    head: [0.13, 0.63],
    nod: 35,
    neck: [0.075, 0.555],
    hip: [-0.03, 0.25],
    shoulders: 0.06,
    hips: 0.06,
    arms: [
      [
        [0.18, 0.38],
        [0.28, 0.26],
      ],
      [
        [0.13, 0.36],
        [0.23, 0.2],
      ],
    ],
    legs: [
      [
        [0.14, 0.26],
        [0.13, 0.03],
      ],
      [
        [0.1, 0.05],
        [-0.12, 0.04],
      ],
    ],
  },
  /** Seated on something about 0.27 high. */
  sitting: {
    ...standing,
    head: [0.035, 0.7],
    neck: [0.01, 0.61],
    hip: [-0.02, 0.29],
    shoulders: 0.075,
    hips: 0.065,
    arms: [
      [
        [0.06, 0.44],
        [0.19, 0.37],
      ],
      [
        [0.03, 0.43],
        [0.16, 0.35],
      ],
    ],
    legs: [
      [
        [0.22, 0.3],
        [0.2, 0.03],
      ],
      [
        [0.24, 0.28],
        [0.25, 0.03],
      ],
    ],
  },
} satisfies Record<string, Pose>;
