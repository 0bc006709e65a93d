import type { TextRule } from './text-rule.ts';

export const hyphenAsDash: TextRule = {
  name: 'hyphen-as-dash',
  about: {
    means:
      'A hyphen between spaces stands where a dash belongs. Two hyphens are printed as the shorter dash (–) and three as the longer (—); a dash that is typed stays as it is.',
    wrong: 'The wall - all of it - is new.',
    right: 'The wall --- all of it --- is new.',
  },
  kinds: ['headline', 'summary', 'caption', 'note', 'method', 'paragraph', 'item', 'heading'],
  *find({ text }) {
    for (const { index } of text.matchAll(/(?<=[\p{L}\p{M},"”’)]) - (?=[\p{L}"“‘(])/gu))
      yield {
        start: index + 1,
        end: index + 2,
        message: 'A hyphen stands here as a dash.',
        suggestion: 'Write -- for a short dash or --- for a long one.',
      };
  },
};
