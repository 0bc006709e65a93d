/** Sitemaps: what they hold, and that a change costs the files that it concerns and no others. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from '../../src/press/source.ts';
import { sitemapErrors, texts } from '../unit/syndication/sitemap-schema.ts';
import { internalLinks, digestTree, fileAt } from './tree.ts';
import { Newsroom, NOW, picture, SITE, story } from './newsroom.ts';

const HOUR = 3_600_000;
const ORIGIN = 'https://ledger.example';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  newsroom.write('articles/2019/03/old.md', OLD());
  newsroom.write('articles/2019/03/other.md', story({ published: '2019-03-06T08:00' }));
  newsroom.write('articles/2026/10/tide.md', story({ published: '2026-10-30T08:00', topics: ['harbor'] }));
  newsroom.write('articles/2026/11/yesterday.md', story({ headline: 'Yesterday', published: '2026-11-23T07:00' }));
});
afterEach(() => newsroom.dispose());

const OLD = (fields: Record<string, unknown> = {}) => story({ published: '2019-03-05T19:20', ...fields });
const locs = (file: string) => texts(newsroom.read(file), 'loc').map((address) => address.replace(ORIGIN, ''));
const maps = () => filesBelow(newsroom.out, '').filter((file) => file.startsWith('sitemap'));

/** The sitemaps that a build makes other than they were. */
async function changed(work: () => Promise<unknown>): Promise<string[]> {
  const before = digestTree(newsroom.out);
  await work();
  const after = digestTree(newsroom.out);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((file) => file.startsWith('sitemap') && before[file] !== after[file])
    .sort();
}

test('every file is valid, and every address in it is a page or a picture of the site', async () => {
  newsroom.write('photos/wall.jpg', await picture('tan', 1600, 900));
  newsroom.write('photos/boat.jpg', await picture('teal', 900, 600));
  newsroom.write('authors/ana.md', '---\nname: Ana Reyes\n---\nShe writes.\n');
  newsroom.write('series/rising-water.md', '---\nname: Rising water\n---\n');
  newsroom.write(
    'articles/2026/11/wall.md',
    story(
      {
        published: '2026-11-20T08:00',
        aliases: ['/old/wall.html'],
        topics: ['sea-wall'],
        authors: ['ana'],
        photo: { src: 'photos/wall.jpg', alt: 'A wall', credit: 'A & B' },
      },
      'It holds.\n\n![A boat](photos/boat.jpg "A boat. (A. Kim)")\n',
    ),
  );
  const { problems } = await newsroom.print();
  expect(problems).toEqual([]);
  for (const file of maps()) {
    const xml = newsroom.read(file);
    expect(await sitemapErrors(xml), file).toEqual([]);
    for (const address of [...texts(xml, 'loc'), ...texts(xml, 'image:loc')]) {
      const path = decodeURI(address.replace(ORIGIN, ''));
      const there = path === '/' ? 'index.html' : fileAt(newsroom.out, path);
      expect(there, address).toBeDefined();
      if (there!.endsWith('.html')) expect(newsroom.read(there!), address).not.toContain('noindex');
    }
  }
  // The pictures are those that the page itself shows to any browser.
  const pictures = texts(newsroom.read('sitemaps/2026-11.xml'), 'image:loc');
  expect(pictures).toHaveLength(2);
  const links = internalLinks(newsroom.read('2026/11/wall/index.html'), ORIGIN);
  for (const address of pictures) expect(links).toContain(address.replace(ORIGIN, ''));
  expect(newsroom.read('2026/11/wall/index.html')).toContain(`src="${pictures[0]!.replace(ORIGIN, '')}"`);

  // Every page that search engines may show is in one of them, but for lists of months, by which readers browse.
  const listed = new Set(maps().flatMap(locs));
  const pages = filesBelow(newsroom.out, '')
    .filter((file) => file.endsWith('.html') && !newsroom.read(file).includes('noindex'))
    .map((file) => `/${file.replace(/index\.html$/, '')}`);
  expect(pages.filter((page) => !listed.has(page) && !/\/\d{4}\/\d\d\/$/.test(page))).toEqual([]);
  expect(listed).not.toContain('/old/wall.html');
  expect(listed).not.toContain('/404.html');
});

