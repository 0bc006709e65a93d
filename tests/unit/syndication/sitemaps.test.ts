import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mapOf, mapStories } from '../../../src/archive/maps.ts';
import { Store } from '../../../src/archive/store.ts';
import { newsLanguage } from '../../../src/syndication/sitemaps/news-map.ts';
import { sitemap } from '../../../src/syndication/sitemaps/sitemap.ts';
import { memoryArchive, PAPER, story, type MemoryContent } from '../newsroom/memory-archive.ts';
import { sitemapErrors, texts } from './sitemap-schema.ts';

const MONTH = { kind: 'sitemap', of: 'month', month: '2026-11', part: 1 } as const;
const HOSTILE = `</news:title><x a="'">&amp; ]]> <!-- \ud800 \uffff \u0007 <![CDATA[`;

const content: MemoryContent = {
  site: { ...PAPER, name: 'Tea & <b>"scones"</b>' },
  stories: [
    story('2026/11/pier', { headline: 'A pier & a wall < both' }),
    story('2026/11/hostile', { headline: HOSTILE, day: 2 }),
    story('2026/11/한국', { headline: '부두', language: 'ko', day: 3 }),
    story('2026/11/draft', { headline: 'A draft', hidden: 'draft', day: 4 }),
  ],
  maps: [
    {
      month: '2026-11',
      part: 1,
      changed: Date.UTC(2026, 10, 3, 17, 5, 9),
      stories: [
        { id: '2026/11/pier', changed: Date.UTC(2026, 10, 3, 17, 5, 9), pictures: ['/photos/a.1-720.jpg'] },
        {
          id: '2026/11/한국',
          changed: Date.UTC(2026, 10, 2),
          pictures: ['/photos/a&b.1-720.jpg', '/photos/c.1-720.jpg'],
        },
      ],
    },
    { month: '2026-10', part: 2, changed: Date.UTC(2026, 9, 31), stories: [] },
  ],
};

describe('a sitemap is what its schema says', () => {
  test.each([
    MONTH,
    { kind: 'sitemap', of: 'index' },
    { kind: 'sitemap', of: 'pages' },
    { kind: 'sitemap', of: 'news' },
  ] as const)('$of', async (page) => {
    expect(await sitemapErrors(sitemap(memoryArchive(content), page))).toEqual([]);
  });

  test.each([
    ['an address without its host', (xml: string) => xml.replace('https://courier.example/2026', '/2026')],
    ['a moment without a zone', (xml: string) => xml.replace('05:09Z', '05:09')],
    ['a moment without seconds', (xml: string) => xml.replace('05:09Z', '05Z')],
    ['an address twice', (xml: string) => xml.replaceAll('%ED%95%9C%EA%B5%AD', 'pier')],
    ['an address that is not escaped', (xml: string) => xml.replace('%ED%95%9C%EA%B5%AD', '한국')],
    ['a picture without an address', (xml: string) => xml.replace(/<image:loc>.*?<\/image:loc>/, '')],
    [
      'a caption, which Google has given up',
      (xml: string) => xml.replace('</image:image>', '<image:caption/></image:image>'),
    ],
    ['an & that is not escaped', (xml: string) => xml.replace('&amp;', '&')],
    ['no address at all', (xml: string) => xml.replace(/<url>.*<\/url>/s, '')],
  ])('and the schema refuses %s', async (_name, broken) => {
    const xml = sitemap(memoryArchive(content), MONTH);
    expect(broken(xml)).not.toBe(xml);
    expect(await sitemapErrors(broken(xml))).not.toEqual([]);
  });

  test.each([
    ['a story without a title', /<news:title>.*?<\/news:title>/s, ''],
    ['an empty title', /<news:title>.*?<\/news:title>/s, '<news:title></news:title>'],
    ['keywords, which Google has given up', '</news:news>', '<news:keywords>sea</news:keywords></news:news>'],
    ['a language that is none', '<news:language>en', '<news:language>en-US'],
    ['no language', /<news:language>.*?<\/news:language>/, ''],
    ['a day that is none', /2026-11-0\dT/, '2026-11-31T'],
  ])('and that of news refuses %s', async (_name, from, to) => {
    const xml = sitemap(memoryArchive(content), { kind: 'sitemap', of: 'news' });
    expect(await sitemapErrors(xml.replace(from, to))).not.toEqual([]);
  });

  test('and that of the index refuses a sitemap without its host, or twice', async () => {
    const xml = sitemap(memoryArchive(content), { kind: 'sitemap', of: 'index' });
    expect(await sitemapErrors(xml.replace('https://courier.example/', '/'))).not.toEqual([]);
    expect(await sitemapErrors(xml.replace('pages.xml', 'news.xml'))).not.toEqual([]);
  });
});

