import type { z } from 'zod';
import { locate, shorten } from './locate.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * Says in an editor's words what a schema found wrong.
 *
 * @param file - the file's path, relative to `content/`.
 * @param source - the whole file, in which the places are looked up.
 * @param schema - the schema that refused it, for the keys that it knows.
 * @param issues - what zod reported.
 */
export function explain(file: string, source: string, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => explainIssue(file, source, schema, issue));
}

function explainIssue(file: string, source: string, schema: z.ZodType, issue: Issue): Problem[] {
  const field = issue.path.join('.');
  const at = (path: readonly PropertyKey[], what?: 'key') => ({ file, ...locate(source, path, what) });
  const here = { ...at(issue.path), ...(field && { field }) };
  const missing = issue.input === undefined && !hasValue(source, issue.path);

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => {
        const guess = nearest(key, known);
        return {
          ...at([...issue.path, key], 'key'),
          rule: 'unknown-key',
          field: [...issue.path, key].join('.'),
          found: shorten(key),
          message: `There is no key ${key} here.`,
          suggestion: guess ? `Did you mean ${guess}?` : `The keys here are ${known.join(', ')}.`,
        };
      });
    }
    case 'invalid_type': {
      if (missing) return [missingKey(here, issue)];
      return [
        {
          ...here,
          rule: 'wrong-type',
          message: `${subject(field)} must be ${TYPES[issue.expected] ?? issue.expected}.`,
          suggestion: hintOf(schema, issue.path),
        },
      ];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (missing) return [missingKey(here, issue)];
      // What is read in short for a group does not stand where it is missed.
      const found = here.found ?? (typeof issue.input === 'string' ? issue.input : '');
      const guess = nearest(found.replace(/^["']|["']$/g, ''), values);
      return [
        {
          ...here,
          rule: 'unknown-value',
          ...(values.length > MOST_WORDS && guess
            ? { message: `${subject(field)} cannot be this; it may be one of ${values.length} words.` }
            : { message: `${subject(field)} must be one of ${values.join(', ')}.` }),
          suggestion: guess && `Did you mean ${guess}?`,
        },
      ];
    }
    case 'invalid_union': {
      if (issue.discriminator) {
        const path = issue.path.at(-1) === issue.discriminator ? issue.path : [...issue.path, issue.discriminator];
        const values = choicesAt(schema, path);
        const place = at(path);
        const guess = place.found && nearest(place.found, values);
        return [
          {
            ...place,
            field: path.join('.'),
            rule: 'unknown-value',
            message: `${subject(path.join('.'))} must be one of ${values.join(', ')}.`,
            suggestion: guess ? `Did you mean ${guess}?` : undefined,
          },
        ];
      }
      return [
        {
          ...here,
          rule: 'wrong-type',
          message: `${subject(field)} cannot be this.`,
          suggestion: hintOf(schema, issue.path),
        },
      ];
    }
    case 'invalid_key':
      return [
        {
          ...at(issue.path, 'key'),
          field,
          rule: 'unknown-key',
          message: `There is no key ${String(issue.path.at(-1))} here.`,
          suggestion: suggestKey(issue),
        },
      ];
    case 'too_small':
    case 'too_big':
      return [
        {
          ...here,
          rule: 'out-of-range',
          message: sentence(field, issue.message.includes('expected') ? rangeOf(issue) : issue.message),
        },
      ];
    default:
      return [
        missing ? missingKey(here, issue) : { ...here, rule: 'bad-value', message: sentence(field, issue.message) },
      ];
  }
}

/** Of more words than these the one that was probably meant is enough. */
const MOST_WORDS = 20;

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, like [one, two]',
  object: 'a group of keys',
  record: 'a group of keys',
  tuple: 'a list of two numbers, like [0.4, 0.3]',
};

function missingKey(place: Omit<Problem, 'rule' | 'message'>, issue: Issue): Problem {
  const key = String(issue.path.at(-1));
  const ours = issue.code === 'custom' ? issue.message : undefined;
  return {
    ...place,
    found: undefined,
    rule: 'missing-key',
    message: ours ? sentence(place.field ?? '', ours) : `${subject(place.field ?? key)} is missing.`,
    suggestion: ours ? undefined : `Add a line that begins with ${key}:`,
  };
}

function suggestKey(issue: Extract<Issue, { code: 'invalid_key' }>): string | undefined {
  const [inner] = issue.issues;
  if (inner?.code !== 'invalid_value') return undefined;
  const values = inner.values.map(String);
  const guess = nearest(String(issue.path.at(-1)), values);
  return guess ? `Did you mean ${guess}?` : `The keys here are ${values.join(', ')}.`;
}

function rangeOf(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const bound = 'minimum' in issue ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return ['array', 'set'].includes(issue.origin)
    ? `must have ${bound} item${bound.endsWith(' 1') ? '' : 's'}.`
    : `must be ${bound}.`;
}

/** Our own messages are predicates ("is not a date …"), so that the field can stand before them. */
const sentence = (field: string, message: string) => `${subject(field)} ${message}`;
const subject = (field: string) => field || 'This file';

function hasValue(source: string, path: readonly PropertyKey[]): boolean {
  return path.length === 0 || locate(source, path).found !== undefined;
}

/** What the schema says of a field, for editors. */
function hintOf(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  let current: unknown = schema;
  let description: string | undefined;
  for (const step of path) {
    current = childOf(unwrap(current), step);
    description = (current as z.ZodType | undefined)?.description ?? description;
  }
  return description;
}

/** What a discriminated union's deciding key may say. */
function choicesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = unwrap(schema);
  for (const step of path.slice(0, -1)) current = unwrap(childOf(current, step));
  const options = ((current as z.ZodType).def as { options?: unknown[] }).options ?? [];
  return options.flatMap((option) => {
    const literal = childOf(unwrap(option), path.at(-1)!) as z.ZodType | undefined;
    return ((literal?.def as { values?: unknown[] } | undefined)?.values ?? []).map(String);
  });
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = unwrap(schema);
  for (const step of path) current = unwrap(childOf(current, step));
  const definition = (current as z.ZodType | undefined)?.def as { shape?: object; options?: unknown[] } | undefined;
  if (definition?.shape) return Object.keys(definition.shape);
  return [
    ...new Set(
      (definition?.options ?? []).flatMap((option) =>
        Object.keys(((unwrap(option) as z.ZodType).def as { shape?: object }).shape ?? {}),
      ),
    ),
  ];
}

/** Takes off what stands around an object, array or value: optional, default, transform. */
function unwrap(schema: unknown): unknown {
  const definition = (schema as z.ZodType | undefined)?.def as
    { type?: string; innerType?: unknown; in?: z.ZodType; out?: unknown } | undefined;
  if (definition?.innerType) return unwrap(definition.innerType);
  // What is made ready to be read has its form behind that, what is made of it before.
  if (definition?.type === 'pipe')
    return unwrap(definition.in?.def.type === 'transform' ? definition.out : definition.in);
  return schema;
}

function childOf(schema: unknown, step: PropertyKey): unknown {
  const definition = (schema as z.ZodType | undefined)?.def as
    { shape?: Record<PropertyKey, unknown>; element?: unknown; items?: unknown[]; valueType?: unknown } | undefined;
  return definition?.shape?.[step] ?? definition?.element ?? definition?.items?.[Number(step)] ?? definition?.valueType;
}
