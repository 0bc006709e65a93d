import { expect, test } from 'vitest';
import { html, problems, rules } from './newsroom.ts';

test('have an id of their words, one each', () => {
  expect(
    html(
      '## The "vote" -- of \'26\n\n### 표결 결과!\n\n## Who pays?\n\n## Who pays?\n\n### `code` and *more*[^1]\n\n[^1]: N',
    ),
  ).toMatchInlineSnapshot(`
    "<h2 id="the-vote--of-26">The “vote” – of ’26</h2>
    <h3 id="표결-결과">표결 결과!</h3>
    <h2 id="who-pays">Who pays?</h2>
    <h2 id="who-pays-1">Who pays?</h2>
    <h3 id="code-and-more"><code>code</code> and <em>more</em><sup><a href="#note:fn-1" id="note:fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup></h3>
    <section data-footnotes class="footnotes"><h2 id="footnote-label">Notes</h2>
    <ol>
    <li id="note:fn-1">
    <p>N <a href="#note:fnref-1" data-footnote-backref="" aria-label="Back to the text at note 1" class="data-footnote-backref">↩︎</a></p>
    </li>
    </ol>
    </section>"
  `);
});

test('keep clear of the ids that a page has', () => {
  expect(html('## Main\n\n## Footnote label\n\n## Related')).toBe(
    '<h2 id="main-1">Main</h2>\n<h2 id="footnote-label-1">Footnote label</h2>\n<h2 id="related-1">Related</h2>',
  );
  expect(html('## constructor\n\n## constructor')).toBe(
    '<h2 id="constructor">constructor</h2>\n<h2 id="constructor-1">constructor</h2>',
  );
});

test('typed as HTML have one, too, and not their own', () => {
  expect(html('<h2 id="location">Where</h2>')).toBe('<h2 id="where">Where</h2>');
});

test('follow the headline in order', () => {
  expect(rules('## A\n\n### B\n\n#### C\n\n## D\n\n### E')).toEqual([]);
  expect(problems('# The vote\n\n## A')).toMatchInlineSnapshot(`
    "1:1 heading-1 # The vote
      The headline is the first heading of the page, so a body has none of its rank.
      Begin with ##: ## The vote"
  `);
  expect(problems('### A')).toMatchInlineSnapshot(`
    "1:1 heading-skip ### A
      The first heading is ###, though no ## stands above it.
      Write ## A"
  `);
  expect(problems('## A\n\n#### B')).toMatchInlineSnapshot(`
    "3:1 heading-skip #### B
      This heading skips a rank: #### stands right below ##.
      Write ### B"
  `);
  expect(problems('The vote\n========')).toMatchInlineSnapshot(`
    "1:1 heading-1 The vote ========
      The headline is the first heading of the page, so a body has none of its rank.
      Begin with ##: ## The vote"
  `);
  expect(rules('> ## A\n\n<h4>B</h4>')).toEqual(['heading-skip']);
});

test('have words', () => {
  expect(problems('##\n\n## <!-- c -->')).toMatchInlineSnapshot(`
    "1:1 empty-heading ##
      This heading has no text.
      Write one, or delete the line.
    3:1 empty-heading ## <!-- c -->
      This heading has no text.
      Write one, or delete the line."
  `);
});
