import { expect, test } from 'vitest';
import { breakingFile } from '../../../src/newsroom/breaking.ts';
import { frameOf } from '../../../src/newsroom/frame.ts';
import { memoryArchive, PAPER } from './memory-archive.ts';

const breaking = { headline: 'The wall is down', since: 1, until: 2, story: '2026/11/wall', address: '/2026/11/wall/' };

test('the file says what a page needs to draw it, and no more', () => {
  expect(breakingFile(memoryArchive({}))).toEqual({});
  const { since, story, ...shown } = breaking;
  expect(breakingFile(memoryArchive({ breaking: { ...shown, since, story } }))).toEqual({
    ...shown,
    label: 'Breaking news',
    close: 'Close',
  });
});

test('fronts ask for it; other pages do not, so that they are not printed again', () => {
  const archive = memoryArchive({ breaking, site: { ...PAPER, breaking: true } });
  expect(frameOf(archive, { kind: 'article', story: '2026/11/a' }).breaking).toBeUndefined();
  expect(archive.asked).not.toContain('breaking');
  expect(frameOf(archive, { kind: 'home' }).breaking).toEqual(breaking);
  expect(frameOf(archive, { kind: 'section', section: 'local' }).breaking).toEqual(breaking);
});
