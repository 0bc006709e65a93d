import { expect, test } from 'vitest';
import { withDateline } from '../../../src/newsroom/dateline.ts';

const mark = '<span class="dateline">BUSAN, South Korea —</span>';
const picture = { type: 'photo' as const, src: 'photos/a.jpg', alt: 'A', credit: 'B' };

test.each([
  [
    'stands before the first words',
    ['<p>The board voted.</p><p>More.</p>'],
    [`<p>${mark} The board voted.</p><p>More.</p>`],
  ],
  [
    'keeps the attributes of the paragraph',
    ['\n<p lang="ko" dir="ltr">부산</p>'],
    [`\n<p lang="ko" dir="ltr">${mark} 부산</p>`],
  ],
  ['finds the text below a picture', [picture, '<p>The board.</p>'], [picture, `<p>${mark} The board.</p>`]],
  ['is a paragraph of its own before a heading', ['<h2>One</h2><p>Two</p>'], [`<p>${mark}</p><h2>One</h2><p>Two</p>`]],
  ['is not fooled by elements that begin with p', ['<pre>x</pre>'], [`<p>${mark}</p><pre>x</pre>`]],
  ['stands alone above pictures', [picture], [`<p>${mark}</p>`, picture]],
  ['stands alone in an empty story', [], [`<p>${mark}</p>`]],
])('%s', (_, body, expected) => {
  expect(withDateline(body, 'BUSAN, South Korea')).toEqual(expected);
});

test('is text and never markup', () => {
  expect(withDateline(['<p>x</p>'], '<img src=x onerror=alert(1)> & Co')).toEqual([
    '<p><span class="dateline">&lt;img src=x onerror=alert(1)&gt; &amp; Co —</span> x</p>',
  ]);
});

test('a story without one stays as it is', () => {
  const body = ['<p>x</p>'];
  expect(withDateline(body, undefined)).toBe(body);
});
