/** Every story has its ninjs beside it, from the first moment to the last; one more story writes two such files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Reads } from '../../src/archive/observe.ts';
import { createReader, Shelf } from '../../src/archive/reader.ts';
import { Store } from '../../src/archive/store.ts';
import { sync } from '../../src/archive/sync.ts';
import { ninjsOf } from '../../src/syndication/ninjs.ts';
import type { NinjsItem } from '../../src/syndication/ninjs-item.ts';
import { partnersFeed } from '../../src/syndication/partners.ts';
import { ninjsErrors } from '../unit/syndication/ninjs-schema.ts';
import { Newsroom, NOW, picture, ROOT, SITE, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
beforeEach(() => (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const read = (file: string) => JSON.parse(newsroom.read(file)) as NinjsItem;
const FEED = 'partners/ninjs.json';
const inFeed = () => (read(FEED).associations ?? []).map(({ name }) => name);

test('every story of the sample newsroom, and its feed, hold to the standard', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'sample-'));
  const store = Store.open(cache);
  try {
    const directory = join(ROOT, 'content');
    const { problems } = await sync(store, { directory, now: NOW, preview: false, code: 'x', eyes: 'x' });
    expect(problems.filter(({ warning }) => !warning)).toEqual([]);
    const archive = createReader(store, new Reads(), new Shelf());
    const ids = archive.list({ scope: 'all', limit: 1000 });
    expect(ids.length).toBeGreaterThan(40);
    for (const id of ids) expect(ninjsErrors(ninjsOf(archive, id)), id).toEqual([]);
    const feed = partnersFeed(archive);
    expect(ninjsErrors(feed, 'feed')).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(feed))).toBeLessThan(250_000);
    // Of the sample's agency there is no picture in it, and the story that had one says so.
    expect(feed.associations!.length).toBeGreaterThan(10);
    expect(feed.associations!.some(({ representationType }) => representationType === 'partial')).toBe(true);
    expect(feed.associations!.flatMap(({ associations = [] }) => associations.map(({ by }) => by))).toEqual(
      expect.not.arrayContaining([expect.not.stringMatching(/Harbor Ledger$/)]),
    );
  } finally {
    store.close();
    rmSync(cache, { recursive: true });
  }
});

test('one story more writes its own file and the feed for partners, and no other', async () => {
  for (let index = 1; index <= 9; index += 1)
    newsroom.write(
      `articles/2026/11/s${index}.md`,
      story({ published: `2026-11-0${index}T08:00`, topics: ['harbor'] }),
    );
  await newsroom.print();
  const files = () =>
    readdirSync(newsroom.out, { recursive: true, encoding: 'utf8' }).filter((file) => /ninjs\.json$/.test(file));
  const before = new Map(files().map((file) => [file, statSync(join(newsroom.out, file)).ino]));
  expect(before.size).toBe(10);
  newsroom.write('articles/2026/11/new.md', story({ published: '2026-11-20T08:00', topics: ['harbor'] }));
  await newsroom.print();
  expect(
    files()
      .filter((file) => before.get(file) !== statSync(join(newsroom.out, file)).ino)
      .sort(),
  ).toEqual(['2026/11/new/ninjs.json', FEED]);
  expect(newsroom.read('2026/11/new/index.html')).toContain(
    '<link rel="alternate" type="application/ninjs+json" href="/2026/11/new/ninjs.json">',
  );
  rmSync(join(newsroom.content, 'articles/2026/11/new.md'));
  await newsroom.print();
  expect(files()).toHaveLength(10);
  expect(inFeed()).not.toContain('2026/11/new');
});

test('a story is in no file before its time, and in both when it has come', async () => {
  newsroom.write('articles/2026/11/open.md', story());
  newsroom.write(
    'articles/2026/11/later.md',
    story({ published: '2026-11-24T08:00', embargo: '2026-11-24T13:00:00Z' }),
  );
  newsroom.write('articles/2026/11/draft.md', story({ draft: true }));
  await newsroom.print();
  expect(existsSync(join(newsroom.out, '2026/11/later/ninjs.json'))).toBe(false);
  expect(inFeed()).toEqual(['2026/11/open']);
  await newsroom.print({ now: Date.parse('2026-11-24T13:00:01Z') });
  expect(ninjsErrors(read('2026/11/later/ninjs.json'))).toEqual([]);
  expect(newsroom.read('2026/11/later/ninjs.json')).not.toContain('embargo');
  expect(inFeed()).toEqual(['2026/11/later', '2026/11/open']);
});

test('what may be passed on changes with site.yaml, and the feed alone is written again', async () => {
  newsroom.write('photos/a.jpg', await picture('teal'));
  const photo = { src: 'photos/a.jpg', alt: 'The sea.', credit: 'B. Lee/Agency' };
  newsroom.write('articles/2026/11/own.md', story({ photo }));
  newsroom.write('articles/2026/11/theirs.md', story({ source: 'Agency' }));
  await newsroom.print();
  expect(inFeed()).toEqual(['2026/11/own']);
  expect(read(FEED).associations![0]).toMatchObject({ representationType: 'partial' });
  expect(read(FEED).associations![0]).not.toHaveProperty('associations');
  expect(read('2026/11/own/ninjs.json')).toMatchObject({
    representationType: 'full',
    associations: [{ by: 'B. Lee/Agency' }],
  });
  newsroom.write('site.yaml', `${SITE}redistribution: {sources: [Agency], credits: [Agency]}\n`);
  const { files } = await newsroom.print();
  expect(files.written).toBe(1);
  expect(inFeed()).toEqual(['2026/11/theirs', '2026/11/own']);
  expect(read(FEED).associations![1]).toMatchObject({
    representationType: 'full',
    associations: [{ by: 'B. Lee/Agency' }],
  });
});

test('stories that were printed before there was ninjs get theirs with the next edition', async () => {
  newsroom.write('articles/2026/11/old.md', story());
  await newsroom.print();
  const file = join(newsroom.out, '2026/11/old/ninjs.json');
  const store = Store.open(newsroom.cache);
  store.run(`DELETE FROM pages WHERE kind = 'ninjs'`);
  store.setMeta('edition', 'older');
  store.close();
  rmSync(file);
  await newsroom.print();
  expect(existsSync(file)).toBe(true);
  const clean = join(newsroom.directory, 'clean');
  await newsroom.print({ out: clean, cache: join(newsroom.directory, 'clean-cache') });
  expect(digestTree(newsroom.out)).toEqual(digestTree(clean));
});

test('their addresses are taken', async () => {
  newsroom.write('articles/2026/11/a.md', story());
  newsroom.write('articles/2026/11/b.md', story({ aliases: ['/2026/11/a/ninjs.json', '/partners/ninjs.json'] }));
  newsroom.write('pages/partners.md', '---\ntitle: Partners\n---\nOurs.\n');
  newsroom.write('site.yaml', `${SITE}redistribution: {page: nowhere}\n`);
  const { problems } = await newsroom.print();
  expect(problems.map(({ file, message }) => `${file}: ${message}`).sort()).toEqual([
    'articles/2026/11/b.md: The address /2026/11/a/ninjs.json is taken by articles/2026/11/a.md.',
    'articles/2026/11/b.md: The address /partners/ninjs.json is taken by a page of the software.',
    'pages/partners.md: The address /partners/ is taken by a page of the software.',
    'site.yaml: There is no page nowhere.',
  ]);
});

test('the preview knows where they are', async () => {
  const { pageAt } = await import('../../src/press/resolve.ts');
  newsroom.write('articles/2026/11/a.md', story());
  await newsroom.print();
  const store = Store.open(newsroom.cache);
  try {
    expect(pageAt(store, '/2026/11/a/ninjs.json')).toEqual({ kind: 'ninjs', story: '2026/11/a' });
    expect(pageAt(store, '/2026/11/none/ninjs.json')).toBeUndefined();
    expect(pageAt(store, '/partners/ninjs.json')).toEqual({ kind: 'partners' });
  } finally {
    store.close();
  }
});

test('a newsroom of other letters has addresses that every reader can follow', async () => {
  newsroom.write('articles/2026/11/방파제.md', story({ topics: ['방파제'] }));
  await newsroom.print();
  const item = read('2026/11/방파제/ninjs.json');
  expect(ninjsErrors(item)).toEqual([]);
  const path = '2026/11/%EB%B0%A9%ED%8C%8C%EC%A0%9C';
  expect(item.uri).toBe(`tag:ledger.example,2026-11:/${path}`);
  expect(item.renditions![0]!.href).toBe(`https://ledger.example/${path}/`);
  expect(readFileSync(join(newsroom.out, FEED), 'utf8')).toContain(`"uri":"${item.uri}"`);
  // Feeds name it by the same, and another address leaves it as it is.
  expect(newsroom.read('feed.xml')).toContain(`>${item.uri}</guid>`);
  newsroom.remove('articles/2026/11/방파제.md');
  newsroom.write('articles/2026/11/pier.md', story({ topics: ['방파제'], aliases: ['/2026/11/방파제/'] }));
  await newsroom.print();
  expect(read('2026/11/pier/ninjs.json')).toMatchObject({
    uri: item.uri,
    renditions: [{ href: 'https://ledger.example/2026/11/pier/' }],
  });
});
