import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARTS } from '../../../../src/markdown/parts/known.ts';
import { splitMarkdown } from '../../../../src/schema/frontmatter.ts';
import { html, problems } from '../newsroom.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const docs = read('docs/parts.md');
/** Not as Markdown, which Prettier would rearrange; the first shows the form alone. */
const examples = [...docs.matchAll(/```text\n([^]*?)```/g)].map(([, source]) => source!).slice(1);

describe('docs/parts.md', () => {
  test.each(PARTS)('has a section on $name with an example, and names its attributes', ({ name, attributes }) => {
    const [, section = ''] = docs.split(new RegExp(`^## \`${name}\`.*$`, 'm'));
    const [own = ''] = section.split(/^## /m);
    expect(own).toMatch(new RegExp(`^:{2,3}${name}\\b`, 'm'));
    for (const attribute of Object.keys(attributes)) expect(own).toContain(attribute);
  });

  test.each(examples)('example %# is one that the build takes', (source) => {
    expect(problems(source)).toBe('');
    expect(html(source)).toMatch(/class="part part-|^\[(?:2026|https:|photos|media)\//);
  });

  test('says of no part that is not there', () => {
    const known = PARTS.map(({ name }) => name).sort();
    expect([...docs.matchAll(/^## `(\w+)`/gm)].map(([, name]) => name).sort()).toEqual(known);
  });
});

test('two stories of the sample hold every part', () => {
  const body = ['11/ferry-ledger', '05/foghorn']
    .map((story) => splitMarkdown(read(`content/articles/2026/${story}.md`)).body)
    .join('\n');
  for (const { name } of PARTS) expect(body).toMatch(new RegExp(`^:{2,3}${name}\\b`, 'm'));
});
