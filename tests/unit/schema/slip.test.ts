import { expect, it } from 'vitest';
import { slipOf } from '../../../src/schema/slip.ts';

const TOPICS = ['sea-wall', 'harbor', 'election-2026', 'rain', 'tide-gates', 'sport'];

it.each([
  ['sea-wal', 'sea-wall'],
  ['sea-walls', 'sea-wall'],
  ['seawall', 'sea-wall'],
  ['habror', 'harbor'],
  ['harbour', 'harbor'],
  ['tide-gaets', 'tide-gates'],
  ['tide-gats', 'tide-gates'],
  ['sports', 'sport'],
])('%s is a slip of %s', (word, meant) => {
  expect(slipOf(word, TOPICS)).toBe(meant);
});

it.each(['sea-wall', 'election-2025', 'train', 'ports', 'rai', 'harbormen', 'walls', 'rian-x'])(
  '%s is meant as it is written',
  (word) => {
    expect(slipOf(word, TOPICS)).toBeUndefined();
  },
);
