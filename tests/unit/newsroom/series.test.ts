import { expect, test } from 'vitest';
import { partsOf, seriesBox } from '../../../src/newsroom/series.ts';
import { seriesPage } from '../../../src/newsroom/series-page.ts';
import { memoryArchive, PAPER, story, type MemoryContent } from './memory-archive.ts';

const part = (name: string, day: number) => story(`2026/11/${name}`, { day, series: 'water' });
const stories = [part('c', 3), part('a', 1), part('d', 4), part('b', 2), story('2026/11/else', { day: 2 })];
const archive = (content: MemoryContent = {}) => memoryArchive({ stories, ...content });
const boxOf = (name: string, content?: MemoryContent) =>
  seriesBox(archive(content), { id: `2026/11/${name}`, series: 'water' });

test('parts go by time', () => {
  const reader = archive();
  expect(partsOf(reader, reader.seriesCard('water'))).toEqual(['a', 'b', 'c', 'd'].map((name) => `2026/11/${name}`));
});

test('those that are listed come first, in that order; those that are not there, or twice, are left out', () => {
  const parts = ['2026/11/d', '2026/11/gone', '2026/11/b', '2026/11/d', '2026/11/else'];
  const reader = archive({ series: [{ id: 'water', parts }] });
  expect(partsOf(reader, reader.seriesCard('water'))).toEqual(['d', 'b', 'a', 'c'].map((name) => `2026/11/${name}`));
});

test('a part says where it stands, and leads to its neighbours', () => {
  expect(boxOf('b', { series: [{ id: 'water', name: 'Rising water' }] })).toMatchObject({
    name: 'Rising water',
    address: '/series/water/',
    part: 'Part 2 of 4',
    previous: { address: '/2026/11/a/' },
    next: { address: '/2026/11/c/' },
  });
  expect(boxOf('a')?.previous).toBeUndefined();
  expect(boxOf('d')?.next).toBeUndefined();
  expect(boxOf('b')?.parts.map(({ current }) => current)).toEqual([false, true, false, false]);
});

test('a story without a series, and a series of one, have no box', () => {
  expect(seriesBox(archive(), { id: '2026/11/else' })).toBeUndefined();
  expect(boxOf('a', { stories: [part('a', 1)] })).toBeUndefined();
});

test('a series of many parts is listed on its own page only', () => {
  const many = Array.from({ length: 13 }, (_, index) => part(`part-${index}`, index + 1));
  const box = boxOf('part-6', { stories: many });
  expect(box).toMatchObject({ part: 'Part 7 of 13', parts: [], previous: { address: '/2026/11/part-5/' } });
  expect(boxOf('part-6', { stories: many.slice(0, 12) })?.parts).toHaveLength(12);
  expect(seriesPage(memoryArchive({ stories: many }), 'water').parts).toHaveLength(13);
});

test('numbers are those of the language', () => {
  const site = { ...PAPER, language: 'ar-EG' };
  expect(boxOf('b', { site })?.part).toBe('الجزء ٢ من ٤');
});
