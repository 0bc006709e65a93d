import type { z } from 'zod';
import { childOf, shapeOf, unwrap } from './inside-schema.ts';
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
  // A key that is missed because it is misspelt is one mistake, not two.
  const misspelt = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => pathName([...issue.path, nearest(key, keysAt(schema, issue.path)) ?? key]))
        : [],
    ),
  );
  return issues
    .flatMap((issue) => explainIssue(file, source, schema, issue))
    .filter(({ rule, field }) => rule !== 'missing-key' || field === undefined || !misspelt.has(field));
}

const pathName = (path: readonly PropertyKey[]) => path.join('.');

/**
 * What a place in the frontmatter is called in a sentence. Items are counted as people count: `corrections.0.date` is
 * “date in entry 1 of corrections”.
 */
export function nameOfField(field: string): string {
  let [name, around] = ['', ''];
  for (const step of field.split('.')) {
    const isEntry = name.startsWith('entry ');
    if (/^\d+$/.test(step)) [name, around] = [`entry ${Number(step) + 1}`, `${name && ` of ${name}`}${around}`];
    else if (isEntry) [name, around] = [step, ` in ${name}${around}`];
    else name = name ? `${name}.${step}` : step;
  }
  return name + around;
}

function explainIssue(file: string, source: string, schema: z.ZodType, issue: Issue): Problem[] {
  const field = pathName(issue.path);
  const called = nameOfField(field);
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
          field: pathName([...issue.path, key]),
          found: shorten(key),
          message: `There is no key ${key} here.`,
          suggestion: guess
            ? `Did you mean ${guess}?`
            : (groupOf(schema, issue, key) ?? `The keys here are ${known.join(', ')}.`),
        };
      });
    }
    case 'invalid_type': {
      if (missing) return [missingKey(here, issue)];
      if (issue.input === null && field)
        return [
          {
            ...here,
            rule: 'wrong-type',
            message: `${called} is empty.`,
            suggestion: fillOf(source, schema, issue, here.line),
          },
        ];
      return [
        {
          ...here,
          rule: 'wrong-type',
          message: `${subject(called)} must be ${TYPES[issue.expected] ?? issue.expected}.`,
          suggestion: exampleOf(schema, issue) ?? truthOf(issue) ?? hintOf(schema, issue.path),
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
            ? { message: `${subject(called)} cannot be this; it may be one of ${values.length} words.` }
            : { message: `${subject(called)} must be one of ${values.join(', ')}.` }),
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
            field: pathName(path),
            rule: 'unknown-value',
            message: `${subject(nameOfField(pathName(path)))} must be one of ${values.join(', ')}.`,
            suggestion: guess ? `Did you mean ${guess}?` : undefined,
          },
        ];
      }
      return [
        {
          ...here,
          rule: 'wrong-type',
          message: `${subject(called)} cannot be this.`,
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
          message: sentence(called, issue.message.includes('expected') ? rangeOf(issue) : issue.message),
        },
      ];
    default:
      return [
        missing
          ? missingKey(here, issue)
          : { ...here, rule: 'bad-value', message: sentence(called, issue.message), ...unquoted(schema, issue) },
      ];
  }
}

