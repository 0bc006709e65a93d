import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/desk/import/hast.ts';
import { markdownOf } from '../../../../src/desk/import/markdown-of.ts';
import { textOfMarkdown } from '../../../../src/desk/import/text-of-markdown.ts';
import { lostWords } from '../../../../src/desk/import/words.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { randomPage } from '../../../fixtures/import/random-html.ts';

const RUNS = Number(process.env.RUNS ?? 400);
const SITE = { language: 'en', siteUrl: 'https://ledger.example' };
const parser = unified().use(rehypeParse, { fragment: true });
const listed = (setAside: readonly { text: string }[]) => setAside.map(({ text }) => text).join(' ');

/** The words on a page that the house prints: HTML as text, parts by what they say. */
function printed(markdown: string): string {
  const { parts } = renderMarkdown(markdown, SITE);
  return parts
    .map((part) => (typeof part === 'string' ? plainText(parser.parse(part)) : JSON.stringify(part)))
    .join(' ');
}

describe('HTML as Markdown, whatever it is', () => {
  it('loses no word that is not listed', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const { text, markdown, setAside } = markdownOf(html);
        expect(lostWords(text, textOfMarkdown(markdown), listed(setAside))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is Markdown that the house takes', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const { markdown } = markdownOf(html);
        expect(renderMarkdown(markdown, SITE).problems.map(({ rule, found }) => [rule, found, markdown])).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is printed with the words that the HTML had', () => {
    fc.assert(
      fc.property(randomPage, (html) => {
        const { text, markdown, setAside } = markdownOf(html);
        expect(lostWords(text, printed(markdown), listed(setAside))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
