import type { z } from 'zod';
import type { Sound } from './sound-part.ts';

/** Where a check of keys against each other says what it has found. */
export interface AcrossKeys<Group> {
  /** @param message - a predicate, before which the key will stand. */
  say: (key: keyof Group & string, message: string) => void;
  /** Neither of these keys was refused for itself. */
  areSound: (...keys: (keyof Group & string)[]) => boolean;
}

/**
 * A refinement that holds the keys of a group against each other. It also runs when some of them have been refused, so
 * that one mistake does not hide another; those are left out of what it gets.
 */
export function acrossKeys<Group extends object>(
  check: (group: Sound<Group>, across: AcrossKeys<Group>) => void,
): [refinement: (group: Group, context: z.core.$RefinementCtx<Group>) => void, parameters: { when: () => boolean }] {
  return [
    (group, context) => {
      // What is no group at all is refused as a whole.
      if (group === null || typeof group !== 'object' || Array.isArray(group)) return;
      const refused = new Set(context.issues.map(({ path }) => path?.[0]));
      const sound = Object.fromEntries(Object.entries(group).filter(([key]) => !refused.has(key))) as Sound<Group>;
      check(sound, {
        say: (key, message) =>
          context.addIssue({ code: 'custom', path: [key], message, input: (sound as Record<string, unknown>)[key] }),
        areSound: (...keys) => !keys.some((key) => refused.has(key)),
      });
    },
    { when: () => true },
  ];
}
