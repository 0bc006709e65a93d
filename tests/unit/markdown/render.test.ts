import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { newsroom } from './newsroom.ts';

test('nothing gives nothing', () => {
  expect(renderMarkdown('', newsroom)).toEqual({
    parts: [],
    closing: '',
    links: [],
    photos: [],
    stories: [],
    files: [],
    problems: [],
  });
  expect(renderMarkdown(' \n\n', newsroom)).toEqual(renderMarkdown('', newsroom));
});

test('closing is the first paragraph’s inside, without calls of notes', () => {
  const closing = (source: string) => renderMarkdown(source, newsroom).closing;
  expect(closing('Ana *"Reyes"*[^1] covers [the harbor](/x/).\n\nMore.\n\n[^1]: N')).toBe(
    'Ana <em>“Reyes”</em> covers <a href="/x/">the harbor</a>.',
  );
  expect(closing('Ana[^1] <mark>R</mark>\n\n[^1]: N')).toBe('Ana <mark>R</mark>');
  expect(closing('## Ana\n\n![A](photos/a.jpg "(A B/C)")\n\nReyes')).toBe('Reyes');
  expect(closing('- a')).toBe('');
});

test('the same source gives the same answer, whatever came between', () => {
  const source = '## A\n\n"a" [b](/c/)[^1]\n\n[^1]: N';
  const first = renderMarkdown(source, newsroom);
  renderMarkdown('# <b>\n\n"x', { ...newsroom, language: 'fr' });
  expect(renderMarkdown(source, newsroom)).toEqual(first);
  expect(renderMarkdown(source, { ...newsroom, siteUrl: 'https://other.example' })).toEqual(first);
});

test('problems come in the order of the text', () => {
  const { problems } = renderMarkdown('# A\n\n[x](y)\n\n<b id=x>\u0007</b>\n\n# B', newsroom);
  expect(problems.map(({ line }) => line)).toEqual([1, 3, 5, 5, 7]);
});

test('columns count UTF-16 code units, and lines any line end', () => {
  expect(renderMarkdown('한국어\r\n😀é <b id=x>b</b>\r여기 [a](/b/)', newsroom)).toMatchObject({
    problems: [{ line: 2, column: 8 }],
    links: [{ line: 3, column: 4 }],
  });
});

test('a text without end is not read at all', () => {
  const { parts, problems } = renderMarkdown('a '.repeat(250_001), newsroom);
  expect(parts).toEqual([]);
  expect(problems).toMatchInlineSnapshot(`
    [
      {
        "column": 1,
        "line": 1,
        "message": "This text has more than 500000 characters.",
        "rule": "too-long",
        "suggestion": "Publish it in several parts.",
      },
    ]
  `);
});
