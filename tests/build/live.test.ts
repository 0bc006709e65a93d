/** A story in posts: one more post touches what shows the story and nothing else, and nothing is out before its time. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from '../../src/press/source.ts';
import type { Followed } from '../../src/scripts/follow.ts';
import { Newsroom, NOW, picture, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
/** What tells search engines that the story has changed. */
const MAPS = ['sitemap.xml', 'sitemaps/2026-11.xml'];
const LIVE = '2026/11/storm';
const page = `${LIVE}/index.html`;
const file = `${LIVE}/live.json`;
/** Of the posts; the feeds of the site wait until the story is over. */
const feeds = ['atom.xml', 'feed.json', 'feed.xml'].map((name) => `${LIVE}/${name}`);
/** The story as partners get it. */
const items = [`${LIVE}/ninjs.json`, 'partners/ninjs.json'];

beforeEach(() => {
  newsroom = new Newsroom();
  newsroom.write('authors/ana.md', '---\nname: Ana Reyes\n---\nReports.\n');
  tell();
  post('1830-first-water', { headline: 'First water', key: true, published: '2026-11-23T18:30' }, 'It is wet.');
});
afterEach(() => newsroom.dispose());

function tell(fields: Record<string, unknown> = {}): void {
  newsroom.write(
    `articles/${LIVE}.md`,
    story({
      headline: 'The storm',
      type: 'live',
      topics: ['weather'],
      authors: ['ana'],
      published: '2026-11-23T18:00',
      ...fields,
    }),
  );
}

function post(name: string, fields: Record<string, unknown>, body = 'Something happened.'): void {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  newsroom.write(`articles/${LIVE}/${name}.md`, `---\n${lines.join('\n')}\n---\n\n${body}\n`);
}

const followed = () => JSON.parse(newsroom.read(file)) as Followed;
/** What stands in the site now and was written since. */
function written(before: Map<string, number>): string[] {
  return filesBelow(newsroom.out, '').filter((name) => before.get(name) !== statSync(join(newsroom.out, name)).ino);
}
const inodes = () =>
  new Map(filesBelow(newsroom.out, '').map((name) => [name, statSync(join(newsroom.out, name)).ino]));

async function expectSameAsWhole(): Promise<void> {
  const clean = join(newsroom.directory, 'clean');
  await newsroom.print({ out: clean, cache: join(newsroom.directory, 'clean-cache') });
  expect(digestTree(newsroom.out)).toEqual(digestTree(clean));
}

test('the file beside the page brings the styles of the parts in its posts', async () => {
  await newsroom.print();
  expect(followed().sheet).toBe('');
  post('1900-gate', { headline: 'The gate', published: '2026-11-23T19:00' }, ':::factbox[The gate]\n- One\n:::');
  await newsroom.print();
  expect(followed().sheet).toContain('.part-factbox');
  expect(followed().sheet).not.toContain('.part-timeline');
});

test('one more post prints its page, the file beside it, the fronts that show the story and its sitemap', async () => {
  newsroom.write('articles/2026/11/other.md', story({ headline: 'Another story', topics: ['weather'] }));
  expect((await newsroom.print()).problems).toEqual([]);
  expect(newsroom.read('index.html')).toContain('First water');
  const before = inodes();
  post('1915-low-side', { headline: 'Low Side is dark', published: '2026-11-23T19:15' }, 'The lights are out.');
  const report = await newsroom.print();
  expect(written(before)).toEqual([page, file, ...feeds, ...items, 'index.html', 'local/index.html', ...MAPS].sort());
  expect(report.pages.printed).toBe(4 + 3 + 2 + 2);

  const html = newsroom.read(page);
  expect(html.indexOf('id="1915-low-side"')).toBeLessThan(html.indexOf('id="1830-first-water"'));
  expect(html).toContain('2 posts');
  expect(html).toContain('href="#1830-first-water"');
  expect(followed().posts.map(({ id }) => id)).toEqual(['1915-low-side', '1830-first-water']);
  expect(html).toContain(followed().posts[0]!.html);
  expect(newsroom.read('index.html')).toContain('Low Side is dark');
  await expectSameAsWhole();
});

