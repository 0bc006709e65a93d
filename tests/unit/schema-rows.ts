import type { z } from 'zod';

/** A key of a content file, as the README has to list it. */
export interface SchemaRow {
  /** `photo.credit`, `corrections[].date` */
  key: string;
  /** `required`, what stands in when it is left out, or nothing. */
  default: string;
  meaning: string;
}

interface Definition {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  defaultValue?: unknown;
  entries?: Record<string, string>;
  values?: unknown[];
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;

/** What stands inside what only wraps it: optional, with a default, transformed. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = definitionOf(schema);
  const inner = innerType ?? input;
  return inner ? unwrap(inner) : schema;
}

const shapeOf = (schema: z.ZodType) => Object.entries(definitionOf(unwrap(schema)).shape ?? {});

function defaultOf(schema: z.ZodType): string {
  const { type, defaultValue } = definitionOf(schema);
  if (type === 'optional') return '';
  if (type !== 'default') return 'required';
  // An empty list or group stands for nothing.
  return typeof defaultValue === 'object' ? '' : `\`${defaultValue as string | number | boolean}\``;
}

function meaningOf(schema: z.ZodType): string {
  const { entries } = definitionOf(unwrap(schema));
  const unexplained = shapeOf(schema).filter(([, child]) => child.description === undefined);
  const sentences = [
    schema.description,
    entries && `One of ${Object.keys(entries).join(', ')}.`,
    unexplained.length > 0 && `Its keys: ${unexplained.map(([name]) => name).join(', ')}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/**
 * Lists the keys of a schema with what they mean, those of a group after the group.
 *
 * @param apart - groups whose keys have a list of their own.
 */
export function schemaRows(schema: z.ZodType, apart: readonly z.ZodType[] = [], prefix = ''): SchemaRow[] {
  return shapeOf(schema).flatMap(([name, child]) => {
    if (child.description === undefined) return [];
    const key = `${prefix}${name}`;
    const inner = unwrap(child);
    const { element } = definitionOf(inner);
    const nested = apart.some((each) =>
      [inner, element].some((one) => one && definitionOf(each).shape === definitionOf(one).shape),
    )
      ? []
      : [...schemaRows(inner, apart, `${key}.`), ...(element ? schemaRows(element, apart, `${key}[].`) : [])];
    return [{ key, default: defaultOf(child), meaning: meaningOf(child) }, ...nested];
  });
}

/** Lists the keys of a group that has several forms, by the value of the key that tells them apart. */
export function formRows(schema: z.ZodType, discriminator: string): Map<string, SchemaRow[]> {
  const { options = [] } = definitionOf(schema);
  return new Map(
    options.map((option) => {
      const deciding = definitionOf(option).shape?.[discriminator];
      return [String(deciding && definitionOf(deciding).values?.[0]), schemaRows(option)];
    }),
  );
}
