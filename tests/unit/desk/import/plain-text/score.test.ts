import { expect, test } from 'vitest';
import { scoreOf } from '../../../../bench/plain-text-score.ts';
import { pastedTexts } from '../../../../fixtures/plain-text.ts';

const texts = pastedTexts();

test('at least 30 texts in as many shapes', () => {
  expect(texts.length).toBeGreaterThanOrEqual(30);
});

test('at least 97 of 100 fields are as a person would have made them', () => {
  const scores = texts.map(scoreOf);
  const sum = (field: 'right' | 'present') => scores.reduce((total, score) => total + score[field], 0);
  const wrong = scores.flatMap(({ name, wrong: fields }) => fields.map((field) => `${name}: ${field}`));
  expect(sum('right') / sum('present'), wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
});

test('another story scores badly', () => {
  const [first, second] = texts;
  const { right, present } = scoreOf({ ...first!, text: second!.text });
  expect(right / present).toBeLessThan(0.2);
});
