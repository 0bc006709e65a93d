import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf, TEXT_KINDS, type TextKind } from '../../../src/desk/editor/json-schemas.ts';
import { makeSnippets, type Snippet } from '../../../src/desk/editor/snippets.ts';
import { editorFiles } from '../../../src/desk/schemas.ts';
import { PART_NAMES } from '../../../src/markdown/parts/known.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { formatProblems, formatWarnings } from '../../../src/press/report.ts';
import { readYaml, splitMarkdown } from '../../../src/schema/frontmatter.ts';
import { placeOf, schemaOf } from '../../../src/schema/kinds.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { PROVIDER_EXAMPLES } from './providers.ts';

const root = join(import.meta.dirname, '../../..');
const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as {
  'yaml.schemas': Record<string, string>;
};

const ajv = addFormats(new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }));
// Words of editors for what a pattern says.
ajv.addKeyword('patternErrorMessage');
const kinds = Object.keys(TEXT_KINDS) as TextKind[];
const validators = Object.fromEntries(kinds.map((kind) => [kind, ajv.compile(jsonSchemaOf(kind))])) as Record<
  TextKind,
  ValidateFunction
>;
const read = (path: string, source: string) => (path.endsWith('.yaml') ? readYaml(source) : splitMarkdown(source)).data;

