import type { TextRule } from './text-rule.ts';

export const courtesyTitle: TextRule = {
  name: 'courtesy-title',
  about: {
    means:
      'Mr., Mrs. and Ms. are left out outside of quotations: at first the whole name, then the last one. (Some newspapers keep them; turn this off there.)',
    wrong: 'Mrs. Reyes said the gate was shut.',
    right: 'Reyes said the gate was shut.',
  },
  english: true,
  kinds: ['headline', 'summary', 'caption', 'note', 'method', 'paragraph', 'item'],
  *find({ text }) {
    // What follows with an apostrophe or another capital word and no verb may be the name of a shop; that is not told.
    for (const { 0: found, index } of text.matchAll(/(?<![\p{L}.])(?:Mr|Mrs|Ms|Messrs)\.? (?=\p{Lu})/gu))
      yield {
        start: index,
        end: index + found.trimEnd().length,
        message: `News leaves ${found.trim()} out.`,
        suggestion: 'Write the name alone.',
      };
  },
};
