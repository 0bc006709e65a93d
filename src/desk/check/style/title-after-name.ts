import type { TextRule } from './text-rule.ts';

const TITLES =
  'Mayor|Governor|President|Vice President|Prime Minister|Minister|Secretary|Senator|Representative|Councilor|Councillor|Councilman|Councilwoman|Commissioner|Superintendent|Director|Executive Director|Manager|Chief|Chair|Chairman|Chairwoman|Chairperson|Professor|Judge|Sheriff|Captain|Principal|Editor|Spokesman|Spokeswoman|Spokesperson|Treasurer|Ambassador';
const AFTER_NAME = new RegExp(
  String.raw`(?<=\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+, (?:the )?)(?:${TITLES})(?= (?:of|at|for)\b|[,.])`,
  'gu',
);

export const titleAfterName: TextRule = {
  name: 'title-after-name',
  about: {
    means: 'A title has a capital right before a name. After the name, set off by commas, it is an ordinary word.',
    wrong: 'Alma Prewitt, Mayor of Port Maren, signed it.',
    right: 'Alma Prewitt, mayor of Port Maren, signed it. Mayor Alma Prewitt signed it.',
  },
  english: true,
  kinds: ['summary', 'caption', 'note', 'method', 'paragraph', 'item'],
  *find({ text }) {
    for (const { 0: found, index } of text.matchAll(AFTER_NAME))
      yield {
        start: index,
        end: index + found.length,
        message: 'A title that follows a name has no capital.',
        suggestion: `Write ${found.toLowerCase()}.`,
      };
  },
};
