import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../../../src/desk/import/plain-text/moments.ts';
import { NEWSROOM } from '../../../../fixtures/plain-text.ts';

const read = (text: string, language = 'en-US') => readMoment(text, { ...NEWSROOM, language });

describe('a date, a time and a zone, in any order', () => {
  test.each([
    ['Updated 4:15 p.m. EST Nov. 9, 2026', '2026-11-09T16:15-05:00', 'Updated'],
    ['Published: November 9, 2026 at 6:30 PM', '2026-11-09T18:30-05:00', 'Published'],
    ['EMBARGOED UNTIL 6 p.m. ET Monday, Nov. 9, 2026', '2026-11-09T18:00-05:00', 'EMBARGOED UNTIL'],
    ['6 p.m. ET July 9, 2026', '2026-07-09T18:00-04:00', ''],
    ['00.01 GMT on 12 November 2026', '2026-11-12T00:01+00:00', ''],
    ['0600 GMT Nov. 12 2026', '2026-11-12T06:00+00:00', ''],
    ['12:01 a.m. Eastern Time, Nov. 12, 2026', '2026-11-12T00:01-05:00', ''],
    ['12 p.m. PT, Sept. 3, 2026', '2026-09-03T12:00-07:00', ''],
    ['noon KST, Nov. 12, 2026', '2026-11-12T12:00+09:00', ''],
    ['2026-11-09T18:30:00+09:00', '2026-11-09T18:30+09:00', ''],
    ['UTC+9 18:30 2026-11-09', '2026-11-09T18:30+09:00', ''],
    ['9. November 2026, 18.30 Uhr MEZ', '2026-11-09T18:30+01:00', ''],
    ['9 de noviembre de 2026', '2026-11-09', ''],
    ['9 novembre 2026 à 18h30', '2026-11-09T18:30-05:00', ''],
    ['2026년 11월 9일 오후 6시 30분', '2026-11-09T18:30-05:00', ''],
    ['2026年11月9日 18時30分', '2026-11-09T18:30-05:00', ''],
    ['2026.11.09. 18:30', '2026-11-09T18:30-05:00', ''],
    ['13/11/2026', '2026-11-13', ''],
  ])('%s', (text, moment, rest) => {
    expect(read(text)).toMatchObject({ text: moment, rest, doubts: [] });
  });
});

describe('what the text does not say is a doubt', () => {
  test.each([
    ['Nov. 9', '2026-11-09', 'The text gives no year; the nearest was taken.'],
    ['Jan. 3', '2027-01-03', 'The text gives no year; the nearest was taken.'],
    [
      '6 p.m. ET Monday',
      '2026-11-09T18:00-05:00',
      'The text gives a day of the week and no date; the nearest was taken.',
    ],
    ['11/09/2026', '2026-11-09', "11/09/2026 can be two dates; it was read as the site's language writes them."],
    [
      '6 p.m. EST July 4, 2026',
      '2026-07-04T18:00-05:00',
      'On that day the clocks in America/New_York do not show the time that the abbreviation of the zone says.',
    ],
    [
      'midnight ET Nov. 12, 2026',
      '2026-11-12T00:00-05:00',
      'Midnight can be the beginning or the end of the day; it was read as the beginning.',
    ],
  ])('%s', (text, moment, doubt) => {
    expect(read(text)).toMatchObject({ text: moment, doubts: [doubt] });
  });

  test('days come first where the site says so', () => {
    expect(read('11/09/2026', 'en-GB')?.text).toBe('2026-09-11');
  });

  test('a zone that is not there is told apart from one that is', () => {
    expect(read('6 p.m. Nov. 9, 2026')?.hasZone).toBe(false);
    expect(read('6 p.m. ET Nov. 9, 2026')?.hasZone).toBe(true);
  });
});

test.each(['tomorrow morning', 'Nov. 31, 2026', 'a vote of 6-3 on Monday', '2026', 'Marching on'])(
  '%s is no date',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test.each([
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['GMT', '+00:00'],
  ['UTC', '+00:00'],
  ['BST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['KST', '+09:00'],
  ['JST', '+09:00'],
  ['IST', '+05:30'],
  ['AEDT', '+11:00'],
  ['Central Daylight Time', '-05:00'],
  ['Pacific Standard Time', '-08:00'],
  ['GMT-3', '-03:00'],
  ['UTC+05:30', '+05:30'],
])('%s is %s', (zone, offset) => {
  expect(read(`6 p.m. ${zone}, Nov. 9, 2026`)?.text).toBe(`2026-11-09T18:00${offset}`);
});
