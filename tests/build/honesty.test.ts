/** What is told of old stories, and what is tied together, costs the pages that tell it and no others. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Store } from '../../src/archive/store.ts';
import type { PressReport } from '../../src/press/press.ts';
import { Newsroom, NOW, SITE, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  for (let index = 1; index <= 30; index += 1)
    newsroom.write(
      `articles/2026/10/story-${index}.md`,
      story({ headline: `Headline ${index}`, published: `2026-10-01T10:${index + 10}`, topics: ['harbor'] }),
    );
  newsroom.write('articles/2024/03/old.md', OLD());
});
afterEach(() => newsroom.dispose());

const OLD = (fields: Record<string, unknown> = {}) =>
  story({ headline: 'An old story', published: '2024-03-05T19:20', section: 'sea', ...fields });
const note = (date: string, text: string, kind?: string) => ({ date, text, ...(kind && { kind }) });
const DAY = 86_400_000;

/** The feeds of a part of the site. @param folder - like `/sea/` */
const feeds = (folder: string) => ['atom.xml', 'feed.json', 'feed.xml'].map((file) => folder + file);

/** The pages that a build drew: those whose record is a new one. What partners get is not among them: ninjs.test.ts. */
async function printed(work: () => Promise<PressReport>): Promise<string[]> {
  const before = digests();
  const report = await work();
  expect(report.problems).toEqual([]);
  const after = digests();
  const changed = [...after].filter(([address, digest]) => before.get(address) !== digest).map(([address]) => address);
  // Nothing is drawn only to find that it has not changed.
  expect(report.pages.printed, changed.join(' ')).toBe(changed.length);
  return changed.filter((address) => !address.endsWith('/ninjs.json')).sort();
}

function digests(): Map<string, string> {
  const store = Store.open(newsroom.cache);
  const rows = store.all<{ address: string; digest: string }>('SELECT address, digest FROM pages');
  store.close();
  return new Map(rows.map(({ address, digest }) => [address, digest]));
}

test('a correction of an old story prints the story, the log and its month, and the sitemap of its own month', async () => {
  await newsroom.print();
  newsroom.write('articles/2024/03/old.md', OLD({ corrections: [note('2026-11-23T09:00', 'It was Tuesday.')] }));
  const log = [...feeds('/corrections/'), '/corrections/', '/corrections/2026/11/'];
  // The log has feeds of its own from its first entry on.
  const first = ['/2024/03/old/', ...feeds('/sea/'), ...log, '/feeds/', '/feeds.opml'];
  const maps = ['/sitemap.xml', '/sitemaps/2024-03.xml'];
  expect(await printed(() => newsroom.print())).toEqual([...first, ...maps].sort());
  expect(newsroom.read('2024/03/old/index.html')).toContain('It was Tuesday.');
  expect(newsroom.read('corrections/index.html')).toContain('It was Tuesday.');
  expect(newsroom.read('corrections/2026/11/index.html')).toContain('An old story');

  // Another word in it, and another story's text, are told nowhere else.
  newsroom.write('articles/2024/03/old.md', OLD({ corrections: [note('2026-11-23T09:00', 'It was Monday.')] }));
  expect(await printed(() => newsroom.print())).toEqual(['/2024/03/old/', ...feeds('/sea/'), ...log].sort());
  newsroom.write(
    'articles/2024/03/old.md',
    OLD({ corrections: [note('2026-11-23T09:00', 'It was Monday.')] }).replace('It was said.', 'It was written.'),
  );
  expect(await printed(() => newsroom.print())).toEqual(['/2024/03/old/', ...feeds('/sea/')]);

  // Taken back, it is gone everywhere.
  newsroom.write('articles/2024/03/old.md', OLD());
  const report = await newsroom.print();
  expect(report.pages.removed).toBe(1 + 3);
  expect(newsroom.read('corrections/index.html')).not.toContain('Monday');
});

