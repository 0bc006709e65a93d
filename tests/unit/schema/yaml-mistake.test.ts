import { expect, test } from 'vitest';
import { FrontmatterError, splitMarkdown } from '../../../src/schema/frontmatter.ts';

/** Where the mistake is, the line that is shown, what is said and what to write. */
function mistake(yaml: string): string[] {
  try {
    splitMarkdown(`---\n${yaml}\n---\n\nText.\n`);
  } catch (error) {
    if (!(error instanceof FrontmatterError)) throw error;
    return [`${error.line}:${error.column}`, error.found ?? '', error.message, error.suggestion];
  }
  throw new Error('There is no mistake in it.');
}

const SIGN = 'The YAML cannot be read, since this text has a sign in it that means something there.';
const around = (pair: string) => `Put quotation marks around all of it: ${pair}`;

test.each([
  ['headline: Vote: the pier stays', '2:11', 'headline: "Vote: the pier stays"'],
  ['headline: "The bell" rings again', '2:11', `headline: '"The bell" rings again'`],
  ["headline: 'The bell's voice'", '2:11', `headline: "The bell's voice"`],
  ["headline: 'Tis the season\nsummary: Of gifts", '2:11', 'headline: "Tis the season"'],
  ['headline: "Vote: the pier stays\nsummary: A long day', '2:11', 'headline: "Vote: the pier stays"'],
  ['section: local\nsummary: @ledger says so', '3:10', 'summary: "@ledger says so"'],
  ['photo:\n  src: a.jpg\n  caption: Monday: rain', '4:12', 'caption: "Monday: rain"'],
])('%j needs quotation marks', (yaml, place, right) => {
  const [at, found, message, suggestion] = mistake(yaml);
  expect([at, message, suggestion]).toEqual([place, SIGN, around(right)]);
  expect(yaml).toContain(found);
  expect(found).not.toBe('');
});

test('a key that stands twice is named', () => {
  expect(mistake('topics: [harbor]\nsection: local\ntopics: [sea-wall]')).toEqual([
    '4:1',
    'topics: [sea-wall]',
    'The key topics stands here twice.',
    'Leave one of them.',
  ]);
});

test('a tab is called a tab', () => {
  expect(mistake('headline: Tabs\n\tsummary: Of a story').slice(1)).toEqual([
    'summary: Of a story',
    'This line is indented with a tab.',
    'Indent it with spaces.',
  ]);
});

test('a text of two lines is not blamed for a mistake below it', () => {
  const [place, found] = mistake('summary: "A day\n  of rain"\nauthors:\n- ana-reyes\n - li: - wen');
  expect(place).toMatch(/^[56]:/);
  expect(found).not.toContain('A day');
});
