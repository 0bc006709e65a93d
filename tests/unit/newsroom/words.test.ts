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

test.each(['ar', 'de', 'es', 'fr', 'ja', 'ko'])(
  '%s has every word, and a label for each form that has one',
  (language) => {
    const { labels, ...others } = wordsOf(language);
    // Not every language has a word before the names of authors.
    expect(Object.entries(others).filter(([name, word]) => word === '' && name !== 'by')).toEqual([]);
    expect(Object.keys(labels)).toEqual(Object.keys(wordsOf('en').labels));
  },
);