test('in a long log an old correction prints the month alone', async () => {
  for (let index = 1; index <= 30; index += 1)
    newsroom.write(
      `articles/2026/10/story-${index}.md`,
      story({
        headline: `Headline ${index}`,
        published: `2026-10-01T10:${index + 10}`,
        corrections: [note(`2026-11-01T10:${index + 10}`, `Number ${index}.`)],
      }),
    );
  newsroom.write('articles/2024/03/old.md', OLD({ corrections: [note('2024-04-01', 'At last.')] }));
  await newsroom.print();
  expect(newsroom.read('corrections/index.html')).toContain('Number 30.');
  expect(newsroom.read('corrections/index.html')).not.toContain('Number 5.');
  expect(newsroom.read('corrections/2026/11/index.html')).toContain('Number 5.');
  newsroom.write('articles/2024/03/old.md', OLD({ corrections: [note('2024-04-01', 'At long last.')] }));
  expect(await printed(() => newsroom.print())).toEqual([
    '/2024/03/old/',
    '/corrections/2024/04/',
    // The feeds of its section carry the story itself.
    ...feeds('/sea/'),
  ]);
});

test('several notes on one story, two of them at one moment, each stand once', async () => {
  newsroom.write(
    'articles/2024/03/old.md',
    OLD({
      corrections: [
        note('2024-03-06', 'The first.'),
        note('2026-11-23T09:00', 'The second.', 'clarification'),
        note('2026-11-23T09:00', 'The third.', 'update'),
      ],
    }),
  );
  await newsroom.print();
  const log = newsroom.read('corrections/index.html');
  for (const text of ['The first.', 'The second.', 'The third.']) expect(log.split(text)).toHaveLength(2);
  const page = newsroom.read('2024/03/old/index.html');
  expect(page.indexOf('The second.')).toBeLessThan(page.indexOf('The first.'));
  // An update is a change of substance, dated once.
  expect(page).toMatch(/Updated <time[^>]*2026-11-23T09:00/);
});

test('a correction of a post is in the log, which leads to the post, and goes with it', async () => {
  const post = (fields: string) => `---\npublished: 2026-11-20T10:00\n${fields}---\nThe doors are open.\n`;
  newsroom.write(
    'articles/2026/11/vote.md',
    story({ headline: 'The vote', published: '2026-11-20T09:00', type: 'live' }),
  );
  newsroom.write('articles/2026/11/vote/doors.md', post(''));
  await newsroom.print();
  newsroom.write(
    'articles/2026/11/vote/doors.md',
    post('corrections: [{date: 2026-11-23T09:00, text: They were shut.}]\n'),
  );
  const changed = await printed(() => newsroom.print());
  expect(changed.filter((address) => !address.startsWith('/2026/11/vote/'))).toEqual([
    '/corrections/',
    '/corrections/2026/11/',
    ...feeds('/corrections/'),
    '/feeds.opml',
    '/feeds/',
    '/sitemap.xml',
    '/sitemaps/2026-11.xml',
  ]);
  expect(newsroom.read('corrections/index.html')).toMatch(
    /href="\/2026\/11\/vote\/#doors">The vote<.*They were shut\./s,
  );
  newsroom.write(
    'articles/2026/11/vote/doors.md',
    post('draft: true\ncorrections: [{date: 2026-11-23T09:00, text: They were shut.}]\n'),
  );
  await newsroom.print();
  expect(newsroom.read('corrections/index.html')).not.toContain('shut');
});

test("the newsroom's words on corrections stand above the log, at one address", async () => {
  newsroom.write('pages/corrections.md', '---\ntitle: When we are wrong\n---\nWe say so.\n');
  newsroom.write('articles/2024/03/old.md', OLD({ corrections: [note('2026-11-23T09:00', 'It was Tuesday.')] }));
  expect((await newsroom.print()).problems).toEqual([]);
  const page = newsroom.read('corrections/index.html');
  expect(page).toContain('When we are wrong');
  expect(page.indexOf('We say so.')).toBeLessThan(page.indexOf('It was Tuesday.'));
  newsroom.remove('pages/corrections.md');
  await newsroom.print();
  expect(newsroom.read('corrections/index.html')).not.toContain('We say so.');
});