describe('the files for editors of text', () => {
  it.each([...editorFiles()])('%s is up to date: if not, run npm run schemas', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('has a schema for every YAML file of a newsroom', () => {
    const patterns = Object.entries(settings['yaml.schemas']);
    for (const path of ['content/site.yaml', 'content/breaking.yaml', 'content/fronts/home.yaml']) {
      const place = placeOf(path.slice('content/'.length));
      const matched = patterns.filter(([, pattern]) => matchesGlob(`/${path}`, pattern)).map(([file]) => file);
      expect(matched).toEqual([`./.vscode/schemas/${place && 'kind' in place ? place.kind : ''}.json`]);
    }
  });
});

describe('the JSON schemas', () => {
  const files = globSync('content/**/*.{md,yaml}', { cwd: root }).sort();

  it('take every file of the sample newsroom', () => {
    const seen = new Set<string>();
    for (const path of files) {
      const place = placeOf(path.replaceAll('\\', '/').slice('content/'.length));
      if (!place || 'rule' in place) continue;
      const validate = validators[place.kind as TextKind];
      validate(read(path, readFileSync(join(root, path), 'utf8')));
      expect({ path, errors: validate.errors ?? [] }).toEqual({ path, errors: [] });
      seen.add(place.kind);
    }
    expect([...seen].sort()).toEqual([...kinds].sort());
  });

  const ARTICLE = { headline: 'A', summary: 'B', published: '2026-11-09T18:30', section: 'local' };
  const sound: [TextKind, Record<string, unknown>][] = [
    ['article', ARTICLE],
    ['article', { ...ARTICLE, published: undefined, draft: true }],
    ['article', { ...ARTICLE, photo: { src: 'photos/2026/A.JPG', caption: false, focus: [0, 1] }, photos: [] }],
    ['article', { ...ARTICLE, published: '2026-11-09', updated: '2026-11-09 18:30:00 +09:00' }],
    ['article', { ...ARTICLE, type: 'obituary', life: { name: 'W', born: 1934, died: '2026-10' } }],
    ['article', { ...ARTICLE, type: 'review', reviewed: { name: 'W', kind: 'book', rating: 3.5, url: 'HTTPS://a.b' } }],
    ['article', { ...ARTICLE, newsletter: false, topics: ['부산'], related: ['2026/11/a'] }],
    ['article', { ...ARTICLE, type: 'live', ended: '2026-11-10' }],
    ['post', { draft: true }],
    ['post', { published: '2026-11-09', key: true, headline: 'A' }],
    ['site', { name: 'A', url: 'https://a.b', sections: [{ id: 'a', name: 'A' }], colors: { accent: '#A3201d' } }],
    ...PROVIDER_EXAMPLES.map((provider): [TextKind, Record<string, unknown>] => [
      'newsletter',
      { name: 'A', schedule: 'B', provider },
    ]),
  ];
  it.each(sound)('take what the build takes: %s %j', (kind, data) => {
    const file = JSON.parse(JSON.stringify(data)) as unknown;
    expect(schemaOf(kind, 'UTC').safeParse(file).error).toBeUndefined();
    validators[kind](file);
    expect(validators[kind].errors ?? []).toEqual([]);
  });

  const wrong: [TextKind, Record<string, unknown>, keyword: string][] = [
    ['article', { ...ARTICLE, summary: undefined }, 'required'],
    ['article', { ...ARTICLE, headline: '  ' }, 'pattern'],
    ['article', { ...ARTICLE, published: undefined }, 'required'],
    ['article', { ...ARTICLE, published: 'yesterday' }, 'pattern'],
    ['article', { ...ARTICLE, captoin: 'A' }, 'additionalProperties'],
    ['article', { ...ARTICLE, type: 'intervew' }, 'enum'],
    ['article', { ...ARTICLE, type: 'interview' }, 'required'],
    ['article', { ...ARTICLE, type: 'gallery' }, 'required'],
    ['article', { ...ARTICLE, subject: { name: 'A' } }, 'false schema'],
    ['article', { ...ARTICLE, ended: '2026-11-10' }, 'false schema'],
    ['article', { ...ARTICLE, photos: [{ src: 'photos/a.jpg' }] }, 'maxItems'],
    ['article', { ...ARTICLE, topics: 'ferries' }, 'type'],
    ['article', { ...ARTICLE, authors: ['Ana Reyes'] }, 'pattern'],
    ['article', { ...ARTICLE, urgency: 10 }, 'maximum'],
    ['article', { ...ARTICLE, photo: { src: 'a.jpg' } }, 'pattern'],
    ['article', { ...ARTICLE, photo: { src: 'photos/a.gif' } }, 'pattern'],
    ['article', { ...ARTICLE, photo: { src: 'photos/a.jpg', caption: true } }, 'const'],
    ['article', { ...ARTICLE, photo: { src: 'photos/a.jpg', focus: [0.5] } }, 'minItems'],
    ['article', { ...ARTICLE, photo: { src: 'photos/a.jpg', focus: [0.5, 40] } }, 'maximum'],
    ['article', { ...ARTICLE, type: 'obituary', life: { name: 'W', died: 'October' } }, 'anyOf'],
    ['article', { ...ARTICLE, aliases: ['news/old'] }, 'pattern'],
    ['post', { key: true, published: '2026-11-09' }, 'required'],
    ['post', { summary: 'A', draft: true }, 'additionalProperties'],
    ['author', { name: 'A', email: 'at home' }, 'format'],
    ['author', { name: 'A', links: [{ name: 'B', url: 'example.org' }] }, 'pattern'],
    ['topic', {}, 'required'],
    ['series', { name: 'A', parts: ['harbor-vote'] }, 'pattern'],
    ['newsletter', { name: 'A', schedule: 'B', provider: { type: 'mailchump' } }, 'oneOf'],
    ['page', { title: 'A', order: 'first' }, 'type'],
    ['front', { pin: [] }, 'additionalProperties'],
    ['breaking', { headline: 'A' }, 'required'],
    ['site', { name: 'A', url: 'https://a.b', sections: [] }, 'minItems'],
    [
      'site',
      { name: 'A', url: 'https://a.b', sections: [{ id: 'a', name: 'A' }], colors: { accent: 'red' } },
      'pattern',
    ],
  ];
  it.each(wrong)('refuse what the build refuses: %s %j', (kind, data, keyword) => {
    const file = JSON.parse(JSON.stringify(data)) as unknown;
    expect(schemaOf(kind, 'UTC').safeParse(file).success).toBe(false);
    expect(validators[kind](file)).toBe(false);
    expect(validators[kind].errors!.map((error) => error.keyword)).toContain(keyword);
  });

  it('say in words what no pattern says', () => {
    const article = JSON.stringify(jsonSchemaOf('article'));
    expect(article).toContain('"patternErrorMessage":"This is not an id. An id has');
    for (const kind of kinds) {
      const text = JSON.stringify(jsonSchemaOf(kind));
      const patterns = text.match(/"pattern":/g)?.length ?? 0;
      expect({ kind, words: text.match(/"patternErrorMessage":"[A-Z]/g)?.length ?? 0 }).toEqual({
        kind,
        words: patterns,
      });
    }
  });

  it('explain every key as the build does', () => {
    for (const kind of kinds)
      for (const [key, schema] of Object.entries(jsonSchemaOf(kind).properties ?? {}))
        expect({ kind, key, description: (schema as { description?: string }).description }).toEqual({
          kind,
          key,
          description: expect.stringMatching(/\S/) as string,
        });
  });
});

describe('the snippets', () => {
  const snippets = makeSnippets();
  const examples: Record<string, string> = {
    section: 'local',
    topics: 'ferries',
    authors: 'ana-reyes',
    author: 'ana-reyes',
    src: 'photos/2026/a.jpg',
    born: '1934',
    died: '2026-10-06',
    related: '2026/10/tide-tables',
    series: 'rising-water',
    aliases: '/old',
    language: 'fr',
    method: 'How it was done.',
  };

  /** What stands in a file when every place is filled in: with what the snippet proposes, or what belongs to the key. */
  const expand = ({ body }: Snippet) =>
    body
      .map((line) => {
        const key = /^[ -]*(\w+):/.exec(line)?.[1] ?? '';
        return line
          .replace(
            /\$\{CURRENT_(\w+)\}/g,
            (_, what: string) =>
              ({ YEAR: '2026', MONTH: '11', DATE: '09', HOUR: '18', MINUTE: '30' })[what] ?? '+09:00',
          )
          .replace(/\$\{\d+\|([^,]+),[^}]*\}/g, '$1')
          .replace(/\$\{\d+:([^}]*)\}/g, '$1')
          .replace(/\$\{\d+\}|\$0/g, examples[key] ?? 'Text');
      })
      .join('\n');

  const keys = Object.keys(jsonSchemaOf('article').properties ?? {});
  it('offer every key of a story', () => {
    expect(keys.length).toBeGreaterThan(25);
    expect(Object.keys(snippets)).toEqual(expect.arrayContaining(keys));
    for (const key of keys) expect(snippets[key]?.description).toBeTruthy();
  });

  it.each(keys)('%s is what the schema takes', (key) => {
    const needs: Record<string, string> = {
      photos: 'gallery',
      subject: 'interview',
      reviewed: 'review',
      life: 'obituary',
      ended: 'live',
    };
    const data = readYaml(expand(snippets[key]!)).data as Record<string, unknown>;
    expect(Object.keys(data)).toEqual([key]);
    const type = needs[key] ?? 'news';
    const story = { headline: 'A', summary: 'B', published: '2026-11-09T18:30+09:00', section: 'local', type, ...data };
    expect(schemaOf('article', 'UTC').safeParse(story).error).toBeUndefined();
  });

  it('begin stories and posts that the build takes', () => {
    expect(schemaOf('article', 'UTC').safeParse(splitMarkdown(expand(snippets['story']!)).data).error).toBeUndefined();
    expect(schemaOf('post', 'UTC').safeParse(splitMarkdown(expand(snippets['post']!)).data).error).toBeUndefined();
  });

  const parts = Object.keys(snippets).filter((name) => name.startsWith(':'));
  it.each([...parts, 'image'])('%s is a part that the build takes', (name) => {
    const { problems } = renderMarkdown(expand(snippets[name]!), { language: 'en', siteUrl: 'https://ledger.example' });
    expect(problems).toEqual([]);
  });

  it('offer every part but those that need a file or an address of their own', () => {
    expect(PART_NAMES.filter((name) => !parts.includes(`:${name}`))).toEqual(['video', 'audio', 'embed']);
  });
});

