import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../../../src/desk/import/clean-text.ts';
import { readPlainText } from '../../../../../src/desk/import/plain-text/read-plain-text.ts';
import type { ImportedPhoto, ImportedStory } from '../../../../../src/desk/import/story.ts';
import { renderMarkdown } from '../../../../../src/markdown/render.ts';
import { findInvisible } from '../../../../../src/schema/text.ts';
import { NEWSROOM, pastedTexts } from '../../../../fixtures/plain-text.ts';

/** How often each word is there, whatever its letters' size. */
function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words of the source that are not in the story, or there more often, as `word: wanted, came`. */
function differenceOf(source: string, story: ImportedStory): string[] {
  const [wanted, came] = [countOf(source), countOf(wordsOf(story))];
  return [...new Set([...wanted.keys(), ...came.keys()])]
    .filter((word) => wanted.get(word) !== came.get(word))
    .map((word) => `${word}: ${wanted.get(word) ?? 0}, ${came.get(word) ?? 0}`);
}

/** Everything that the story says in the words of the source, each once: so what is guessed and made of others is not here. */
function wordsOf(story: ImportedStory): string {
  const { frontmatter, guesses } = story;
  const isGuessed = (field: string) =>
    guesses.some((guess) => guess.field === field && /was taken|to make/.test(guess.reason));
  const photo = ({ alt, caption, credit }: ImportedPhoto) => [alt, caption, credit];
  return [
    isGuessed('headline') ? '' : frontmatter.headline,
    isGuessed('summary') ? '' : frontmatter.summary,
    frontmatter.dateline,
    ...(frontmatter.corrections ?? []).map(({ text }) => text),
    // The address of a link whose words are that address.
    story.body.replace(/(?<=\[(www\.[^\]]+)\])\(http:\/\/\1\)/g, ''),
    ...(story.photo ? photo(story.photo) : []),
    ...story.otherPhotos.flatMap(photo),
    story.newsletterPitch?.name && story.setAside.some(({ kind }) => kind === 'newsletter')
      ? ''
      : story.newsletterPitch?.name,
    story.newsletterPitch?.text,
    ...story.setAside.map(({ text }) => text),
    ...story.understood!.map(({ text }) => text),
  ].join('\n');
}

const texts = pastedTexts();
const pieces = [...new Set(texts.flatMap(({ text }) => cleanText(text).split('\n')))].filter(Boolean);

/** Words, and the signs that mean something to the steps or to Markdown. */
const randomLine = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'harbor',
          'Ana',
          'REYES',
          'the',
          'Wall',
          'said',
          'AP',
          'Nov.',
          '9,',
          '2026',
          '방파제',
          'océan',
          '6',
          'p.m.',
          'ET',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'By',
          'Photo:',
          '(',
          ')',
          '—',
          '--',
          '|',
          '*',
          '_',
          '#',
          '>',
          '<',
          '[x]',
          '](',
          '!',
          '`',
          '~~',
          '\\',
          '&amp;',
          ':::',
          '1.',
          '-',
          '•',
          '\t',
          '@',
          'https://a_b.example/c_d',
          '<https://x.example/y>',
          'ana_r@paper.example',
          'www.paper.example',
          '$',
          '“',
          '”',
          '"',
          '.',
          '?',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 24 },
  )
  .chain((words) => fc.constantFrom(' ', ' ', '').map((gap) => words.join(gap)));

const mixture = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: randomLine }),
      fc.constantFrom('\n', '\n\n', '\n\n\n'),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((lines) => lines.flat().join(''));

describe('every word of the source is in the story, or listed', () => {
  test.each(texts)('$name', ({ text, context }) => {
    expect(differenceOf(cleanText(text), readPlainText(text, context))).toEqual([]);
  });

  test('in any mixture of real pieces and random lines', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        expect(differenceOf(cleanText(text), readPlainText(text, NEWSROOM))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

test.each([
  ['one word', 'a'.repeat(50_000)],
  ['one row of names', 'Ana/'.repeat(20_000)],
  ['one row of hyphens', 'and-'.repeat(20_000)],
  ['parentheses', '('.repeat(20_000)],
  [
    'thousands of lines',
    Array.from({ length: 2_000 }, (_each, at) => `The board ${at} voted to raise wall ${at} again.`).join('\n'),
  ],
  [
    'thousands of quotations',
    Array.from({ length: 1_000 }, (_each, at) => `“The board ${at} voted to raise it”`).join('\n'),
  ],
])('%s that nobody wrote is read to its end', (_what, text) => {
  expect(differenceOf(cleanText(text), readPlainText(text, NEWSROOM))).toEqual([]);
});

describe('what comes out is a story that can be published', () => {
  test('no body has a character or a mark that the house refuses', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const story = readPlainText(text, NEWSROOM);
        expect(
          renderMarkdown(story.body, { language: 'en-US', siteUrl: 'https://harborledger.example' }).problems,
        ).toEqual([]);
        expect(findInvisible(JSON.stringify({ ...story, body: '' }))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('without a date, or with a serious guess, it is a draft', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const { frontmatter, guesses } = readPlainText(text, NEWSROOM);
        const isSerious = guesses.some(({ field }) =>
          ['headline', 'authors', 'published', 'updated', 'embargo'].includes(field),
        );
        expect(frontmatter.draft ?? false).toBe(isSerious || frontmatter.published === undefined);
      }),
      { numRuns: 100 },
    );
  });
});
