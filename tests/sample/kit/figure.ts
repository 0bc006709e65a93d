import { type Markup, flat, lit } from './paint.ts';
import type { Pose } from './poses.ts';
import { type Outline, type Point, curve, limb, poly } from './shape.ts';

/** What a figure wears; colours by garment. */
export interface Wear {
  top: string;
  legs: string;
  skin: string;
  hair: string;
  shoes?: string;
  /** How far a coat or dress hangs below the hip, as a part of the height. */
  coat?: number;
  /** The colour of an apron tied over all. */
  apron?: string;
  head?: 'short' | 'bob' | 'bun' | 'long' | 'cap' | 'beanie' | 'brim' | 'hood' | 'bald';
  hat?: string;
  /** Arms bare from the elbow. */
  rolled?: boolean;
}

/** The light on a figure: its colour and how broad its edge is, with the side it comes from as signs. */
export interface Light {
  color: string;
  dx: number;
  dy: number;
}

/** A person. `turn` of −1 looks to the left; `back` hides the face. */
export interface Figure {
  at: Point;
  height: number;
  pose: Pose;
  wear: Wear;
  light: Light;
  turn?: 1 | -1;
  back?: boolean;
}

/** Draws a person, far limbs first. */
export function figure(person: Figure): Markup {
  const { at, height, pose, wear, light, turn = 1 } = person;
  const place = ([x, y]: Point): Point => [at[0] + x * height * turn, at[1] - y * height];
  const size = (part: number) => part * height;
  const paint = (outline: Outline, color: string) => lit(outline, color, light.color, light.dx, light.dy);

  const shoulder = (side: number): Point => [pose.neck[0] + side * pose.shoulders, pose.neck[1] - 0.03];
  const hip = (side: number): Point => [pose.hip[0] + side * pose.hips * 0.62, pose.hip[1] - 0.01];

  const arm = (which: 0 | 1): Markup => {
    const [elbow, hand] = pose.arms[which];
    const upper = limb(place(shoulder(which ? 0.86 : -0.86)), size(0.039), place(elbow), size(0.032));
    const lower = limb(place(elbow), size(0.032), place(hand), size(0.023));
    const reach = Math.hypot(hand[0] - elbow[0], hand[1] - elbow[1]) || 1;
    const tip: Point = [
      hand[0] + ((hand[0] - elbow[0]) / reach) * 0.035,
      hand[1] + ((hand[1] - elbow[1]) / reach) * 0.035,
    ];
    const palm = limb(place(hand), size(0.0185), place(tip), size(0.014));
    const bare = wear.rolled ? paint(lower, wear.skin) + paint(upper, wear.top) : paint(upper + lower, wear.top);
    return paint(palm, wear.skin) + bare;
  };
  const leg = (which: 0 | 1): Markup => {
    const [knee, ankle] = pose.legs[which];
    const cloth =
      limb(place(hip(which ? 1 : -1)), size(0.06), place(knee), size(0.044)) +
      limb(place(knee), size(0.044), place(ankle), size(0.031));
    const heel: Point = [ankle[0] - 0.028, ankle[1] - 0.028];
    const shoe = curve(
      place(heel),
      place([ankle[0] - 0.02, ankle[1] + 0.012]),
      place([ankle[0] + 0.03, ankle[1] + 0.01]),
      place([ankle[0] + 0.095, ankle[1] - 0.018]),
      place([ankle[0] + 0.09, ankle[1] - 0.03]),
    );
    return paint(shoe, wear.shoes ?? wear.hair) + paint(cloth, wear.legs);
  };

  return (
    arm(0) +
    leg(0) +
    leg(1) +
    paint(torso(pose, wear, place), wear.top) +
    apron(pose, wear, place, paint) +
    head(person, place, paint) +
    arm(1)
  );
}

function torso(pose: Pose, wear: Wear, place: (joint: Point) => Point): Outline {
  const { neck, hip, shoulders, hips } = pose;
  const waist = (side: number): Point => [
    neck[0] * 0.38 + hip[0] * 0.62 + side * (shoulders * 0.56 + hips * 0.5),
    neck[1] * 0.4 + hip[1] * 0.6,
  ];
  const body = curve(
    place([neck[0] - 0.026, neck[1] + 0.022]),
    place([neck[0] + 0.026, neck[1] + 0.022]),
    place([neck[0] + shoulders * 0.72, neck[1] - 0.002]),
    place([neck[0] + shoulders * 1.12, neck[1] - 0.045]),
    place([neck[0] + shoulders * 1.06, neck[1] - 0.13]),
    place(waist(1)),
    place([hip[0] + hips * 1.08, hip[1] - 0.02]),
    place([hip[0] + hips * 0.6, hip[1] - 0.055]),
    place([hip[0] - hips * 0.6, hip[1] - 0.055]),
    place([hip[0] - hips * 1.08, hip[1] - 0.02]),
    place(waist(-1)),
    place([neck[0] - shoulders * 1.06, neck[1] - 0.13]),
    place([neck[0] - shoulders * 1.12, neck[1] - 0.045]),
    place([neck[0] - shoulders * 0.72, neck[1] - 0.002]),
  );
  if (!wear.coat) return body;
  const hem = hip[1] - wear.coat;
  // Wide enough to cover the thighs, whatever the stance.
  const side = hips * 0.62 + 0.063;
  const flare = side + wear.coat * 0.16;
  return (
    body +
    poly(
      place(waist(-1)),
      place(waist(1)),
      place([hip[0] + side, hip[1]]),
      place([hip[0] + flare, hem]),
      place([hip[0] - flare, hem]),
      place([hip[0] - side, hip[1]]),
    )
  );
}

