import { expect, test } from 'vitest';
import { articleSchema } from '../../../src/schema/article.ts';
import { splitMarkdown, FrontmatterError } from '../../../src/schema/frontmatter.ts';
import { placeOf, slugify } from '../../../src/schema/kinds.ts';
import { locate } from '../../../src/schema/locate.ts';
import { nearest } from '../../../src/schema/nearest.ts';
import { findInvisible, id, instant, sitePath, webAddress } from '../../../src/schema/text.ts';

const ok = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('a moment without an offset is in the newsroom’s zone, whatever the machine’s', () => {
  const zone = instant('America/New_York');
  const at = (text: string) => new Date(zone.parse(text)).toISOString();
  expect(at('2026-11-09T18:30')).toBe('2026-11-09T23:30:00.000Z');
  expect(at('2026-07-09T18:30')).toBe('2026-07-09T22:30:00.000Z');
  expect(at('2026-11-09 18:30:15')).toBe('2026-11-09T23:30:15.000Z');
  expect(at('2026-11-09T18:30+09:00')).toBe('2026-11-09T09:30:00.000Z');
  expect(at('2026-11-09T18:30Z')).toBe('2026-11-09T18:30:00.000Z');
  expect(at('2026-11-09')).toBe('2026-11-09T05:00:00.000Z');
  // The hour that the clocks skip is the one after it.
  expect(at('2026-03-08T02:30')).toBe('2026-03-08T07:30:00.000Z');
});

test.each(['2026-13-01', '2026-02-30', '2026-11-09T25:00', 'yesterday', '2026-11', '9 Nov 2026', ''])(
  '%s is not a moment',
  (text) => {
    expect(ok(instant('UTC'), text)).toBe(false);
  },
);

test('ids, paths and web addresses', () => {
  for (const good of ['sea-wall', 'x', '2026', '한국', 'línea-3']) expect(ok(id, good), good).toBe(true);
  for (const bad of ['', 'Sea', 'a--b', '-a', 'a_b', 'a b', '../x', 'a/b', 'a.b']) expect(ok(id, bad), bad).toBe(false);
  for (const good of ['/a', '/news/x.html', '/a/b/']) expect(ok(sitePath, good), good).toBe(true);
  for (const bad of ['a', '//evil.example', '/a b', '/a?b', '/a#b', '/../x', '/a/./b', '/a"b', '/\u202ea'])
    expect(ok(sitePath, bad), bad).toBe(false);
  for (const good of ['https://example.org', 'http://example.org/a?b=c#d'])
    expect(ok(webAddress, good), good).toBe(true);
  for (const bad of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//example.org',
    'example.org',
    'https://a b',
  ])
    expect(ok(webAddress, bad), bad).toBe(false);
});

test('an article is never updated before it is published, and needs a time unless it is a draft', () => {
  const article = articleSchema('UTC');
  const fields = { headline: 'A', summary: 'B', section: 'local' };
  expect(ok(article, fields)).toBe(false);
  expect(ok(article, { ...fields, draft: true })).toBe(true);
  expect(ok(article, { ...fields, published: '2026-11-09', updated: '2026-11-08' })).toBe(false);
  expect(ok(article, { ...fields, published: '2026-11-09', updated: '2026-11-09' })).toBe(true);
});

test('frontmatter: dates stay text, a program is not run, lines are counted', () => {
  const { data, body, bodyOffset } = splitMarkdown(
    '---\r\ndate: 2026-11-09T18:30:00\r\nyes: yes\r\n---\r\n\r\nText\r\n',
  );
  expect(data).toEqual({ date: '2026-11-09T18:30:00', yes: 'yes' });
  expect(body.trim()).toBe('Text');
  expect(bodyOffset).toBe(4);
  for (const source of [
    '---js\nprocess.exit(1)\n---\n',
    '---json\n{}\n---\n',
    'Text',
    '---\na: 1\n',
    '---\na: [\n---\n',
    '---\na: 1\na: 2\n---\n',
  ]) {
    expect(() => splitMarkdown(source), source).toThrow(FrontmatterError);
  }
  expect(splitMarkdown('\ufeff---\na: 1\n---\nText').data).toEqual({ a: 1 });
  expect(splitMarkdown('---\na: 1\n---\n---\nA rule above.').body).toContain('---\nA rule');
});

