/** What each form of story must say, and what no other may. */
import { describe, expect, test } from 'vitest';
import { articleSchema, STORY_TYPES } from '../../../src/schema/article.ts';
import { explain } from '../../../src/schema/explain.ts';
import { splitMarkdown } from '../../../src/schema/frontmatter.ts';

const schema = articleSchema('UTC');

/** The problems of a story's frontmatter as an editor reads them. */
function problemsOf(frontmatter: string): string {
  const source = `---\nheadline: H\nsummary: S.\npublished: 2026-11-09T18:30\nsection: local\n${frontmatter}\n---\n`;
  const parsed = schema.safeParse(splitMarkdown(source).data, { reportInput: true });
  return explain('a.md', source, schema, parsed.error?.issues ?? [])
    .map(({ line, column, found, message, suggestion }) =>
      [`${line}:${column} ${found ?? ''}`.trim(), message, suggestion].filter(Boolean).join('\n  '),
    )
    .join('\n');
}

const WHOLE: Partial<Record<(typeof STORY_TYPES)[number], string>> = {
  gallery: 'photos: [{src: photos/a.jpg}]',
  interview: 'subject: {name: Aurelio Banks}',
  review: 'reviewed: {name: A Short History of Fog, kind: book, rating: 4.5, url: "https://tern.example/fog"}',
  obituary: 'life: {name: Wallace Peake, born: 1934, died: 2026-10-06}',
};

test.each(STORY_TYPES)('%s with what it must say has no problem', (type) => {
  expect(problemsOf(`type: ${type}\n${WHOLE[type] ?? ''}`)).toBe('');
});

describe('a form without what it must say', () => {
  test.each([
    ['interview', 'subject is missing. Say who speaks, like subject: {name: Aurelio Banks, role: conductor}.'],
    ['review', 'reviewed is missing. Say what is reviewed, like reviewed: {name: A Short History of Fog, kind: book}.'],
    [
      'obituary',
      'life is missing. Say whose life it was, like life: {name: Wallace Peake, born: 1934, died: 2026-10-06}.',
    ],
  ])('%s', (type, message) => {
    expect(problemsOf(`type: ${type}`)).toBe(`1:1\n  ${message}`);
  });
});

describe('what is of another form', () => {
  test.each([
    ['interview', 'subject is for interviews. Write type: interview, or take it out.'],
    ['review', 'reviewed is for reviews. Write type: review, or take it out.'],
    ['obituary', 'life is for obituaries. Write type: obituary, or take it out.'],
  ] as const)('%s', (type, message) => {
    expect(problemsOf(`type: news\n${WHOLE[type]!}`)).toContain(message);
  });
});

test.each([
  ['review', 'reviewed: {name: Fog, kind: boke}', 'Did you mean book?'],
  ['review', 'reviewed: {kind: book}', 'reviewed.name is missing.'],
  ['review', 'reviewed: {name: Fog, kind: book, rating: 6}', 'reviewed.rating must be between 0 and 5.'],
  [
    'review',
    'reviewed: {name: Fog, kind: book, rating: 3.7}',
    'reviewed.rating must be whole or half stars, like 3.5.',
  ],
  ['review', 'reviewed: {name: Fog, kind: book, rating: four}', 'reviewed.rating must be a number.'],
  ['review', 'reviewed: {name: Fog, kind: book, url: "javascript:alert(1)"}', 'reviewed.url is not a web address.'],
  ['review', 'reviewed: {name: Fog, kind: book, author: Roake}', 'There is no key author here.'],
  ['obituary', 'life: {name: W, died: 2026-13}', 'life.died is not a date. Write a year, a month or a day'],
  ['obituary', 'life: {name: W, died: last week}', 'life.died is not a date.'],
  ['obituary', 'life: {name: W, born: 1934-02-30, died: 2026}', 'life.born is not a date.'],
  ['obituary', 'life: {name: W, born: 2027, died: 2026-10-06}', 'life.died is before born.'],
  ['obituary', 'life: {name: W, born: 2026-05, died: 2026-04-30}', 'life.died is before born.'],
  ['obituary', 'life: {name: W, born: 1934}', 'life.died is missing.'],
  ['interview', 'subject: Aurelio Banks', 'subject must be a group of keys.'],
  ['news', 'language: klingon!', 'language is not a language tag.'],
])('%s, %s: %s', (type, line, message) => {
  expect(problemsOf(`type: ${type}\n${line}`)).toContain(message);
});

test('a life of which only the years are known, and of one year', () => {
  expect(problemsOf('type: obituary\nlife: {name: W, born: 2026, died: 2026-10-06}')).toBe('');
  expect(problemsOf('type: obituary\nlife: {name: W, died: 2026}')).toBe('');
});
