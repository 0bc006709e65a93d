import type { TextRule } from './text-rule.ts';

const SHORT: Readonly<Record<string, string>> = {
  January: 'Jan.',
  February: 'Feb.',
  August: 'Aug.',
  September: 'Sept.',
  October: 'Oct.',
  November: 'Nov.',
  December: 'Dec.',
};
const LONG: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SHORT).map(([long, short]) => [short.slice(0, -1), long])),
  Sep: 'September',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
};
const NEVER_SHORT = 'Mar|Apr|Jun|Jul';
const ANY = [...Object.keys(SHORT), 'March', 'April', 'May', 'June', 'July'].join('|');

const FULL_WITH_DAY = new RegExp(
  String.raw`\b(${Object.keys(SHORT).join('|')}) (\d{1,2})(?![\d:]|(?:st|nd|rd|th)\b)`,
  'g',
);
const SHORT_WITHOUT_DAY = /\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.? (\d{4})\b/g;
const TOO_SHORT = new RegExp(String.raw`\b(${NEVER_SHORT})\.? (\d{1,4})\b`, 'g');
const ORDINAL = new RegExp(String.raw`\b(${ANY}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.) (\d{1,2})(?:st|nd|rd|th)\b`, 'g');

export const months: TextRule = {
  name: 'months',
  about: {
    means:
      'With a day, the long names of months are cut: Jan., Feb., Aug., Sept., Oct., Nov., Dec. March to July never are, and none is without a day. The day is a plain figure, without st, nd, rd or th.',
    wrong: 'It opened on November 9th and closes in Dec. 2026.',
    right: 'It opened on Nov. 9 and closes in December 2026.',
  },
  english: true,
  kinds: ['summary', 'caption', 'note', 'method', 'paragraph', 'item'],
  *find({ text }) {
    const hit = (found: string, index: number, message: string, instead: string) => ({
      start: index,
      end: index + found.length,
      message,
      suggestion: `Write ${instead}.`,
    });
    for (const { 0: found, 1: month, 2: day, index } of text.matchAll(FULL_WITH_DAY))
      // `In June there were 29, and in August 41.`
      if (Number(day) <= 31) yield hit(found, index, 'With a day, this month is cut.', `${SHORT[month!]} ${day}`);
    for (const { 0: found, 1: month, 2: year, index } of text.matchAll(SHORT_WITHOUT_DAY))
      yield hit(found, index, 'Without a day, a month is written out.', `${LONG[month!]} ${year}`);
    for (const { 0: found, 1: month, 2: number, index } of text.matchAll(TOO_SHORT))
      yield hit(found, index, `${LONG[month!]} is never cut.`, `${LONG[month!]} ${number}`);
    for (const { 0: found, 1: month, 2: day, index } of text.matchAll(ORDINAL))
      yield hit(found, index, 'The day of a date is a plain figure.', `${SHORT[month!] ?? month} ${day}`);
  },
};
