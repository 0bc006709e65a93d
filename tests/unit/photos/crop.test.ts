import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropBox, focusWithin } from '../../../src/photos/crop.ts';

test.each([
  ['the middle, when nothing is said', 3000, 1000, 1, undefined, { left: 1000, top: 0, width: 1000, height: 1000 }],
  ['the focus in its middle', 3000, 1000, 1, [0.4, 0.5], { left: 700, top: 0, width: 1000, height: 1000 }],
  ['no further than the left edge', 3000, 1000, 1, [0.05, 0.5], { left: 0, top: 0, width: 1000, height: 1000 }],
  ['no further than the right edge', 3000, 1000, 1, [1, 0.5], { left: 2000, top: 0, width: 1000, height: 1000 }],
  ['the top of one on end', 1000, 3000, 2, [0.5, 0], { left: 0, top: 0, width: 1000, height: 500 }],
  ['all of one that has the shape', 3000, 2000, 1.5, [0, 1], { left: 0, top: 0, width: 3000, height: 2000 }],
] as const)('a crop shows %s', (_, width, height, shape, focus, expected) => {
  expect(cropBox(width, height, shape, focus)).toEqual(expected);
});

const side = fc.integer({ min: 1, max: 20_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a crop lies in its picture, holds the focus, and is as large as its shape allows', () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      share,
      share,
      (width, height, shape, x, y) => {
        const box = cropBox(width, height, shape, [x, y]);
        for (const value of Object.values(box)) expect(Number.isInteger(value)).toBe(true);
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
        expect(box.left + box.width).toBeLessThanOrEqual(width);
        expect(box.top + box.height).toBeLessThanOrEqual(height);
        expect(box.width === width || box.height === height).toBe(true);
        expect(Math.abs(x * width - (box.left + box.width / 2))).toBeLessThanOrEqual(
          Math.max(box.width / 2, Math.abs(x - 0.5) * width) + 1,
        );
        for (const [at, start, length] of [
          [x * width, box.left, box.width],
          [y * height, box.top, box.height],
        ] as const) {
          expect(at).toBeGreaterThanOrEqual(start - 1);
          expect(at).toBeLessThanOrEqual(start + length + 1);
        }
      },
    ),
  );
});

test.each([
  [
    [0.4, 0.5],
    [0.5, 0.5],
  ],
  [
    [0.05, 0.5],
    [0.15, 0.5],
  ],
  [
    [1, 0],
    [1, 0],
  ],
] as const)('a focus at %o of a wide picture is at %o of its square', (focus, expected) => {
  const [x, y] = focusWithin(3000, 1000, cropBox(3000, 1000, 1, focus), focus);
  expect(x).toBeCloseTo(expected[0]);
  expect(y).toBeCloseTo(expected[1]);
});

test('a focus outside a part is on its edge', () => {
  expect(focusWithin(3000, 1000, { left: 0, top: 0, width: 1000, height: 1000 }, [0.9, 0.5])).toEqual([1, 0.5]);
});
