import { type Face, face, neck } from './face.ts';
import type { About } from './metadata.ts';
import { type Markup, dry, flat, line, moved, wash } from './paint.ts';
import type { Picture } from './print.ts';
import { type Random, times } from './random.ts';
import { type Point, curve, oval, rect, thread } from './shape.ts';

/** What surrounds a face, each in the face's own coordinates. */
export interface Sitter {
  face: Face;
  /** Which way the sitter looks. */
  turn: 1 | -1;
  /** The wall or sky behind, from top to bottom, and the disc of light. */
  ground: readonly [top: string, bottom: string, disc: string];
  /** What is seen far behind. */
  beyond?: (random: Random) => Markup;
  hairBehind?: (random: Random) => Markup;
  clothes: (random: Random) => Markup;
  hair: (random: Random) => Markup;
  /** Glasses, earrings and the like, on top of all. */
  worn?: (random: Random) => Markup;
}

/** Shoulders and chest, cut off by the picture's edge. */
export const bust = (width: number, slope: number) =>
  curve(
    [-78, 214],
    [-140, 250],
    [-width * 0.8, 282 + slope],
    [-width, 350 + slope],
    [-width - 26, 480],
    [-width, 560],
    [width, 560],
    [width - 20, 480],
    [width * 0.84, 340 + slope],
    [width * 0.6, 278 + slope],
    [86, 244],
    [60, 214],
    [10, 260],
  );

/** Long swells behind a sitter. */
export const waves = (y: number, color: string): Markup =>
  times(9, (index) =>
    line(
      thread(...Array.from({ length: 9 }, (_, step): Point => [step * 110 - 40, y + index * 30 + (step % 2 ? -6 : 6)])),
      color,
      3,
      0.4,
    ),
  );

const size = 800;

/** A square portrait of an author. */
export function portrait(id: string, about: About, sitter: Sitter): Picture {
  const [top, bottom, disc] = sitter.ground;
  return {
    name: `authors/${id}`,
    width: size,
    height: size,
    about,
    draw: (random) => {
      const person =
        (sitter.hairBehind?.(random) ?? '') +
        neck(sitter.face) +
        moved(sitter.clothes(random), 0, -26) +
        face(sitter.face) +
        sitter.hair(random) +
        (sitter.worn?.(random) ?? '');
      return (
        wash(
          rect(0, 0, size, size),
          [0, 0],
          [0, size],
          [
            [0, top],
            [1, bottom],
          ],
        ) +
        (sitter.beyond?.(random) ?? '') +
        flat(oval(400 + sitter.turn * 46, 330, 268), disc) +
        dry(oval(400 + sitter.turn * 46, 330, 268), bottom, [400, 620], [400, 400], 0.8) +
        moved(person, 400 - sitter.turn * 4, 362, 1.18 * sitter.turn, 1.18)
      );
    },
  };
}