test('a changed post has another digest, and the others have not', async () => {
  post('1915-low-side', { published: '2026-11-23T19:15' });
  await newsroom.print();
  const before = followed();
  post('1830-first-water', { headline: 'First water', key: true, published: '2026-11-23T18:30' }, 'It is very wet.');
  const files = inodes();
  await newsroom.print();
  expect(written(files)).toEqual([page, file, ...feeds, ...items].sort());
  const after = followed();
  expect(after.version).not.toBe(before.version);
  expect(after.posts[0]).toEqual(before.posts[0]);
  expect(after.posts[1]!.digest).not.toBe(before.posts[1]!.digest);
  await expectSameAsWhole();
});

test('a post whose time has not come, a draft and the posts of a hidden story are nowhere in the site', async () => {
  newsroom.write('photos/quokka.jpg', await picture('crimson', 80, 50));
  const secret = '![A dingo](photos/quokka.jpg "A dunnart. (E. Echidna)")\n\nThe kowari left.';
  post('wombat', { headline: 'Numbat', key: true, published: '2026-11-24T13:30:00Z' }, secret);
  post('potoroo', { headline: 'Numbat', draft: true }, secret);
  const traces = () =>
    filesBelow(newsroom.out, '').filter((name) =>
      /wombat|potoroo|Numbat|quokka|dingo|dunnart|Echidna|kowari/.test(
        name + readFileSync(join(newsroom.out, name), 'latin1'),
      ),
    );
  const report = await newsroom.print();
  expect(report.problems).toEqual([]);
  expect(traces()).toEqual([]);
  expect(new Date(report.nextDue!).toISOString()).toBe('2026-11-24T13:30:00.000Z');
  expect(newsroom.read(page)).toContain('1 post<');

  await newsroom.print({ now: NOW + 2 * 3_600_000 });
  expect(newsroom.read(page)).toContain('The kowari left.');
  expect(followed().posts[0]!.html).toContain('The kowari left.');
  expect(newsroom.read(page)).not.toContain('potoroo');

  tell({ embargo: '2026-12-24T12:00' });
  await newsroom.print({ now: NOW + 2 * 3_600_000 });
  expect(traces()).toEqual([]);
  expect(existsSync(join(newsroom.out, file))).toBe(false);
});

