/** What VS Code offers while a story is typed: the keys of its frontmatter, and the parts of a text. */
import { z } from 'zod';
import { PART_NAMES } from '../../markdown/parts/known.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schemas.ts';

/** As VS Code keeps it in `.code-snippets`. */
export interface Snippet {
  scope: 'markdown';
  prefix: string;
  body: string[];
  description?: string;
}

/** The moment in which it is typed, by the clock of the machine, which may be in another zone than the newsroom's. */
const NOW =
  '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${CURRENT_HOUR}:${CURRENT_MINUTE}${CURRENT_TIMEZONE_OFFSET}';

/** Keys that are not required and yet wanted nearly always, by the group that they stand in. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  photo: ['alt', 'caption', 'credit'],
  photos: ['alt', 'caption', 'credit'],
  subject: ['role'],
  life: ['born'],
};

/** The texts of parts, as they are written. */
const PART_TEXTS: Readonly<Record<string, readonly string[]>> = {
  pullquote: [':::pullquote{by="${1:Name, role}"}', '${2:The words.}', ':::'],
  factbox: [':::factbox[${1:Title}]', '- ${2:A fact.}', ':::'],
  keypoints: [':::keypoints', '- ${1:The first point.}', '- ${2:The second.}', ':::'],
  timeline: [':::timeline[${1:Title}]', '- **${2:1938}** ${3:What happened.}', ':::'],
  qa: [':::qa', '**${1:The question?}**', '', '${2:The answer.}', ':::'],
  aside: [':::aside[${1:Title}]', '${2:The text.}', ':::'],
  related: ['::related{story="${1:2026/10/tide-tables}"}'],
  table: [
    ':::table[${1:Title}]{source="${2:Where the numbers come from}"}',
    '| ${3:Year} | ${4:Number} |',
    '| ---- | ------: |',
    '| ${5:2026} | ${6:12} |',
    ':::',
  ],
  chart: [
    ':::chart[${1:Title}]{type=${2|bar,line|} source="${3:Where the numbers come from}"}',
    '| ${4:Year} | ${5:Number} |',
    '| ---- | ------: |',
    '| ${6:2025} | ${7:9} |',
    '| ${8:2026} | ${9:12} |',
    ':::',
  ],
};

/** Everything that is offered, by name. */
export function makeSnippets(): Record<string, Snippet> {
  const snippets: Record<string, Snippet> = {};
  const offer = (prefix: string, body: string[], description?: string) => {
    snippets[prefix] = { scope: 'markdown', prefix, body, ...(description && { description }) };
  };
  const article = jsonSchemaOf('article');
  offer(
    'story',
    [
      '---',
      'headline: ${1:Ferry crews vote to strike}',
      'summary: ${2:The last boat leaves Gull Island on Friday at six.}',
      `published: ${NOW}`,
      'section: ${3:local}',
      'topics: [${4:ferries}]',
      'authors: [${5:ana-reyes}]',
      '---',
      '',
      '$0',
    ],
    'A whole story to begin with; "npm run new" asks for the same.',
  );
  for (const [key, schema] of Object.entries(article.properties ?? {})) {
    if (typeof schema === 'boolean') continue;
    const counter = { next: 1 };
    offer(key, linesOf(key, schema, counter), schema.description);
  }
  offer(
    'post',
    ['---', 'headline: ${1:Low Side is dark}', `published: ${NOW}`, '---', '', '$0'],
    'A post of a live story.',
  );
  offer('image', [
    '![${1:What it shows}](photos/${2:2026/sea-wall.jpg} "${3:Caption.} (${4:Alex Kim/Harbor Ledger})")',
  ]);
  for (const [name, body] of Object.entries(PART_TEXTS))
    if (PART_NAMES.includes(name)) offer(`:${name}`, [...body], `A part of a story: ${name}.`);
  return snippets;
}

interface Counter {
  next: number;
}

/** A key and its value, as they are typed, with a place for the cursor where something is to be filled in. */
function linesOf(key: string, schema: JsonSchema, counter: Counter): string[] {
  if (schema.type === 'object') return [`${key}:`, ...groupOf(key, schema, counter).map((line) => `  ${line}`)];
  const { items } = schema;
  if (schema.type === 'array' && typeof items === 'object' && !Array.isArray(items) && items.type === 'object') {
    const [first, ...others] = groupOf(key, items, counter);
    return [`${key}:`, `  - ${first}`, ...others.map((line) => `    ${line}`)];
  }
  return [`${key}: ${valueOf(schema, counter)}`];
}

function groupOf(name: string, schema: JsonSchema, counter: Counter): string[] {
  const keys = [...(schema.required ?? []), ...(WANTED[name] ?? [])];
  return keys.flatMap((key) => linesOf(key, z.looseObject({}).parse(schema.properties?.[key]), counter));
}

function valueOf(schema: JsonSchema, counter: Counter): string {
  const { type, enum: values, anyOf, pattern } = schema;
  const place = (inner?: string) => `\${${counter.next++}${inner ?? ''}}`;
  if (values) return place(`|${values.join(',')}|`);
  if (type === 'boolean') return 'true';
  if (type === 'integer') return place(typeof schema.default === 'number' ? `:${schema.default}` : '');
  if (type === 'array') return `[${place()}]`;
  if (pattern && schema.examples?.some((example) => /T\d\d:/.test(String(example)))) return NOW;
  if (anyOf?.some((one) => typeof one === 'object' && one.const === false)) return place(':false');
  return place();
}
