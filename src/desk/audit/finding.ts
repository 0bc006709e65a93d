/** How grave a finding is: two places that say different things; what should be mended; what is good to know. */
export type Level = 'contradiction' | 'warning' | 'information';

/** Something that the audit has found, in an editor's words. */
export interface Finding {
  level: Level;
  /** Its kind, a name that stays. */
  rule: string;
  /** Where, relative to the site's root. */
  file: string;
  message: string;
}

/** So many of one kind are kept with their words: more would be read by nobody, and a whole site may be wrong in one way. */
const KEPT = 100;

/** What has been found, and how often. */
export class Findings {
  readonly kept: Finding[] = [];
  /** By rule. */
  readonly counts = new Map<string, number>();
  readonly levels: Record<Level, number> = { contradiction: 0, warning: 0, information: 0 };

  add(level: Level, rule: string, file: string, message: string): void {
    const count = (this.counts.get(rule) ?? 0) + 1;
    this.counts.set(rule, count);
    this.levels[level] += 1;
    if (count <= KEPT) this.kept.push({ level, rule, file, message });
  }
}
