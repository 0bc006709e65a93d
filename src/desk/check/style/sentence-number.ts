import { beginsSentence } from './words-around.ts';
import type { TextRule } from './text-rule.ts';

export const sentenceNumber: TextRule = {
  name: 'sentence-number',
  about: {
    means: 'A sentence does not begin with figures, unless they are a year. Spell the number, or turn the sentence.',
    wrong: '43 boats lie at the pier.',
    right: 'Forty-three boats lie at the pier. There are 43 boats at the pier.',
  },
  english: true,
  kinds: ['summary', 'caption', 'note', 'method', 'paragraph'],
  *find({ text }) {
    for (const { 0: found, index } of text.matchAll(/(?<![^\s])\d[\d,.]*(?= \p{Ll})/gu)) {
      if (/^(?:1[5-9]|20)\d\d$/.test(found) || !beginsSentence(text, index)) continue;
      // `1. `, and what a list could be made of.
      if (found.endsWith('.')) continue;
      yield {
        start: index,
        end: index + found.length,
        message: 'This sentence begins with figures.',
        suggestion: 'Spell the number, or begin with another word.',
      };
    }
  },
};
