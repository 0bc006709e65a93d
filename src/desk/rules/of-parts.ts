import type { Explanation } from './explanation.ts';

/** Of the parts of a story: pull quotes, factboxes, charts (docs/parts.md). */
export const OF_PARTS = {
  'chart-data': {
    means: 'The table of a chart has no figures, too many, or something that is no figure.',
    wrong: '| 2026 | about 3 m |',
    right: '| 2026 | 3 | and unit="m" in the first line',
  },
  'missing-part-attribute': {
    means: 'A part needs something in its braces that is not there.',
    wrong: ':::chart[Height]',
    right: ':::chart[Height]{type=bar}',
  },
  'part-attribute': {
    means: 'A value in the braces of a part cannot be.',
    wrong: ':::chart[Height]{type=pie}',
    right: ':::chart[Height]{type=bar}',
  },
  'part-colons': {
    means: 'A part that has an end begins with three colons, one of a single line with two.',
    wrong: '::factbox[The wall]',
    right: ':::factbox[The wall]',
  },
  'part-content': {
    means: 'There is something in a part that does not belong there, or what belongs there is missing.',
    wrong: ':::table with two tables',
    right: ':::table with one',
  },
  'part-empty': {
    means: 'There is nothing in a part.',
    wrong: ':::factbox[The wall] / :::',
    right: ':::factbox[The wall] / It is 87 years old. / :::',
  },
  'part-inside': {
    means: 'A part stands within a list, a quotation or another part, or is indented.',
    wrong: '- :::factbox[The wall]',
    right: ':::factbox[The wall], at the left margin',
  },
  'part-label': {
    means: 'A part lacks its title in brackets, or has one and should not.',
    wrong: ':::factbox',
    right: ':::factbox[The wall]',
  },
  'part-line': {
    means: 'The line that begins a part cannot be read.',
    wrong: ':::chart[Height]{type=“bar”}',
    right: ':::chart[Height]{type="bar"}',
  },
  'part-stray': {
    means: 'A line ends a part, but none is open.',
    wrong: '::: alone',
    right: 'The line taken out, or the part begun above',
  },
  'part-unclosed': {
    means: 'A part is never closed, so the rest of the story would stand in it.',
    wrong: ':::factbox[The wall] without ::: below',
    right: '::: on a line of its own where it ends',
  },
  'qa-answer': {
    means: 'In questions and answers, a question has no answer.',
    wrong: 'Two questions in a row',
    right: '**A question?** and a paragraph with the answer',
  },
  'qa-question': {
    means: 'Questions and answers do not begin with a question.',
    wrong: ':::qa with an answer first',
    right: '**A question?** in bold, first',
  },
  'timeline-time': {
    means: 'A row of a timeline does not begin with its time.',
    wrong: '- The wall is built.',
    right: '- **1939** The wall is built.',
  },
  'unknown-part': {
    means: 'There is no such part.',
    wrong: ':::factbx[The wall]',
    right: ':::factbox[The wall]',
  },
  'unknown-part-attribute': {
    means: 'A part knows no such word in its braces.',
    wrong: ':::chart[Height]{typ=bar}',
    right: ':::chart[Height]{type=bar}',
  },
} satisfies Record<string, Explanation>;
