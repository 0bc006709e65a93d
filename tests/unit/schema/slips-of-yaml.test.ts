/** Frontmatter as fingers, phones and word processors leave it. */
import { expect, it } from 'vitest';
import { explain } from '../../../src/schema/explain.ts';
import { FrontmatterError, splitMarkdown } from '../../../src/schema/frontmatter.ts';
import { schemaOf } from '../../../src/schema/kinds.ts';

const REST = 'summary: B\npublished: 2026-11-09\nsection: local\n';
const file = (lines: string) => `---\nheadline: A\n${REST}${lines}\n---\n\nText.\n`;

/** Where it is, what is shown, and what is said. */
function said(source: string): (string | number | undefined)[][] {
  try {
    const schema = schemaOf('article', 'UTC');
    const { issues } = schema.safeParse(splitMarkdown(source).data, { reportInput: true }).error ?? { issues: [] };
    return explain('a.md', source, schema, issues).map(({ line, column, found, message, suggestion }) => [
      ...[line, column, found, message, suggestion],
    ]);
  } catch (error) {
    if (!(error instanceof FrontmatterError)) throw error;
    return [[error.line, error.column, error.found, error.message, error.suggestion]];
  }
}

it.each<[what: string, source: string, ...said: (string | number | undefined)[]]>([
  [
    'no colon',
    file('topics [a, b]'),
    6,
    1,
    'topics [a, b]',
    'There is no colon behind the key.',
    'Write topics: [a, b]',
  ],
  [
    'no space, in the middle',
    file('urgency:3\ntopics: [a]'),
    ...[6, 1, 'urgency:3', 'There is no space behind the colon.', 'Write urgency: 3'],
  ],
  [
    'a no-break space',
    file('urgency:\u00a03'),
    ...[6, 1, 'urgency:\u00a03', 'The space behind the colon is a no-break space, which is none for YAML.'],
    'Type it anew: urgency: 3',
  ],
  [
    'a list without spaces',
    file('authors:\n-ana'),
    ...[7, 1, '-ana', 'There is no space behind the hyphen of a list.', 'Write - ana'],
  ],
  [
    'a list without spaces, indented',
    file('authors:\n  -ana\n  -bob'),
    ...[7, 3, '-ana', 'authors must be a list, like [one, two].', 'Write authors: [ana, bob]'],
  ],
  [
    'an open list',
    file('topics: [a, b,\nurgency: 3'),
    ...[6, 1, 'topics: [a, b,', 'This list is not closed.', 'Write topics: [a, b]'],
  ],
  [
    'an open group',
    file('photo: {src: photos/a.jpg\nurgency: 3'),
    ...[6, 1, 'photo: {src: photos/a.jpg', 'This group of keys is not closed.', 'Write photo: {src: photos/a.jpg}'],
  ],
  [
    'a key further to the right',
    file(' urgency: 3'),
    ...[6, 2, 'urgency: 3', 'This line begins further to the right than the one above it.'],
    'Begin both at the same place; or, if it goes on with the text above, put quotation marks around all of that.',
  ],
  [
    'four hyphens',
    `-${file('urgency: 3')}`,
    ...[1, 1, '----', 'The first line is not three hyphens.', 'Write three hyphens there and nothing else: ---'],
  ],
  [
    'dashes of a word processor',
    file('urgency: 3').replace('---', '—-'),
    ...[1, 1, '—-', 'The first line is not three hyphens.', 'Write three hyphens there and nothing else: ---'],
  ],
  [
    'dashes at the end',
    file('urgency: 3').replace('\n---\n', '\n——\n'),
    ...[7, 1, '——', 'The frontmatter has no end: this line is not three hyphens.'],
    'Write three hyphens there and nothing else: ---',
  ],
  [
    'blank lines above',
    `\n\n${file('urgency: 3')}`,
    ...[1, 1, undefined, 'The frontmatter does not begin at the beginning of the file.'],
    'Take out what stands above the line of three hyphens, blank lines and spaces too.',
  ],
  [
    'no hyphens at all',
    file('urgency: 3').replace('---\n', ''),
    ...[1, 1, 'headline: A', 'The frontmatter has no beginning.', 'Put a line of three hyphens above this one: ---'],
  ],
  [
    'curly quotation marks',
    file('series: “water”'),
    ...[6, 9, '“water”'],
    'series is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.',
    'Take the quotation marks out: water',
  ],
  [
    'a remark',
    file('dateline: # BUSAN'),
    ...[6, 11, undefined, 'dateline is empty.'],
    'What stands behind a # is not read. If it is the text, put quotation marks around it: dateline: "# BUSAN"',
  ],
  [
    'nothing',
    file('dateline:'),
    ...[6, 10, undefined, 'dateline is empty.', 'Write something behind its colon, or take the line out.'],
  ],
  ['yes', file('draft: yes'), 6, 8, 'yes', 'draft must be true or false.', 'Write draft: true'],
  ['a comma', file('draft: false,'), 6, 8, 'false,', 'draft must be true or false.', 'Write draft: false'],
  ['perhaps', file('draft: perhaps'), 6, 8, 'perhaps', 'draft must be true or false.', 'true: never public.'],
])('%s', (_, source, ...message) => {
  expect(said(source)).toEqual([message]);
});

it('keys that should be indented', () => {
  expect(
    said(file('photo:\nsrc: photos/a.jpg\nalt: A wall')).map(([line, , , , suggestion]) => [line, suggestion]),
  ).toEqual([
    [6, 'Write its keys, like photo: {src: photos/2026/sea-wall.jpg}'],
    [7, 'Indent it with two spaces, so that it belongs to photo:'],
    [8, 'Indent it with two spaces, so that it belongs to photo:'],
  ]);
});

it('does not guess where mending a line would not help', () => {
  expect(said(file('topics: ]['))[0]![3]).toMatch(/^The YAML cannot be read/);
});
