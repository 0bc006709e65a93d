import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { newsroom, problems, rules } from './newsroom.ts';

const photo = (source: string, language = 'en') => renderMarkdown(source, { ...newsroom, language }).parts;

describe('a picture in its own paragraph', () => {
  test('is a part between two runs of HTML', () => {
    expect(
      photo(
        `Before.\n\n![Waves at the wall](photos/2026/wall.jpg "The wall's top -- at dusk. (Alex O'Kim/Harbor Ledger)")\n\nAfter.`,
      ),
    ).toEqual([
      '<p>Before.</p>',
      {
        type: 'photo',
        src: 'photos/2026/wall.jpg',
        alt: 'Waves at the wall',
        caption: 'The wall’s top – at dusk.',
        credit: 'Alex O’Kim/Harbor Ledger',
      },
      '<p>After.</p>',
    ]);
  });

  test('needs no caption', () => {
    expect(photo('![Waves](photos/a.jpg "(Alex Kim/AP)")')).toEqual([
      { type: 'photo', src: 'photos/a.jpg', alt: 'Waves', credit: 'Alex Kim/AP' },
    ]);
  });

  test.each(['/photos/2026/a.jpg', 'photos/2026/a.jpg', '../../../photos/2026/a.jpg', './photos/2026/a.jpg'])(
    'may be written %s',
    (src) => {
      expect(photo(`![Waves](${src} "(Alex Kim/AP)")`)).toMatchObject([{ src: 'photos/2026/a.jpg' }]);
    },
  );

  test('may have its address elsewhere', () => {
    const source = '![Waves][a]\n\n[a]: photos/a.jpg "Waves. (Alex Kim/AP)"';
    expect(photo(source)).toEqual([
      { type: 'photo', src: 'photos/a.jpg', alt: 'Waves', caption: 'Waves.', credit: 'Alex Kim/AP' },
    ]);
    expect(rules(source)).toEqual([]);
  });

  test('has the punctuation of the language', () => {
    expect(photo('![Dit "oui"](photos/a.jpg "Il dit \'oui\'. (Alex Kim/AP)")', 'fr-CH')).toMatchObject([
      { alt: 'Dit «oui»', caption: 'Il dit ‹oui›.' },
    ]);
  });

  test('two in a row leave nothing between them', () => {
    expect(photo('![A](photos/a.jpg "(A B/C)")\n\n![B](photos/b.jpg "(A B/C)")')).toHaveLength(2);
  });
});

test('what is not said here is left to its file', () => {
  expect(photo('![](/photos/2026/wall.jpg)')).toEqual([{ type: 'photo', src: 'photos/2026/wall.jpg' }]);
  expect(photo('![Waves at the wall](photos/2026/wall.jpg "The wall (1923)")')).toEqual([
    { type: 'photo', src: 'photos/2026/wall.jpg', alt: 'Waves at the wall', caption: 'The wall (1923)' },
  ]);
});

test('every photo is listed with what is said of it and where', () => {
  const { photos } = renderMarkdown(
    'Text.\n\n![Waves](photos/2026/wall.jpg "The wall. (Alex Kim/AP)")\n\n![](photos/b.png)',
    newsroom,
  );
  expect(photos).toEqual([
    {
      src: 'photos/2026/wall.jpg',
      alt: 'Waves',
      caption: 'The wall.',
      credit: 'Alex Kim/AP',
      line: 3,
      column: 1,
      found: '![Waves](photos/2026/wall.jpg "The wall. (Alex Kim/AP)")',
    },
    { src: 'photos/b.png', line: 5, column: 1, found: '![](photos/b.png)' },
  ]);
});

test('on another site', () => {
  expect(problems('![Waves](https://example.org/pics/wall.png?w=3 "The wall. (Alex Kim/AP)")')).toMatchInlineSnapshot(`
    "1:1 remote-photo ![Waves](https://example.org/pics/wall.png?w=3 "The wall. (Alex Kim/AP)")
      This picture is on another site, which can change or remove it.
      Copy it to content/photos (if you may publish it) and write ![Waves](photos/wall.png "The wall. (Alex Kim/AP)")"
  `);
  expect(rules('![Waves](//example.org/wall.jpg "(A B/C)")')).toEqual(['remote-photo']);
});

test('not a photo', () => {
  expect(problems('![Waves](wall.gif "The wall. (Alex Kim/AP)")')).toMatchInlineSnapshot(`
    "1:1 photo-path ![Waves](wall.gif "The wall. (Alex Kim/AP)")
      "wall.gif" is not a photo below content/photos (jpg, png, webp, avif or tif; no spaces in its name).
      Write its path: ![Waves](photos/2026/name.jpg "The wall. (Alex Kim/AP)")"
  `);
  expect(photo('![Dit "oui"](wall.gif "(A B/C)")')).toEqual(['<p>Dit “oui”</p>']);
  for (const src of [
    '',
    'photos/a.svg',
    'photos/../../a.jpg',
    'photos/a.jpg?x',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'C:\\photos\\a.jpg',
  ]) {
    expect(rules(`![Waves](<${src}> "(A B/C)")`)).toEqual(['photo-path']);
  }
});

test('among words', () => {
  expect(problems('See ![this "map"](photos/map.png "Map. (Alex Kim/AP)") here.')).toMatchInlineSnapshot(`
    "1:5 photo-in-text ![this "map"](photos/map.png "Map. (Alex Kim/AP)")
      A picture stands here among words or in a link, where it can have no caption and no credit.
      Put it in a paragraph of its own, with an empty line before and after it."
  `);
  expect(photo('See ![this "map"](photos/map.png) here.')).toEqual(['<p>See this “map” here.</p>']);
  expect(rules('[![Map](photos/map.png)](https://example.org/)')).toEqual(['photo-in-text']);
  expect(rules('![A](photos/a.png)\n![B](photos/b.png)')).toEqual(['photo-in-text', 'photo-in-text']);
  expect(rules('## ![A](photos/a.png)')).toEqual(['photo-in-text']);
});

test('within another block', () => {
  expect(problems('> ![Waves](photos/a.jpg "Waves. (Alex Kim/AP)")')).toMatchInlineSnapshot(`
    "1:3 photo-inside ![Waves](photos/a.jpg "Waves. (Alex Kim/AP)")
      This picture stands within a quotation, a list, a note, a part or an HTML element.
      Move it before or after, to the left margin, with an empty line on both sides."
  `);
  expect(rules('1. ![Waves](photos/a.jpg "(A B/C)")')).toEqual(['photo-inside']);
  expect(rules('<div>\n\n![Waves](photos/a.jpg "(A B/C)")\n\n</div>')).toEqual(['photo-inside']);
  expect(rules('x[^1]\n\n[^1]: ![Waves](photos/a.jpg "(A B/C)")')).toEqual(['photo-inside']);
  expect(photo('> ![Waves](photos/a.jpg "(A B/C)")\n>\n> text')).toEqual([
    '<blockquote>\n\n<p>text</p>\n</blockquote>',
  ]);
});

test('typed as HTML', () => {
  expect(problems('<figure><img src="photos/a.jpg" alt="Waves"><figcaption>Waves</figcaption></figure>'))
    .toMatchInlineSnapshot(`
    "1:9 html-element <img src="photos/a.jpg" alt="Waves">
      <img> is not published in an article.
      Write pictures in Markdown: ![What it shows](photos/2026/name.jpg "The caption. (Photographer/Agency)")."
  `);
});
