import { describe, expect, test } from 'vitest';
import { html, problems, rules } from './newsroom.ts';

describe('tables', () => {
  const table = '| Year | Height | |\n|:--|--:|:-:|\n| 1938 | 4 m | x |';

  test('can be scrolled, by keyboard too', () => {
    expect(html(table)).toMatchInlineSnapshot(`
      "<section class="table" tabindex="0" aria-label="Table: Year, Height"><table>
      <thead>
      <tr>
      <th class="start" scope="col">Year</th>
      <th class="end" scope="col">Height</th>
      <td class="center"></td>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="start">1938</td>
      <td class="end">4 m</td>
      <td class="center">x</td>
      </tr>
      </tbody>
      </table></section>"
    `);
  });

  test('are named in the language, or by their caption', () => {
    expect(html(table, { language: 'ko' })).toContain('aria-label="표: Year, Height"');
    expect(html('<table><caption>Heights</caption><tr><th>A</th></tr></table>')).toContain('aria-label="Heights"');
    expect(html('||\n|-|\n|a|')).toContain('aria-label="Table"');
  });
});

describe('notes', () => {
  test('stand at the end, each with its way back', () => {
    expect(html('A[^b] b[^b] c[^한 글]\n\n[^b]: First.\n\n[^한 글]: Second.\n\n    More.')).toMatchInlineSnapshot(`
      "<p>A<sup><a href="#note:fn-b" id="note:fnref-b" data-footnote-ref aria-describedby="footnote-label">1</a></sup> b<sup><a href="#note:fn-b" id="note:fnref-b-2" data-footnote-ref aria-describedby="footnote-label">1</a></sup> c[^한 글]</p>
      <pre><code>More.
      </code></pre>
      <section data-footnotes class="footnotes"><h2 id="footnote-label">Notes</h2>
      <ol>
      <li id="note:fn-b">
      <p>First. <a href="#note:fnref-b" data-footnote-backref="" aria-label="Back to the text at note 1" class="data-footnote-backref">↩︎</a> <a href="#note:fnref-b-2" data-footnote-backref="" aria-label="Back to the text at note 1-2" class="data-footnote-backref">↩︎<sup>2</sup></a></p>
      </li>
      </ol>
      </section>"
    `);
  });

  test('speak the language', () => {
    expect(html('A[^1]\n\n[^1]: N', { language: 'de-AT' })).toMatch(
      /<h2 id="footnote-label">Anmerkungen<.*Zurück zum Text bei Anmerkung 1/s,
    );
    expect(html('A[^1]\n\n[^1]: N', { language: 'xx' })).toContain('>Notes<');
  });

  test('never clash with a heading', () => {
    const ids = [...html('## note:fn-1\n\n## Note fnref 1\n\nA[^1]\n\n[^1]: N').matchAll(/ id="([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('task lists need no form', () => {
  expect(html('- [x] done\n- [ ] *open*\n- none')).toBe(
    '<ul>\n<li>☑ done</li>\n<li>☐ <em>open</em></li>\n<li>none</li>\n</ul>',
  );
});

test('a line of hyphens at the start is a line', () => {
  expect(html('---\na: b\n---\n\ntext')).toBe('<hr>\n<h2 id="a-b">a: b</h2>\n<p>text</p>');
});

test('GFM and nothing else', () => {
  expect(html('~~a~~ www.example.org $x$ H~2~O x^2^ [[wiki]] {#id}\n\nTerm\n: definition\n\n:note[x]{y}'))
    .toMatchInlineSnapshot(`
    "<p><del>a</del> <a href="http://www.example.org" rel="noopener external">www.example.org</a> $x$ H<del>2</del>O x^2^ [[wiki]] {#id}</p>
    <p>Term
    : definition</p>
    <p>:note[x]{y}</p>"
  `);
});

describe('invisible characters', () => {
  test('are reported where they stand', () => {
    expect(problems('한국어 😀 \u202Etxt\n\nb\u0007\u0000')).toMatchInlineSnapshot(`
      "1:8 invisible-character U+202E
        An invisible control character (U+202E) stands here.
        Delete it; it often comes along when text is pasted.
      3:2 invisible-character U+0007
        An invisible control character (U+0007) stands here.
        Delete it; it often comes along when text is pasted.
      3:3 invisible-character U+0000
        An invisible control character (U+0000) stands here.
        Delete it; it often comes along when text is pasted."
    `);
  });

  test('but not what Arabic, emoji and Windows need', () => {
    expect(rules('سلام\u200c\u200f 👩‍🚀\r\n\r\nb\tc')).toEqual([]);
  });
});
