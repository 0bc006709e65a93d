import { expect, test } from 'vitest';
import { clockOf } from '../../../src/newsroom/clock.ts';

const newYork = clockOf({ language: 'en-US', timeZone: 'America/New_York' });
const seoul = clockOf({ language: 'ko', timeZone: 'Asia/Seoul' });

test('the offset follows summer time', () => {
  expect(newYork.iso(Date.parse('2026-07-01T12:00Z'))).toBe('2026-07-01T08:00-04:00');
  expect(newYork.iso(Date.parse('2026-12-01T12:00Z'))).toBe('2026-12-01T07:00-05:00');
});

test('UTC has an offset too', () => {
  expect(clockOf({ language: 'en', timeZone: 'UTC' }).iso(0)).toBe('1970-01-01T00:00+00:00');
});

test('a day is a day there', () => {
  const moment = Date.parse('2026-11-09T20:00Z');
  expect(newYork.day(moment)).toBe('2026-11-09');
  expect(seoul.day(moment)).toBe('2026-11-10');
  expect(seoul.longDate(moment)).toBe('2026년 11월 10일 화요일');
});

test('a month begins and ends there, also over a change of the clock and of the year', () => {
  expect(newYork.monthSpan('2026-11')).toEqual({
    from: Date.parse('2026-11-01T00:00-04:00'),
    before: Date.parse('2026-12-01T00:00-05:00'),
  });
  expect(seoul.monthSpan('2026-12')).toEqual({
    from: Date.parse('2026-12-01T00:00+09:00'),
    before: Date.parse('2027-01-01T00:00+09:00'),
  });
});

test('a month is named by the calendar, whatever the zone', () => {
  expect(newYork.month('2026-11')).toBe('November 2026');
  expect(newYork.monthName('2026-01')).toBe('January');
});

test('the same publication has the same clock', () => {
  expect(clockOf({ language: 'ko', timeZone: 'Asia/Seoul' })).toBe(seoul);
});
