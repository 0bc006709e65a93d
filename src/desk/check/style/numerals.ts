import { beginsSentence } from './words-around.ts';
import type { TextRule } from './text-rule.ts';

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** What is counted in figures, however few there are: money, shares, sizes, weights, speeds, degrees, scores. */
const MEASURES =
  'percent|per|cents?|dollars?|euros?|pounds?|won|yen|million|billion|trillion|thousand|hundred|feet|foot|inch|inches|yards?|miles?|acres?|hectares?|meters?|metres?|kilometers?|kilometres?|centimeters?|millimeters?|km|cm|mm|m|kg|grams?|kilograms?|tons?|tonnes?|ounces?|gallons?|liters?|litres?|knots?|mph|kph|degrees?|watts?|kilowatts?|megawatts?|gigawatts?|volts?|hertz|megabytes?|gigabytes?|points?|millibars?|hectopascals?|kilobytes?|to|and|or|by|of|in|on|at|for|p|a|am|pm|x';

/** What is counted: a plural, perhaps behind one other word. */
const COUNTED = String.raw`(?:(?!(?:is|was|has|as|its|his|this|does|says|us)\b)\p{Ll}+ )?(?!(?:is|was|has|as|its|his|this|does|says|us|plus|less|across|always|perhaps|yes|thus)\b)(?:\p{Ll}{2,}s|people|men|women|children)(?![\p{L}'’-])`;

/** A figure from 1 to 9 of what is counted in letters. */
const FIGURE = new RegExp(
  String.raw`(?<![\w.,:/$€£¥%#'’+×–—-])(?<!\p{Lu}[\p{L}.'’-]* |[Nn]os?\. |(?:and|or|to|by|from|versus|vs\.|page|line|grade|ward|route|gate|pier|step|part|table|version|chapter|item|figure|room|lane|level|age|aged|magnitude|category|force) )([1-9])(?! (?:hours?|minutes?|seconds?|years?|months?|weeks?|days?)[, ][^.]{0,8}\d)(?= (?!(?:${MEASURES})\b)${COUNTED})`,
  'gu',
);
/** Ten and more in letters, of what is counted in figures. */
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}’'-])(?<!\b(?:at|by|before|after|until|till|past|about|around|since|than|top|of|or|and|the) )(?:${TEENS.join('|')}|(?:${TENS.join('|')})(?:-(?:${ONES.join('|')}))?)(?= (?!(?:times|thousand|million|billion|hundred|minutes? (?:past|to))\b)${COUNTED})`,
  'gu',
);

export const numerals: TextRule = {
  name: 'numerals',
  about: {
    means:
      'One to nine are spelled, 10 and above are figures. Always in figures are ages, shares, money, dates, times, sizes, speeds, degrees, scores, votes and numbers in names; always spelled is the first word of a sentence. Quotations, headings and tables are left alone.',
    wrong: 'The pier has 3 cranes and eleven berths.',
    right: 'The pier has three cranes and 11 berths.',
  },
  english: true,
  kinds: ['summary', 'caption', 'note', 'method', 'paragraph', 'item'],
  *find({ text }) {
    for (const { 1: figure, index } of text.matchAll(FIGURE)) {
      if (beginsSentence(text, index)) continue;
      const word = ONES[Number(figure) - 1]!;
      yield {
        start: index,
        end: index + 1,
        message: `Numbers below 10 are spelled.`,
        suggestion: `Write ${word}.`,
      };
    }
    for (const { 0: found, index } of text.matchAll(SPELLED)) {
      if (beginsSentence(text, index)) continue;
      yield {
        start: index,
        end: index + found.length,
        message: 'Numbers from 10 on are figures.',
        suggestion: `Write ${valueOf(found)}.`,
      };
    }
  },
};

function valueOf(spelled: string): number {
  const teen = TEENS.indexOf(spelled);
  if (teen >= 0) return 10 + teen;
  const [tens, ones] = spelled.split('-') as [string, string?];
  return (TENS.indexOf(tens) + 2) * 10 + (ones === undefined ? 0 : ONES.indexOf(ones) + 1);
}
