import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** The project's own lint, with the one rule that is looked at here; it needs no types, so none are made. */
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId === 'house/one-way',
});

async function messagesFor(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map(({ message }) => message) ?? [];
}

// The first text waits for the whole configuration to be loaded.
describe('imports between the rooms of src', { timeout: 60_000 }, () => {
  it.each([
    ['src/schema/article.ts', './photo.ts'],
    ['src/archive/ingest.ts', '../schema/article.ts'],
    ['src/newsroom/cards.ts', '../archive/model.ts'],
    ['src/syndication/feed.ts', '../newsroom/cards.ts'],
    ['src/layouts/Base.astro', '../components/Problems.astro'],
    ['src/pages/article.astro', '../schema/article.ts'],
    ['src/press/app.ts', '../archive/store.ts'],
    ['src/desk/check.ts', '../press/report.ts'],
    ['src/press/compile.ts', 'astro'],
    ['src/env.d.ts', './archive/addresses.ts'],
    ['tests/unit/lint.test.ts', '../../src/pages/article.astro'],
  ])('%s may import %s', async (file, path) => {
    expect(await messagesFor(file, importing(file, path))).toEqual([]);
  });

  it.each([
    [
      'src/schema/article.ts',
      '../archive/model.ts',
      /^schema may not import archive: imports go schema → markdown, photos, recordings → /,
    ],
    ['src/archive/reader.ts', '../newsroom/cards.ts', /^archive may not import newsroom/],
    ['src/photos/measure.ts', '../markdown/body.ts', /^photos may not import markdown/],
    ['src/newsletter/providers.ts', '../syndication/feed.ts', /^newsletter may not import syndication/],
    ['src/newsroom/frame.ts', '../press/report.ts', /^newsroom may not import press/],
    ['src/press/cli.ts', '../desk/check.ts', /^press may not import desk/],
    ['src/components/Card.astro', '../layouts/Base.astro', /^components may not import layouts/],
    ['src/newsroom/article.ts', '../components/Card.astro', /^newsroom may not import a template/],
    ['src/press/app.ts', '../layouts/Base.astro', /^press may not import a template/],
    ['src/desk/check.ts', '../styles/base.css', /^desk may not import a template or a style/],
    ['src/layouts/Base.astro', '../pages/home.astro', /^Nothing imports a page/],
    ['src/press/app.ts', '../pages/home.astro', /^Nothing imports a page/],
    ['src/newsroom/cards.ts', '../helpers/text.ts', /^There is no room helpers/],
    ['src/press/cli.ts', '../../tests/bench/words.ts', /^src may not import \.\.\/\.\.\/tests/],
  ])('%s may not import %s', async (file, path, message) => {
    expect(await messagesFor(file, importing(file, path))).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['a type', `export type { Card } from '../newsroom/cards.ts';`],
    ['everything', `export * from '../newsroom/cards.ts';`],
    ['an import type', `export type Card = import('../newsroom/cards.ts').Card;`],
    ['an import at run time', `export const cards = await import('../newsroom/cards.ts');`],
  ])('sees %s', async (_, code) => {
    expect(await messagesFor('src/archive/model.ts', code)).toHaveLength(1);
  });
});

const importing = (file: string, path: string) =>
  file.endsWith('.astro') ? `---\nimport '${path}';\n---\n<p>Text</p>\n` : `import '${path}';\n`;
