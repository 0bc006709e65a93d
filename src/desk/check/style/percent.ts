import { beginsSentence } from './words-around.ts';
import type { TextRule } from './text-rule.ts';

const NUMBER =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const SPELLED = new RegExp(String.raw`(?<![\p{L}-])(?:${NUMBER})(?:-(?:${NUMBER}))? per ?cent(?!\p{L})`, 'gu');

export const percent: TextRule = {
  name: 'percent',
  about: {
    means:
      'A share is written in figures, also below 10, with the sign right behind the figure or with the word percent, which is one word in American English.',
    wrong: 'Fares rise by 4 % in May and by five per cent in June.',
    right: 'Fares rise by 4% in May and by 5% in June.',
  },
  english: true,
  fixable: true,
  kinds: ['headline', 'summary', 'caption', 'note', 'method', 'paragraph', 'item', 'heading'],
  *find({ text }, language) {
    for (const { 0: found, index } of text.matchAll(/(?<=\d) +%(?![\w%])/g)) {
      const figure = /[\d.,]+$/.exec(text.slice(0, index))![0];
      yield {
        start: index,
        end: index + found.length,
        message: 'There is a space before the percent sign.',
        suggestion: `Write ${figure}%.`,
        fix: '%',
      };
    }
    for (const { 0: found, index } of text.matchAll(SPELLED))
      if (!beginsSentence(text, index))
        yield {
          start: index,
          end: index + found.length,
          message: 'This share is spelled out.',
          suggestion: 'Write it in figures, like 5% or 5 percent.',
        };
    // Two words in Britain and most of the Commonwealth.
    if (!/^en(?:-us)?$/i.test(language)) return;
    for (const { 0: found, index } of text.matchAll(/(?<=\d )per cent(?!\p{L})/gu))
      yield {
        start: index,
        end: index + found.length,
        message: 'In American English percent is one word.',
        suggestion: 'Write percent.',
      };
  },
};
