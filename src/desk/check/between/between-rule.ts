import type { Store } from '../../../archive/store.ts';
import type { Stands } from '../../../press/plan.ts';
import type { AdviceRule } from '../../../schema/rules.ts';
import type { Explanation } from '../../rules/explanation.ts';
import type { Finding } from '../finding.ts';

/** What a rule between files may ask. */
export interface Newsroom {
  /** The index, with the notebook beside it as `desk`. */
  store: Store;
  /** The present (ms since 1970). */
  now: number;
  timeZone: string;
  content: string;
  /** Whether there is to be a page at an address. */
  stands: Stands;
  /** Whether there is a file in `public/`. @param file - relative to it, with forward slashes. */
  isPublic: (file: string) => boolean;
  /** What texts are compared with, as git names it. */
  since: string;
}

/** A rule that compares files with each other, with the clock or with what they were. It asks the index and opens nothing that has not changed. */
export interface BetweenRule {
  name: AdviceRule;
  about: Explanation;
  find: (newsroom: Newsroom) => Omit<Finding, 'rule' | 'severity'>[];
}
