/** What is inside a schema: the form under what stands around it, and the schemas of its keys and items. */
import type { z } from 'zod';

/** Takes off what stands around an object, array or value: optional, default, transform. */
export function unwrap(schema: unknown): unknown {
  const definition = (schema as z.ZodType | undefined)?.def as
    { type?: string; innerType?: unknown; in?: z.ZodType; out?: unknown } | undefined;
  if (definition?.innerType) return unwrap(definition.innerType);
  // What is made ready to be read has its form behind that, what is made of it before.
  if (definition?.type === 'pipe')
    return unwrap(definition.in?.def.type === 'transform' ? definition.out : definition.in);
  return schema;
}

/** The schema of a key, or of an item; undefined where there is none. @param schema - without what stands around it. */
export function childOf(schema: unknown, step: PropertyKey): unknown {
  const definition = (schema as z.ZodType | undefined)?.def as
    { shape?: Record<PropertyKey, unknown>; element?: unknown; items?: unknown[]; valueType?: unknown } | undefined;
  return definition?.shape?.[step] ?? definition?.element ?? definition?.items?.[Number(step)] ?? definition?.valueType;
}

/** The keys of a group, each with its schema; undefined for what is no group. @param schema - without what stands around it. */
export const shapeOf = (schema: unknown): Readonly<Record<string, z.ZodType>> | undefined =>
  ((schema as z.ZodType | undefined)?.def as { shape?: Record<string, z.ZodType> } | undefined)?.shape;
