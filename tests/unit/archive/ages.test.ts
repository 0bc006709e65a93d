import { expect, test } from 'vitest';
import { bornBefore, dayOf, yearsSince } from '../../../src/archive/ages.ts';

const ZONE = 'America/New_York';
const years = (published: string, day: string, zone = ZONE) => yearsSince(Date.parse(published), day, zone);

test("a day is the newsroom's own", () => {
  const late = Date.parse('2026-11-24T02:00Z');
  expect(dayOf(late, ZONE)).toBe('2026-11-23');
  expect(dayOf(late, 'Asia/Seoul')).toBe('2026-11-24');
});

test.each([
  ['2025-11-06T19:20-05:00', '2025-11-07', 0],
  // On its birthday a story is not yet more than a year old.
  ['2025-11-06T00:00-05:00', '2026-11-06', 0],
  ['2025-11-06T23:59-05:00', '2026-11-07', 1],
  ['2025-11-06T19:20-05:00', '2027-11-06', 1],
  ['2025-11-06T19:20-05:00', '2027-11-07', 2],
  // Without a birthday of its own.
  ['2024-02-29T12:00-05:00', '2025-02-28', 0],
  ['2024-02-29T12:00-05:00', '2025-03-01', 1],
  ['2024-02-29T12:00-05:00', '2028-03-01', 4],
  ['1904-05-01T12:00-05:00', '2026-05-02', 122],
  // Still to come.
  ['2027-01-01T12:00-05:00', '2026-11-06', 0],
])('published %s, on %s: %i', (published, day, expected) => {
  expect(years(published, day)).toBe(expected);
});

test('a day that begins an hour late, when the clocks are changed, has a beginning', () => {
  expect(new Date(bornBefore('2027-10-18', 9, 'America/Sao_Paulo')).toISOString()).toBe('2018-10-18T03:00:00.000Z');
  expect(new Date(bornBefore('2027-11-04', 9, 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
});
