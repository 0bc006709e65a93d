import { describe, expect, it } from 'vitest';
import { folderOf, momentOf, readMoment, writeMoment } from '../../../../src/desk/import/moment.ts';

describe('moments of exports', () => {
  it.each([
    ['2026-11-09 18:30:00', '2026-11-09 09:30:00', '2026-11-09T18:30+09:00'],
    ['2026-11-09 18:30:05', '2026-11-09 23:30:05', '2026-11-09T18:30:05-05:00'],
    ['2026-11-09 18:30:00', '2026-11-09 13:00:00', '2026-11-09T18:30+05:30'],
    ['2026-07-09 18:30:00', '0000-00-00 00:00:00', '2026-07-09T18:30-04:00'],
    ['', '2026-11-09 23:30:00', '2026-11-09T18:30-05:00'],
    // No place is so far from Greenwich.
    ['2020-11-09 18:30:00', '2026-11-09 23:30:00', '2026-11-09T18:30-05:00'],
    ['0000-00-00 00:00:00', '0000-00-00 00:00:00', undefined],
    ['yesterday', '', undefined],
  ])('%s with %s in GMT is %s', (local, gmt, moment) => {
    expect(momentOf(local, gmt, 'America/New_York')).toBe(moment);
  });

  it.each([
    ['2026-11-09T18:30:00+09:00', '2026-11-09T09:30:00Z'],
    ['2026-11-09T09:30:00.000Z', '2026-11-09T09:30:00Z'],
    ['2026-11-09 18:30:00 +09:00', '2026-11-09T09:30:00Z'],
    ['2026-11-09 18:30', '2026-11-09T23:30:00Z'],
    ['2026-11-09', '2026-11-09T05:00:00Z'],
    ['Mon, 09 Nov 2026 18:30:00 +0900', '2026-11-09T09:30:00Z'],
    ['soon', undefined],
    ['', undefined],
    ['2026-13-40', undefined],
  ])('%s is read as %s', (text, instant) => {
    expect(readMoment(text, 'America/New_York')?.toString()).toBe(instant);
  });

  it('files a story by the month of the newsroom, not by that of the old site', () => {
    const instant = Temporal.Instant.from('2026-11-01T03:30:00Z');
    expect(folderOf(instant, 'America/New_York')).toBe('2026/10');
    expect(folderOf(instant, 'Asia/Seoul')).toBe('2026/11');
    expect(writeMoment(instant, 'Asia/Seoul')).toBe('2026-11-01T12:30+09:00');
  });
});
