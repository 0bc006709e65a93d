import type { BetweenRule } from './between-rule.ts';
import { deadHeadingLink, deadLink } from './dead-links.ts';
import { futureDate } from './future-date.ts';
import { mistypedTopic } from './mistyped-topic.ts';
import { repeatedHeadline, repeatedPhoto } from './repeated.ts';
import { unusedPhoto, unusedRecording } from './unused-media.ts';
import { updatedWithoutChange } from './updated-without-change.ts';

/** Every rule that compares files with each other, with the clock or with what they were. */
export const BETWEEN_RULES: readonly BetweenRule[] = [
  deadHeadingLink,
  deadLink,
  futureDate,
  mistypedTopic,
  repeatedHeadline,
  repeatedPhoto,
  unusedPhoto,
  unusedRecording,
  updatedWithoutChange,
];
