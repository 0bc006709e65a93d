/** Feeds in a site: what is printed of them and when, under which ids, and who is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/press/source.ts';
import { pageAt } from '../../src/press/resolve.ts';
import { Store } from '../../src/archive/store.ts';
import { ARCHIVE_ENTRIES } from '../../src/syndication/archive-entries.ts';
import { LARGEST_FEED } from '../../src/syndication/fit.ts';
import { invalidJsonFeed, invalidXml } from '../unit/syndication/validate.ts';
import { Newsroom, picture, ROOT, SITE, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  newsroom.write('authors/ana.md', '---\nname: Ana Reyes\n---\nShe reports.\n');
  newsroom.write('authors/idle.md', '---\nname: Ben Idle\n---\nHe has written nothing yet.\n');
});
afterEach(() => newsroom.dispose());

const isFeed = (file: string) => /(?:^|\/)(?:feed\.(?:xml|json)|atom(?:-\d+)?\.xml)$/.test(file);
const feedFiles = () => filesBelow(newsroom.out, '').filter(isFeed);
const inodes = () =>
  new Map(filesBelow(newsroom.out, '').map((file) => [file, statSync(join(newsroom.out, file)).ino]));
const written = (before: Map<string, number>) =>
  [...inodes()].filter(([file, inode]) => before.get(file) !== inode).map(([file]) => file);
const ids = (file = 'feed.xml') => parseFeed(newsroom.read(file)).items.map(({ id }) => id);
const titles = (file = 'feed.xml') => parseFeed(newsroom.read(file)).items.map(({ title }) => title);
const print = async (overrides = {}) => {
  const report = await newsroom.print(overrides);
  expect(report.problems).toEqual([]);
  return report;
};

test('there is a feed of all that has stories and of nothing else, each valid and named on its page', async () => {
  newsroom.write('photos/pier.jpg', await picture('teal', 1200, 800));
  newsroom.write('topics/empty.md', '---\nname: Nothing yet\n---\n');
  newsroom.write(
    'articles/2026/11/vote.md',
    story(
      {
        authors: ['ana'],
        topics: ['harbor'],
        series: 'rising-water',
        photo: { src: 'photos/pier.jpg', alt: 'A pier', credit: 'A. Kim' },
        corrections: [{ date: '2026-11-10', text: 'It was five.' }],
      },
      '![In it](photos/pier.jpg "At noon. (B. Lee)")\n\n[The vote](/2026/11/vote/)\n',
    ),
  );
  await print();
  const folders = ['', 'authors/ana/', 'corrections/', 'local/', 'series/rising-water/', 'topics/harbor/'];
  expect(feedFiles()).toEqual(
    [
      '2026/11/atom.xml',
      ...folders.flatMap((folder) => ['atom.xml', 'feed.json', 'feed.xml'].map((file) => folder + file)),
    ].sort(),
  );
  for (const file of feedFiles()) {
    const text = newsroom.read(file);
    const problems = file.endsWith('json')
      ? invalidJsonFeed(text)
      : await invalidXml(file.includes('atom') ? 'atom' : 'rss', text);
    expect(problems, file).toEqual([]);
    // Every address on this site leads somewhere.
    for (const [, path] of text.matchAll(/https:\/\/ledger\.example(\/[^"<\s\\]*)/g)) {
      const target = decodeURI(path!.split('#', 1)[0]!);
      const at = join(newsroom.out, target.endsWith('/') ? `${target}index.html` : target);
      expect(existsSync(at), `${file}: ${target}`).toBe(true);
    }
  }
  for (const folder of folders) {
    const page = newsroom.read(`${folder}index.html`);
    expect(page).toContain(`type="application/rss+xml" title=`);
    expect(page).toContain(`href="/${folder}feed.xml"`);
    expect(page).toContain(`href="/${folder}feed.json"`);
  }
  for (const page of ['sea/index.html', 'authors/idle/index.html', 'topics/empty/index.html'])
    expect(newsroom.read(page)).not.toContain('rel="alternate"');
  const list = newsroom.read('feeds/index.html');
  expect([...list.matchAll(/href="(\/[^"]*feed\.xml)"/g)].map(([, href]) => href).sort()).toEqual(
    folders.map((folder) => `/${folder}feed.xml`).sort(),
  );
  expect(newsroom.read('index.html')).toContain('href="/feeds/"');
  expect(await invalidXml('opml', newsroom.read('feeds.opml'))).toEqual([]);
});

test('a newsroom without stories has no feed', async () => {
  await print();
  expect(feedFiles()).toEqual([]);
  expect(newsroom.read('index.html')).not.toContain('rel="alternate"');
  expect(newsroom.read('feeds/index.html')).toContain('No stories yet.');
});

test('one more story writes at most 16 files of feeds, and no old month', async () => {
  const fields = { authors: ['ana'], topics: ['harbor', 'ferries'] };
  for (let index = 10; index < 50; index += 1) {
    const month = index % 2 ? '10' : '11';
    newsroom.write(
      `articles/2026/${month}/story-${index}.md`,
      story({ ...fields, headline: `Headline ${index}`, published: `2026-${month}-02T10:${index}` }),
    );
  }
  await print();
  const before = inodes();
  newsroom.write(
    'articles/2026/11/new.md',
    story({ ...fields, headline: 'The newest', published: '2026-11-20T08:00' }),
  );
  await print();
  const changed = written(before).filter((file) => isFeed(file) || /feed/.test(file));
  expect(changed).toHaveLength(16);
  expect(changed).not.toContain('2026/10/atom.xml');
  expect(titles()[0]).toBe('The newest');
  expect(titles()).toHaveLength(25);
});

test('a month with many stories is divided, and a new story changes its last part alone', async () => {
  for (let index = 0; index < ARCHIVE_ENTRIES + 5; index += 1) {
    const minute = `${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
    newsroom.write(
      `articles/2026/10/story-${index}.md`,
      story({ headline: `Headline ${index}`, summary: 'A summary. '.repeat(40), published: `2026-10-02T${minute}` }),
    );
  }
  newsroom.write('articles/2026/09/first.md', story({ headline: 'The first', published: '2026-09-02' }));
  await print();
  const links = (file: string) =>
    Object.fromEntries<string>(
      [...newsroom.read(file).matchAll(/<link href="https:\/\/ledger\.example([^"]*)" rel="([a-z-]+)"/g)].map(
        ([, href = '', rel = '']) => [rel, href],
      ),
    );
  expect(links('atom.xml')).toMatchObject({ 'prev-archive': '/2026/10/atom-2.xml' });
  expect(links('2026/10/atom-2.xml')).toMatchObject({ current: '/atom.xml', 'prev-archive': '/2026/10/atom.xml' });
  expect(links('2026/10/atom.xml')).toMatchObject({
    self: '/2026/10/atom.xml',
    'prev-archive': '/2026/09/atom.xml',
    'next-archive': '/2026/10/atom-2.xml',
  });
  expect(links('2026/10/atom-2.xml')['next-archive']).toBeUndefined();
  expect(titles('2026/10/atom.xml')).toHaveLength(ARCHIVE_ENTRIES);
  expect(titles('2026/10/atom-2.xml')).toEqual([4, 3, 2, 1, 0].map((last) => `Headline ${ARCHIVE_ENTRIES + last}`));
  for (const file of feedFiles()) expect(statSync(join(newsroom.out, file)).size).toBeLessThanOrEqual(LARGEST_FEED);

  const before = inodes();
  newsroom.write('articles/2026/10/late.md', story({ headline: 'Late', published: '2026-10-30' }));
  const report = await print();
  expect(written(before).filter((file) => file.includes('/atom'))).toEqual(['2026/10/atom-2.xml', 'local/atom.xml']);
  // The first part was not even drawn: page, fronts, months, feeds of site and section, the second part; the story for
  // partners and their feed; the month's sitemap and the index.
  expect(report.pages.printed).toBe(5 + 3 + 3 + 1 + 2 + 2);

  const store = Store.open(newsroom.cache);
  for (const address of ['/feed.xml', '/local/atom.xml', '/2026/10/atom-2.xml', '/feeds/', '/feeds.opml', '/feed.css'])
    expect(pageAt(store, address), address).toBeDefined();
  for (const address of ['/2026/10/atom-3.xml', '/sea/feed.xml', '/atom-2.xml', '/topics/none/feed.xml'])
    expect(pageAt(store, address), address).toBeUndefined();
  store.close();
});

describe('ids', () => {
  const VOTE = { headline: 'The vote' };
  test('stay when a story is renamed and its old address is an alias, and when it is renamed again', async () => {
    newsroom.write('articles/2026/11/vote.md', story(VOTE));
    await print();
    const [id] = ids();
    expect(id).toBe('tag:ledger.example,2026-11:/2026/11/vote');

    newsroom.remove('articles/2026/11/vote.md');
    newsroom.write('articles/2026/11/wall.md', story({ ...VOTE, aliases: ['/old/vote.html', '/2026/11/vote/'] }));
    await print();
    expect(ids()).toEqual([id]);
    expect(ids('2026/11/atom.xml')).toEqual([id]);
    expect(newsroom.read('feed.xml')).toContain('<link>https://ledger.example/2026/11/wall/</link>');

    newsroom.remove('articles/2026/11/wall.md');
    newsroom.write('articles/2026/12/wall.md', story({ ...VOTE, aliases: ['/2026/11/vote/', '/2026/11/wall/'] }));
    await print();
    expect(ids()).toEqual([id]);
  });
  test('are another story’s without the alias', async () => {
    newsroom.write('articles/2026/11/vote.md', story(VOTE));
    await print();
    renameSync(join(newsroom.content, 'articles/2026/11/vote.md'), join(newsroom.content, 'articles/2026/11/wall.md'));
    await print();
    expect(ids()).toEqual(['tag:ledger.example,2026-11:/2026/11/wall']);
  });
  test('stay with the host that site.yaml names', async () => {
    newsroom.write('articles/2026/11/vote.md', story(VOTE));
    newsroom.write('site.yaml', `${SITE}feeds: {host: old.example}\n`);
    await print();
    expect(ids()).toEqual(['tag:old.example,2026-11:/2026/11/vote']);
  });
});

test('a story under embargo is in no feed before its time, and one that is withdrawn in none after', async () => {
  newsroom.write('articles/2026/11/open.md', story({ headline: 'Open' }));
  newsroom.write(
    'articles/2026/11/secret.md',
    story({ headline: 'Wombat', published: '2026-11-20', embargo: '2026-11-24T09:00', topics: ['bilby'] }),
  );
  const traces = () => filesBelow(newsroom.out, '').filter((file) => /Wombat|secret|bilby/i.test(newsroom.read(file)));
  await print();
  expect(traces()).toEqual([]);
  await print({ now: Date.parse('2026-11-24T14:00:00Z') });
  expect(titles()).toEqual(['Wombat', 'Open']);
  expect(titles('topics/bilby/feed.xml')).toEqual(['Wombat']);
  newsroom.remove('articles/2026/11/secret.md');
  await print({ now: Date.parse('2026-11-24T14:00:00Z') });
  expect(traces()).toEqual([]);
  expect(existsSync(join(newsroom.out, 'topics/bilby/feed.xml'))).toBe(false);
});

test('a correction is in the log’s feed and in the story’s text', async () => {
  const corrections = [{ date: '2026-11-20T09:00', text: 'It was five.' }];
  newsroom.write('articles/2026/11/vote.md', story({ headline: 'The vote' }));
  newsroom.write('articles/2026/11/old.md', story({ headline: 'Old', published: '2026-11-01', corrections }));
  await print();
  expect(titles('corrections/feed.xml')).toEqual(['Correction: Old']);
  newsroom.write(
    'articles/2026/11/vote.md',
    story({
      headline: 'The vote',
      corrections: [{ date: '2026-11-21T09:00', text: 'It was six.' }],
    }),
  );
  await print();
  expect(titles('corrections/feed.xml')).toEqual(['Correction: The vote', 'Correction: Old']);
  expect(ids('corrections/feed.xml')[0]).toBe(
    'tag:ledger.example,2026-11:/2026/11/vote/corrections/2026-11-21T14:00:00.000Z',
  );
  const [vote] = parseFeed(newsroom.read('atom.xml')).items;
  expect(vote!.content).toContain('<strong>Correction, Nov 21, 2026:</strong> It was six.');
});

test('a newspaper in Arabic', async () => {
  newsroom.write('site.yaml', SITE.replace('The Test Ledger', 'جريدة الميناء') + 'language: ar\n');
  newsroom.write('articles/2026/11/السد.md', story({ headline: 'السد "الجديد"' }, 'قال.\n'));
  await print();
  for (const file of feedFiles().filter((name) => name.endsWith('.xml')))
    expect(await invalidXml(file.includes('atom') ? 'atom' : 'rss', newsroom.read(file)), file).toEqual([]);
  expect(parseFeed(newsroom.read('feed.xml'))).toMatchObject({ title: 'جريدة الميناء', language: 'ar' });
  expect(ids()).toEqual([`tag:ledger.example,2026-11:/2026/11/${encodeURI('السد')}`]);
  expect(newsroom.read('feed.css')).toContain('direction:rtl');
  expect(newsroom.read('feed.css')).toContain('هذه خلاصة');
});

test('an alias cannot stand where a feed stands', async () => {
  const taken = ['/feed.xml', '/local/atom.xml', '/topics/a/feed.json', '/2026/10/atom-2.xml', '/feeds/', '/feed.css'];
  newsroom.write('articles/2026/11/vote.md', story({ aliases: [...taken, '/feed/', '/old/feed.xml'] }));
  const { problems } = await newsroom.print();
  expect(problems.map(({ found }) => found)).toEqual(taken);
});

describe('npm run ping', () => {
  interface Asked {
    mode: string | null;
    url: string | null;
    type: string | undefined;
  }
  let asked: Asked[];
  let answers: ((asked: Asked) => [status: number, text: string])[];
  let server: ReturnType<typeof createServer>;
  let hub: string;

  beforeEach(async () => {
    asked = [];
    answers = [];
    server = createServer((request: IncomingMessage, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        const form = new URLSearchParams(body);
        const one = { mode: form.get('hub.mode'), url: form.get('hub.url'), type: request.headers['content-type'] };
        asked.push(one);
        const [status, text] = answers.shift()?.(one) ?? [204, ''];
        response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    newsroom.write('site.yaml', `${SITE}feeds: {hub: "${hub}"}\n`);
    newsroom.write('articles/2026/11/vote.md', story({ headline: 'The vote' }));
    newsroom.write('articles/2026/11/sail.md', story({ headline: 'A sail', section: 'sea' }));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const ping = (...flags: string[]) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [join(ROOT, 'src/desk/ping.ts'), '--cache', newsroom.cache, ...flags]);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  const feeds = (folder: string) =>
    ['atom.xml', 'feed.json', 'feed.xml'].map((file) => `https://ledger.example/${folder}${file}`);

  test('tells the hub of the feeds that have changed since it was told, and of no other', async () => {
    await print();
    // What a hub was told before a cache was lost is not known, and it is not flooded.
    expect(await ping()).toMatchObject({ code: 0, stderr: '' });
    expect(asked.map(({ url }) => url).sort()).toEqual(feeds(''));
    expect(asked[0]).toMatchObject({ mode: 'publish', type: 'application/x-www-form-urlencoded;charset=UTF-8' });

    asked = [];
    const { stdout } = await ping();
    expect(stdout).toBe('No feed has changed since the hub was last told.\n');
    expect(asked).toEqual([]);

    newsroom.write('articles/2026/11/vote.md', story({ headline: 'The vote, again' }));
    await print();
    const dry = await ping('--dry-run');
    expect(dry.stdout).toContain('Would tell of https://ledger.example/local/feed.xml\n');
    expect(asked).toEqual([]);
    expect((await ping()).stdout).toContain(`6 feeds of 6 told to ${hub}.\n`);
    expect(asked.map(({ url }) => url).sort()).toEqual([...feeds(''), ...feeds('local/')].sort());
    expect(newsroom.read('feed.xml')).toContain(`<atom:link href="${hub}" rel="hub"/>`);
  });

  test('asks again when the hub is busy, and the next time when it would not hear', async () => {
    await print();
    const refuse = ({ url }: Asked): [number, string] => (url!.endsWith('.json') ? [400, 'No such\ntopic'] : [204, '']);
    answers = [() => [503, ''], refuse, refuse, refuse];
    const first = await ping();
    expect(first.code).toBe(1);
    expect(first.stderr).toBe(
      `The hub ${hub} was not told of https://ledger.example/feed.json: it answered 400 "No such topic".\n`,
    );
    expect(first.stdout).toContain(`2 feeds of 3 told to ${hub}.\n`);
    expect(asked).toHaveLength(4);
    asked = [];
    expect(await ping()).toMatchObject({ code: 0 });
    expect(asked.map(({ url }) => url)).toEqual(['https://ledger.example/feed.json']);
  });

  test('says so when nobody answers', async () => {
    await new Promise((resolve) => server.close(resolve));
    const { publish } = await import('../../src/desk/websub.ts');
    const waits: number[] = [];
    const told = publish(hub, 'https://ledger.example/feed.xml', {
      wait: (milliseconds) => (waits.push(milliseconds), Promise.resolve()),
    });
    await expect(told).rejects.toThrow(
      `The hub ${hub} was not told of https://ledger.example/feed.xml: nobody answers there (tried 4 times).`,
    );
    expect(waits).toEqual([1_000, 5_000, 15_000]);
  });

  test('has something to say of everything that can be amiss', async () => {
    expect(await ping()).toEqual({
      code: 1,
      stdout: '',
      stderr: `--cache ${newsroom.cache}: no build has left anything there. Run npm run build first.\n`,
    });
    newsroom.write('site.yaml', SITE);
    await print();
    expect(await ping()).toEqual({
      code: 0,
      stdout:
        'There is nobody to tell: site.yaml names no hub (feeds: {hub: https://...}) and no key (indexNow: ...).\n',
      stderr: '',
    });
    expect(await ping('--url', 'ftp://a')).toMatchObject({
      code: 1,
      stderr: '--url ftp://a: write an address like https://example.org.\n',
    });
    expect((await ping('--nonsense')).stderr).toContain('--nonsense: there is no such flag.');
    const store = Store.open(newsroom.cache);
    store.run(`INSERT INTO unfinished VALUES ('/')`);
    store.close();
    expect((await ping()).stderr).toBe('The last build did not publish all that it had to. Build again, then ping.\n');
  });
});

test('feeds are the same bytes from another cache, on another day', async () => {
  newsroom.write('articles/2026/11/vote.md', story({ headline: 'The vote' }));
  await print();
  const before = digestTree(newsroom.out);
  rmSync(newsroom.cache, { recursive: true });
  await print({ now: Date.parse('2026-11-25T12:00:00Z') });
  expect(digestTree(newsroom.out)).toEqual(before);
});