test('a story that turns a year older is printed again, and no other', async () => {
  const at = (time: string) => Date.parse(time);
  newsroom.write('articles/2024/03/other.md', OLD({ headline: 'Another', published: '2024-03-05T08:00' }));
  newsroom.write('articles/2024/03/draft.md', OLD({ headline: 'A draft', draft: true }));
  await newsroom.print({ now: at('2025-03-05T23:00-05:00') });
  const page = () => newsroom.read('2024/03/old/index.html');
  expect(page()).not.toContain('years old');
  expect(page()).not.toContain('year old');

  // The day after its birthday, where the newsroom is.
  expect(await printed(() => newsroom.print({ now: at('2025-03-05T23:59-05:00') }))).toEqual([]);
  expect(await printed(() => newsroom.print({ now: at('2025-03-06T00:10-05:00') }))).toEqual([
    '/2024/03/old/',
    '/2024/03/other/',
  ]);
  expect(page()).toContain('This story is more than 1 year old.');
  expect(await printed(() => newsroom.print({ now: at('2026-03-05T12:00-05:00') }))).toEqual([]);
  // A build that was not run on the day makes up for it.
  expect(await printed(() => newsroom.print({ now: at('2026-08-01T12:00-04:00') }))).toHaveLength(2);
  expect(page()).toContain('This story is more than 2 years old.');
  // The clock is set back.
  await newsroom.print({ now: at('2025-06-01T12:00-04:00') });
  expect(page()).toContain('more than 1 year old');
});

test('a part that is added prints the parts of its series, and no story else', async () => {
  const part = (index: number, series: string) =>
    story({ headline: `Part ${index}`, published: `2026-11-0${index}T08:00`, series, section: 'sea' });
  newsroom.write('articles/2026/11/one.md', part(1, 'rising-water'));
  newsroom.write('articles/2026/11/two.md', part(2, 'rising-water'));
  newsroom.write('articles/2026/11/else.md', part(3, 'night-shift'));
  await newsroom.print();
  expect(newsroom.read('2026/11/one/index.html')).toContain('Part 1 of 2');
  newsroom.write('articles/2026/11/three.md', part(4, 'rising-water'));
  const changed = await printed(() => newsroom.print());
  expect(changed.filter((address) => /\d{4}\/\d\d\/[a-z]|series/.test(address))).toEqual([
    '/2026/11/atom.xml',
    '/2026/11/one/',
    '/2026/11/three/',
    '/2026/11/two/',
    '/series/rising-water/',
    ...feeds('/series/rising-water/'),
  ]);
  expect(newsroom.read('2026/11/one/index.html')).toContain('Part 1 of 3');

  newsroom.write(
    'series/rising-water.md',
    '---\nname: The water\nparts: [2026/11/three, 2026/11/one]\n---\nIt rises.\n',
  );
  // The three parts, its page, its feeds, and the two lists of feeds, since it has another name.
  expect(await printed(() => newsroom.print())).toHaveLength(3 + 1 + 3 + 2);
  expect(newsroom.read('2026/11/three/index.html')).toContain('Part 1 of 3');
  expect(newsroom.read('2026/11/two/index.html')).toContain('Part 3 of 3');
  // Its introduction stands on its own page only.
  newsroom.write('series/rising-water.md', '---\nname: The water\nparts: [2026/11/three, 2026/11/one]\n---\nStill.\n');
  expect(await printed(() => newsroom.print())).toEqual(['/series/rising-water/']);
});

test('a series that lists a story which is no part of it is explained', async () => {
  newsroom.write('series/rising-water.md', '---\nname: The water\nparts:\n  - 2024/03/old\n---\n');
  expect((await newsroom.print()).problems).toEqual([
    {
      file: 'series/rising-water.md',
      line: 4,
      column: 5,
      field: 'parts.0',
      found: '2024/03/old',
      rule: 'not-in-series',
      message: '2024/03/old does not say that it is a part of rising-water.',
      suggestion: 'Add the line "series: rising-water" to {content}/articles/2024/03/old.md, or take this one out.',
    },
  ]);
  newsroom.write('articles/2024/03/old.md', OLD({ series: 'rising-water' }));
  expect((await newsroom.print()).problems).toEqual([]);
  newsroom.write('articles/2024/03/old.md', OLD());
  expect((await newsroom.print()).problems).toMatchObject([{ rule: 'not-in-series' }]);
});

/** Tags of what runs on a page; data in JSON-LD does not. */
const scriptsOf = (file: string) => newsroom.read(file).match(/<script(?! type="application\/ld\+json">)[^>]*>/g) ?? [];

const BREAKING =
  'headline: The wall is down\nstory: 2026/10/story-3\nsince: 2026-11-24T13:00Z\nuntil: 2026-11-24T15:00Z\n';
