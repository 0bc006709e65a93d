import type { Nodes, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import fc from 'fast-check';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../../../src/desk/import/to-markdown.ts';
import { nativeParser } from '../../../../src/markdown/native-parser.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';

const paragraph = (...children: PhrasingContent[]) => toMarkdown([{ type: 'paragraph', children }]);
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const link = (url: string, label = url): PhrasingContent => ({ type: 'link', url, children: [text(label)] });
const parse = (markdown: string) => unified().use(nativeParser).parse(markdown) as Root;

describe('what a person would have written', () => {
  test.each([
    // Nothing here means anything to Markdown where it stands.
    ['The file harbor_vote_2026.pdf has 2 * 3 pages'],
    ['It cost $5 [sic] and ~10 more, #harbor said!'],
    ['R&D at AT&T is < 5 and > 3'],
    ['At 9:30 a.m. http is no address, nor is https: alone'],
    ['5.5 percent (of 10) - or 6 + 7 = 13'],
    ['“Never,” she said. ‘It’s over.’'],
    ['snake_case and half_way'],
  ])('%s', (words) => {
    expect(paragraph(text(words))).toBe(words);
  });

  test.each([
    ['*important*', String.raw`\*important*`],
    ['# of boats', String.raw`\# of boats`],
    ['1. That is no list', String.raw`1\. That is no list`],
    ['- nor is that', String.raw`\- nor is that`],
    ['2026. That was the year', String.raw`2026\. That was the year`],
    ['<b>bold</b>', String.raw`\<b>bold\</b>`],
    ['&amp; so on', String.raw`\&amp; so on`],
    [':::video', String.raw`\:::video`],
  ])('%s needs a backslash', (words, markdown) => {
    expect(paragraph(text(words))).toBe(markdown);
    expect(toString(parse(markdown))).toBe(words);
  });

  test('addresses stand as they are', () => {
    expect(paragraph(text('See '), link('https://harborledger.example/a_b?c=d&e'), text('.'))).toBe(
      'See https://harborledger.example/a_b?c=d&e.',
    );
    expect(paragraph(text('See '), link('http://www.harborledger.example', 'www.harborledger.example'))).toBe(
      'See www.harborledger.example',
    );
    expect(paragraph(text('Write to '), link('mailto:ana_r@paper.example', 'ana_r@paper.example'))).toBe(
      'Write to ana_r@paper.example',
    );
    expect(paragraph(link('https://x.example/', 'the report'))).toBe('[the report](https://x.example/)');
  });

  test('a table has a head that anybody would type', () => {
    const row = (...cells: string[]) => ({
      type: 'tableRow' as const,
      children: cells.map((cell) => ({ type: 'tableCell' as const, children: [text(cell)] })),
    });
    expect(toMarkdown([{ type: 'table', children: [row('Team', 'Points'), row('Gulls', '41')] }])).toBe(
      '| Team | Points |\n| --- | --- |\n| Gulls | 41 |',
    );
  });
});

const nasty = fc
  .array(
    fc.constantFrom(
      ...'*_[]()<>#!`~|\\&;:@-+=.1aZé방 "\'',
      'word ',
      ' the',
      '](',
      '&amp;',
      '1. ',
      '- ',
      '**',
      '__',
      '~~',
      '![',
      '[^1]',
      '[a][b]',
      '<!--',
      '-->',
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
  .filter((words) => /\p{L}/u.test(words) && !/^:|www\.|@/u.test(words));

describe('the words say the same when they are read back', () => {
  test('by the parser of the house, as one paragraph', () => {
    fc.assert(
      fc.property(nasty, (words) => {
        const markdown = paragraph(text(words));
        const { children } = parse(markdown);
        expect(children.map((node: Nodes) => node.type)).toEqual(['paragraph']);
        expect(toString(children[0])).toBe(words);
      }),
      { numRuns: 500 },
    );
  });

  test('by the whole pipeline, which finds nothing to mend', () => {
    fc.assert(
      fc.property(nasty, (words) => {
        const { problems } = renderMarkdown(paragraph(text(words)), { language: 'en', siteUrl: 'https://x.example' });
        expect(problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
