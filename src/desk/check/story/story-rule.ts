import type { AdviceRule } from '../../../schema/rules.ts';
import type { Explanation } from '../../rules/explanation.ts';
import type { StoryText } from '../story-text.ts';

/** What is known of a content file beside its words. */
export interface StoryFacts {
  kind: 'article' | 'post' | 'author' | 'topic' | 'series' | 'newsletter' | 'edition' | 'page';
  english: boolean;
  /** When it was first published (ms); undefined for what has no time, and for drafts. */
  published: number | undefined;
  /** When it was corrected, in the order of the file (ms). */
  corrections: readonly number[];
}

/** A place in the file, and what is to be said of it. */
export interface StoryHit {
  start: number;
  end: number;
  field?: string;
  message: string;
  suggestion: string;
}

/** A rule that looks at a file as a whole. */
export interface StoryRule {
  name: AdviceRule;
  about: Explanation;
  find: (text: StoryText, facts: StoryFacts) => Iterable<StoryHit>;
}
