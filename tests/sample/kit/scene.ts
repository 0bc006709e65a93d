import type { About } from './metadata.ts';
import { frame } from './nature.ts';
import type { Markup } from './paint.ts';
import type { Picture } from './print.ts';
import type { Random } from './random.ts';

/** A landscape picture for an article. */
export function scene(name: string, about: About, draw: (random: Random) => Markup): Picture {
  return { name: `2026/${name}`, ...frame, about, draw };
}
