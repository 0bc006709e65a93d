import type { Problem } from '../../schema/problem.ts';

/** `problem`: the build refuses it. `warning`: the build mentions it. `advice`: a copy desk would. */
export type Severity = 'problem' | 'warning' | 'advice';

/** Something that `npm run check` has to say. */
export interface Finding extends Problem {
  severity: Severity;
  /** `--fix` mends it. */
  fixable?: true;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** By file, and as one reads it. */
export const inOrder = (one: Finding, other: Finding): number =>
  compare(one.file, other.file) ||
  one.line - other.line ||
  one.column - other.column ||
  compare(one.rule, other.rule) ||
  compare(one.message, other.message);
