import { expect, test } from 'vitest';
import { focusClass, pictureOf } from '../../../src/newsroom/pictures.ts';
import { memoryArchive, photo } from './memory-archive.ts';

test.each([
  [undefined, ''],
  [[0.5, 0.5], ''],
  [[0, 1], 'x0 y4'],
  [[0.4, 0.3], 'y1'],
  [[0.76, 0.5], 'x3'],
] as const)('a focus at %o is held by "%s"', (focus, expected) => {
  expect(focusClass(focus && [...focus])).toBe(expected);
});

test('a picture knows whether it is tall', () => {
  const archive = memoryArchive({ photos: [{ src: photo.src, address: '/a.jpg', width: 800, height: 1200 }] });
  expect(pictureOf(archive, photo)).toMatchObject({ tall: true, width: 800, height: 1200 });
});

test('without a photo nothing is asked', () => {
  const archive = memoryArchive({});
  expect(pictureOf(archive, undefined)).toBeUndefined();
  expect(archive.asked).toEqual([]);
});
