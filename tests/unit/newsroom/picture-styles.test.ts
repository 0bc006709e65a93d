/** Styles that are written by hand for classes and numbers that are made in code. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tallSlot } from '../../../src/components/slots.ts';
import { focusClass, TALL, tallness } from '../../../src/newsroom/pictures.ts';
import { TONES } from '../../../src/photos/tones.ts';

/** What each class of a style sheet gives to a custom property: `u4 --u: oklch(…)`. */
function classesOf(sheet: string): string[] {
  const css = readFileSync(new URL(`../../../src/styles/${sheet}.css`, import.meta.url), 'utf8');
  return [...css.matchAll(/^ {2}\.([\w-]+) \{\n {4}(--\w+: [^;]+);\n {2}\}$/gm)].map(
    ([, name, says]) => `${name} ${says}`,
  );
}

test('each tone has its two classes, and no other has one', () => {
  expect(classesOf('tones')).toEqual([
    ...TONES.map((tone, number) => `u${number} --u: ${tone}`),
    ...TONES.map((tone, number) => `d${number} --d: ${tone}`),
  ]);
});

test('each class that holds a focus moves the crop to where the focus is', () => {
  const styles = classesOf('crops');
  const shares = Array.from({ length: 101 }, (_, index) => index / 100);
  const given = new Set(shares.flatMap((x) => shares.flatMap((y) => focusClass([x, y]).split(' '))));
  given.delete('');
  expect([...given].sort()).toEqual(styles.map((style) => style.split(' ')[0]).sort());
  for (const style of styles) expect(style).toMatch(/^([xy])(\d) --\1: \d+%$/);
  for (const style of styles) {
    const [, step, percent] = /^[xy](\d) --[xy]: (\d+)%$/.exec(style)!;
    expect(Number(percent)).toBe(Number(step) * 25);
  }
});

test('each step of a tall picture has its class, which the browser is told the width of', () => {
  expect(classesOf('figure')).toEqual(TALL.map((percent) => `tall-${percent} --tall: ${percent / 100}`));
  const css = readFileSync(new URL('../../../src/styles/figure.css', import.meta.url), 'utf8');
  expect(css).toContain('width: min(100%, min(85vh, 50rem) * var(--tall))');
  expect(tallSlot(80, 'any')).toBe('min(41rem,92vw,68vh,40rem)');
  expect(tallSlot(66, 'dense')).toBe('(min-width:40.01rem) min(41rem,92vw,56.1vh,33rem),min(75vw,56.1vh,33rem)');
  for (const percent of TALL) expect(tallSlot(percent, 'any')).not.toMatch(/\d{5}/);
});

test.each([
  [1500, 1000, undefined],
  [1001, 1000, undefined],
  [1000, 1000, 100],
  [999, 1000, 80],
  [3000, 4000, 75],
  [2000, 3000, 66],
  [1080, 1920, 56],
  [500, 5000, 50],
])('a picture of %i by %i is tall: %o', (width, height, expected) => {
  expect(tallness(width, height)).toBe(expected);
});