test('a new story changes its month, the index and the news, and no file of another month', async () => {
  await newsroom.print();
  newsroom.write('articles/2026/11/new.md', story({ published: '2026-11-24T06:00' }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemap.xml', 'sitemaps/2026-11.xml', 'sitemaps/news.xml']);
  expect(locs('sitemaps/2026-11.xml')).toEqual(['/2026/11/yesterday/', '/2026/11/new/']);
  // An old one, found late, is no news.
  newsroom.write('articles/2026/10/late.md', story({ published: '2026-10-29T06:00' }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/2026-10.xml']);
  // The first of a topic has a front.
  newsroom.write('articles/2026/10/late.md', story({ published: '2026-10-29T06:00', topics: ['boats'] }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/pages.xml']);
  expect(locs('sitemaps/pages.xml')).toContain('/topics/boats/');
  // It has one with and without words of the newsroom's own.
  newsroom.write('topics/boats.md', '---\nname: Boats\n---\n');
  expect(await changed(() => newsroom.print())).toEqual([]);
  newsroom.write('articles/2026/10/late.md', story({ published: '2026-10-29T06:00' }));
  expect(await changed(() => newsroom.print())).toEqual([]);
  newsroom.remove('topics/boats.md');
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/pages.xml']);
});

test('a correction of an old story changes two files, and words that readers see change none', async () => {
  await newsroom.print();
  const correction = { date: '2026-11-24T06:30', text: 'It was Tuesday.' };
  newsroom.write('articles/2019/03/old.md', OLD({ corrections: [correction] }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemap.xml', 'sitemaps/2019-03.xml']);
  expect(texts(newsroom.read('sitemaps/2019-03.xml'), 'lastmod')).toEqual([
    '2026-11-24T11:30:00Z',
    '2019-03-06T13:00:00Z',
  ]);
  expect(newsroom.read('sitemap.xml')).toContain('2019-03.xml</loc><lastmod>2026-11-24T11:30:00Z');

  newsroom.write('articles/2019/03/old.md', OLD({ corrections: [{ ...correction, text: 'It was Monday.' }] }));
  expect(await changed(() => newsroom.print())).toEqual([]);
  newsroom.write('articles/2019/03/old.md', OLD({ headline: 'Another headline', corrections: [correction] }));
  expect(await changed(() => newsroom.print())).toEqual([]);
  // One that is older than the month's last change is told by the month alone.
  newsroom.write('articles/2019/03/other.md', story({ published: '2019-03-06T08:00', updated: '2020-01-01' }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/2019-03.xml']);
  // Taken back, it has never been.
  newsroom.write('articles/2019/03/old.md', OLD());
  await newsroom.print();
  expect(newsroom.read('sitemap.xml')).toContain('2019-03.xml</loc><lastmod>2020-01-01T05:00:00Z');
});

test('another picture, and another credit, change the month of the stories that show it', async () => {
  const photo = { src: 'photos/wall.jpg', alt: 'A wall', credit: 'A. Kim' };
  newsroom.write('photos/wall.jpg', await picture('tan', 900, 600));
  newsroom.write('articles/2019/03/old.md', OLD({ photo }));
  newsroom.write(
    'articles/2026/10/tide.md',
    story({ published: '2026-10-30T08:00' }, '![A wall](photos/wall.jpg "(A. Kim)")\n'),
  );
  await newsroom.print();
  newsroom.write('photos/wall.jpg', await picture('teal', 900, 600));
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/2019-03.xml', 'sitemaps/2026-10.xml']);
  for (const file of ['sitemaps/2019-03.xml', 'sitemaps/2026-10.xml'])
    for (const address of texts(newsroom.read(file), 'image:loc'))
      expect(fileAt(newsroom.out, address.replace(ORIGIN, '')), address).toBeDefined();
  newsroom.write('articles/2019/03/old.md', OLD({ photo: { ...photo, credit: 'Noor Haddad' } }));
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/2019-03.xml']);
  newsroom.write('articles/2019/03/old.md', OLD());
  expect(await changed(() => newsroom.print())).toEqual(['sitemaps/2019-03.xml']);
});

test('a story leaves the news after 48 hours, and nothing else is printed for that', async () => {
  newsroom.write('articles/2026/11/today.md', story({ headline: 'Today', published: '2026-11-24T06:00' }));
  await newsroom.print();
  expect(locs('sitemaps/news.xml')).toEqual(['/2026/11/today/', '/2026/11/yesterday/']);
  const at = (hours: number) => newsroom.print({ now: NOW + hours * HOUR });
  // Published at 12:00 on the 23rd, by UTC: it is there up to that time on the 25th.
  expect((await at(23)).pages.printed).toBe(0);
  expect((await at(24)).pages.printed).toBe(0);
  const left = await at(24.5);
  expect([left.pages.printed, left.files.written]).toEqual([1, 1]);
  expect(locs('sitemaps/news.xml')).toEqual(['/2026/11/today/']);
  expect((await at(25)).pages.printed).toBe(0);
  // A build that comes late makes up for it, and so does a clock that is set back.
  await at(1_000);
  expect(locs('sitemaps/news.xml')).toEqual([]);
  await at(0);
  expect(locs('sitemaps/news.xml')).toEqual(['/2026/11/today/', '/2026/11/yesterday/']);
  // No build is due for it: search engines pass over what is older, and the site is built each hour anyway.
  expect((await at(0)).nextDue).toBeUndefined();
});

test('what readers may not see is in no sitemap until its time has come', async () => {
  newsroom.write('articles/2026/11/secret.md', story({ published: '2026-11-20T08:00', embargo: '2026-11-24T13:00Z' }));
  newsroom.write('articles/2026/11/draft.md', story({ draft: true }));
  newsroom.write('articles/2026/12/later.md', story({ published: '2026-12-01T08:00' }));
  await newsroom.print();
  const all = () =>
    maps()
      .map((file) => newsroom.read(file))
      .join('');
  expect(all()).not.toMatch(/secret|draft|later|2026-12/);
  expect(await changed(() => newsroom.print({ now: NOW + HOUR }))).toEqual(['sitemaps/2026-11.xml']);
  expect(all()).toMatch(/secret/);
  expect(await changed(() => newsroom.print({ now: NOW }))).toEqual(['sitemaps/2026-11.xml']);
  expect(all()).not.toMatch(/secret|draft|later/);
});

test('a live story is as new as its newest post', async () => {
  const post = (published: string) => `---\npublished: ${published}\n---\nIt rains.\n`;
  newsroom.write('articles/2026/10/storm.md', story({ published: '2026-10-30T08:00', type: 'live' }));
  await newsroom.print();
  newsroom.write('articles/2026/10/storm/wet.md', post('2026-11-24T06:00'));
  newsroom.write('articles/2026/10/storm/later.md', post('2026-11-24T13:00Z'));
  expect(await changed(() => newsroom.print())).toEqual(['sitemap.xml', 'sitemaps/2026-10.xml']);
  expect(texts(newsroom.read('sitemaps/2026-10.xml'), 'lastmod')).toContain('2026-11-24T11:00:00Z');
  await newsroom.print({ now: NOW + HOUR });
  expect(texts(newsroom.read('sitemaps/2026-10.xml'), 'lastmod')).toContain('2026-11-24T13:00:00Z');
});

test('another language, zone or address of the site changes what has to, as a clean build has it', async () => {
  for (const site of [SITE.replace('America/New_York', 'Asia/Seoul'), `${SITE}language: fr\n`]) {
    newsroom.write('site.yaml', site);
    await newsroom.print();
    const clean = { out: join(newsroom.directory, 'clean'), cache: join(newsroom.directory, 'clean-cache') };
    await newsroom.print(clean);
    expect(digestTree(newsroom.out)).toEqual(digestTree(clean.out));
  }
  await newsroom.print({ url: 'https://staging.example' });
  for (const file of maps()) expect(newsroom.read(file)).not.toContain('ledger.example');
});

test('nothing of the newsroom’s may stand where a sitemap does', async () => {
  newsroom.write('articles/2026/11/yesterday.md', story({ aliases: ['/sitemap.xml', '/sitemaps/2026-11.xml'] }));
  newsroom.write('pages/sitemaps.md', '---\ntitle: Maps\n---\n');
  const { problems } = await newsroom.print();
  expect(problems.map(({ rule, found }) => `${rule} ${found}`)).toEqual([
    'duplicate-address /sitemap.xml',
    'duplicate-address /sitemaps/2026-11.xml',
    'duplicate-address /sitemaps/',
  ]);
});
