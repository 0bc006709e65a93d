import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { articleSchema } from '../../src/schema/article.ts';
import { author } from '../../src/schema/author.ts';
import { breakingSchema } from '../../src/schema/breaking.ts';
import { splitMarkdown } from '../../src/schema/frontmatter.ts';
import { editionSchema } from '../../src/schema/edition.ts';
import { front } from '../../src/schema/front.ts';
import { newsletter, provider } from '../../src/schema/newsletter.ts';
import { page } from '../../src/schema/page.ts';
import { photo } from '../../src/schema/photo.ts';
import { postSchema } from '../../src/schema/post.ts';
import { series } from '../../src/schema/series.ts';
import { site } from '../../src/schema/site.ts';
import { topic } from '../../src/schema/topic.ts';
import { formRows, schemaRows } from './schema-rows.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text from a heading to the next. */
function section(heading: string): string {
  const [, text] = readme.split(`\n${heading}\n`);
  if (text === undefined) throw new Error(`README.md has no heading ${heading}`);
  return text.split(/\n##+ /, 1)[0] ?? '';
}

/** The rows of the table below a heading, without its head, as cells. */
function table(heading: string): string[][] {
  const lines = section(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the README lists every key of the content, as its schema explains it', () => {
  it.each<[string, z.ZodType]>([
    ['### The site: `content/site.yaml`', site],
    ['### A story: `content/articles/YEAR/MONTH/name.md`', articleSchema('UTC')],
    ['### A post of a live story: `content/articles/YEAR/MONTH/name/post.md`', postSchema('UTC')],
    ['### A photo', photo],
    ['### An author: `content/authors/id.md`', author],
    ['### A topic: `content/topics/id.md`', topic],
    ['### A series: `content/series/id.md`', series],
    ['### A newsletter: `content/newsletters/id.md`', newsletter],
    ['### An edition of a newsletter: `content/newsletters/ID/YEAR-MONTH-DAY.md`', editionSchema('UTC')],
    ["### A page of the newsroom's own: `content/pages/id.md`", page],
    ['### A front: `content/fronts/home.yaml`, or the id of a section', front],
    ['### Breaking news: `content/breaking.yaml`', breakingSchema('UTC')],
  ])('%s', (heading, schema) => {
    const expected = schemaRows(schema, [photo]).map((row) => [`\`${row.key}\``, row.default, row.meaning]);
    expect(table(heading)).toEqual(expected);
  });

  it('## Newsletters', () => {
    const expected = [...formRows(provider, 'type')].flatMap(([type, rows]) =>
      rows.map((row) => [`\`${type}\``, `\`${row.key}\``, row.default, row.meaning]),
    );
    expect(table('## Newsletters')).toEqual(expected);
  });
});

test('the story in the README is one that the build takes', () => {
  const story = /```markdown\n([^]*?)```/.exec(readme)?.[1] ?? '';
  const { data, body } = splitMarkdown(story);
  expect(articleSchema('UTC').safeParse(data).error).toBeUndefined();
  const { problems, parts } = renderMarkdown(body, { language: 'en', siteUrl: 'https://harborledger.example' });
  expect(problems).toEqual([]);
  expect(parts.some((part) => typeof part !== 'string')).toBe(true);
});

test('the README has the flags of the build as the build itself explains them', { timeout: 60_000 }, () => {
  const help = execFileSync(process.execPath, [join(root, 'src/press/build.ts'), '--help'], { encoding: 'utf8' });
  expect(section('## Build')).toContain(help.trim());
});
