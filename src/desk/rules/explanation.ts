/** What `docs/errors.md` and `--explain` say of a rule. */
export interface Explanation {
  /** What it means and why it matters, in one or a few sentences of Markdown. */
  means: string;
  /** As it should not be; several lines are shown as they are. */
  wrong: string;
  /** As it should be. */
  right: string;
  /** Of a rule of the build: it does not keep the site from being published. */
  warning?: true;
}
