import { expect, test } from 'vitest';
import { accentRule, frameOf } from '../../../src/newsroom/frame.ts';
import { directionOf } from '../../../src/schema/direction.ts';
import { memoryArchive } from './memory-archive.ts';

test('the canonical address is whole and escaped', () => {
  const canonical = (page: Parameters<typeof frameOf>[1]) => frameOf(memoryArchive({}), page).canonical;
  expect(canonical({ kind: 'home' })).toBe('https://courier.example/');
  expect(canonical({ kind: 'topic', topic: '방파제' })).toBe(
    'https://courier.example/topics/%EB%B0%A9%ED%8C%8C%EC%A0%9C/',
  );
});

test.each([
  ['en-US', 'ltr'],
  ['ko', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['ur-PK', 'rtl'],
] as const)('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test('an accent overrides the token', () => {
  expect(accentRule({})).toBeUndefined();
  expect(accentRule({ accent: '#006633', accentDark: '#66cc99' })).toBe(':root{--accent:light-dark(#006633,#66cc99)}');
  expect(accentRule({ accent: '#006633' })).toBe(
    ':root{--accent:light-dark(#006633,color-mix(in oklab,#006633 50%,#fff))}',
  );
});

test('what is not plainly a colour never reaches the page', () => {
  expect(accentRule({ accent: '#000}</style><script>' })).toBeUndefined();
});