test('places of values and keys, in the whole file', () => {
  const source = '---\nheadline: A\nphoto:\n  src: x.jpg\nauthors: [one, two]\n---\nText\n';
  expect(locate(source, ['photo', 'src'])).toEqual({ line: 4, column: 8, found: 'x.jpg' });
  expect(locate(source, ['authors', 1])).toEqual({ line: 5, column: 16, found: 'two' });
  expect(locate(source, ['headline'], 'key')).toEqual({ line: 2, column: 1, found: 'headline' });
  expect(locate(source, ['photo', 'credit'])).toMatchObject({ line: 4, column: 3 });
  expect(locate(source, ['absent'])).toEqual({ line: 1, column: 1 });
  expect(locate('name: X\nurl: y\n', ['url'])).toEqual({ line: 2, column: 6, found: 'y' });
});

test('the nearest name is offered only when it is near', () => {
  expect(nearest('headlin', ['headline', 'summary'])).toBe('headline');
  expect(nearest('weather', ['headline', 'summary'])).toBeUndefined();
  expect(nearest('photos/2026/cannery.jpg', ['photos/2026/library.jpg'])).toBeUndefined();
  expect(nearest('2026/11/habor-vote', ['2026/11/harbor-vote'])).toBe('2026/11/harbor-vote');
  expect(nearest('x', [])).toBeUndefined();
});

test('a file’s place says what it is', () => {
  expect(placeOf('articles/2026/11/harbor-vote.md')).toEqual({ kind: 'article', id: '2026/11/harbor-vote' });
  expect(placeOf('site.yaml')).toEqual({ kind: 'site', id: 'site' });
  expect(placeOf('photos/2026/A photo.JPG')).toEqual({ kind: 'photo', id: 'photos/2026/A photo.JPG' });
  for (const litter of [
    '.DS_Store',
    'articles/2026/11/.x.md.swp',
    'articles/2026/11/x.md~',
    'README.md',
    'photos/Thumbs.db',
  ])
    expect(placeOf(litter), litter).toBeUndefined();
  for (const stray of [
    'articles/x.md',
    'articles/2026/13/x.md',
    'notes.txt',
    'articles/2026/11/x.txt',
    'articles/2026/11/a/b/c.md',
  ])
    expect(placeOf(stray), stray).toMatchObject({ rule: 'stray-file' });
  expect(placeOf('authors/Ana Reyes.md')).toMatchObject({
    rule: 'bad-file-name',
    suggestion: expect.stringContaining('authors/ana-reyes.md') as string,
  });
});

test('slugs keep letters of every script, and of the Latin one without accents', () => {
  expect(slugify('Harbor vote: 5–4!')).toBe('harbor-vote-5-4');
  expect(slugify('부산 항만')).toBe('부산-항만');
  expect(slugify('Ñandú')).toBe('nandu');
  expect(slugify('Bjørn Łukasz Weiß')).toBe('bjorn-lukasz-weiss');
  expect(slugify('Ёж')).toBe('ёж');
  expect(slugify('???')).toBe('untitled');
  // What cannot be in an id is not in one that is suggested.
  expect(slugify('İstanbul 𝐀 データ')).toBe('istanbul-デ-タ');
});

test('invisible characters are found, ordinary ones of every script are not', () => {
  for (const bad of ['a\u0000', '\u202e', '\u2066x', '\ufeff', '\u007f', '\u009b31m'])
    expect(findInvisible(bad)).toMatch(/^U\+/);
  for (const good of ['Ana Reyes', 'é\n\t', '한국어', 'العربية', '👩‍🚀', 'zero\u200dwidth joiner'])
    expect(findInvisible(good), good).toBeUndefined();
});
