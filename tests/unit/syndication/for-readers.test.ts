import { describe, expect, test } from 'vitest';
import { forReaders } from '../../../src/syndication/for-readers.ts';

const PAGE = 'https://courier.example/2026/11/vote/';
const read = (body: string) => forReaders(body, PAGE);

describe('what only our pages understand goes', () => {
  test.each([
    ['classes, ids and roles', '<h2 id="a" class="b" role="note" data-x="1">A</h2>', '<h2>A</h2>'],
    [
      'spans that are left without any',
      '<p>a <span class="x">b <span class="y">c</span></span> d</p>',
      '<p>a b c d</p>',
    ],
    ['not a span that says a language', '<p><span class="x" lang="fr">b</span></p>', '<p><span lang="fr">b</span></p>'],
    [
      'a span in another keeps its own end',
      '<p><span class="x"><span lang="fr">b</span></span></p>',
      '<p><span lang="fr">b</span></p>',
    ],
    [
      'drawings, one in another too',
      '<div><svg><svg><text>1</text></svg><text>2</text></svg></div><p>a</p>',
      '<p>a</p>',
    ],
    ['scripts and styles', '<script>a<b>c</script><style>p{}</style><p>a</p>', '<p>a</p>'],
    ['event handlers', '<p onclick="x()" style="color:red">a</p>', '<p>a</p>'],
    [
      'what is folded is open',
      '<details><summary>a</summary>b</details>',
      '<details open=""><summary>a</summary>b</details>',
    ],
    [
      'a credit is in parentheses',
      '<figcaption>A <span class="credit">Me</span></figcaption>',
      '<figcaption>A (Me)</figcaption>',
    ],
    [
      'the name of a part is bold',
      '<p class="part-title">Key points</p><p>a</p>',
      '<p><strong>Key points</strong></p><p>a</p>',
    ],
  ])('%s', (_what, body, expected) => expect(read(body)).toBe(expected));
});

describe('addresses are in full', () => {
  test.each([
    ['/2026/10/tide/', 'https://courier.example/2026/10/tide/'],
    ['/list/?a=1&#x26;b=2', 'https://courier.example/list/?a=1&amp;b=2'],
    ['#note:fn-1', `${PAGE}#note:fn-1`],
    ['//elsewhere.example/a', 'https://elsewhere.example/a'],
    ['https://elsewhere.example/a?b=1&#x26;c', 'https://elsewhere.example/a?b=1&#x26;c'],
    ['mailto:desk@courier.example', 'mailto:desk@courier.example'],
    ['/역사/', 'https://courier.example/%EC%97%AD%EC%82%AC/'],
    ['http://[', PAGE],
  ])('%s', (href, expected) => {
    const whole = /^http:\/\/\[/.test(href) ? href : expected;
    expect(read(`<a href="${href}" rel="external">a</a>`)).toBe(`<a href="${whole}">a</a>`);
  });

  test('of pictures and recordings too', () => {
    expect(read('<video src="/a.mp4" poster="/b.webp" controls width="3"></video>')).toBe(
      '<video src="https://courier.example/a.mp4" poster="https://courier.example/b.webp" controls="" width="3"></video>',
    );
  });
});

test('text stays as it is, with all that looks like a tag in it', () => {
  const text = '<p>1 &#x3C; 2 > 1 &amp; ]]> &#x3C;script>alert(1)&#x3C;/script> 🌊 \u05d0</p>';
  expect(read(text)).toBe(text);
});

test('a value in which a tag is written out is no tag', () => {
  expect(read('<a title="a &lt;svg&gt; b" href="/x/">c</a>')).toBe(
    '<a title="a &lt;svg&gt; b" href="https://courier.example/x/">c</a>',
  );
});
