import { describe, expect, test } from 'vitest';
import type { NewsletterOffer } from '../../../src/archive/model.ts';
import { articlePage } from '../../../src/newsroom/article.ts';
import { memoryArchive, PAPER, photo, story, type MemoryContent } from './memory-archive.ts';

const offer = (id: string): NewsletterOffer => ({
  id,
  address: `/newsletters/${id}/`,
  name: id,
  schedule: 'Daily',
  button: 'Sign up',
  privacy: 'privacy',
  provider: { type: 'link', url: 'https://x.example' },
  body: [],
});

const page = (fields: Parameters<typeof story>[1], content: MemoryContent = {}) =>
  articlePage(
    memoryArchive({ ...content, stories: [story('2026/11/a', fields), ...(content.stories ?? [])] }),
    '2026/11/a',
  )!;

test('a story that is not there has no page', () => {
  expect(articlePage(memoryArchive({}), '2026/11/nothing')).toBeUndefined();
});

test("times are written in the newsroom's zone, with its name and offset", () => {
  const { published, updated } = page({
    published: Date.parse('2026-11-09T18:30-05:00'),
    updated: Date.parse('2026-11-10T07:05-05:00'),
  });
  expect(published.iso).toBe('2026-11-09T18:30-05:00');
  expect(published.text.replace(/\s/g, ' ')).toBe('Nov 9, 2026, 6:30 PM EST');
  expect(updated?.iso).toBe('2026-11-10T07:05-05:00');
});

describe('the label', () => {
  test.each([
    ['opinion', 'Opinion'],
    ['analysis', 'Analysis'],
    ['obituary', 'Obituary'],
    ['live', 'Live'],
    ['news', undefined],
    ['brief', undefined],
    ['feature', undefined],
  ] as const)('of %s is %s', (type, label) => {
    expect(page({ type }).label).toBe(label);
  });
});

describe('the byline', () => {
  const authors = ['Ana Reyes', 'Li Wen', 'Han So-ra'].map((name, place) => ({ id: `a${place}`, name }));

  test('names all authors, each with an address', () => {
    const { byline } = page({ authors: ['a0', 'a1', 'a2'] }, { authors });
    expect(byline.map((part) => part.text).join('')).toBe('Ana Reyes, Li Wen and Han So-ra');
    expect(byline.filter((part) => part.address).map((part) => part.address)).toEqual([
      '/authors/a0/',
      '/authors/a1/',
      '/authors/a2/',
    ]);
  });

  test('gives the agency, and what others did', () => {
    const view = page({ source: 'AP', contributors: [{ author: 'a1', role: 'Photographs' }] }, { authors });
    expect(view.byline).toEqual([]);
    expect(view.source).toBe('AP');
    expect(view.contributors).toEqual([{ role: 'Photographs', names: [{ text: 'Li Wen', address: '/authors/a1/' }] }]);
  });
});

test("a columnist's portrait is on opinion only", () => {
  const authors = [{ id: 'han', name: 'Han So-ra', photo }];
  expect(page({ type: 'opinion', authors: ['han'] }, { authors }).portrait?.role).toBe('portrait');
  expect(page({ type: 'news', authors: ['han'] }, { authors }).portrait).toBeUndefined();
});

test('photographs in the text are looked up, and one without a file is left out', () => {
  const body = [
    '<p>One.</p>',
    { type: 'photo' as const, ...photo },
    { type: 'photo' as const, ...photo, src: 'photos/gone.jpg' },
  ];
  expect(page({ body }).body).toEqual([
    '<p>One.</p>',
    {
      number: 1,
      picture: expect.objectContaining({
        role: 'inline',
        alt: 'A pier',
        width: 1440,
        height: 960,
      }) as object,
    },
  ]);
});

describe('the newsletter', () => {
  const content = { newsletters: [offer('daily'), offer('weekly')], site: { ...PAPER, newsletter: 'daily' } };

  test("is the site's when the story names none", () => expect(page({}, content).newsletter?.id).toBe('daily'));
  test('is the one that the story names', () =>
    expect(page({ newsletter: 'weekly' }, content).newsletter?.id).toBe('weekly'));
  test('is absent when the story says so', () =>
    expect(page({ newsletter: false }, content).newsletter).toBeUndefined());
});

test('related stories show pictures only when each has one', () => {
  const more = (name: string, fields = {}) => story(`2026/11/${name}`, fields);
  const related = ['2026/11/x', '2026/11/y'];
  expect(
    page({ related }, { stories: [more('x', { photo }), more('y', { photo })] }).related.map((card) =>
      Boolean(card.picture),
    ),
  ).toEqual([true, true]);
  expect(
    page({ related }, { stories: [more('x', { photo }), more('y')] }).related.map((card) => Boolean(card.picture)),
  ).toEqual([false, false]);
});
