import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, setLines } from '../../../../src/photos/cards/set-lines.ts';

/** A face whose letters are all as wide. */
const letters = (text: string) => [...text].length;

test('the fewest lines, as even as can be', () => {
  expect(setLines('aa bb cc dd ee', 11, 6, letters)).toEqual(['aa bb cc', 'dd ee']);
  // Filled from the top it would be four words above one.
  expect(setLines('one two three four five', 20, 6, letters)).toEqual(['one two three', 'four five']);
  expect(setLines('Enough.', 20, 6, letters)).toEqual(['Enough.']);
});

test('a line ends behind a dash or a hyphen between letters, and not within a number', () => {
  expect(setLines('the well-known', 9, 6, letters)).toEqual(['the well-', 'known']);
  expect(setLines('win 5–4', 5, 6, letters)).toEqual(['win', '5–4']);
  expect(setLines('a 10\u00a0km walk', 8, 6, letters)).toEqual(['a 10\u00a0km', 'walk']);
});

test('a word that is too wide is divided, and what has no room is left out behind an ellipsis', () => {
  expect(fits('Donaudampfschiff sinkt', 8, 6, letters)).toBe(false);
  expect(setLines('Donaudampfschiff sinkt', 8, 6, letters)).toEqual(['Donaudam', 'pfschiff', 'sinkt']);
  expect(setLines('one two, three four', 9, 1, letters)).toEqual(['one two…']);
  expect(setLines('Donaudampfschiff', 8, 1, letters)).toEqual(['Donauda…']);
});

test('no line is ever wider than the measure, nothing is lost that fits, and none is added', () => {
  const word = fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom('a', 'b', 'é', '-', '–', '5') });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 3, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (words, width, most) => {
        const text = words.join(' ');
        const lines = setLines(text, width, most, letters);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(letters(line)).toBeLessThanOrEqual(width);
        if (!lines.at(-1)!.endsWith('…')) expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        if (fits(text, width, most, letters)) expect(lines.at(-1)!.endsWith('…')).toBe(false);
      },
    ),
  );
});
