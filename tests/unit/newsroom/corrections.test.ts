import { describe, expect, test } from 'vitest';
import type { StandingPage } from '../../../src/archive/model.ts';
import { articlePage } from '../../../src/newsroom/article.ts';
import { correctionsPage } from '../../../src/newsroom/corrections.ts';
import { pagesOf } from '../../../src/newsroom/frame.ts';
import type { Note } from '../../../src/schema/note.ts';
import { memoryArchive, PAPER, story } from './memory-archive.ts';

const note = (day: number, text: string, kind: Note['kind'] = 'correction'): Note => ({
  date: Date.UTC(2026, 10, day, 17),
  text,
  kind,
});
const page = (id: string, title: string): StandingPage => ({
  id,
  address: `/${id}/`,
  title,
  order: 1,
  body: ['<p>We say so.</p>'],
});

describe('the log', () => {
  const stories = [
    story('2026/11/a', { corrections: [note(9, 'Late.'), note(9, 'Clear.', 'clarification'), note(2, 'Early.')] }),
    story('2026/11/b', { corrections: [note(5, 'Between.', 'update')] }),
  ];

  test('has the newest first, under their days, with what they are called', () => {
    const { days, title } = correctionsPage(memoryArchive({ stories }), undefined);
    expect(title).toBe('Corrections');
    expect(
      days.map(({ iso, entries }) => [
        iso,
        entries.map(({ address, notes }) => [address, notes.map(({ name, text }) => `${name}: ${text}`)]),
      ]),
    ).toEqual([
      ['2026-11-09', [['/2026/11/a/#corrections', ['Correction: Late.', 'Clarification: Clear.']]]],
      ['2026-11-05', [['/2026/11/b/#corrections', ['Update: Between.']]]],
      ['2026-11-02', [['/2026/11/a/#corrections', ['Correction: Early.']]]],
    ]);
  });

  test('asks for the newest twenty, and leads to the months', () => {
    const many = [story('2026/11/a', { corrections: Array.from({ length: 25 }, (_, day) => note(day + 1, 'Again.')) })];
    const { days, years } = correctionsPage(memoryArchive({ stories: many }), undefined);
    expect(days).toHaveLength(20);
    expect(years).toEqual([{ year: '2026', months: [{ name: 'November', address: '/corrections/2026/11/' }] }]);
  });

  test('of a month has all of it, and leads to the months beside it', () => {
    const months = [9, 10, 11].map((month) =>
      story(`2026/11/${month}`, {
        corrections: [{ ...note(1, 'So.'), date: Date.UTC(2026, month - 1, 15) }],
      }),
    );
    const { title, days, previous, next } = correctionsPage(memoryArchive({ stories: months }), '2026-10');
    expect(title).toBe('October 2026');
    expect(days.map(({ iso }) => iso)).toEqual(['2026-10-14']);
    expect(previous?.address).toBe('/corrections/2026/09/');
    expect(next?.address).toBe('/corrections/2026/11/');
  });

  test("stands below the newsroom's own words, and leads to them when they are elsewhere", () => {
    const own = correctionsPage(memoryArchive({ pages: [page('corrections', 'When we are wrong')] }), undefined);
    expect(own).toMatchObject({ title: 'When we are wrong', body: ['<p>We say so.</p>'], policy: undefined });
    const site = { ...PAPER, policies: { corrections: 'standards' } };
    expect(correctionsPage(memoryArchive({ site, pages: [page('standards', 'Standards')] }), undefined)).toMatchObject({
      title: 'Corrections',
      body: [],
      policy: { name: 'Standards', address: '/standards/' },
    });
  });

  test("is among the newsroom's own pages once, with words or without", () => {
    expect(pagesOf(memoryArchive({}))).toEqual([{ name: 'Corrections', address: '/corrections/' }]);
    expect(pagesOf(memoryArchive({ pages: [page('corrections', 'When we are wrong')] }))).toEqual([
      { name: 'When we are wrong', address: '/corrections/' },
    ]);
  });
});

describe('a story', () => {
  const older = (years: number, language = 'en') =>
    articlePage(
      memoryArchive({ site: { ...PAPER, language }, stories: [story('2026/11/a')], years: { '2026/11/a': years } }),
      '2026/11/a',
    )!.older;

  test.each([
    [0, 'en', undefined],
    [1, 'en', 'This story is more than 1 year old.'],
    [12, 'en', 'This story is more than 12 years old.'],
    [1, 'de', 'Dieser Artikel ist mehr als 1 Jahr alt.'],
    [2, 'fr', 'Cet article a plus de 2 ans.'],
    [2, 'es', 'Este artículo tiene más de 2 años.'],
    [3, 'ko', '이 기사는 나온 지 3년이 넘었습니다.'],
    [2, 'ar', 'مضى على نشر هذه المادة سنتان أو أكثر.'],
  ])('of %i years in %s', (years, language, words) => {
    expect(older(years, language)?.replaceAll('\u00a0', ' ')).toBe(words);
  });

  test('names those who did the same together', () => {
    const authors = ['ana', 'ben', 'cho'].map((id) => ({ id, name: id.toUpperCase() }));
    const contributors = [
      { author: 'ana', role: 'Reported from Busan' },
      { author: 'ben', role: 'Figures' },
      { author: 'cho', role: 'Reported from Busan' },
    ];
    const page = articlePage(memoryArchive({ authors, stories: [story('2026/11/a', { contributors })] }), '2026/11/a');
    expect(page?.contributors.map(({ role, names }) => `${role}: ${names.map(({ text }) => text).join('')}`)).toEqual([
      'Reported from Busan: ANA and CHO',
      'Figures: BEN',
    ]);
  });
});
