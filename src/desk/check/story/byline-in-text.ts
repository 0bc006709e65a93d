import type { StoryRule } from './story-rule.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|la|al|bin)){1,4}`;
/** `By Ana Reyes`, `BY ANA REYES and LI WEN | Harbor Ledger`, on a line of its own. */
const BYLINE = new RegExp(
  String.raw`^(?:By|BY|Von|Par|Por)[: ]\s*${NAME}(?:(?:, | and | & | und | et | y )${NAME})*(?:,? (?:and|&) ${NAME})?\s*(?:[|,–—-].{0,40})?$`,
  'u',
);

export const bylineInText: StoryRule = {
  name: 'byline-in-text',
  about: {
    means:
      'The text begins with a line that names its authors. They stand in the frontmatter, which prints the byline and leads to their pages; here readers would see the names twice.',
    wrong: 'By Ana Reyes\n\nThe board voted on Monday.',
    right: 'authors: [ana-reyes]',
  },
  *find({ runs }, { kind }) {
    if (kind !== 'article' && kind !== 'post') return;
    const first = runs.find((run) => run.field === undefined);
    if (first?.kind !== 'paragraph' && first?.kind !== 'heading') return;
    const [line] = first.text.split('\n', 1) as [string];
    // A line of people's names is a byline, a sentence that begins so is not.
    if (line.length > 120 || !BYLINE.test(line.trimEnd()) || /[.!?]$/.test(line.trimEnd())) return;
    yield {
      start: first.offsets[0]!,
      end: first.offsets[line.length]!,
      message: 'This byline would stand below the one that is printed.',
      suggestion: 'Take the line out, and name the authors in the frontmatter: authors: [ana-reyes].',
    };
  },
};
