import type { TextRule } from './text-rule.ts';

export const mixedQuotes: TextRule = {
  name: 'mixed-quotes',
  about: {
    means:
      'One paragraph has both straight and curly quotation marks. Straight ones are printed as the language wants them, but one that closes what a curly one has opened may be turned the wrong way.',
    wrong: '“The wall is up," she said.',
    right: '"The wall is up," she said.',
  },
  inQuotations: true,
  *find({ text }) {
    if (!/[“”]/.test(text)) return;
    // Behind a figure it stands for inches.
    const straight = /(?<!\d)"/.exec(text);
    if (straight)
      yield {
        start: straight.index,
        end: straight.index + 1,
        message: 'This quotation mark is straight, and others in this paragraph are curly.',
        suggestion: 'Write all of them straight: they are printed as they should be.',
      };
  },
};
