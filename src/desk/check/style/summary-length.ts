import type { TextRule } from './text-rule.ts';

/** Characters. Google sets no limit and cuts what does not fit; about 160 fit on a wide screen, in most languages. */
const SHOWN = 160;
const LONGEST = 240;
const SHORTEST = 25;

export const summaryLength: TextRule = {
  name: 'summary-length',
  about: {
    means: `The summary stands below the headline, on cards, and in search results, which show about ${SHOWN} characters of it (developers.google.com/search/docs/appearance/snippet). More than ${LONGEST} are for the story itself; fewer than ${SHORTEST} say too little for anyone to choose it by. Texts in Chinese, Japanese and Korean are only checked for being too long, by half of that.`,
    wrong: 'summary: A vote.',
    right: 'summary: The vote ends three years of argument over how high the sea may come.',
  },
  kinds: ['summary'],
  inQuotations: true,
  *find({ text }, language) {
    const { length } = [...text];
    const dense = /^(?:ja|zh|ko)(?:-|$)/i.test(language);
    const longest = dense ? LONGEST / 2 : LONGEST;
    if (length > longest)
      yield {
        start: 0,
        end: text.length,
        message: `This summary has ${length} characters; search results show about ${dense ? SHOWN / 2 : SHOWN}.`,
        suggestion: 'Keep what makes one read the story, in one or two sentences.',
      };
    else if (!dense && length < SHORTEST)
      yield {
        start: 0,
        end: text.length,
        message: `This summary has ${length} characters, which is little to choose a story by.`,
        suggestion: 'Say in a sentence what it is about.',
      };
  },
};
