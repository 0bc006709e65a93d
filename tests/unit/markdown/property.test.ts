import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { smartText } from '../../../src/markdown/typography.ts';
import { splitCredit } from '../../../src/markdown/credit.ts';
import { newsroom } from './newsroom.ts';
import { dangers } from './safety.ts';

const languages = fc.constantFrom('en', 'fr', 'de', 'ko', 'ja', 'ar', 'he');

/** Text in which something happens: pieces of Markdown, of HTML and of attacks on both. */
const pieces = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...[
            'a',
            ' ',
            '\n',
            '\n\n',
            '> ',
            '- ',
            '1. ',
            '    ',
            '# ',
            '## ',
            '*',
            '**',
            '_',
            '`',
            '```\n',
            '~~',
            '[',
            ']',
            '(',
            ')',
            '![',
            '](/x)',
            '[^1]',
            '[^1]: ',
            '[r]: javascript:x\n',
            '[r]',
            '|',
            '|-|\n',
          ],
          ...[
            '<',
            '>',
            '/>',
            '</',
            '<b>',
            '</b>',
            '<div>',
            '</div>',
            '<p ',
            '<a href="',
            '<table>',
            '<td>',
            '<svg>',
            '<math>',
            '<style>',
            '</style>',
            '<script>',
            '</script>',
            '<img src=x onerror=y>',
            '<!--',
            '-->',
            '<![CDATA[',
            ']]>',
            '<textarea>',
            '<template>',
            '<figure>',
          ],
          ...[
            'javascript:',
            'data:',
            'java&#10;script:',
            'https://e.org/',
            '//',
            '"',
            "'",
            '=',
            ' onclick=',
            ' style=',
            ' id=',
            '&',
            '&lt;',
            '&quot;',
            '&#0;',
            '\\',
            '--',
            '...',
            '\0',
            '\u202e',
            '한',
            '😀',
            '\ud800',
            '\u00a0',
            '![x](photos/a.jpg "(A B/C)")',
          ],
          ...[
            '\n:::\n',
            '\n:::pullquote{by="',
            '"}\n',
            '\n:::factbox[',
            ']\n',
            '\n:::qa\n',
            '\n:::timeline\n- **',
            '\n:::chart[T]{type=line unit="m"}\n| a | b |\n|-|-|\n| c | 1 |\n| d | ',
            '\n::related{story=2026/11/',
            '\n::embed{title=a url=https://a.b/@c/',
            '}\n',
          ],
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    { maxLength: 40 },
  )
  .map((list) => list.join(''));

describe('whatever is typed', () => {
  test.each([
    ['pieces of Markdown and HTML', pieces, 1500],
    ['any text', fc.string({ unit: 'binary', maxLength: 200 }), 500],
  ] as const)(
    '%s comes out safe',
    (_name, text, numRuns) => {
      fc.assert(
        fc.property(text, languages, (source, language) => {
          const { parts, closing, links, problems } = renderMarkdown(source, { ...newsroom, language });
          for (const part of [...parts, closing]) {
            if (typeof part === 'string') expect(dangers(part)).toEqual([]);
            else if (part.type === 'photo') expect(part.src).toMatch(/^photos\/[^:]*$/);
          }
          const lines = source.split(/\r\n|\r|\n/);
          for (const { line, column } of [...links, ...problems]) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeGreaterThan(0);
            expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
          }
        }),
        { numRuns },
      );
    },
    60_000,
  );

  test('punctuation changes nothing but punctuation and spaces', () => {
    const bare = (text: string) => text.replace(/["'.\-\s\u00a0\u202f“”‘’«»‹›„‚「」『』′″–—…׳״]/gu, '');
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), languages, (text, language) => {
        expect(bare(smartText(text, language))).toBe(bare(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('punctuation once set stays set', () => {
    const typed = fc
      .array(fc.constantFrom('"', "'", 'a', 'b', ' ', ', ', '. ', '--', '---', '...', '(', ')', '9', "it's", '한'), {
        maxLength: 25,
      })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(typed, fc.constantFrom('en', 'de', 'ko'), (text, language) => {
        const once = smartText(text, language);
        // A quote that stands alone is left, and may find a partner in no later pass either.
        expect(smartText(once, language)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test('a credit is cut out, never changed', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('(', ')', 'Alex', ' ', '/', '.', 'AP', 'left', '김', '1923', 'Photo: '))
          .map((list) => list.join('')),
        (text) => {
          const { caption = '', credit = '' } = splitCredit(text);
          const flat = text.replace(/\s+/g, ' ').trim();
          expect(flat.startsWith(caption)).toBe(true);
          expect(flat).toContain(credit);
        },
      ),
      { numRuns: 500 },
    );
  });
});