test('the index has the months newest first, each with its last change', () => {
  const xml = sitemap(memoryArchive(content), { kind: 'sitemap', of: 'index' });
  expect(texts(xml, 'loc')).toEqual([
    'https://courier.example/sitemaps/news.xml',
    'https://courier.example/sitemaps/pages.xml',
    'https://courier.example/sitemaps/2026-11.xml',
    'https://courier.example/sitemaps/2026-10-2.xml',
  ]);
  expect(texts(xml, 'lastmod')).toEqual(['2026-11-03T17:05:09Z', '2026-10-31T00:00:00Z']);
});

test('news has the words of content whatever they are, and nothing that is hidden', () => {
  const xml = sitemap(memoryArchive(content), { kind: 'sitemap', of: 'news' });
  expect(texts(xml, 'news:title')).toEqual([
    '부두',
    `</news:title><x a="'">&amp; ]]> <!-- \ufffd   <![CDATA[`,
    'A pier & a wall < both',
  ]);
  expect(texts(xml, 'news:name')).toEqual(Array(3).fill('Tea & <b>"scones"</b>'));
  expect(texts(xml, 'news:language')).toEqual(['ko', 'en', 'en']);
  expect(texts(xml, 'loc')[0]).toBe('https://courier.example/2026/11/%ED%95%9C%EA%B5%AD/');
});

test('a news sitemap may be empty', () => {
  expect(sitemap(memoryArchive({}), { kind: 'sitemap', of: 'news' })).toMatch(/<urlset [^>]*><\/urlset>\n$/);
});

test.each([
  ['en-US', 'en'],
  ['pt-BR', 'pt'],
  ['zh', 'zh-cn'],
  ['zh-Hant-HK', 'zh-tw'],
  ['zh-TW', 'zh-tw'],
  ['haw', 'haw'],
])('%s is %s in news', (tag, language) => {
  expect(newsLanguage(tag)).toBe(language);
});

describe('a month that is too large for one file', () => {
  const put = (store: Store, id: string, published: number) => {
    store.run(
      `INSERT OR REPLACE INTO entries VALUES ('article', ?, ?, ?, ?, '[]', ?, 0, ?)`,
      id,
      `articles/${id}.md`,
      JSON.stringify({ published }),
      JSON.stringify({ photos: [], corrections: [] }),
      published,
      JSON.stringify({ month: '2026-11' }),
    );
    store.run('INSERT OR IGNORE INTO unmapped VALUES (?)', id);
  };
  const files = (store: Store) =>
    store
      .all<{ part: number }>('SELECT part FROM maps ORDER BY part')
      .map(({ part }) => mapOf(store, '2026-11', part).map(({ id }) => id));
  const touched = (store: Store) => {
    const { count } = store.get<{ count: number }>('SELECT count(*) AS count FROM touched')!;
    store.run('DELETE FROM touched');
    return count;
  };

  test.each([
    ['by its addresses', { addresses: 2, bytes: 1e9 }],
    ['by its bytes', { addresses: 50_000, bytes: 900 }],
  ])('is divided %s, and a new story changes the last file alone', (_name, largest) => {
    const directory = mkdtempSync(join(tmpdir(), 'maps-'));
    const store = Store.open(directory);
    try {
      const options = { now: 1_000, site: { language: 'en' }, all: false, largest };
      for (let index = 1; index <= 5; index += 1) put(store, `2026/11/s${index}`, index);
      mapStories(store, options);
      expect(files(store)).toEqual([['2026/11/s1', '2026/11/s2'], ['2026/11/s3', '2026/11/s4'], ['2026/11/s5']]);
      touched(store);
      put(store, '2026/11/s6', 6);
      mapStories(store, options);
      expect(files(store).at(-1)).toEqual(['2026/11/s5', '2026/11/s6']);
      // That file, and the index.
      expect(touched(store)).toBe(2);
      // Nothing is new.
      mapStories(store, { ...options, all: true });
      expect(touched(store)).toBe(0);
      store.run(`DELETE FROM entries WHERE id > '2026/11/s2'`);
      mapStories(store, { ...options, all: false });
      store.run(`INSERT INTO unmapped SELECT story FROM mapped`);
      mapStories(store, options);
      expect(files(store)).toEqual([['2026/11/s1', '2026/11/s2']]);
    } finally {
      store.close();
      rmSync(directory, { recursive: true });
    }
  });
});
