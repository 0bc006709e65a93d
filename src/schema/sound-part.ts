import type { z } from 'zod';
import { childOf, shapeOf, unwrap } from './inside-schema.ts';

/** Of a value, what its schema takes: keys may be missing, and lists have gaps where an item was refused. */
export type Sound<Value> = Value extends readonly (infer Item)[]
  ? Sound<Item>[]
  : Value extends object
    ? { [Key in keyof Value]?: Sound<Value[Key]> }
    : Value;

/**
 * What a schema takes of a value that it refuses as a whole, so that one mistake does not hide what else there is to
 * say of a file. Items of lists keep their places: a list has gaps, which `forEach` passes over.
 *
 * @returns undefined when it takes nothing of it.
 */
export function soundPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Sound<z.output<Schema>> | undefined;
export function soundPart(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const inner = unwrap(schema);
  if (Array.isArray(value)) {
    // A list where none belongs: nothing of it is what was meant.
    if (childOf(inner, 0) === undefined) return undefined;
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const child = childOf(inner, index) as z.ZodType | undefined;
      const part = child && soundPart(child, item);
      if (part !== undefined) items[index] = part;
    }
    return items;
  }
  const shape = shapeOf(inner);
  if (!shape || value === null || typeof value !== 'object') return undefined;
  const parts = Object.entries(shape)
    .map(([key, child]) => [key, soundPart(child, (value as Record<string, unknown>)[key])] as const)
    .filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts);
}
