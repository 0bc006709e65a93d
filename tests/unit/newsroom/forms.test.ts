/** What each form of story shows beside its text. */
import { describe, expect, test } from 'vitest';
import type { Story } from '../../../src/archive/model.ts';
import { articlePage } from '../../../src/newsroom/article.ts';
import { drawCard } from '../../../src/newsroom/cards.ts';
import { contentsOf } from '../../../src/newsroom/contents.ts';
import { markQuestions } from '../../../src/newsroom/questions.ts';
import type { Site } from '../../../src/schema/site.ts';
import { memoryArchive, PAPER, photo, PIER, story } from './memory-archive.ts';

const page = (fields: Partial<Story>, { site = PAPER, size = [1500, 1000] } = {}) =>
  articlePage(
    memoryArchive({
      stories: [story('2026/11/a', fields)],
      photos: [{ ...PIER, width: size[0]!, height: size[1]! }],
      site,
    }),
    '2026/11/a',
  )!;
const inLanguage = (language: string): { site: Site } => ({ site: { ...PAPER, language } });

describe('the years of a life', () => {
  const years = (life: Story['life'], language = 'en') => page({ type: 'obituary', life }, inLanguage(language)).life;

  test('are those of birth and death, as the language writes a span', () => {
    const life = { name: 'W', born: '1934', died: '2026-10-06' };
    expect(years(life)?.years.replace(/\s/g, '')).toBe('1934–2026');
    expect(years(life, 'ja')?.years).toBe('1934年～2026年');
  });
  test('are one when the birth is not known', () => {
    expect(years({ name: 'W', died: '2026' })).toEqual({ years: '2026', events: [] });
  });
  test('come with the days and places that say more', () => {
    const life = { name: 'W', born: '1934-05', birthplace: 'Low Side', died: '2026-10-06' };
    expect(years(life)?.events).toEqual([
      { word: 'Born', date: { iso: '1934-05', text: 'May 1934' }, place: 'Low Side' },
      { word: 'Died', date: { iso: '2026-10-06', text: 'Oct 6, 2026' }, place: undefined },
    ]);
  });
  test('are the same west and east of Greenwich', () => {
    const life = { name: 'W', born: '1934-01-01', died: '2026-01-01' };
    for (const timeZone of ['America/Los_Angeles', 'Pacific/Auckland'])
      expect(page({ type: 'obituary', life }, { site: { ...PAPER, timeZone } }).life?.events[0]?.date?.text).toBe(
        'Jan 1, 1934',
      );
  });
});

describe('what is reviewed', () => {
  const reviewed = { name: 'Fog', kind: 'book', publisher: 'Tern', price: '$19', rating: 3.5 } as const;

  test('is told with what is known, in its order', () => {
    expect(page({ type: 'review', reviewed }).reviewed).toMatchObject({
      kind: 'Book',
      facts: ['Tern', '$19'],
      rating: { stars: 3.5, text: '3.5 out of 5' },
    });
  });
  test.each([
    ['de', '3,5 von 5'],
    ['fr', '3,5 sur 5'],
    ['ko', '5점 만점에 3.5점'],
    ['ar-EG', '٣٫٥ من ٥'],
  ])('has its rating in the words and numbers of the language: %s', (language, text) => {
    expect(page({ type: 'review', reviewed }, inLanguage(language)).reviewed?.rating?.text).toBe(text);
  });
});

describe('the contents of an explainer', () => {
  const heading = (id: string, text: string) => `<h2 id="${id}">${text}</h2>\n<p>So.</p>`;

  test('are its headings, over all parts of its text', () => {
    const body = [
      heading('a', 'A &amp; <em>b</em>'),
      { type: 'photo' as const, ...photo },
      heading('c', 'C') + heading('d', 'D'),
    ];
    expect(page({ type: 'explainer', body }).contents).toEqual([
      { id: 'a', html: 'A &amp; b' },
      { id: 'c', html: 'C' },
      { id: 'd', html: 'D' },
    ]);
  });
  test('leave out the notes, their numbers and lower headings', () => {
    const note = '<sup><a href="#note:fn-1" data-footnote-ref id="note:fnref-1">1</a></sup>';
    const body = [
      `${heading('a', `A${note}`)}<h3 id="x">X</h3>${heading('b', 'B')}${heading('c', 'CO<sub>2</sub>')}<section><h2 id="footnote-label">Notes</h2>`,
    ];
    expect(contentsOf(body).map(({ html }) => html)).toEqual(['A', 'B', 'CO2']);
  });
  test('are not there for two headings, nor in news', () => {
    const body = [heading('a', 'A') + heading('b', 'B')];
    expect(page({ type: 'explainer', body }).contents).toEqual([]);
    expect(page({ type: 'news', body: [...body, heading('c', 'C')] }).contents).toEqual([]);
  });
});

test('what is asked is a paragraph in bold, and only that', () => {
  const body = [
    '<p><strong>Why?</strong></p>\n<p>Since <strong>I</strong> say so.</p>\n<p><strong>Who</strong> and <strong>what</strong></p>',
  ];
  expect(markQuestions(body)).toEqual([
    '<p class="asked"><strong>Why?</strong></p>\n<p>Since <strong>I</strong> say so.</p>\n<p><strong>Who</strong> and <strong>what</strong></p>',
  ]);
  expect(page({ type: 'interview', body }).body[0]).toContain('class="asked"');
  expect(page({ type: 'news', body }).body[0]).not.toContain('class="asked"');
});

test.each([
  ['feature', [2000, 1300], true],
  ['feature', [1000, 600], false],
  ['feature', [2000, 1900], false],
  ['feature', [1500, 2400], false],
  ['news', [2000, 1300], false],
] as const)('a %s with a picture of %j fills the window: %s', (type, size, immersive) => {
  expect(page({ type, photo }, { size: [...size] }).immersive).toBe(immersive);
});

test('a story in another language says so on its page and on its card; one in that of the site does not', () => {
  expect(page({ language: 'ar' }).tongue).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(page({}, inLanguage('ar')).tongue).toBeUndefined();
  expect(page({ language: PAPER.language }).tongue).toBeUndefined();
  const archive = memoryArchive({ stories: [] });
  expect(drawCard(archive, story('2026/11/a', { language: 'fr' }), {}).tongue).toEqual({ lang: 'fr', dir: 'ltr' });
});