function apron(
  pose: Pose,
  wear: Wear,
  place: (joint: Point) => Point,
  paint: (outline: Outline, color: string) => Markup,
): Markup {
  if (!wear.apron) return '';
  const { neck, hip, hips } = pose;
  const chest = (part: number, side: number): Point => [
    neck[0] + (hip[0] - neck[0]) * part + side,
    neck[1] + (hip[1] - neck[1]) * part,
  ];
  return paint(
    poly(
      place(chest(0.3, -0.03)),
      place(chest(0.3, 0.055)),
      place(chest(0.62, 0.075)),
      place([hip[0] + hips * 1.3, hip[1] - 0.2]),
      place([hip[0] - hips * 1.05, hip[1] - 0.2]),
      place(chest(0.62, -0.06)),
    ),
    wear.apron,
  );
}

/** Head, hair and hat, in units of the head: one is from chin to crown. */
function head(
  { pose, wear, height, back = false }: Figure,
  place: (joint: Point) => Point,
  paint: (outline: Outline, color: string) => Markup,
): Markup {
  const scale = 0.132;
  const tilt = (-(pose.nod ?? 0) * Math.PI) / 180;
  const on = ([x, y]: Point): Point =>
    place([
      pose.head[0] + (x * Math.cos(tilt) - y * Math.sin(tilt)) * scale,
      pose.head[1] + (x * Math.sin(tilt) + y * Math.cos(tilt)) * scale,
    ]);
  const ring = (...points: Point[]) => curve(...points.map(on));

  const neck = limb(place([pose.neck[0], pose.neck[1] - 0.005]), height * 0.027, on([-0.06, -0.2]), height * 0.026);
  const skull: Outline = back
    ? ring([0, 0.5], [0.3, 0.36], [0.38, 0.05], [0.29, -0.28], [0, -0.44], [-0.29, -0.28], [-0.38, 0.05], [-0.3, 0.36])
    : ring(
        [0, 0.5],
        [0.27, 0.38],
        [0.36, 0.16],
        [0.37, 0.06],
        [0.46, -0.1],
        [0.37, -0.15],
        [0.37, -0.27],
        [0.32, -0.43],
        [0.16, -0.47],
        [-0.12, -0.28],
        [-0.33, -0.16],
        [-0.42, 0.12],
        [-0.3, 0.4],
      );
  const face = flat(neck, wear.skin) + paint(skull, wear.skin);

  const style = wear.head ?? 'short';
  const behind = back
    ? ring(
        [0, 0.56],
        [0.34, 0.42],
        [0.43, 0.05],
        [0.33, -0.22],
        [0, -0.34],
        [-0.33, -0.22],
        [-0.43, 0.05],
        [-0.34, 0.42],
      )
    : '';
  const crown = ring(
    [0, 0.56],
    [0.24, 0.47],
    [0.34, 0.26],
    [0.16, 0.28],
    [0.03, 0.12],
    [-0.06, -0.08],
    [-0.2, -0.24],
    [-0.38, -0.18],
    [-0.47, 0.12],
    [-0.34, 0.44],
  );
  const hair = behind || crown;
  const hat = wear.hat ?? wear.top;
  switch (style) {
    case 'bald':
      return face;
    case 'short':
      return face + paint(hair, wear.hair);
    case 'bob':
      return (
        face +
        paint(
          hair + ring([-0.1, 0.5], [0.12, 0.3], [0.05, 0.0], [0.06, -0.34], [-0.26, -0.42], [-0.5, -0.3], [-0.5, 0.2]),
          wear.hair,
        )
      );
    case 'bun':
      return (
        face +
        paint(
          hair + ring([-0.38, 0.5], [-0.3, 0.3], [-0.46, 0.12], [-0.66, 0.2], [-0.66, 0.42], [-0.52, 0.54]),
          wear.hair,
        )
      );
    case 'long':
      return (
        face +
        paint(
          hair +
            ring([-0.1, 0.5], [0.08, 0.2], [-0.02, -0.2], [-0.04, -0.75], [-0.36, -0.95], [-0.55, -0.5], [-0.5, 0.15]),
          wear.hair,
        )
      );
    case 'cap':
      return (
        face +
        flat(hair, wear.hair) +
        paint(
          ring(
            [-0.02, 0.6],
            [0.3, 0.44],
            [0.37, 0.24],
            [0.66, 0.17],
            [0.62, 0.12],
            [0.3, 0.17],
            [-0.44, 0.2],
            [-0.42, 0.42],
          ),
          hat,
        )
      );
    case 'beanie':
      return (
        face +
        flat(hair, wear.hair) +
        paint(ring([0, 0.68], [0.3, 0.48], [0.41, 0.2], [0.36, 0.1], [-0.44, 0.1], [-0.49, 0.22], [-0.34, 0.52]), hat)
      );
    case 'brim':
      return (
        face +
        flat(hair, wear.hair) +
        paint(
          ring(
            [0, 0.68],
            [0.28, 0.56],
            [0.33, 0.3],
            [0.68, 0.2],
            [0.66, 0.14],
            [0, 0.17],
            [-0.7, 0.14],
            [-0.72, 0.2],
            [-0.36, 0.3],
            [-0.3, 0.56],
          ),
          hat,
        )
      );
    case 'hood':
      return (
        face +
        paint(
          ring(
            [0, 0.64],
            [0.3, 0.5],
            [0.38, 0.22],
            [0.2, 0.1],
            [0.14, -0.3],
            [0.22, -0.6],
            [-0.3, -0.66],
            [-0.5, -0.2],
            [-0.52, 0.2],
            [-0.36, 0.54],
          ),
          hat,
        )
      );
  }
}
