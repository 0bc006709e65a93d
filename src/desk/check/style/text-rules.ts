/** Every rule that looks at words, in no order that matters. */
import { courtesyTitle } from './courtesy-title.ts';
import { doubleSpace } from './double-space.ts';
import { headlineCapitals, headlineLength, headlinePeriod, titleCaseHeadline } from './headlines.ts';
import { hyphenAsDash } from './hyphen-as-dash.ts';
import { mixedQuotes } from './mixed-quotes.ts';
import { months } from './months.ts';
import { numerals } from './numerals.ts';
import { percent } from './percent.ts';
import { repeatedWord } from './repeated-word.ts';
import { said } from './said.ts';
import { sentenceNumber } from './sentence-number.ts';
import { spaceBeforePunctuation } from './space-before-punctuation.ts';
import { summaryLength } from './summary-length.ts';
import type { TextRule } from './text-rule.ts';
import { timeOfDay } from './time-of-day.ts';
import { titleAfterName } from './title-after-name.ts';

export const TEXT_RULES: readonly TextRule[] = [
  courtesyTitle,
  doubleSpace,
  headlineCapitals,
  headlineLength,
  headlinePeriod,
  hyphenAsDash,
  mixedQuotes,
  months,
  numerals,
  percent,
  repeatedWord,
  said,
  sentenceNumber,
  spaceBeforePunctuation,
  summaryLength,
  timeOfDay,
  titleAfterName,
  titleCaseHeadline,
];
