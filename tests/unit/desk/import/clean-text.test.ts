import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../../src/desk/import/clean-text.ts';
import { findInvisible } from '../../../../src/schema/text.ts';

describe('what came along unseen is gone', () => {
  test.each([
    ['line ends of Windows and old Macs', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['breaks and pages of Word', 'one\u000btwo\u2028three\u2029four\u000cfive', 'one\ntwo\nthree\n\nfour\n\nfive'],
    ['a mark of the byte order within', 'one\ufefftwo', 'onetwo'],
    ['soft hyphens and zero-width spaces', 'har\u00adbor\u200b board\u2060', 'harbor board'],
    ['controls and overrides of direction', 'a\u0007b\u202ec\u2066d', 'abcd'],
    ['joiners between letters that do not join', 'a\u200db\u200cc', 'abc'],
    ['marks of direction in a text that runs to the right', 'a\u200e b\u200f', 'a b'],
    ['ligatures', 'The ﬁrst ﬂood, the ofﬁce and the ﬃ', 'The first flood, the office and the ffi'],
    ['spaces that do not break', 'the\u00a0wall\u202fis\u2009high', 'the wall is high'],
    ['double spaces, and those at the ends', '  One.  Two. \t\n\n\n\n three', 'One. Two.\n\nthree'],
    ['an indent of East Asian paragraphs', '　방파제', '방파제'],
  ])('%s', (_what, from, to) => {
    expect(cleanText(from)).toBe(to);
  });

  test.each([
    ['the space within a number', '131\u00a0000 tonnes'],
    ['the spaces of French', '«\u00a0Non\u00a0», dit-elle\u202f: «\u00a0Jamais\u202f!\u00a0»'],
    ['joiners of Persian', 'می\u200cخواهم'],
    ['an emoji of several', '👩\u200d🚒'],
    ['the tabs of a table', 'Team\tPoints'],
  ])('%s stays', (_what, text) => {
    expect(cleanText(text)).toBe(text);
  });

  test('nothing is left that the schema refuses, and cleaning twice is cleaning once', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\u0000',
          '\u0085',
          '\u009f',
          '\u202e',
          '\ufeff',
          '\r',
          '\n',
          '\n',
          '\t',
          ' ',
          '\u00a0',
          '-',
          'a',
          'word ',
        ),
        fc.constantFrom('방', 'é', 'ﬁ', '\u200d', '1'),
      ),
      maxLength: 400,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanText(text);
        expect(findInvisible(clean)).toBeUndefined();
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});

describe('lines that were broken for want of room are put together', () => {
  const wrapped = [
    'Harbor board votes',
    'By Ana Reyes',
    '',
    'The harbor board voted on Monday to raise the sea wall by 4 1/2 feet, a',
    'decision that half of Water Street had waited for and the other half had',
    'fought.',
    '',
    '"You can stand in front of the water or you can give it somewhere to',
    'go," said Anneke Dole, the city engineer.',
  ];

  test('but not those that are short for another reason', () => {
    expect(cleanText(wrapped.join('\n')).split('\n')).toEqual([
      'Harbor board votes',
      'By Ana Reyes',
      '',
      'The harbor board voted on Monday to raise the sea wall by 4 1/2 feet, a decision that half of Water Street had waited for and the other half had fought.',
      '',
      '"You can stand in front of the water or you can give it somewhere to go," said Anneke Dole, the city engineer.',
    ]);
  });

  test('an indent begins a paragraph', () => {
    const text = [
      '   The harbor board voted on Monday to raise the sea wall by 4 1/2 feet,',
      'a decision that half of Water Street had waited for and the other half',
      'had fought for three years and in two courts, and that nobody in town',
      'expected before the spring elections.',
      '   Work begins in March.',
    ].join('\n');
    expect(
      cleanText(text)
        .split('\n')
        .map((line) => line.slice(0, 12)),
    ).toEqual(['The harbor b', 'Work begins ']);
  });

  test.each([
    ['the word stands elsewhere without', 'the har-\nbor', 'harbor'],
    ['the word stands elsewhere with', 'a sea-\nwall', 'sea-wall'],
    ['nothing tells', 'a de-\ncision', 'decision'],
    ['both halves are words', 'a half-\nbuilt', 'half-built'],
  ])('a hyphen at the end of a line, when %s', (_when, piece, word) => {
    const [first, second] = piece.split('\n');
    // Spaces between words are tidied later and may fill a line here.
    const line = (start: string, end: string) => start.padEnd(70 - end.length) + end;
    const text = [
      line('The harbor, the sea-wall and the half of it that is built', ` ${first}`),
      line(`${second} again and again`, 'until the end of the'),
      line('year, when all of it', 'was done and nobody'),
      'came to look.',
    ].join('\n');
    expect(cleanText(text)).toContain(` ${word} again`);
  });

  test.each([
    ['a poem', 'The sea came up\nand looked at us\nand went away\nas if we were\nnot worth its while\nthat year'],
    [
      'a page with a paragraph a line',
      `${'The harbor board voted on Monday to raise it. '.repeat(4)}\n${'Work begins in March and takes a year. '.repeat(4)}`,
    ],
    [
      'short paragraphs',
      'The board voted on Monday to raise the sea wall by a foot.\nWork begins in March and will take fourteen months or so.\nNobody had expected it, said the mayor, who had.\nIt rained.',
    ],
    [
      'rows of a table',
      'Skerry Rovers of the northern league\t22\t15\t49\nEastmarsh of the southern league, too\t22\t14\t45\nPort Maren Gulls of the harbor league\t22\t12\t41',
    ],
  ])('%s stays as it is', (_what, text) => {
    expect(cleanText(text)).toBe(
      text
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
    );
  });
});
