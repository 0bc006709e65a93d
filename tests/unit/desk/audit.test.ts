/** The audit finds nothing where all agree, and each contradiction that can be made. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import robotsParser from 'robots-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/desk/audit/arguments.ts';
import { UsageError } from '../../../src/press/command.ts';
import { NoSiteError } from '../../../src/desk/audit/audit-site.ts';
import { readRobots } from '../../../src/desk/audit/read-robots.ts';
import { formatAudit } from '../../../src/desk/audit/report.ts';
import { auditFiles, soundSite } from './audited-site.ts';

const PAGE = '2026/11/a/index.html';
const ITEM = '2026/11/a/ninjs.json';
const found = (files: ReadonlyMap<string, string>, options = {}) =>
  auditFiles(files, options).findings.kept.map(
    ({ level, rule, file, message }) => `${level} ${rule} ${file}: ${message}`,
  );

test('a site in which all agree has no finding at all', () => {
  expect(found(soundSite())).toEqual([]);
  const { counts } = auditFiles(soundSite());
  expect(counts).toMatchObject({
    pages: 8,
    stories: 2,
    'old addresses': 1,
    RSS: 1,
    Atom: 1,
    'JSON Feed': 1,
    'entries of feeds': 5,
    sitemaps: 3,
    'news sitemaps': 1,
    'addresses in sitemaps': 3,
    ninjs: 2,
    'robots.txt': 1,
    'tdmrep.json': 1,
    RSL: 1,
  });
});

/** What is spoiled: in which file, which words, into which; and what is found, by rule, file and words. */
const SPOILED: [
  name: string,
  file: string,
  from: string | RegExp,
  to: string,
  rule: string,
  where: string,
  words: RegExp,
][] = [
  [
    'the headline of the page',
    PAGE,
    '<h1>Wall &amp; gate',
    '<h1>Wall',
    'headline-differs',
    'feed.xml',
    /\/2026\/11\/a\/: the page says “Wall”, feed\.xml says “Wall & gate”/,
  ],
  [
    'the title of the page',
    PAGE,
    '<title>Wall &amp; gate',
    '<title>Gate',
    'headline-differs',
    PAGE,
    /its title says “Gate – The Paper”/,
  ],
  [
    'og:title',
    PAGE,
    'og:title" content="Wall &amp; gate',
    'og:title" content="Gate',
    'headline-differs',
    PAGE,
    /its card \(og:title\) says “Gate”/,
  ],
  [
    'og:url',
    PAGE,
    /og:url" content="[^"]*/,
    'og:url" content="https://paper.example/about/',
    'canonical-differs',
    PAGE,
    /og:url/,
  ],
  [
    'og:image',
    PAGE,
    'pier.0a1b2c3d-s1200',
    'pier.0a1b2c3d-s9999',
    'address-dead',
    PAGE,
    /-s9999\.jpg, which is not there/,
  ],
  [
    'the canonical address',
    PAGE,
    'rel="canonical" href="https://paper.example/2026/11/a/',
    'rel="canonical" href="https://paper.example/2026/11/b/',
    'canonical-differs',
    PAGE,
    /stands at https:\/\/paper\.example\/2026\/11\/b\//,
  ],
  [
    'the time of the card',
    PAGE,
    'published_time" content="2026-11-09T18:30',
    'published_time" content="2026-11-09T18:31',
    'published-differs',
    PAGE,
    /2026-11-09T23:30Z, its card says 2026-11-09T23:31Z/,
  ],
  [
    'the change of the card',
    PAGE,
    'modified_time" content="2026-11-10T07:05',
    'modified_time" content="2026-11-10T07:06',
    'modified-differs',
    PAGE,
    /its card says/,
  ],
  [
    'the headline of the structured data',
    PAGE,
    '"headline":"Wall & gate"',
    '"headline":"Gate"',
    'headline-differs',
    PAGE,
    /its structured data says “Gate”/,
  ],
  [
    'an author of the structured data',
    PAGE,
    '"name":"Li Wen"',
    '"name":"Lee Wen"',
    'authors-differ',
    PAGE,
    /by “Ana Reyes”, “Li Wen”, its structured data says by “Ana Reyes”, “Lee Wen”/,
  ],
  [
    'the publication of the structured data',
    PAGE,
    '"datePublished":"2026-11-09T18:30',
    '"datePublished":"2026-11-09T17:30',
    'published-differs',
    PAGE,
    /structured data/,
  ],
  [
    'an older change in the structured data',
    PAGE,
    '"dateModified":"2026-11-10T07:05',
    '"dateModified":"2026-11-10T07:00',
    'modified-differs',
    PAGE,
    /it was last changed at 2026-11-10T12:00Z/,
  ],
  [
    'the picture of the structured data',
    PAGE,
    '"contentUrl":"https://paper.example/photos/2026/pier.0a1b2c3d-w1200.jpg"',
    '"contentUrl":"https://paper.example/photos/2026/other.0a1b2c3d-1080.jpg"',
    'image-differs',
    PAGE,
    /other/,
  ],
  [
    'the credit of the structured data',
    PAGE,
    '"creditText":"A. Kim',
    '"creditText":"B. Kim',
    'credit-differs',
    PAGE,
    /“B\. Kim\/The Paper”/,
  ],
  [
    'a page in the structured data',
    PAGE,
    '"url":"https://paper.example/authors/ana/"',
    '"url":"https://paper.example/authors/anna/"',
    'address-dead',
    PAGE,
    /\/authors\/anna\//,
  ],
  ['the structured data as a whole', PAGE, '"@graph":', '"@graph"', 'json-ld-broken', PAGE, /cannot be read/],
  ['an alt', PAGE, ' alt="A pier"', '', 'alt-missing', PAGE, /-1080\.jpg has no alt/],
  ['a picture in a srcset', PAGE, '-1600.avif', '-1601.avif', 'address-dead', PAGE, /-1601\.avif/],
  ['a link', PAGE, 'href="/2026/11/b/#fog"', 'href="/2026/11/c/"', 'address-dead', PAGE, /\/2026\/11\/c\//],
  [
    'a fragment',
    PAGE,
    'href="/2026/11/b/#fog"',
    'href="/2026/11/b/#smog"',
    'fragment-dead',
    PAGE,
    /\/2026\/11\/b\/#smog/,
  ],
  ['the ninjs of a page', PAGE, 'href="ninjs.json"', 'href="njs.json"', 'address-dead', PAGE, /njs\.json/],
  ['the byline of the page', PAGE, '>Li Wen</a>', '>L. Wen</a>', 'authors-differ', 'atom.xml', /“L\. Wen”/],
  ['the credit on the page', PAGE, '>A. Kim/The Paper<', '>AP<', 'credit-differs', ITEM, /“The pier\. AP”/],
  [
    'the reservation of a page',
    PAGE,
    'reservation" content="1"',
    'reservation" content="0"',
    'policy-differs',
    'index.html',
    /On training/,
  ],
  [
    'where an old address leads',
    'old.html',
    'url=/2026/11/a/',
    'url=/2026/11/b/',
    'canonical-differs',
    'old.html',
    /stands at/,
  ],
  [
    'the headline of RSS',
    'feed.xml',
    '<title>Wall',
    '<title>Walls',
    'headline-differs',
    'feed.xml',
    /feed\.xml says “Walls & gate”/,
  ],
  [
    'an author of RSS',
    'feed.xml',
    '<dc:creator>Li Wen</dc:creator>',
    '',
    'authors-differ',
    'feed.xml',
    /by “Ana Reyes”\./,
  ],
  [
    'the agency of RSS',
    'feed.xml',
    '<dc:creator>AP<',
    '<dc:creator>DPA<',
    'authors-differ',
    'feed.xml',
    /by “AP”, feed\.xml says by “DPA”/,
  ],
  [
    'the date of RSS',
    'feed.xml',
    '09 Nov 2026 23:30:12',
    '09 Nov 2026 23:31:12',
    'published-differs',
    'feed.xml',
    /23:31Z/,
  ],
  [
    'the change of RSS',
    'feed.xml',
    '<atom:updated>2026-11-10T12:05',
    '<atom:updated>2026-11-10T13:05',
    'modified-differs',
    'feed.xml',
    /13:05Z/,
  ],
  ['the picture of RSS', 'feed.xml', '-1080.jpg', '-1081.jpg', 'address-dead', 'feed.xml', /-1081/],
  [
    'the credit of RSS',
    'feed.xml',
    '<media:credit>A. Kim',
    '<media:credit>C. Kim',
    'credit-differs',
    'feed.xml',
    /“C\. Kim/,
  ],
  [
    'the link of RSS',
    'feed.xml',
    '<link>https://paper.example/2026/11/b/',
    '<link>https://paper.example/2026/11/x/',
    'address-dead',
    'feed.xml',
    /\/2026\/11\/x\//,
  ],
  [
    'a link in the text of RSS',
    'feed.xml',
    'href="https://paper.example/about/"',
    'href="https://paper.example/abut/"',
    'address-dead',
    'feed.xml',
    /\/abut\//,
  ],
  [
    'the place of a correction in RSS',
    'feed.xml',
    '#corrections',
    '#correction',
    'fragment-dead',
    'feed.xml',
    /#correction;/,
  ],
  ['RSS as a whole', 'feed.xml', '</channel>', '', 'file-broken', 'feed.xml', /cannot be read/],
  ['the headline of Atom', 'atom.xml', '<title>Wall', '<title>Walls', 'headline-differs', 'atom.xml', /“Walls & gate”/],
  ['an author of Atom', 'atom.xml', '<name>Li Wen', '<name>Li Wan', 'authors-differ', 'atom.xml', /Li Wan/],
  [
    'the publication of Atom',
    'atom.xml',
    '<published>2026-11-09',
    '<published>2026-11-08',
    'published-differs',
    'atom.xml',
    /2026-11-08T23:30Z/,
  ],
  ['the change of Atom', 'atom.xml', /<entry>(.*?)12:05/, '<entry>$112:06', 'modified-differs', 'atom.xml', /12:06Z/],
  ['a link in the text of Atom', 'atom.xml', 'example/about/', 'example/abut/', 'address-dead', 'atom.xml', /\/abut\//],
  [
    'the headline of JSON Feed',
    'feed.json',
    '"title":"Wall',
    '"title":"Walls',
    'headline-differs',
    'feed.json',
    /“Walls & gate”/,
  ],
  ['an author of JSON Feed', 'feed.json', '"name":"Li Wen"', '"name":"X"', 'authors-differ', 'feed.json', /“X”/],
  [
    'the publication of JSON Feed',
    'feed.json',
    'published":"2026-11-09T23:30',
    'published":"2026-11-09T23:40',
    'published-differs',
    'feed.json',
    /23:40Z/,
  ],
  [
    'the change of JSON Feed',
    'feed.json',
    'modified":"2026-11-10T12:05',
    'modified":"2026-11-10T12:15',
    'modified-differs',
    'feed.json',
    /12:15Z/,
  ],
  ['the picture of JSON Feed', 'feed.json', 'pier', 'other', 'image-differs', 'feed.json', /other/],
  ['a link in the text of JSON Feed', 'feed.json', '/about/', '/abut/', 'address-dead', 'feed.json', /\/abut\//],
  ['JSON Feed as a whole', 'feed.json', ']', '', 'file-broken', 'feed.json', /cannot be read/],
  [
    'a sitemap in the index',
    'sitemap.xml',
    'sitemaps/news',
    'sitemaps/new',
    'address-dead',
    'sitemap.xml',
    /\/sitemaps\/new\.xml/,
  ],
  [
    'a page in a sitemap',
    'sitemaps/2026-11.xml',
    '/2026/11/b/',
    '/2026/11/z/',
    'address-dead',
    'sitemaps/2026-11.xml',
    /\/2026\/11\/z\//,
  ],
  [
    'a story that a sitemap forgets',
    'sitemaps/2026-11.xml',
    '/2026/11/b/',
    '/about/',
    'not-in-sitemap',
    '2026/11/b/index.html',
    /in no sitemap/,
  ],
  [
    'a page of another site',
    'sitemaps/2026-11.xml',
    'https://paper.example/2026/11/b/',
    'https://other.example/b/',
    'address-elsewhere',
    'sitemaps/2026-11.xml',
    /other\.example/,
  ],
  [
    'a picture in a sitemap',
    'sitemaps/2026-11.xml',
    'pier.0a1b2c3d-1600',
    'other.0a1b2c3d-1080',
    'image-differs',
    'sitemaps/2026-11.xml',
    /other/,
  ],
  [
    'a lastmod',
    'sitemaps/2026-11.xml',
    '2026-11-10T12:05',
    '2026-11-10T12:03',
    'lastmod-wrong',
    'sitemaps/2026-11.xml',
    /last changed before that/,
  ],
  [
    'a lastmod of a day',
    'sitemaps/2026-11.xml',
    '2026-11-08<',
    '2026-11-07<',
    'lastmod-wrong',
    'sitemaps/2026-11.xml',
    /2026-11-07/,
  ],
  [
    'a lastmod that is none',
    'sitemaps/2026-11.xml',
    '2026-11-08<',
    'soon<',
    'lastmod-wrong',
    'sitemaps/2026-11.xml',
    /“soon” is no time/,
  ],
  [
    'a page that is kept out and listed',
    '2026/11/b/index.html',
    '<meta charset="utf-8">',
    '<meta name="robots" content="noindex">',
    'noindex-listed',
    'sitemaps/2026-11.xml',
    /\/2026\/11\/b\//,
  ],
  [
    'an old address that is listed',
    'sitemaps/2026-11.xml',
    '/2026/11/b/',
    '/old.html',
    'moved-listed',
    'sitemaps/2026-11.xml',
    /has moved to/,
  ],
  [
    'the title of the news sitemap',
    'sitemaps/news.xml',
    '<news:title>Wall',
    '<news:title>Walls',
    'headline-differs',
    'sitemaps/news.xml',
    /“Walls & gate”/,
  ],
  [
    'the time of the news sitemap',
    'sitemaps/news.xml',
    '2026-11-09T23:30',
    '2026-11-09T23:20',
    'published-differs',
    'sitemaps/news.xml',
    /23:20Z/,
  ],
  [
    'no time in the news sitemap',
    'sitemaps/news.xml',
    /<news:publication_date>.*?<\/news:publication_date>/,
    '',
    'published-differs',
    'sitemaps/news.xml',
    /no time of publication/,
  ],
  [
    'what robots.txt forbids',
    'robots.txt',
    '/private/',
    '/2026/',
    'robots-forbids',
    'sitemaps/news.xml',
    /keeps crawlers from it/,
  ],
  [
    'what robots.txt forbids to one',
    'robots.txt',
    'User-agent: *',
    'User-agent: Googlebot-News\nDisallow: /2026/11/a\n\nUser-agent: *',
    'robots-forbids',
    'sitemaps/news.xml',
    /keeps Googlebot-News/,
  ],
  ['a sitemap in robots.txt', 'robots.txt', '/sitemap.xml', '/map.xml', 'address-dead', 'robots.txt', /\/map\.xml/],
  [
    'a sitemap of another site in robots.txt',
    'robots.txt',
    'Sitemap: https://paper.example',
    'Sitemap: https://paper.example.org',
    'sitemap-elsewhere',
    'robots.txt',
    /paper\.example\.org/,
  ],
  ['the licence in robots.txt', 'robots.txt', '/rsl.xml', '/licence.xml', 'address-dead', 'robots.txt', /licence/],
  [
    'the signal in robots.txt',
    'robots.txt',
    'ai-train=no',
    'ai-train=yes',
    'policy-differs',
    'robots.txt',
    /content-signal: ai-train=yes/,
  ],
  [
    'trainers in robots.txt',
    'robots.txt',
    'Disallow: /\n',
    'Disallow:\n',
    'policy-differs',
    'robots.txt',
    /lets in GPTBot/,
  ],
  [
    'tdmrep.json',
    '.well-known/tdmrep.json',
    ':1',
    ':0',
    'policy-differs',
    '.well-known/tdmrep.json',
    /tdm-reservation: 0/,
  ],
  [
    'what RSL prohibits',
    'rsl.xml',
    /<prohibits(.*)<\/prohibits>/,
    '<permits$1</permits>',
    'policy-differs',
    'rsl.xml',
    /permits ai-train/,
  ],
  [
    'what RSL permits',
    'rsl.xml',
    /<permits(.*?)<\/permits>/,
    '<prohibits$1</prohibits>',
    'policy-differs',
    'rsl.xml',
    /On search/,
  ],
  ['trust.txt', 'trust.txt', 'no', 'yes', 'policy-differs', 'trust.txt', /datatrainingallowed=yes/],
  ['the headers', '_headers', 'Reservation: 1', 'Reservation: 0', 'policy-differs', '_headers', /tdm-reservation: 0/],
  ['llms.txt', 'llms.txt', '/about/', '/abut/', 'address-dead', 'llms.txt', /\/abut\//],
  ['the headline of ninjs', ITEM, '"value":"Wall', '"value":"Walls', 'headline-differs', ITEM, /“Walls & gate”/],
  ['an author of ninjs', ITEM, '"Li Wen"', '"Li"', 'authors-differ', ITEM, /“Li”/],
  [
    'the publication of ninjs',
    ITEM,
    'firstCreated":"2026-11-09T18:30',
    'firstCreated":"2026-11-09T18:40',
    'published-differs',
    ITEM,
    /23:40Z/,
  ],
  [
    'the change of ninjs',
    ITEM,
    'versionCreated":"2026-11-10T07:05',
    'versionCreated":"2026-11-10T07:10',
    'modified-differs',
    ITEM,
    /12:10Z/,
  ],
  ['the picture of ninjs', ITEM, 'pier.0a1b2c3d-1600', 'pier.0a1b2c3d-1601', 'address-dead', ITEM, /-1601/],
  ['another picture in ninjs', ITEM, 'pier.0a1b2c3d-1600', 'other.0a1b2c3d-1080', 'image-differs', ITEM, /other/],
  ['the credit of ninjs', ITEM, '"by":"A. Kim', '"by":"D. Kim', 'credit-differs', ITEM, /“D\. Kim/],
  [
    'an embargo in ninjs',
    ITEM,
    '"type":"text"',
    '"type":"text","embargoedUntil":"2026-12-01T00:00:00Z"',
    'embargo-public',
    ITEM,
    /embargoed until 2026-12-01/,
  ],
  ['the status of ninjs', ITEM, 'usable', 'withheld', 'embargo-public', ITEM, /withheld/],
  [
    'a policy in ninjs',
    ITEM,
    '"title":"C","href":"https://paper.example/about/"',
    '"title":"C","href":"https://paper.example/gone/"',
    'address-dead',
    ITEM,
    /\/gone\//,
  ],
  [
    'the story of ninjs',
    ITEM,
    /https:\/\/paper\.example\/2026\/11\/a\//g,
    'https://paper.example/about/',
    'story-missing',
    ITEM,
    /no story of this site/,
  ],
  [
    'a headline in the feed for partners',
    'partners/ninjs.json',
    '"value":"Wall',
    '"value":"Walls',
    'headline-differs',
    'partners/ninjs.json',
    /“Walls & gate”/,
  ],
  [
    'a credit in the feed for partners',
    'partners/ninjs.json',
    '"by":"A. Kim',
    '"by":"E. Kim',
    'credit-differs',
    'partners/ninjs.json',
    /“E\. Kim/,
  ],
];

test.each(SPOILED)('it finds out %s', (_name, file, from, to, rule, where, words) => {
  const files = soundSite();
  const before = files.get(file)!;
  files.set(file, before.replace(from, to));
  expect(files.get(file), 'nothing was spoiled').not.toBe(before);
  const { findings } = auditFiles(files);
  const told = findings.kept.filter((finding) => finding.rule === rule && finding.file === where);
  expect(told.map(({ message }) => message).join('\n')).toMatch(words);
  expect(told.every(({ level }) => level === 'contradiction')).toBe(true);
});

describe('times that machines are told', () => {
  const PRESENT = Date.parse('2026-11-12T00:00:00Z');
  const told = (files: ReadonlyMap<string, string>, present = PRESENT) =>
    auditFiles(files, { present })
      .findings.kept.filter(({ rule }) => /^time-/.test(rule))
      .map(({ rule, file, message }) => `${rule} ${file}: ${message}`);

  test('of a sound site have come, to the minute', () => {
    expect(told(soundSite())).toEqual([]);
    expect(told(soundSite(), Date.parse('2026-11-10T12:04:00Z'))).not.toEqual([]);
  });

  test.each([
    ['2026/11/a/index.html', '"dateModified":"2026-11-10T07:05', '"dateModified":"2026-11-09T18:29', /before/],
    ['2026/11/a/index.html', '"dateModified":"2026-11-10', '"dateModified":"2026-11-20', /ahead/],
    ['2026/11/a/index.html', 'modified_time" content="2026-11-10', 'modified_time" content="2026-11-08', /before/],
    ['2026/11/a/index.html', 'published_time" content="2026-11-09', 'published_time" content="2027-11-09', /ahead/],
    [
      '2026/11/a/index.html',
      '"author":',
      '"correction":{"@type":"CorrectionComment","datePublished":"2026-11-08"},"author":',
      /before-publication .*CorrectionComment 1/,
    ],
    ['2026/11/a/index.html', '"author":', '"video":{"@type":"V","uploadDate":"2026-12-01"},"author":', /ahead/],
    ['feed.xml', '2026-11-10T12:05:00Z', '2026-11-09T12:05:00Z', /before/],
    ['feed.xml', 'Tue, 10 Nov 2026 12', 'Thu, 10 Dec 2026 12', /ahead/],
    ['atom.xml', '<published>2026-11-09', '<published>2026-11-19', /ahead/],
    ['feed.json', '"date_modified":"2026-11-10', '"date_modified":"2026-11-01', /before/],
    ['2026/11/a/ninjs.json', '"versionCreated":"2026-11-10', '"versionCreated":"2026-11-09', /before/],
    ['sitemaps/2026-11.xml', '<lastmod>2026-11-08', '<lastmod>2026-11-13', /ahead/],
    ['sitemaps/news.xml', 'date>2026-11-09', 'date>2026-11-19', /ahead/],
  ])('in %s: %s', (file, part, instead, finding) => {
    const files = soundSite();
    const text = files.get(file)!;
    expect(text).toContain(part);
    files.set(file, text.replace(part, instead));
    const found = told(files);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toContain(` ${file}: `);
    expect(found.join('\n')).toMatch(finding);
  });

  test('a day may be the present one anywhere, and that of publication', () => {
    const files = soundSite();
    const map = files.get('sitemaps/2026-11.xml')!;
    files.set('sitemaps/2026-11.xml', map.replace('<lastmod>2026-11-08', '<lastmod>2026-11-12'));
    expect(told(files)).toEqual([]);
    const page = files.get('2026/11/a/index.html')!;
    const correction = '"correction":[{"@type":"CorrectionComment","datePublished":"2026-11-09"}],"author":';
    files.set('2026/11/a/index.html', page.replace('"author":', correction));
    expect(told(files)).toEqual([]);
  });

  test('of lives and works may be any', () => {
    const files = soundSite();
    const page = files.get('2026/11/a/index.html')!;
    const about =
      '"about":{"@type":"Person","birthDate":"1934-01-01"},"itemReviewed":{"datePublished":"1999"},"author":';
    files.set('2026/11/a/index.html', page.replace('"author":', about));
    expect(told(files)).toEqual([]);
  });
});

describe('limits', () => {
  const rules = (files: ReadonlyMap<string, string>, options = {}) => [
    ...auditFiles(files, options).findings.counts.keys(),
  ];

  test('of a feed', () => {
    for (const file of ['feed.xml', 'feed.json', 'partners/ninjs.json']) {
      const files = soundSite();
      const text = files.get(file)!;
      files.set(file, text.padEnd(250_000));
      expect(rules(files), file).toEqual([]);
      files.set(file, text.padEnd(250_001));
      expect(rules(files), file).toEqual(['feed-large']);
    }
  });

  test('of the news sitemap: 1,000 stories, and two days', () => {
    const files = soundSite();
    const news = files.get('sitemaps/news.xml')!;
    const [entry] = /<url>.*<\/url>/.exec(news)!;
    files.set('sitemaps/news.xml', news.replace(entry, entry.repeat(1000)));
    expect(rules(files)).toEqual([]);
    files.set('sitemaps/news.xml', news.replace(entry, entry.repeat(1001)));
    expect(rules(files)).toEqual(['news-sitemap-large']);
    files.set('sitemaps/news.xml', news);
    expect(rules(files, { now: Date.parse('2026-11-11T23:30:00Z') })).toEqual([]);
    expect(rules(files, { now: Date.parse('2026-11-11T23:31:00Z') })).toEqual(['news-sitemap-old']);
  });

  test('of a sitemap', () => {
    const files = soundSite();
    const map = files.get('sitemaps/2026-11.xml')!;
    const entry = '<url><loc>https://paper.example/about/</loc></url>';
    files.set('sitemaps/2026-11.xml', map.replace('<url>', `${entry.repeat(49_999)}<url>`));
    expect(rules(files)).toEqual(['sitemap-large']);
    files.set('sitemaps/2026-11.xml', map.replace('<url>', `${entry.repeat(49_998)}<url>`));
    expect(rules(files)).toEqual([]);
  });

  test('of a page, compressed; and of a headline', () => {
    const files = soundSite();
    // What cannot be made smaller, in one word.
    const noise = Array.from({ length: 15_000 }, (_, index) =>
      ((index * 2_654_435_761) >>> 3).toString(36).slice(-4),
    ).join('');
    files.set(PAGE, files.get(PAGE)!.replace('Text,', noise));
    expect(found(files)).toEqual([expect.stringMatching(/^warning page-large .*; 14 KB are good/)]);
    const long = soundSite();
    for (const [file, text] of long)
      long.set(
        file,
        text.replaceAll(/Wall (?:&amp;|&) gate/g, (words) => words + ' w'.repeat(60)),
      );
    expect(found(long)).toEqual([expect.stringMatching(/^warning headline-long .*of 131 characters/)]);
  });
});

test('what is absent is told, and nothing else', () => {
  const files = new Map(
    [...soundSite()].filter(([file]) => /^(?:index|about|contact|authors|2026.*index|photos)/.test(file)),
  );
  for (const [file, text] of files)
    files.set(file, text.replaceAll(/<link rel="alternate"[^>]*>|<script.*?<\/script>/g, ''));
  expect(found(files)).toEqual(
    [
      'RSS',
      'Atom',
      'JSON Feed',
      'sitemaps',
      'news sitemaps',
      'ninjs',
      'pages with structured data',
      'robots.txt',
      'tdmrep.json',
      'RSL',
    ].map((format) => `information format-absent : Not on this site: ${format}.`),
  );
});

test('what nobody is led to is told as information', () => {
  const files = soundSite();
  files.set('index.html', files.get('index.html')!.replace('<a href="/2026/11/a/">', '<a href="/about/">'));
  // Only old.html and partners lead there now, which nobody is led to either.
  expect(found(files)).toEqual(['information orphan 2026/11/a/index.html: No link leads to /2026/11/a/.']);
  const silent = soundSite();
  for (const [file, text] of silent)
    silent.set(file, text.replace(/<link rel="alternate" type="application\/rss[^>]*>/, ''));
  expect(found(silent)).toEqual(['information feed-unannounced feed.xml: Nothing leads to this feed (RSS).']);
});

test('exceptions for single crawlers are no contradiction', () => {
  const files = soundSite();
  files.set('robots.txt', files.get('robots.txt')!.replace('User-agent: CCBot\n', ''));
  expect(found(files)).toEqual([]);
});

test('hostile words in a site stay words in the report', () => {
  const files = soundSite();
  files.set(
    'feed.xml',
    files.get('feed.xml')!.replace('<title>Wall', () => '<title>\u202e$&amp;&lt;b>Wall'),
  );
  const text = formatAudit(auditFiles(files));
  expect(text).toContain('Headlines differ (1)');
  expect(text).toContain('$&<b>Wall & gate”');
  expect(text).not.toContain('\u202e');
});

test('robots.txt is read as another parser reads it', () => {
  const word = fc.constantFrom('/', '/a', '/a/', '/a/b', '/*', '/*.html', '/a*b$', '/a$', '/b', '');
  const group = fc.record({
    agents: fc.uniqueArray(fc.constantFrom('*', 'GPTBot', 'Googlebot'), { minLength: 1 }),
    rules: fc.array(fc.tuple(fc.constantFrom('Allow', 'Disallow'), word), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(group, { maxLength: 3, selector: ({ agents }) => agents.join() }),
      fc.constantFrom('GPTBot', 'Googlebot', 'Other'),
      fc.constantFrom('/', '/a', '/a/', '/a/b', '/a/x.html', '/b/axb', '/axxb', '/bb'),
      (groups, agent, path) => {
        const names = groups.flatMap(({ agents }) => agents);
        // What an agent has in two groups is joined by the standard; parsers differ.
        fc.pre(new Set(names).size === names.length);
        const text = groups
          .map(({ agents, rules }) =>
            [
              ...agents.map((name) => `User-agent: ${name}`),
              ...rules.map(([key, value]) => `${key}: ${value}`),
              ...(rules.length === 0 ? ['Disallow:'] : []),
            ].join('\n'),
          )
          .join('\n\n');
        const expected = robotsParser('https://x.example/robots.txt', text).isAllowed(
          `https://x.example${path}`,
          agent,
        );
        expect(readRobots(text).allows(agent, path), `${text}\n${agent} ${path}`).toBe(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('the trust report', () => {
  test('tells what is shown and where, and what to write and where', () => {
    const { trust } = auditFiles(soundSite());
    const line = (scheme: string, name: string) => {
      const { shown, note } = trust.find((each) => each.scheme === scheme && each.name === name)!;
      return `${shown ? 'shown' : 'missing'}: ${note}`;
    };
    expect(line('Trust Project', 'Best practices: ethics')).toBe(
      'shown: /about/ (as ethicsPolicy in 2026/11/a/index.html)',
    );
    expect(line('Trust Project', 'Best practices: corrections')).toBe(
      'shown: /about/ (as correctionsPolicy in the ninjs of stories)',
    );
    expect(line('Trust Project', 'Author expertise: bylines')).toBe('shown: 1 of 2 stories name their authors.');
    expect(line('Trust Project', 'Author expertise: biographies')).toBe('shown: 1 page of an author with a biography.');
    expect(line('Trust Project', 'Type of work')).toBe('shown: 1 of 2 stories say which form they are.');
    expect(line('Trust Project', 'Citations and references')).toBe('shown: 1 of 2 stories lead to a source outside.');
    expect(line('Trust Project', 'Methods')).toMatch(/^missing: Say with method:/);
    expect(line('Trust Project', 'Best practices: unnamed sources')).toMatch(
      /content\/pages\/unnamed-sources\.md.*\(unnamedSources: unnamed-sources\)/,
    );
    expect(line('JTI', 'Contact')).toBe('shown: /contact/ (Contact)');
    expect(line('JTI', 'A way to write to the newsroom')).toBe('shown: An address in /contact/');
    expect(line('JTI', 'Editorial responsibility')).toMatch(/^missing: Write who edits it/);
    expect(
      new Set(trust.filter(({ scheme }) => scheme === 'Trust Project').map(({ name }) => name.split(':')[0])).size,
    ).toBe(8);
  });

  test('claims no certificate', () => {
    const text = formatAudit(auditFiles(soundSite()));
    expect(text).toContain('This is no certificate');
    expect(text).not.toMatch(/\b(?:certified|compliant|conforms)\b/i);
    expect(text).toMatch(/Nothing contradicts itself\. Warnings: 0\.\n$/);
  });
});

describe('the command', () => {
  const root = mkdtempSync(join(tmpdir(), 'audit-'));
  const site = join(root, 'site');
  const command = join(import.meta.dirname, '../../../src/desk/audit.ts');
  const put = (files: ReadonlyMap<string, string>) => {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(site, file)), { recursive: true });
      writeFileSync(join(site, file), text);
    }
  };
  beforeAll(() => put(soundSite()));
  afterAll(() => rmSync(root, { recursive: true }));

  test('ends well when nothing contradicts, and with 1 when something does', () => {
    expect(execFileSync(process.execPath, [command, '--out', site], { encoding: 'utf8' })).toContain(
      'Nothing contradicts itself.',
    );
    put(new Map([['feed.xml', soundSite().get('feed.xml')!.replace('<title>Wall', '<title>Walls')]]));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [command, '--out', site, '--json', join(root, 'report.json')],
      { encoding: 'utf8' },
    );
    put(soundSite());
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('    feed.xml: /2026/11/a/: the page says “Wall & gate”, feed.xml says “Walls & gate”.');
    expect(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'))).toMatchObject({
      levels: { contradiction: 1, warning: 0, information: 0 },
      rules: { 'headline-differs': 1 },
      findings: [{ level: 'contradiction', rule: 'headline-differs', file: 'feed.xml' }],
    });
  });

  test.each([
    [['--oot', 'x'], '--oot: there is no such flag. Did you mean --out?'],
    [['--out'], '--out: write something behind it, see --help.'],
    [['dist'], 'dist: name the site with --out dist.'],
    [['--out', 'nowhere'], '--out nowhere: there is no such folder. Print the site first: npm run build.'],
    [['--out', '.', '--url', 'paper'], '--url paper: write an address like https://example.org.'],
    [['--out', '.', '--now', 'soon'], '--now soon: write a moment like 2026-11-24T06:00Z.'],
  ])('refuses %j in a line', (args, message) => {
    expect(() => readArguments(args, root, site)).toThrow(new UsageError(message));
  });

  test('says what it needs of a folder', () => {
    expect(() => auditFiles(new Map([['a.txt', 'x']]))).toThrow(
      new NoSiteError('There is no front page (index.html) in it.'),
    );
    const silent = new Map([['index.html', '<title>x</title>']]);
    expect(() => auditFiles(silent)).toThrow(/Say it with --url/);
    expect(auditFiles(silent, { url: 'https://x.example' }).counts).toEqual({ pages: 1 });
    expect(readArguments(['--help'], root, site)).toContain('npm run audit:site');
  });
});
