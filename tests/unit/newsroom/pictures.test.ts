import { expect, test } from 'vitest';
import { focusClass, pictureOf } from '../../../src/newsroom/pictures.ts';
import { memoryArchive, photo, PIER } from './memory-archive.ts';

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
  const archive = memoryArchive({ photos: [{ ...PIER, width: 800, height: 1200 }] });
  expect(pictureOf(archive, photo, 'lead')).toMatchObject({ tall: 66, width: 800, height: 1200 });
  expect(pictureOf(archive, photo, 'card')).toMatchObject({ width: 720, height: 480 });
  // A crop has the shape of its place, whatever that is.
  expect(pictureOf(archive, photo, 'portrait')?.tall).toBeUndefined();
});

test('without a photo nothing is asked', () => {
  const archive = memoryArchive({});
  expect(pictureOf(archive, undefined, 'lead')).toBeUndefined();
  expect(archive.asked).toEqual([]);
});

test('what the editor does not say, the file does', () => {
  const archive = memoryArchive({
    photos: [{ ...PIER, says: { alt: 'A pier in fog', caption: 'The pier.', credit: 'B. Lee/AP' } }],
  });
  expect(pictureOf(archive, { src: photo.src }, 'inline')).toMatchObject({
    alt: 'A pier in fog',
    caption: 'The pier.',
    credit: 'B. Lee/AP',
  });
  expect(pictureOf(archive, { ...photo, caption: 'Ours.' }, 'inline')).toMatchObject({
    alt: 'A pier',
    caption: 'Ours.',
    credit: 'A. Kim',
  });
});

test('a crop that is cropped again keeps the focus where it now lies', () => {
  const archive = memoryArchive({ photos: [{ ...PIER, width: 3000, height: 1000 }] });
  // A crop of three by two is half of it: the left half, and the focus is in that half's middle.
  expect(pictureOf(archive, { ...photo, focus: [0.25, 0.5] }, 'front')?.focus).toBe('');
  expect(pictureOf(archive, { ...photo, focus: [0, 0.5] }, 'front')?.focus).toBe('x0');
});

test('a story can be looked at closely, a card leads to its story', () => {
  const archive = memoryArchive({});
  expect(pictureOf(archive, photo, 'lead')?.large).toEqual({
    avif: expect.stringMatching(/^\/photos\/2026\/pier\.[\da-f]{8}-1500\.avif$/) as string,
    jpeg: expect.stringMatching(/^\/photos\/2026\/pier\.[\da-f]{8}-1500\.jpg$/) as string,
    width: 1500,
    height: 1000,
  });
  expect(pictureOf(archive, photo, 'card')?.large).toBeUndefined();
});
