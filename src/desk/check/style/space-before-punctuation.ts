import { marksOf } from '../../../markdown/quotation-marks.ts';
import { wordBefore } from './words-around.ts';
import type { TextRule } from './text-rule.ts';

export const spaceBeforePunctuation: TextRule = {
  name: 'space-before-punctuation',
  about: {
    means:
      'A space stands before a comma, a full stop or another mark that belongs to the word before it. French, which sets a space there, is left alone.',
    wrong: 'The wall , which is old , held .',
    right: 'The wall, which is old, held.',
  },
  inQuotations: true,
  fixable: true,
  *find({ text }, language) {
    if (marksOf(language).spaced) return;
    for (const { 0: found, index } of text.matchAll(/(?<=[\p{L}\p{M}"”’)]) +[,.;:!?](?=\s|$|["”’])/gu)) {
      const mark = found.at(-1)!;
      yield {
        start: index,
        end: index + found.length,
        message: `There is a space before the ${NAMES[mark]!}.`,
        suggestion: `Write ${wordBefore(text, index)}${mark}`,
        fix: mark,
      };
    }
  },
};

const NAMES: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'full stop',
  ';': 'semicolon',
  ':': 'colon',
  '!': 'exclamation mark',
  '?': 'question mark',
};
