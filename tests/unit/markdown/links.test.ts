import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { html, newsroom, problems, rules } from './newsroom.ts';

const links = (source: string) => renderMarkdown(source, newsroom).links;

describe('links to this site', () => {
  test('are listed with their places', () => {
    expect(
      links(
        'A [vote](/2026/11/harbor-vote/)\nand 😀 [one](https://harborledger.example/x/?a=b#c "t"), [two][r].\n\n> - <a href="/raw/">x</a>\n\n[r]: /two/',
      ),
    ).toEqual([
      { href: '/2026/11/harbor-vote/', line: 1, column: 3 },
      { href: '/x/?a=b#c', line: 2, column: 8 },
      { href: '/two/', line: 2, column: 58 },
      { href: '/raw/', line: 4, column: 5 },
    ]);
  });

  test('are listed unescaped, as addresses are compared', () => {
    expect(
      links('[a](/2026/11/한글/) [b](/2026/11/%ED%95%9C%EA%B8%80/) [c](</a b/>) [d](/100%/) [e](/a/../b/)').map(
        ({ href }) => href,
      ),
    ).toEqual(['/2026/11/한글/', '/2026/11/한글/', '/a b/', '/100%/', '/b/']);
  });

  test('have no rel', () =>
    expect(html('[a](/a/) [b](https://harborledger.example/)')).toBe(
      '<p><a href="/a/">a</a> <a href="https://harborledger.example/">b</a></p>',
    ));

  test('in notes are found, the notes’ own are not', () => {
    expect(links('x[^1]\n\n[^1]: [a](/a/)')).toEqual([{ href: '/a/', line: 3, column: 7 }]);
  });
});

describe('links to elsewhere', () => {
  test('say so', () => {
    const external = 'rel="noopener external"';
    expect(html('[a](https://example.org/)')).toBe(`<p><a href="https://example.org/" ${external}>a</a></p>`);
    expect(html('[a](//example.org/)')).toBe(`<p><a href="//example.org/" ${external}>a</a></p>`);
    expect(html('<HTTPS://Example.org/>')).toBe(
      `<p><a href="https://Example.org/" ${external}>HTTPS://Example.org/</a></p>`,
    );
    expect(html('<a href="/\\example.org/">a</a>')).toContain(external);
    expect(html('[a](http://harborledger.example/)')).toContain(external);
    expect(html('[a](https://harborledger.example.evil.example/)')).toContain(external);
    expect(links('[a](https://example.org/) [b](//example.org/)')).toEqual([]);
  });

  test('mail and telephone are left alone', () => {
    expect(html('<desk@example.org> [call](tel:+82-2-555) [m](MAILTO:a@b.co)')).toBe(
      '<p><a href="mailto:desk@example.org">desk@example.org</a> <a href="tel:+82-2-555">call</a> <a href="mailto:a@b.co">m</a></p>',
    );
    expect(rules('<desk@example.org> [call](tel:+82-2-555)')).toEqual([]);
  });
});

test('a place that remark does not know is the paragraph’s', () => {
  const { problems, links } = renderMarkdown('a\n\nb http://[x and https://harborledger.example/y/', {
    ...newsroom,
    parser: 'remark',
  });
  expect([...problems, ...links].map(({ line, column }) => [line, column])).toEqual([[3, 1]]);
});

test('places within the page are left alone', () => {
  expect(html('[a](#the-vote)')).toBe('<p><a href="#the-vote">a</a></p>');
});

test('links that must not be followed', () => {
  expect(problems('Read [the vote](javascript:alert(1)) now.')).toMatchInlineSnapshot(`
    "1:6 unsafe-link [the vote](javascript:alert(1))
      A link must not begin with javascript:
      Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:."
  `);
  expect(html('Read [the vote](javascript:alert(1)) now.')).toBe('<p>Read <a>the vote</a> now.</p>');
  expect(problems('[a](ftp://example.org/)')).toMatchInlineSnapshot(`
    "1:1 unsafe-link [a](ftp://example.org/)
      A link must not begin with ftp:
      Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:."
  `);
  expect(problems('[a](https://exa[mple/)')).toMatchInlineSnapshot(`
    "1:1 unsafe-link [a](https://exa[mple/)
      "https://exa[mple/" is not a web address.
      Write it in full, like https://example.org/page."
  `);
});

test('links that lead nowhere', () => {
  expect(problems('[a](harbor-vote) [b](../10/tide/) [c](?x)')).toMatchInlineSnapshot(`
    "1:1 relative-link [a](harbor-vote)
      "harbor-vote" does not say where on the site it begins.
      Write the address from the root, like /2026/11/harbor-vote/.
    1:18 relative-link [b](../10/tide/)
      "../10/tide/" does not say where on the site it begins.
      Write the address from the root, like /2026/11/harbor-vote/.
    1:35 relative-link [c](?x)
      "?x" does not say where on the site it begins.
      Write the address from the root, like /2026/11/harbor-vote/."
  `);
  expect(problems('[a](www.example.org/x)')).toBe(
    '1:1 relative-link [a](www.example.org/x)\n' +
      '  "www.example.org/x" does not say where on the site it begins.\n' +
      '  Write https://www.example.org/x',
  );
  expect(problems('[a]()')).toMatchInlineSnapshot(`
    "1:1 empty-link [a]()
      This link has no address.
      Write in the parentheses where it leads, or remove them and the brackets."
  `);
});

test('links that nobody sees', () => {
  expect(problems('Text [](https://example.org/) and <a href="/x/"><span> </span></a>.')).toMatchInlineSnapshot(`
    "1:6 empty-link [](https://example.org/)
      This link has no text, so nobody can see or hear where it leads.
      Write between the brackets what is to be found there.
    1:35 empty-link <a href="/x/"><span> </span></a>
      This link has no text, so nobody can see or hear where it leads.
      Write between the brackets what is to be found there."
  `);
});
