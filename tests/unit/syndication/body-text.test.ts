import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyText } from '../../../src/syndication/body-text.ts';

/** What joins words or divides them, in several scripts, and what is none. */
const PIECES = [
  ...[
    'word',
    'Word,',
    '“Quoted”',
    'don’t',
    'it\u2019s',
    '’tis',
    '3.5',
    '1,000',
    '3.',
    '5’6',
    'a’1',
    '1a',
    'U.S.',
    'a_b',
  ],
  ...[
    'e-mail',
    '–',
    '-',
    '—',
    'naïve',
    'x\u0301',
    '日本語のテスト',
    'カタカナ',
    'สวัสดีครับ',
    'العربية',
    '한국어',
    'ק\u05f4ק',
  ],
  ...['👨‍👩‍👧', '10%', '(and)', 'a:b', 'a:', 'foo.', '.5', '\u00a0', '\u200d', 'http://x.example/y', 'ok?!'],
];
const LANGUAGES = ['en', 'es', 'fr', 'de', 'ko', 'ja', 'ar', 'fi', 'sv', 'th'];

test('words are counted as Unicode counts them in the whole text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', '', '\t')), {
        minLength: 1,
        maxLength: 9,
      }),
      fc.constantFrom(...LANGUAGES),
      (parts, language) => {
        const { text, wordCount, charCount } = bodyText(`<p>${parts.flat().join('')}</p><p>end</p>`, language);
        const all = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
        expect(wordCount).toBe(all.filter(({ isWordLike }) => isWordLike).length);
        expect(charCount).toBe([...text].length);
      },
    ),
    { numRuns: 2_000 },
  );
});
