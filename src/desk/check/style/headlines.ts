/** What is looked at in headlines alone. */
import type { TextRule } from './text-rule.ts';

/** Ends of words that have a full stop of their own. */
const ABBREVIATED = /(?:\b\p{Lu}\.(?:\p{Lu}\.)*|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs|etc|[ap]\.m)\.|\.\.\.?)$/iu;

export const headlinePeriod: TextRule = {
  name: 'headline-period',
  about: {
    means: 'A headline has no full stop at its end.',
    wrong: 'headline: Harbor board votes to raise the sea wall.',
    right: 'headline: Harbor board votes to raise the sea wall',
  },
  kinds: ['headline'],
  inQuotations: true,
  *find({ text }) {
    // One of two sentences or more ends as they do.
    if (!/[^.]\.$/.test(text) || ABBREVIATED.test(text) || /[.!?]["”’]? \p{Lu}/u.test(text)) return;
    yield {
      start: text.length - 1,
      end: text.length,
      message: 'This headline ends with a full stop.',
      suggestion: 'Take it out.',
    };
  },
};

export const headlineCapitals: TextRule = {
  name: 'headline-capitals',
  about: {
    means:
      'A headline in capitals alone is hard to read, and screen readers may spell it. Write it in small letters; whether it is shown in capitals is a matter of the style sheet.',
    wrong: 'headline: HARBOR BOARD VOTES TO RAISE THE SEA WALL',
    right: 'headline: Harbor board votes to raise the sea wall',
  },
  kinds: ['headline'],
  inQuotations: true,
  *find({ text }) {
    if (/\p{Ll}/u.test(text) || (text.match(/\p{Lu}/gu)?.length ?? 0) < 12) return;
    yield {
      start: 0,
      end: text.length,
      message: 'This headline is all capitals.',
      suggestion: 'Write it as a sentence, with capitals for the first word and for names.',
    };
  },
};

export const titleCaseHeadline: TextRule = {
  name: 'title-case-headline',
  about: {
    means:
      'Every longer word of this headline has a capital. Broadsheet’s headlines are written as sentences, with capitals for the first word and for names, so that a name can be told from a word. (If yours have capitals throughout, turn this off.)',
    wrong: 'headline: Harbor Board Votes to Raise the Sea Wall After Three Years',
    right: 'headline: Harbor board votes to raise the sea wall after three years',
  },
  english: true,
  kinds: ['headline'],
  inQuotations: true,
  *find({ text }) {
    if (!/\p{Ll}/u.test(text)) return;
    // The first word of the headline, and of what follows a colon, has its capital from there.
    const words = [...text.matchAll(/(?<!^|[:?!.—–] |["“'‘])(?<=\s)\p{L}[\p{L}'’-]{3,}/gu)].map(([word]) => word);
    if (words.length < 5 || !words.every((word) => /^\p{Lu}/u.test(word))) return;
    yield {
      start: 0,
      end: text.length,
      message: 'Every longer word of this headline has a capital.',
      suggestion: 'Write it as a sentence, with capitals for the first word and for names.',
    };
  },
};

/** Google's older guidance for articles: longer headlines were refused, newer guidance says that they may be cut. */
const LONGEST = 110;

export const headlineLength: TextRule = {
  name: 'headline-length',
  about: {
    means: `A headline has more than ${LONGEST} characters. Google asked for no more than ${LONGEST} in an article's structured data and now says that long ones may be cut (developers.google.com/search/docs/appearance/structured-data/article); on a phone and on social networks less is shown.`,
    wrong: 'headline: (a sentence of 140 characters)',
    right: 'headline: Harbor board votes to raise the sea wall',
  },
  kinds: ['headline'],
  inQuotations: true,
  *find({ text }) {
    const { length } = [...text];
    if (length > LONGEST)
      yield {
        start: 0,
        end: text.length,
        message: `This headline has ${length} characters; search engines cut it near ${LONGEST}.`,
        suggestion: 'Say it shorter, and leave the rest to the summary.',
      };
  },
};