const FRONTS = ['/', '/local/', '/sea/'];

test('breaking news prints its file and the fronts, when it comes and when it goes', async () => {
  newsroom.write('site.yaml', `${SITE}breaking: true\n`);
  await newsroom.print();
  expect(JSON.parse(newsroom.read('breaking.json'))).toEqual({});
  expect(newsroom.read('2024/03/old/index.html')).toMatch(/<script type="module" src="\/_astro\/[^"]+\.js">/);

  newsroom.write('breaking.yaml', BREAKING);
  const early = await newsroom.print();
  expect(early.pages.printed).toBe(0);
  expect(early.nextDue).toBe(NOW + 60 * 60_000);
  const at = (time: string) => newsroom.print({ now: Date.parse(`2026-11-24T${time}Z`) });
  expect(await printed(() => at('13:00'))).toEqual([...FRONTS, '/breaking.json'].sort());
  expect(JSON.parse(newsroom.read('breaking.json'))).toEqual({
    label: 'Breaking news',
    headline: 'The wall is down',
    address: '/2026/10/story-3/',
    until: Date.parse('2026-11-24T15:00Z'),
    close: 'Close',
  });
  expect(newsroom.read('index.html')).toContain('The wall is down');
  expect(newsroom.read('2024/03/old/index.html')).not.toContain('The wall is down');
  expect((await at('14:00')).nextDue).toBe(Date.parse('2026-11-24T15:00Z'));
  expect(await printed(() => at('15:00'))).toEqual([...FRONTS, '/breaking.json'].sort());
  expect(newsroom.read('index.html')).not.toContain('The wall is down');
});

test('breaking news waits for its story, and gives nothing of it away', async () => {
  newsroom.write('site.yaml', `${SITE}breaking: true\n`);
  const hidden = (embargo?: string) =>
    story({ headline: 'Headline 3', published: '2026-10-01T10:13', ...(embargo && { embargo }) });
  newsroom.write('articles/2026/10/story-3.md', hidden('2026-11-24T14:00Z'));
  newsroom.write('breaking.yaml', BREAKING);
  await newsroom.print({ now: Date.parse('2026-11-24T13:30Z') });
  expect(JSON.parse(newsroom.read('breaking.json'))).toEqual({});
  await newsroom.print({ now: Date.parse('2026-11-24T14:00Z') });
  expect(JSON.parse(newsroom.read('breaking.json'))).toMatchObject({ headline: 'The wall is down' });
});

test('a newsroom that has not asked for it has no script and no file, and the banner on its fronts all the same', async () => {
  newsroom.write('breaking.yaml', BREAKING);
  await newsroom.print({ now: Date.parse('2026-11-24T13:30Z') });
  expect(newsroom.read('index.html')).toContain('The wall is down');
  expect(() => newsroom.read('breaking.json')).toThrow();
  expect(scriptsOf('2024/03/old/index.html')).toEqual([]);
  // A front has the script of its cards' times, and no other.
  expect(scriptsOf('index.html')).toEqual([
    expect.stringMatching(/^<script type="module" src="\/_astro\/Ago\.[^"]+">$/),
  ]);
});

test('breaking news without an end is explained', async () => {
  newsroom.write('breaking.yaml', 'headline: The wall is down\nsince: 2026-11-24T13:00Z\nuntil: 2026-11-24T12:00Z\n');
  expect((await newsroom.print()).problems).toMatchObject([
    { file: 'breaking.yaml', line: 3, message: 'until is not after since. Write when the banner goes.' },
  ]);
  newsroom.write('breaking.yaml', 'headline: The wall is down\nstory: 2026/10/stroy-3\n');
  expect((await newsroom.print()).problems).toMatchObject([
    { message: 'until is missing.' },
    { message: 'There is no story 2026/10/stroy-3.' },
  ]);
  newsroom.write(
    'breaking.yaml',
    `headline: The wall is down\nstory: 2026/10/stroy-3\nuntil: ${new Date(NOW + DAY).toISOString()}\n`,
  );
  expect((await newsroom.print()).problems).toMatchObject([
    { file: 'breaking.yaml', line: 2, rule: 'unknown-story', suggestion: 'Did you mean 2026/10/story-3?' },
  ]);
});
