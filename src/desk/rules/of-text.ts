import type { Explanation } from './explanation.ts';

/** Of the Markdown of a text. */
export const OF_TEXT = {
  'broken-link': {
    means: 'A link is printed as it stands, since there is a space in its address.',
    wrong: '[the report](the report.pdf)',
    right: '[the report](/files/the%20report.pdf)',
  },
  'duplicate-note': {
    means: 'Two footnotes have one name, and readers would see the first only.',
    wrong: '[^1]: In June. / [^1]: In July.',
    right: '[^1]: In June. / [^2]: In July.',
  },
  'empty-heading': {
    means: 'A heading has no text.',
    wrong: '##',
    right: '## The vote',
  },
  'empty-link': {
    means: 'A link has no text to press, or no address.',
    wrong: '[](/2026/11/harbor-vote/)',
    right: '[the vote](/2026/11/harbor-vote/)',
  },
  'heading-1': {
    means: 'A heading in the text has the rank of the headline. Those of a text begin with ##.',
    wrong: '# The vote',
    right: '## The vote',
  },
  'heading-in-post': {
    means:
      'A post of a live story has a heading in its text. Many posts stand on one page, each below its own headline.',
    wrong: '## The vote',
    right: 'headline: The vote',
  },
  'heading-skip': {
    means: 'A heading skips a rank, which readers who hear the page take for a missing part.',
    wrong: '## The vote / #### How they voted',
    right: '## The vote / ### How they voted',
  },
  'invisible-character': {
    means: 'There is a character that cannot be seen and nobody meant to type. It comes along when text is pasted.',
    wrong: 'The U+202E wall',
    right: 'The wall',
  },
  'nested-too-deeply': {
    means: 'More than a hundred quotations, lists or tags stand in each other.',
    wrong: '> > > > > > > > …',
    right: '> A quotation',
  },
  'no-text': {
    means:
      'Readers would find a headline and nothing below it: the story, or the post of a live story, has not been written yet, or its text was lost. A brief, a gallery and a live story need none, nor does a post with a headline. A video, a sound recording or a picture in the text is one.',
    wrong: 'A story that ends with its frontmatter',
    right: 'A story with a text, or draft: true until it has one',
  },
  'note-in-post': {
    means: 'A post of a live story has footnotes, whose numbers would begin anew with each post.',
    wrong: 'It is shut.[^1]',
    right: 'It is shut, [the Survey says](https://survey.example/gate).',
  },
  'relative-link': {
    means: 'A link does not say where on the site it begins.',
    wrong: '[the vote](harbor-vote)',
    right: '[the vote](/2026/11/harbor-vote/)',
  },
  'table-size': {
    means: 'A table has more than 10,000 cells.',
    wrong: 'A table of all voters',
    right: 'The rows that matter, and the rest as a file in public/',
  },
  'too-long': {
    means: 'A text has more than 500,000 characters.',
    wrong: 'A book in one file',
    right: 'A series of several parts',
  },
  'unknown-note': {
    means: 'A text calls for a footnote that is not there.',
    wrong: 'The tide rose.[^1]',
    right: 'The tide rose.[^1] and, on a line of its own, [^1]: In June.',
  },
  'unknown-reference': {
    means: 'A link names an address that is written nowhere.',
    wrong: '[the report][tide]',
    right: '[the report][tide] and, on a line of its own, [tide]: https://example.org/tide',
  },
  unreadable: {
    means: 'The text cannot be read as Markdown at all. Most often a sign is repeated thousands of times.',
    wrong: '>>>>>>>>>>>> … (ten thousand)',
    right: '> A quotation',
  },
  'unsafe-link': {
    means: 'A link begins with something that browsers should not follow, or is no address.',
    wrong: '[the vote](javascript:alert(1))',
    right: '[the vote](https://example.org/vote)',
  },
  'unused-note': {
    means: 'Nothing calls for a footnote, so readers would not see it.',
    wrong: '[^1]: In June. without [^1] in the text',
    right: 'The tide rose.[^1]',
  },
} satisfies Record<string, Explanation>;
