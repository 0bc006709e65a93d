import type { CorrectionComment } from 'schema-dts';
import type { DrawnNote } from '../../newsroom/notes.ts';

/** Corrections and clarifications of a story. An update corrects nothing: it is told by when the story last changed. */
export const correctionComments = (notes: readonly DrawnNote[]) =>
  notes
    .filter(({ kind }) => kind !== 'update')
    .map(
      ({ text, date }) => ({ '@type': 'CorrectionComment', text, datePublished: date.iso }) satisfies CorrectionComment,
    );
