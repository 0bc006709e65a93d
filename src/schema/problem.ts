import type { RuleName } from './rules.ts';

/** Stands in messages for the content folder. Whoever shows them calls it as the editor would: `inFolder` of the press. */
export const CONTENT = '{content}';

/** Something that an editor has to mend before anything is published, or should look at. */
export interface Problem {
  /** The file, relative to the content folder, with forward slashes. */
  file: string;
  /** From 1; 1 when the file as a whole is meant. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  /** A stable name: `unknown-author`. */
  rule: RuleName;
  /** Where in the frontmatter: `photo.credit`. */
  field?: string;
  /** The offending text, as it stands in the file. */
  found?: string;
  /** What is wrong, in plain words. */
  message: string;
  /** What to write instead. */
  suggestion?: string;
  /** The site is published all the same. */
  warning?: true;
}

/** Why a picture or a recording cannot be published, in words for an editor. */
export type Objection = Required<Pick<Problem, 'message' | 'suggestion'>>;