describe('the tasks', () => {
  const { tasks } = JSON.parse(readFileSync(join(root, '.vscode/tasks.json'), 'utf8')) as {
    tasks: { script: string; problemMatcher: Matcher[] }[];
  };
  interface Matcher {
    pattern: { regexp: string; file?: number; line?: number; column?: number; message?: number; severity?: number }[];
    background?: { beginsPattern: string; endsPattern: string };
  }
  const matchers = tasks.find(({ script }) => script === 'dev')!.problemMatcher;
  const problems: Problem[] = [
    {
      file: 'site.yaml',
      line: 1,
      column: 1,
      rule: 'missing-key',
      message: 'url is missing.',
      suggestion: 'Add a line.',
    },
    {
      file: 'articles/2026/11/a.md',
      line: 9,
      column: 11,
      rule: 'unknown-author',
      found: 'ana-reys',
      message: 'There is no author ana-reys.',
    },
    {
      file: 'articles/2026/11/a.md',
      line: 10,
      column: 3,
      rule: 'unknown-key',
      message: 'There is no key captoin here.',
    },
    {
      file: 'photos/2026/b.jpg',
      line: 1,
      column: 1,
      rule: 'credit-conflict',
      message: 'The credit is another one.',
      warning: true,
    },
  ];

  /** What VS Code would underline: each matcher tries its lines at every line. */
  function underlined(output: string): string[] {
    const lines = output.split('\n');
    return lines.flatMap((_, start) =>
      matchers.flatMap(({ pattern }) => {
        const found = pattern.map(({ regexp }, index) => new RegExp(regexp).exec(lines[start + index] ?? '\0'));
        if (found.some((match) => match === null)) return [];
        const [place] = found as [RegExpExecArray];
        return [`${place[1]} ${place[2]} ${place[3]} ${place[4] ?? 'error'}: ${found.at(-1)![1]}`];
      }),
    );
  }

  it('underline what the preview tells, each once', () => {
    const output = formatProblems(problems.slice(0, 3), 'content', 'The build would refuse this.');
    expect(underlined(output)).toEqual([
      'content/site.yaml 1 1 error: url is missing.',
      'content/articles/2026/11/a.md 9 11 error: There is no author ana-reys.',
      'content/articles/2026/11/a.md 10 3 error: There is no key captoin here.',
    ]);
    expect(underlined(formatWarnings(problems.slice(3), 'content'))).toEqual([
      'content/photos/2026/b.jpg 1 1 warning: The credit is another one.',
    ]);
  });

  it('know when the preview has told all', () => {
    const ends = new RegExp(matchers[0]!.background!.endsPattern);
    for (const output of [formatProblems(problems, 'content'), formatWarnings(problems, 'content')])
      expect(output.split('\n').filter((line) => ends.test(line))).toHaveLength(1);
    const source = readFileSync(join(root, 'src/press/preview.ts'), 'utf8');
    expect(source).toContain("'Everything in content is in order.'");
    expect(ends.test('Everything in content is in order.')).toBe(true);
    expect(source).toContain(
      `name: '${/\[(.*)\\\]/.exec(matchers[0]!.background!.beginsPattern.replaceAll('\\[', '['))![1]}'`,
    );
  });
});
