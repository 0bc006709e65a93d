/** How a schema's refusals are said. */
import { describe, expect, it } from 'vitest';
import { explain, nameOfField } from '../../../src/schema/explain.ts';
import { readYaml } from '../../../src/schema/frontmatter.ts';
import { schemaOf } from '../../../src/schema/kinds.ts';

const STORY = 'headline: A\nsummary: B\nsection: local\npublished: 2026-11-09\n';

/** All that is said of YAML. */
function said(yaml: string, kind: 'article' | 'site' | 'author' = 'article'): string[] {
  const schema = schemaOf(kind, 'UTC');
  const { issues } = schema.safeParse(readYaml(yaml).data, { reportInput: true }).error ?? { issues: [] };
  return explain('a.md', yaml, schema, issues).map(({ message, suggestion = '' }) => `${message} ${suggestion}`.trim());
}

it.each([
  ['headline', 'headline'],
  ['photo.credit', 'photo.credit'],
  ['topics.0', 'entry 1 of topics'],
  ['corrections.1.date', 'date in entry 2 of corrections'],
  ['photos.9.focus.0', 'entry 1 of focus in entry 10 of photos'],
  ['links.0.a.b', 'a.b in entry 1 of links'],
])('calls %s as people do', (field, name) => {
  expect(nameOfField(field)).toBe(name);
});

describe('shows how it is written', () => {
  it.each([
    ['photo: photos/2026/a.jpg', 'photo must be a group of keys. Write its keys, like photo: {src: photos/2026/a.jpg}'],
    ['photo: the wall', 'photo must be a group of keys. Write its keys, like photo: {src: photos/2026/sea-wall.jpg}'],
    [
      'corrections: [It was wrong.]',
      'entry 1 of corrections must be a group of keys. Write its keys, like {date: 2026-11-09T18:30, text: …}',
    ],
    ['authors: ana', 'authors must be a list, like [one, two]. Write authors: [ana]'],
    ['authors: ana, bob', 'authors must be a list, like [one, two]. Write authors: [ana, bob]'],
    ['authors: Ana Reyes', 'authors must be a list, like [one, two]. Who wrote it: ids of files in content/authors.'],
    ['corrections: [{text: Wrong.}]', 'date in entry 1 of corrections is missing. Add date: to its keys.'],
    [
      'topics: [sea, The Wall]',
      'entry 2 of topics is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.',
    ],
  ])('%s', (line, message) => {
    expect(said(`${STORY}${line}\n`)).toEqual([message]);
  });

  it('in a review', () => {
    expect(said(`${STORY}type: review\nreviewed: A Short History of Fog\n`)).toEqual([
      'reviewed must be a group of keys. Write its keys, like reviewed: {name: A Short History of Fog, kind: book}',
    ]);
  });

  it('in site.yaml, without guessing where nothing has to be there', () => {
    expect(said('name: A\nurl: https://a.example\nsections: [{id: a, name: A}]\ncheck: off\n', 'site')).toEqual([
      'check must be a group of keys. Write its keys, like check: {off: …}',
    ]);
  });
});

it('tells of a misspelt key once', () => {
  expect(said(STORY.replace('headline', 'headlin'))).toEqual(['There is no key headlin here. Did you mean headline?']);
  expect(said(STORY.replace('published', 'publishd'))).toEqual([
    'There is no key publishd here. Did you mean published?',
  ]);
  // Another one that is missing is told as ever.
  expect(said(STORY.replace('headline', 'headlin').replace(/summary.*\n/, ''))).toEqual([
    'summary is missing. Add a line that begins with summary:',
    'There is no key headlin here. Did you mean headline?',
  ]);
});
