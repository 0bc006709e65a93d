import type { TextRule } from './text-rule.ts';

const CLOCK = /(?<![\d:.,$€£])(1[0-2]|[1-9])(:[0-5]\d)? ?([AaPp])\.?[Mm]\b(\.?)/g;

export const timeOfDay: TextRule = {
  name: 'time-of-day',
  about: {
    means:
      'Times of the day are figures with a.m. or p.m. in small letters and with full stops, without :00. Twelve o’clock is noon or midnight, since few know which 12 a.m. is.',
    wrong: 'Doors open at 7:00 PM and close at 12 AM.',
    right: 'Doors open at 7 p.m. and close at midnight.',
  },
  english: true,
  kinds: ['summary', 'caption', 'note', 'method', 'paragraph', 'item'],
  *find({ text }) {
    for (const { 0: found, 1: hour, 2: minutes = '', 3: half, index } of text.matchAll(CLOCK)) {
      // `5 am` could be a sentence about oneself only where a word follows that can be its subject's.
      const isNoon = half!.toLowerCase() === 'p';
      const rest = minutes === ':00' ? '' : minutes;
      const right =
        hour === '12' && rest === '' ? (isNoon ? 'noon' : 'midnight') : `${hour}${rest} ${half!.toLowerCase()}.m.`;
      // The last full stop may be that of the sentence.
      if (found === right || (`${found}.` === right && text[index + found.length] === '.')) continue;
      yield {
        start: index,
        end: index + found.length,
        message: 'This is not how a time of the day is written.',
        suggestion: `Write ${right}${right.endsWith('.') ? '' : '.'}`,
      };
    }
    for (const { 0: found, 1: word, index } of text.matchAll(/\b12 (noon|midnight)\b/g))
      yield {
        start: index,
        end: index + found.length,
        message: `The word ${word} says it alone.`,
        suggestion: `Write ${word}.`,
      };
  },
};
