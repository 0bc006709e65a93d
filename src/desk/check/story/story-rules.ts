import { bylineInText } from './byline-in-text.ts';
import { correctionDate } from './correction-date.ts';
import { datelineForm, datelineInText } from './datelines.ts';
import { noTopics } from './no-topics.ts';
import type { StoryRule } from './story-rule.ts';

/** Every rule that looks at one file as a whole. */
export const STORY_RULES: readonly StoryRule[] = [bylineInText, correctionDate, datelineForm, datelineInText, noTopics];
