import type { AdviceRule } from '../../../schema/rules.ts';
import type { Explanation } from '../../rules/explanation.ts';
import { isQuoted, type Run, type RunKind } from '../run.ts';

/** What a rule has found in a run of words. */
export interface Hit {
  /** Indexes into the run's text. */
  start: number;
  end: number;
  message: string;
  suggestion: string;
  /** What to put there instead, when that is certain. */
  fix?: string;
}

/** A rule that looks at one run of words at a time. */
export interface TextRule {
  name: AdviceRule;
  about: Explanation;
  /** Only of texts in English. */
  english?: boolean;
  /** The kinds of runs that it is for; all when it is left out. */
  kinds?: readonly RunKind[];
  /** It also holds within what somebody else has said: it is about typing and not about words. */
  inQuotations?: boolean;
  /** It mends what it finds: `npm run check -- --fix`. */
  fixable?: boolean;
  find: (run: Run, language: string) => Iterable<Hit>;
}

/** Sentences, as opposed to headlines, headings and the cells of a table. */
export const SENTENCES: readonly RunKind[] = ['summary', 'caption', 'note', 'method', 'paragraph', 'item'];

/** What rules find in a run, in the order of the text. */
export function findIn(run: Run, rules: readonly TextRule[], language: string): (Hit & { rule: AdviceRule })[] {
  const english = /^en(?:-|$)/i.test(language);
  return rules
    .filter((rule) => (english || !rule.english) && (!rule.kinds || rule.kinds.includes(run.kind)))
    .flatMap((rule) =>
      [...rule.find(run, language)]
        .filter(({ start, end }) => rule.inQuotations === true || !isQuoted(run, start, end))
        .map((hit) => ({ ...hit, rule: rule.name })),
    )
    .sort((one, other) => one.start - other.start);
}
