/** What happens when it is the templates that change, or fail. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DrawError } from '../../src/press/app.ts';
import { CompileError } from '../../src/press/compile.ts';
import { Newsroom, story } from './newsroom.ts';
import { otherTemplates } from './other-templates.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
let failing: ReturnType<typeof otherTemplates>;
beforeAll(() => {
  failing = otherTemplates('failing', 'newsroom/article.ts', (text) =>
    text.replace(
      'if (!story) return undefined;',
      `if (!story) return undefined;\n  if (story.headline === 'Boom') throw new Error('no such luck');`,
    ),
  );
});
afterAll(() => failing.remove());
beforeEach(() => {
  newsroom = new Newsroom();
  newsroom.write('articles/2026/11/one.md', story());
});
afterEach(() => newsroom.dispose());

test.each([
  ['in the main thread', 1, 1],
  ['in several threads', 2, 230],
])('a template that fails stops the press before anything is published: %s', async (_name, jobs, stories) => {
  const { root } = failing;
  await newsroom.print({ root });
  const published = digestTree(newsroom.out);
  for (let index = 0; index < stories; index += 1)
    newsroom.write(`articles/2026/10/story-${index}.md`, story({ headline: index === 0 ? 'Boom' : `Story ${index}` }));
  const failure = newsroom.print({ root, jobs });
  await expect(failure).rejects.toThrow(DrawError);
  await expect(failure).rejects.toThrow('The page /2026/10/story-0/ could not be drawn: no such luck');
  expect(digestTree(newsroom.out)).toEqual(published);

  newsroom.write('articles/2026/10/story-0.md', story({ headline: 'Mended' }));
  await newsroom.print({ root, jobs });
  expect(newsroom.read('2026/10/story-0/index.html')).toContain('Mended');
  expect(newsroom.read('2026/11/index.html')).toContain('Mended');
});

test('templates that do not compile are told in the compiler’s words', async () => {
  const broken = otherTemplates('broken', 'pages/article.astro', (text) => text.replace('<Base', '<Base {{{'));
  try {
    await newsroom.print();
    const published = digestTree(newsroom.out);
    const failure = newsroom.print({ root: broken.root });
    await expect(failure).rejects.toThrow(CompileError);
    await expect(failure).rejects.toThrow('article.astro');
    expect(digestTree(newsroom.out)).toEqual(published);
  } finally {
    broken.remove();
  }
});

test('other templates draw every page again, and write only those that turn out otherwise', async () => {
  const commented = otherTemplates('commented', 'newsroom/article.ts', (text) => `// A remark.\n${text}`);
  const changed = otherTemplates('changed', 'pages/archive.astro', (text) => `${text}\n<!-- The archive. -->\n`);
  try {
    await newsroom.print();
    expect((await newsroom.print({ root: commented.root })).files.written).toBe(0);
    const { pages, files } = await newsroom.print({ root: changed.root });
    expect(pages.unchanged).toBe(0);
    expect(files.written).toBe(1);
  } finally {
    commented.remove();
    changed.remove();
  }
});

test('another archive, which is not compiled with the templates, draws every page again too', async () => {
  const { root, remove } = otherTemplates('archive', 'photos/renditions.ts', (text) => text);
  try {
    await newsroom.print({ root });
    otherTemplates('archive', 'photos/renditions.ts', (text) => `// A remark.\n${text}`);
    expect((await newsroom.print({ root })).pages.unchanged).toBe(0);
    expect((await newsroom.print({ root })).pages.printed).toBe(0);
  } finally {
    remove();
  }
});

test('threads draw the same pages as one', async () => {
  for (let index = 0; index < 240; index += 1)
    newsroom.write(`articles/2026/10/story-${index}.md`, story({ headline: `Story ${index}`, topics: ['harbor'] }));
  await newsroom.print({ jobs: 3 });
  const threads = digestTree(newsroom.out);
  await newsroom.print({ jobs: 1, out: `${newsroom.directory}/one`, cache: `${newsroom.directory}/one-cache` });
  expect(threads).toEqual(digestTree(`${newsroom.directory}/one`));
  // And what each page read is known just as well.
  newsroom.write('articles/2026/10/story-7.md', story({ headline: 'Renamed', topics: ['harbor'] }));
  expect((await newsroom.print()).pages.printed).toBeGreaterThan(3);
});
