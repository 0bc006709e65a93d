import type { TextRule } from './text-rule.ts';

/** Words that never stand twice; `had had`, `that that` and `in in` may. */
const TWICE =
  /(?<![\p{L}\p{M}'’-])(the|a|an|of|to|and|for|with|from|his|her|their|our|your|my|by|at|or|this|these|those|was|were|are|be|but)(\s+)\1(?![\p{L}\p{M}'’-])/giu;

export const repeatedWord: TextRule = {
  name: 'repeated-word',
  about: {
    means: 'The same small word stands twice in a row.',
    wrong: 'They rebuilt the the wall.',
    right: 'They rebuilt the wall.',
  },
  english: true,
  *find({ text }) {
    for (const { 0: found, 1: word, index } of text.matchAll(TWICE)) {
      // `Vitamin A a day`: the second one is the same only if nothing tells it apart.
      if (/^A\s+a$/.test(found) && index > 0) continue;
      yield {
        start: index,
        end: index + found.length,
        message: `“${word!.toLowerCase()}” stands twice.`,
        suggestion: 'Take one out.',
      };
    }
  },
};
