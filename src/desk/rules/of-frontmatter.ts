import type { Explanation } from './explanation.ts';

/** Of frontmatter and YAML files. */
export const OF_FRONTMATTER = {
  'bad-value': {
    means:
      'The value of a key is not what it has to be: no date, no id, no address, empty, or in contradiction to another one. The message says which.',
    wrong: 'published: yesterday',
    right: 'published: 2026-11-09T18:30',
  },
  'bad-yaml': {
    means:
      'The frontmatter cannot be read. Most often a text has a colon, a # or a quotation mark in it and no quotation marks around it, or the three hyphens before or after the frontmatter are missing.',
    wrong: 'headline: Storm: the pier holds',
    right: 'headline: "Storm: the pier holds"',
  },
  'missing-key': {
    means: 'A key that has to be there is not.',
    wrong: 'A story without headline:',
    right: 'headline: Harbor board votes to raise the sea wall',
  },
  'out-of-range': {
    means: 'A number is too small or too large, or a list has too few or too many items.',
    wrong: 'urgency: 12',
    right: 'urgency: 5',
  },
  'unknown-key': {
    means: 'There is no such key. Most often it is misspelt.',
    wrong: 'headlin: The wall',
    right: 'headline: The wall',
  },
  'unknown-value': {
    means: 'The key takes one of a few words, and this is none of them.',
    wrong: 'type: newz',
    right: 'type: news',
  },
  'wrong-type': {
    means: 'A value is of the wrong kind: a text where there should be a list, a list where there should be a number.',
    wrong: 'authors: ana-reyes',
    right: 'authors: [ana-reyes]',
  },
} satisfies Record<string, Explanation>;
