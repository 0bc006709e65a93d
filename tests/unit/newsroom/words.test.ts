import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/newsroom/words.ts';

test('a language is found by its first part', () => {
  expect(wordsOf('en-US').updated).toBe('Updated');
  expect(wordsOf('ko').updated).toBe('수정');
  expect(wordsOf('DE-at').updated).toBe('Aktualisiert');
});

test('where there are no words yet they are English', () => {
  expect(wordsOf('nn')).toBe(wordsOf('en'));
  expect(wordsOf('constructor')).toBe(wordsOf('en'));
});

test.each(['ar', 'de', 'es', 'fr', 'ja', 'ko'])('%s has every word, and a label for each form that has one', (language) => {
  const { labels, by, ...others } = wordsOf(language);
  expect(Object.values(others).every((word) => word.length > 0)).toBe(true);
  expect(Object.keys(labels)).toEqual(Object.keys(wordsOf('en').labels));
});