test('a story that ends is one as others are: in order, without a script and without the label', async () => {
  post('1915-low-side', { headline: 'Low Side is dark', key: true, published: '2026-11-23T19:15' });
  await newsroom.print();
  expect(newsroom.read(page)).toMatch(/<script type="module" src="\/_astro\/[^"]+"><\/script>/);
  expect(newsroom.read(page)).toContain('form-live');
  tell({ ended: '2026-11-23T23:00' });
  await newsroom.print();
  const html = newsroom.read(page);
  expect(html).not.toMatch(/<script(?! type="application\/ld)|form-live">|data-live=/);
  expect(html.indexOf('id="1830-first-water"')).toBeLessThan(html.indexOf('id="1915-low-side"'));
  expect(newsroom.read('index.html')).not.toContain('form-live">');
  // Whoever has the page open since learns that it is over.
  expect(followed()).toMatchObject({ ended: true, posts: [{ id: '1915-low-side' }, { id: '1830-first-water' }] });
  await expectSameAsWhole();
});

test('a story of hundreds of posts has the newest on its page, and every address leads to its post for good', async () => {
  for (let index = 0; index < 300; index += 1) {
    const [hour, minute] = [18 + Math.floor(index / 60), index % 60].map((part) => String(part).padStart(2, '0'));
    post(
      `post-${index}`,
      { headline: `Headline ${index}`, published: `2026-11-23T${hour}:${minute}:30` },
      `Text ${index}.`,
    );
  }
  expect((await newsroom.print()).problems).toEqual([]);
  const html = newsroom.read(page);
  expect(html).toContain('<p>Text 299.</p>');
  expect(html).toContain('<p>Text 260.</p>');
  expect(html).not.toContain('<p>Text 259.</p>');
  for (const name of ['post-0', 'post-259', 'post-299']) expect(html).toContain(`id="${name}"`);
  expect(html).toContain(`href="/${LIVE}/2026-11-23-18/#post-0"`);
  expect(newsroom.read(`${LIVE}/2026-11-23-18/index.html`)).toContain('<p>Text 0.</p>');
  expect(newsroom.read(`${LIVE}/2026-11-23-19/index.html`)).toContain(`href="/${LIVE}/2026-11-23-18/"`);
  expect(followed().posts).toHaveLength(20);

  const before = inodes();
  post('post-300', { published: '2026-11-23T23:10' });
  await newsroom.print();
  // The hour that begins has a page of its own; those before it stay as they are.
  expect(written(before)).toEqual(
    [
      `${LIVE}/2026-11-23-23/index.html`,
      page,
      file,
      ...feeds,
      ...items,
      'index.html',
      'local/index.html',
      ...MAPS,
    ].sort(),
  );
  await expectSameAsWhole();
});

test('what is wrong with posts is told as editors read it', async () => {
  post('early', { published: '2026-11-23T17:00' });
  post('It is late', { published: '2026-11-23T19:00' });
  post('related', { published: '2026-11-23T19:01' });
  post('unkown-key', { published: '2026-11-23T19:02', headlin: 'A' });
  post('nameless', { published: '2026-11-23T19:03', key: true });
  post('text', { published: '2026-11-23T19:04', authors: ['anna'] }, '## A heading\n\nA note.[^1]\n\n[^1]: Here.');
  post('links', { published: '2026-11-23T19:05' }, 'See [that](/2026/11/nowhere/).\n\n![](photos/none.jpg)');
  newsroom.write('articles/2026/11/strom/late.md', '---\npublished: 2026-11-23T19:00\n---\n\nIt was.\n');
  newsroom.write('articles/2026/11/plain.md', story());
  newsroom.write('articles/2026/11/plain/late.md', '---\npublished: 2026-11-23T19:00\n---\n\nIt was.\n');
  const { problems } = await newsroom.print();
  expect(
    problems.map(
      ({ file, line, column, rule, message, suggestion }) =>
        `${file.replace('articles/2026/11/', '')}:${line}:${column} ${rule}: ${message} ${suggestion ?? ''}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "plain/late.md:1:1 post-of-no-live-story: This is a post of articles/2026/11/plain.md, which is no live story. Write type: live in articles/2026/11/plain.md, or take this file away.",
      "storm/It is late.md:1:1 bad-file-name: This file name cannot be an address. Call it articles/2026/11/storm/it-is-late.md: lower-case letters, digits and single hyphens.",
      "storm/early.md:2:12 post-before-story: This post is older than its story, articles/2026/11/storm.md. Correct the time here, or published: there.",
      "storm/links.md:5:5 unknown-story: There is no story 2026/11/nowhere. Make {content}/articles/2026/11/nowhere.md, or correct the name.",
      "storm/links.md:7:1 unknown-photo: There is no photo photos/none.jpg. Put the picture at {content}/photos/none.jpg, or correct the name.",
      "storm/nameless.md:1:1 missing-key: headline is missing. A key moment is listed by its headline; write one, or take out key: true. ",
      "storm/related.md:1:1 duplicate-address: The address #related is taken on the page of the story. Give this file another name, like 1830-first-results.md.",
      "storm/text.md:3:11 unknown-author: There is no author anna. Did you mean ana?",
      "storm/text.md:6:1 heading-in-post: A post of a live story has no headings in its text. Write headline: above, begin the paragraph with **bold words**, or make two posts of it.",
      "storm/text.md:8:8 note-in-post: A post of a live story has no footnotes. Say it in the text, or link to it.",
      "storm/unkown-key.md:3:1 unknown-key: There is no key headlin here. Did you mean headline?",
      "strom/late.md:1:1 post-without-story: This is a post of a story that is not there: articles/2026/11/strom.md. Did you mean the folder articles/2026/11/storm/?",
    ]
  `);
});

test('a post after the end of its story, and an end that makes no sense', async () => {
  tell({ ended: '2026-11-23T18:20' });
  expect((await newsroom.print()).problems).toMatchObject([
    { file: `articles/${LIVE}/1830-first-water.md`, rule: 'post-after-end', line: 4, field: 'published' },
  ]);
  tell({ ended: '2026-11-23T17:20' });
  expect((await newsroom.print()).problems.map(({ message }) => message)).toContain(
    'ended is before published. A live story ends after it has begun.',
  );
  tell({ type: 'news', ended: '2026-11-23T19:20' });
  expect((await newsroom.print()).problems.map(({ message }) => message)).toContain(
    'ended is for live stories. Write type: live, or take it out.',
  );
});