/** What to write where nothing stands. */
function fillOf(source: string, schema: z.ZodType, issue: Issue, line: number): string | undefined {
  const typed = source.split(/\r?\n/)[line - 1] ?? '';
  const [, key, remark] = /^\s*(?:- +)?([\w-]+):\s+(#.*?)\s*$/.exec(typed) ?? [];
  if (key !== undefined && remark !== undefined)
    return `What stands behind a # is not read. If it is the text, put quotation marks around it: ${key}: ${JSON.stringify(remark)}`;
  return exampleOf(schema, issue) ?? 'Write something behind its colon, or take the line out.';
}

/** Other words for true and false. */
function truthOf({ code, input, path, ...issue }: Issue): string | undefined {
  if (code !== 'invalid_type' || (issue as { expected?: string }).expected !== 'boolean') return undefined;
  const word = String(input)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const is = ['true', 'yes', 'on', 'y'].includes(word)
    ? true
    : ['false', 'no', 'off', 'n'].includes(word)
      ? false
      : undefined;
  return is === undefined ? undefined : `Write ${String(path.at(-1))}: ${is}`;
}

/** The empty group beside a key, below which that should stand indented. */
function groupOf(schema: z.ZodType, { path, input }: Issue, key: string): string | undefined {
  if (input === null || typeof input !== 'object') return undefined;
  const empty = Object.entries(input).find(
    ([name, value]) => value === null && keysAt(schema, [...path, name]).includes(key),
  );
  return empty && `Indent it with two spaces, so that it belongs to ${empty[0]}:`;
}

/** Curly quotation marks are none of YAML's: they are a part of the text. */
function unquoted(schema: z.ZodType, { path, input }: Issue): { suggestion?: string } {
  const inner = typeof input === 'string' ? /^[“”„«‘’](.+)[“”»‘’]$/u.exec(input.trim())?.[1] : undefined;
  if (inner === undefined) return {};
  let current: unknown = unwrap(schema);
  for (const step of path.slice(0, -1)) current = unwrap(childOf(current, step));
  const child = childOf(current, path.at(-1)!) as z.ZodType | undefined;
  return child?.safeParse(inner).success ? { suggestion: `Take the quotation marks out: ${plain(inner)}` } : {};
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
    message: sentence(nameOfField(pathName(issue.path)), ours ?? 'is missing.'),
    suggestion: ours
      ? undefined
      : issue.path.length === 1
        ? `Add a line that begins with ${key}:`
        : `Add ${key}: to its keys.`,
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
const sentence = (called: string, message: string) => `${subject(called)} ${message}`;
const subject = (called: string) => called || 'This file';

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

/** How a group of keys or a list is written; undefined for all else. */
function exampleOf(schema: z.ZodType, { path, input }: Issue): string | undefined {
  let current: unknown = unwrap(schema);
  for (const step of path) current = unwrap(childOf(current, step));
  const shape = shapeOf(current);
  const key = path.at(-1);
  const item = childOf(current, 0) as z.ZodType | undefined;
  if (!shape && item && typeof input === 'string') {
    // Where there is one, the list is forgotten; several stand between commas, or behind hyphens without a space.
    const items = input.split(input.startsWith('-') ? /(?:^|\s+)-\s*/ : /\s*,\s*/).filter(Boolean);
    return items.every((each) => item.safeParse(each).success)
      ? `Write ${String(key)}: [${items.map(plain).join(', ')}]`
      : undefined;
  }
  if (!shape || path.length === 0) return undefined;
  const required = Object.entries(shape).filter(([, child]) => !child.safeParse(undefined).success);
  const shown = required.length > 0 ? required : Object.entries(shape).slice(0, 2);
  // A text that stands for the whole group is most often that of its one key.
  const isOnly = shown.length === 1 && typeof input === 'string' && shown[0]![1].safeParse(input).success;
  const pairs = shown.map(
    ([key, child]) => `${key}: ${isOnly ? plain(input) : required.length > 0 ? exampleIn(child) : '…'}`,
  );
  return `Write its keys, like ${typeof key === 'string' ? `${key}: ` : ''}{${pairs.join(', ')}}`;
}

/** A value that a schema takes, if one is known: one of its words, or what its description shows at its end. */
function exampleIn(schema: z.ZodType): string {
  const inner = unwrap(schema) as z.ZodType;
  const { examples = [] } = { ...inner.meta(), ...schema.meta() } as { examples?: (string | number)[] };
  const { entries = {} } = inner.def as { entries?: Record<string, string> };
  const described = /: ([^:]+)\.$/.exec(schema.description ?? '')?.[1];
  const candidates = [...examples, ...Object.values(entries), ...(described === undefined ? [] : [described])];
  const example = candidates.find((candidate) => schema.safeParse(candidate).success);
  return example === undefined ? '…' : plain(String(example));
}

/** A text as it can stand in YAML between braces. */
const plain = (text: string) =>
  /^[\p{L}\p{N}][\p{L}\p{N}/.: -]*$/u.test(text) && !/: |:$/.test(text) ? text : JSON.stringify(text);

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
