import type { TextRule } from './text-rule.ts';

/** Verbs that judge, or draw attention to themselves, where someone is quoted. */
const VERBS =
  'stated|claimed|exclaimed|opined|quipped|averred|asserted|proclaimed|intoned|gushed|enthused|ejaculated|pontificated';
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*|he|she|they|it)`;
const AFTER = new RegExp(String.raw`(?<=[,?!]["”] (?:${NAME} ){0,4})(?:${VERBS})(?!\p{L})`, 'gu');
const BEFORE = new RegExp(String.raw`(?<=${NAME} )(?:${VERBS})(?=[,:] ["“])`, 'gu');

export const said: TextRule = {
  name: 'said',
  about: {
    means:
      'Beside a quotation, said is the word that nobody notices. Claimed sounds as if it were not true, and exclaimed as if there were more to hear than to read.',
    wrong: '"It held," exclaimed Ed Marchetti.',
    right: '"It held," said Ed Marchetti.',
  },
  english: true,
  kinds: ['paragraph', 'item', 'summary', 'caption'],
  *find({ text }) {
    for (const pattern of [AFTER, BEFORE])
      for (const { 0: found, index } of text.matchAll(pattern))
        yield {
          start: index,
          end: index + found.length,
          message: `“${found}” says more than that something was said.`,
          suggestion: 'Write said, unless you mean just that.',
        };
  },
};
