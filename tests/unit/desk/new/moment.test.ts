import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOf, writeMoment } from '../../../../src/desk/new/moment.ts';
import { monthOf } from '../../../../src/archive/months.ts';
import { instant } from '../../../../src/schema/text.ts';

it('writes times by the clocks of the newsroom', () => {
  expect(writeMoment(Date.parse('2026-11-24T12:00:59Z'), 'America/New_York')).toBe('2026-11-24T07:00');
  expect(writeMoment(Date.parse('2026-11-24T12:00Z'), 'Asia/Kolkata')).toBe('2026-11-24T17:30');
});

it('adds the offset in the hour that comes twice', () => {
  expect(writeMoment(Date.parse('2026-11-01T05:30Z'), 'America/New_York')).toBe('2026-11-01T01:30');
  expect(writeMoment(Date.parse('2026-11-01T06:30Z'), 'America/New_York')).toBe('2026-11-01T01:30-05:00');
});

it('knows the month there', () => {
  expect(folderOf(Date.parse('2026-11-30T23:30Z'), 'Asia/Seoul')).toBe('2026/12');
  expect(folderOf(Date.parse('0999-06-01T00:00Z'), 'UTC')).toBeUndefined();
});

it('says the same when it is read again, in the month in which the archive puts it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1950-01-02'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kathmandu', 'UTC'),
      (date, timeZone) => {
        const minute = Math.floor(date.getTime() / 60_000) * 60_000;
        expect(instant(timeZone).parse(writeMoment(date.getTime(), timeZone)) - minute).toBe(0);
        expect(folderOf(minute, timeZone)).toBe(monthOf(minute, timeZone).replace('-', '/'));
      },
    ),
    { numRuns: 1000 },
  );
});
