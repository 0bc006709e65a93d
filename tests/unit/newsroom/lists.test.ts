import { expect, test } from 'vitest';
import { authorPage, monthPage, sectionPage, topicPage, yearsOf } from '../../../src/newsroom/lists.ts';
import { memoryArchive, photo, story } from './memory-archive.ts';

const days = (count: number, fields = {}) =>
  Array.from({ length: count }, (_, place) =>
    story(`2026/11/s-${place + 1}`, { day: 28 - Math.floor(place / 2), ...fields }),
  );

test('a topic lists its newest forty under their days', () => {
  const stories = Array.from({ length: 50 }, (_, place) =>
    story(`2026/11/s-${place}`, { published: Date.UTC(2026, 10, 25, 17) - place * 3_600_000 * 12, topics: ['wall'] }),
  );
  const page = topicPage(memoryArchive({ stories }), 'wall');
  expect(page.days.flatMap((day) => day.stories)).toHaveLength(40);
  expect(page.days[0]).toMatchObject({ iso: '2026-11-25', date: 'Nov 25, 2026', number: '25', weekday: 'Wednesday' });
  expect(page.days[0]?.stories[0]?.time?.text.replace(/\s/g, ' ')).toBe('12:00 PM');
});

test("stories around midnight fall on the newsroom's days", () => {
  const stories = [
    story('2026/11/after', { published: Date.parse('2026-11-10T00:10-05:00'), authors: ['ana'] }),
    story('2026/11/before', { published: Date.parse('2026-11-09T23:50-05:00'), authors: ['ana'] }),
  ];
  const page = authorPage(memoryArchive({ stories, authors: [{ id: 'ana', name: 'Ana' }] }), 'ana');
  expect(page?.days.map((day) => day.iso)).toEqual(['2026-11-10', '2026-11-09']);
});

test("an author's own list does not repeat the author", () => {
  const archive = memoryArchive({ stories: days(1, { authors: ['ana'] }), authors: [{ id: 'ana', name: 'Ana' }] });
  expect(authorPage(archive, 'ana')?.days[0]?.stories[0]?.byline).toBe('');
});

test('a section lists nothing that stands on its top', () => {
  const page = sectionPage(memoryArchive({ stories: days(40, { photo }) }), 'local')!;
  const above = [page.top!.lead, ...page.top!.side, ...page.row!.stories].map((card) => card.id);
  const below = page.days.flatMap((day) => day.stories).map((card) => card.id);
  expect(below).toHaveLength(20);
  expect(below.filter((id) => above.includes(id))).toEqual([]);
});

test('a month leads to the months around it that have stories', () => {
  const stories = ['2026-08', '2026-10', '2026-11'].map((month) =>
    story(`${month.replace('-', '/')}/a`, { published: Date.parse(`${month}-15T12:00Z`) }),
  );
  const page = monthPage(memoryArchive({ stories }), '2026-10', undefined);
  expect(page).toMatchObject({
    title: 'October 2026',
    previous: { name: 'August 2026', address: '/2026/08/' },
    next: { name: 'November 2026', address: '/2026/11/' },
  });
  expect(page?.days.flatMap((day) => day.stories.map((card) => card.id))).toEqual(['2026/10/a']);
});

test("a section's month stays in the section", () => {
  const stories = [
    story('2026/11/a'),
    story('2026/11/b', { section: 'science' }),
    story('2026/10/c', { section: 'science', published: Date.UTC(2026, 9, 5) }),
  ];
  const page = monthPage(memoryArchive({ stories }), '2026-11', 'science');
  expect(page?.days.flatMap((day) => day.stories.map((card) => card.id))).toEqual(['2026/11/b']);
  expect(page?.previous?.address).toBe('/science/2026/10/');
  expect(page?.next).toBeUndefined();
});

test('years hold their months, newest first', () => {
  const stories = ['2025-12', '2026-01', '2026-11'].map((month) =>
    story(`${month.replace('-', '/')}/a`, { published: Date.parse(`${month}-15T12:00Z`) }),
  );
  expect(
    yearsOf(memoryArchive({ stories })).map(({ year, months }) => [year, months.map((month) => month.address)]),
  ).toEqual([
    ['2026', ['/2026/11/', '/2026/01/']],
    ['2025', ['/2025/12/']],
  ]);
});

test('what is not there has no page', () => {
  const archive = memoryArchive({});
  expect([sectionPage(archive, 'none'), authorPage(archive, 'none'), monthPage(archive, '2026-11', 'none')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
