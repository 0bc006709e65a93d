import type { TextRule } from './text-rule.ts';

export const doubleSpace: TextRule = {
  name: 'double-space',
  about: {
    means:
      'Two or more spaces stand between two words. Browsers show one; typewriters had two after a sentence. Two spaces at the end of a line, which break it, are left alone.',
    wrong: 'The board met.  It voted.',
    right: 'The board met. It voted.',
  },
  inQuotations: true,
  fixable: true,
  *find({ text }) {
    for (const { 0: found, index } of text.matchAll(/(?<=\S) {2,}(?=\S)/g))
      yield {
        start: index,
        end: index + found.length,
        message: `Here are ${found.length} spaces in a row.`,
        suggestion: 'Leave one.',
        fix: ' ',
      };
  },
};
