/** Feeds against their schemas, against another library's parser, and with hostile text in every field. */
import { parseFeed } from '@rowanmanning/feed-parser';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import type { FeedPage, FeedSubject } from '../../../src/archive/addresses.ts';
import type { ArchiveReader, Story } from '../../../src/archive/model.ts';
import { feedText } from '../../../src/syndication/feed-text.ts';
import { LARGEST_FEED } from '../../../src/syndication/fit.ts';
import { feedsOfPage } from '../../../src/syndication/page-feeds.ts';
import { feedsOpml } from '../../../src/syndication/opml.ts';
import { memoryArchive, PAPER, photo, PIER, post, story, type MemoryContent } from '../newsroom/memory-archive.ts';
import { invalidJsonFeed, invalidXml } from './validate.ts';

const VOTE = story('2026/11/vote', {
  day: 9,
  updated: Date.UTC(2026, 10, 10, 8),
  authors: ['ana', 'ben'],
  contributors: [{ author: 'cho', role: 'Reported from Busan' }],
  topics: ['harbor', 'sea-wall'],
  series: 'rising-water',
  dateline: 'BUSAN',
  photo,
  corrections: [{ date: Date.UTC(2026, 10, 10, 8), kind: 'correction', text: 'It was five.' }],
  method: ['We asked.'],
  body: [
    '<p>First <a href="/2026/10/tide/">words</a>.</p>',
    { type: 'photo', src: photo.src, alt: 'The pier', caption: 'At noon.', credit: 'B. Lee' },
    {
      type: 'embed',
      provider: 'YouTube',
      address: 'https://youtube.example/1',
      frame: 'https://f.example/',
      title: 'The vote',
      shape: 'video',
    },
    '<figure>',
    { type: 'recording', src: 'media/horn.mp3', title: 'The horn', language: 'en' },
    '<figcaption>The horn</figcaption></figure>',
    { type: 'related', story: '2026/11/wire' },
  ],
});
const WIRE = story('2026/11/wire', { day: 8, source: 'AP', language: 'fr', topics: ['harbor'] });
const CONTENT: MemoryContent = {
  site: { ...PAPER, tagline: 'News of the pier', feeds: { hub: 'https://hub.example/' } },
  stories: [VOTE, WIRE, story('2026/10/tide', { published: Date.UTC(2026, 9, 3) })],
  authors: [
    { id: 'ana', name: 'Ana Reyes', photo },
    { id: 'ben', name: 'Ben Ode' },
    { id: 'cho', name: 'Cho Min' },
  ],
  topics: [{ id: 'harbor', address: '/topics/harbor/', name: 'The harbor', body: [] }],
  photos: [
    {
      ...PIER,
      rights: { creators: ['A. Kim'], webStatement: 'https://courier.example/rights/' },
      says: { copyright: '© A. Kim' },
    },
  ],
};
const FORMATS = ['rss', 'atom', 'json'] as const;
const write = (archive: ArchiveReader, format: FeedPage['format'], subject: FeedSubject = { of: 'site' }) =>
  feedText(archive, { kind: 'feed', format, ...subject })!;
const invalid = (format: FeedPage['format'], text: string) =>
  format === 'json' ? invalidJsonFeed(text) : invalidXml(format, text);
interface Json {
  items: Record<string, never>[];
}
const items = (archive: ArchiveReader, subject?: FeedSubject) =>
  (JSON.parse(write(archive, 'json', subject)) as Json).items as unknown as Record<string, unknown>[];

describe('every feed is valid', () => {
  const live = story('2026/11/storm', { type: 'live', day: 12 });
  const archive = memoryArchive({
    ...CONTENT,
    stories: [...CONTENT.stories!, live],
    posts: [post(live.id, 'gate', 1, { headline: 'The gate', authors: ['ana'] }), post(live.id, 'wave', 2)],
  });
  const subjects: FeedSubject[] = [
    { of: 'site' },
    { of: 'corrections' },
    { of: 'section', id: 'local' },
    { of: 'topic', id: 'harbor' },
    { of: 'author', id: 'ana' },
    { of: 'series', id: 'rising-water' },
    { of: 'posts', id: live.id },
  ];
  test.each(subjects.flatMap((subject) => FORMATS.map((format) => [format, subject] as const)))(
    '%s of %o',
    async (format, subject) => {
      expect(await invalid(format, write(archive, format, subject))).toEqual([]);
    },
  );

  test('a month of the archive, which says what it is and what is beside it', async () => {
    const text = feedText(archive, { kind: 'feed', format: 'atom', of: 'month', id: '2026-11', part: 1 })!;
    expect(await invalidXml('atom', text)).toEqual([]);
    expect(text).toContain('<fh:archive/>');
    expect([...text.matchAll(/<link [^>]*rel="([a-z-]+)"/g)].map(([, rel]) => rel).slice(0, 5)).toEqual([
      'self',
      'alternate',
      'hub',
      'current',
      'prev-archive',
    ]);
    expect(text).toContain('href="https://courier.example/2026/10/atom.xml" rel="prev-archive"');
    expect(text).not.toContain('<content');
    expect(write(archive, 'atom')).toContain('href="https://courier.example/2026/11/atom.xml" rel="prev-archive"');
  });

  test('the list of all', async () => {
    const text = feedsOpml(archive);
    expect(await invalidXml('opml', text)).toEqual([]);
    expect([...text.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://courier.example/feed.xml',
      'https://courier.example/corrections/feed.xml',
      'https://courier.example/local/feed.xml',
      'https://courier.example/topics/sea-wall/feed.xml',
      'https://courier.example/topics/harbor/feed.xml',
      'https://courier.example/series/rising-water/feed.xml',
      'https://courier.example/authors/ana/feed.xml',
      'https://courier.example/authors/ben/feed.xml',
    ]);
    expect(await invalidXml('opml', feedsOpml(memoryArchive({})))).toEqual([]);
  });
});

test('a newsroom with an icon shows it in each format, as large as that allows', async () => {
  const archive = memoryArchive({ ...CONTENT, icon: true });
  for (const format of FORMATS) expect(await invalid(format, write(archive, format)), format).toEqual([]);
  const { origin } = new URL(PAPER.url);
  const image = new DOMParser().parseFromString(write(archive, 'rss'), 'text/xml').getElementsByTagName('image')[0]!;
  const told = ['url', 'link', 'width', 'height'].map((name) => image.getElementsByTagName(name)[0]!.textContent);
  expect(told).toEqual([`${origin}/icon-144.png`, `${origin}/`, '144', '144']);
  expect(write(archive, 'atom')).toContain(`<icon>${origin}/icon-512.png</icon>`);
  expect(JSON.parse(write(archive, 'json'))).toMatchObject({
    icon: `${origin}/icon-512.png`,
    favicon: `${origin}/icon-144.png`,
  });
  for (const format of FORMATS) expect(write(memoryArchive(CONTENT), format)).not.toContain('/icon-');
});

test('a live story leads to the feed of its posts in every format, and any other to that of the site', () => {
  const live = story('2026/11/storm', { type: 'live', day: 12 });
  const archive = memoryArchive({ stories: [VOTE, live], posts: [post(live.id, 'gate', 1)] });
  const ledTo = (id: string) =>
    feedsOfPage(archive, { kind: 'article', story: id }).map(({ address, type }) => `${address} ${type}`);
  expect(ledTo(VOTE.id)).toEqual(['/feed.xml application/rss+xml']);
  expect(ledTo(live.id)).toEqual([
    '/feed.xml application/rss+xml',
    '/2026/11/storm/feed.xml application/rss+xml',
    '/2026/11/storm/atom.xml application/atom+xml',
    '/2026/11/storm/feed.json application/feed+json',
  ]);
});

describe('the schemas find what is broken', () => {
  const archive = memoryArchive(CONTENT);
  test.each([
    ['a time without its zone', ' GMT</pubDate>', '</pubDate>'],
    ['a guid that is an address', 'isPermaLink="false"', 'isPermaLink="true"'],
    ['a relative address', '<link>https://courier.example/2026', '<link>/2026'],
    ['an element of no namespace', '<item>', '<item><news/>'],
    ['no title', /<title>The Test Courier<\/title>/, ''],
    ['a second description', /<description>News/, '<description>x</description><description>News'],
    ['a picture without its type', ' type="image/jpeg"', ''],
    ['a control character', 'News of', 'News\u0001of'],
    ['an end of text within it', '</rss>', ']]></rss>'],
  ])('RSS: %s', async (_what, part, instead) => {
    const text = write(archive, 'rss');
    const broken = text.replace(part, instead);
    expect(broken).not.toBe(text);
    expect(await invalidXml('rss', broken)).not.toEqual([]);
  });
  test.each([
    ['no id', /<id>.*<\/id>/, ''],
    ['a time without its zone', 'Z</updated>', '</updated>'],
    ['an author without a name', /<name>.*<\/name>/, ''],
    ['a relative address', 'href="https://courier.example/"', 'href="/"'],
    ['a link that leads somehow', 'rel="self"', 'rel="me"'],
    ['two contents', '<content ', '<content type="html">a</content><content '],
    ['a month in the name of nobody', '<feed ', '<feed xmlns:f="http://f.example/" f:a="1" b="2" '],
  ])('Atom: %s', async (_what, part, instead) => {
    const text = write(archive, 'atom');
    const broken = text.replace(part, instead);
    expect(broken).not.toBe(text);
    expect(await invalidXml('atom', broken)).not.toEqual([]);
  });
  test.each([
    ['another version', '/1.1"', '/1.2"'],
    ['an item without an id', /"id":"[^"]*",/, ''],
    ['a relative address', '"url":"https://courier.example/2026', '"url":"/2026'],
    ['a time that is none', /"date_published":"[^"]*"/, '"date_published":"yesterday"'],
    ['the author of version 1', '"authors":', '"author":'],
    ['a text that is none', /"content_html":"(?:[^"\\]|\\.)*"/, '"content_html":null'],
  ])('JSON Feed: %s', (_what, part, instead) => {
    const text = write(archive, 'json');
    const broken = text.replace(part, instead);
    expect(broken).not.toBe(text);
    expect(invalidJsonFeed(broken)).not.toEqual([]);
  });
  test('OPML: a feed without its address', async () => {
    expect(await invalidXml('opml', feedsOpml(archive).replace(/ xmlUrl="[^"]*"/, ''))).not.toEqual([]);
  });
});

describe('another parser reads what we wrote', () => {
  const archive = memoryArchive(CONTENT);
  test.each(['rss', 'atom'] as const)('%s', (format) => {
    const feed = parseFeed(write(archive, format));
    expect(feed).toMatchObject({
      title: 'The Test Courier',
      description: 'News of the pier',
      language: 'en',
      self: `https://courier.example/${format === 'rss' ? 'feed' : 'atom'}.xml`,
      url: 'https://courier.example/',
      copyright: '© The Test Courier',
    });
    expect(feed.items.map(({ title }) => title)).toEqual(
      ['2026/11/vote', '2026/11/wire', '2026/10/tide'].map((id) => `Headline of ${id}`),
    );
    const [vote, wire] = feed.items;
    expect(vote).toMatchObject({
      id: 'tag:courier.example,2026-11:/2026/11/vote',
      url: 'https://courier.example/2026/11/vote/',
      description: 'Summary of 2026/11/vote',
      published: new Date(VOTE.published),
    });
    // In RSS that is an extension which this parser does not know.
    if (format === 'atom') expect(vote!.updated).toEqual(new Date(VOTE.updated!));
    else expect(write(archive, format)).toContain('<atom:updated>2026-11-10T08:00:00.000Z</atom:updated>');
    expect(vote!.authors.map(({ name }) => name)).toEqual(['Ana Reyes', 'Ben Ode']);
    if (format === 'atom') expect(vote!.authors[0]!.url).toBe('https://courier.example/authors/ana/');
    expect(wire!.authors.map(({ name }) => name)).toEqual(['AP']);
    expect(vote!.categories.map(({ label, term }) => label ?? term)).toEqual(['Local', 'The harbor', 'sea-wall']);
    expect(vote!.media.map(({ url, type }) => [url, type])).toContainEqual([
      'https://courier.example/photos/2026/pier.' + /pier\.([\da-f]{8}-1080\.jpg)/.exec(vote!.content!)![1]!,
      'image',
    ]);
  });

  test('and both hold the same text', () => {
    const [rss, atom] = (['rss', 'atom'] as const).map((format) => parseFeed(write(archive, format)).items[0]!.content);
    expect(rss).toBe(atom);
    expect(rss).toBe(items(archive)[0]!['content_html']);
  });
});

describe('what is in the text', () => {
  const [vote, wire] = items(memoryArchive(CONTENT)) as [Record<string, unknown>, Record<string, unknown>];
  const html = vote['content_html'] as string;

  test('in the order of the page: picture, dateline, text, how it was reported, what was wrong', () => {
    expect(html.replace(/<[^>]*>/g, '|').replace(/[|\s]+/g, ' ')).toBe(
      ' A. Kim BUSAN — First words . At noon. (B. Lee) The vote (Watch on YouTube) Audio: The horn The horn Related: Headline of 2026/11/wire How we reported this We asked. Correction, Nov 10, 2026: It was five. ',
    );
  });
  test('a picture has its size, its description and an address in full', () => {
    expect(html).toMatch(
      /^<figure><img src="https:\/\/courier\.example\/photos\/2026\/pier\.[\da-f]{8}-1080\.jpg" alt="A pier" width="1080" height="720"><figcaption>A\. Kim<\/figcaption><\/figure>/,
    );
  });
  test('a recording plays where that works, and is a link elsewhere', () => {
    expect(html).toContain('<audio src="https://courier.example/media/horn.mp3" controls="" preload="none"><a href=');
    expect(vote['attachments']).toEqual([
      {
        url: 'https://courier.example/media/horn.mp3',
        mime_type: 'audio/mpeg',
        title: 'The horn',
        size_in_bytes: 1_234_567,
        duration_in_seconds: 245,
      },
    ]);
    expect(write(memoryArchive(CONTENT), 'rss')).toContain(
      '<enclosure url="https://courier.example/media/horn.mp3" length="1234567" type="audio/mpeg"/>',
    );
  });
  test('credit and rights go with a picture', () => {
    const rss = write(memoryArchive(CONTENT), 'rss');
    expect(rss).toMatch(/<media:content [^>]*medium="image" height="720" width="1080">/);
    expect(rss).toContain('<media:credit>A. Kim</media:credit>');
    expect(rss).toContain('<media:credit role="photographer" scheme="urn:ebu">A. Kim</media:credit>');
    expect(rss).toContain('<media:copyright url="https://courier.example/rights/">© A. Kim</media:copyright>');
  });
  test('a story of an agency says so, and in which language it is', () => {
    expect(wire).toMatchObject({ language: 'fr', authors: [{ name: 'AP' }] });
    expect(write(memoryArchive(CONTENT), 'rss')).toContain('<dc:source>AP</dc:source>');
    expect(write(memoryArchive(CONTENT), 'atom')).toContain('<entry xml:lang="fr">');
  });
  test('authors have a page and a face', () => {
    expect((vote['authors'] as unknown[])[0]).toEqual({
      name: 'Ana Reyes',
      url: 'https://courier.example/authors/ana/',
      avatar: expect.stringMatching(/^https:\/\/courier\.example\/photos\/2026\/pier\.[\da-f]{8}-p320\.jpg$/) as string,
    });
  });
  test('a hub is named in all three formats, and none where there is none', () => {
    for (const format of FORMATS) {
      expect(write(memoryArchive(CONTENT), format)).toContain('https://hub.example/');
      expect(write(memoryArchive({ ...CONTENT, site: PAPER }), format)).not.toMatch(/hub/);
    }
  });
  test('a live story is told by its posts when it is over, and not before', () => {
    const live = story('2026/11/storm', { type: 'live', body: [] });
    const posts = [post(live.id, 'one', 1, { headline: 'First' }), post(live.id, 'two', 2)];
    const told = (fields: Partial<Story>) =>
      items(memoryArchive({ stories: [{ ...live, ...fields }], posts }))[0]!['content_html'] as string;
    expect(told({})).not.toContain('Text of');
    expect(told({})).toContain('<a href="https://courier.example/2026/11/storm/">Read it on The Test Courier</a>');
    expect(told({ ended: Date.UTC(2026, 10, 3) })).toMatch(/First.*Text of one.*Text of two/s);
  });
});

test('what a page repeats for the eye, and the way back from a note, stay on the page', () => {
  const body = [
    '<p>First.</p>',
    '<figure class="part part-pullquote" aria-hidden="true"><blockquote>First.</blockquote></figure>',
    '<ol><li>A note. <a href="#fnref-1" data-footnote-backref aria-label="Back">↩</a></li></ol>',
  ];
  const [item] = items(memoryArchive({ stories: [story('2026/11/a', { day: 3, body })] }));
  expect(item!['content_html']).toBe('<p>First.</p><ol><li>A note.</li></ol>');
});

describe('hostile text in every field', () => {
  // A half of a character can come out of an escape in YAML.
  const HOSTILE = ']]> <script>alert(1)</script> & "quoted" \u0001\u000b \ud800 \uffff \u202eabc 🌊 <b>é</b> %20 {{x}}';
  const hostile = story('2026/11/hostile', {
    day: 20,
    headline: HOSTILE,
    summary: HOSTILE,
    authors: ['eve'],
    contributors: [{ author: 'eve', role: HOSTILE }],
    source: HOSTILE,
    dateline: HOSTILE,
    topics: ['bad'],
    series: 'bad',
    photo: { ...photo, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE, copyright: HOSTILE },
    corrections: [{ date: Date.UTC(2026, 10, 21), kind: 'correction', text: HOSTILE }],
    method: [HOSTILE],
    subject: { name: HOSTILE, role: HOSTILE },
    body: [
      '<p>]]&gt; \u0001 \ud800</p>',
      {
        type: 'embed',
        provider: HOSTILE,
        address: 'https://e.example/',
        frame: 'https://e.example/',
        title: HOSTILE,
        shape: 'post',
      },
      { type: 'recording', src: 'media/a.mp4', title: HOSTILE, language: 'en' },
    ],
  });
  const archive = memoryArchive({
    site: {
      ...PAPER,
      name: HOSTILE,
      tagline: HOSTILE,
      sections: [{ id: 'local', name: HOSTILE, description: HOSTILE }],
    },
    stories: [hostile],
    authors: [{ id: 'eve', name: HOSTILE }],
    topics: [{ id: 'bad', address: '/topics/bad/', name: HOSTILE, description: HOSTILE, body: [] }],
    series: [{ id: 'bad', name: HOSTILE, description: HOSTILE }],
    photos: [{ ...PIER, rights: { creators: [HOSTILE] } }],
  });
  const subjects: FeedSubject[] = [
    { of: 'site' },
    { of: 'corrections' },
    { of: 'section', id: 'local' },
    { of: 'topic', id: 'bad' },
    { of: 'author', id: 'eve' },
    { of: 'series', id: 'bad' },
  ];
  test.each(subjects.flatMap((subject) => FORMATS.map((format) => [format, subject] as const)))(
    '%s of %o is valid, and says no less and no more',
    async (format, subject) => {
      const text = write(archive, format, subject);
      expect(await invalid(format, text)).toEqual([]);
      // eslint-disable-next-line no-control-regex -- just these are looked for
      expect(text).not.toMatch(/[\u0001\u000b\uffff]/);
      expect(text.isWellFormed()).toBe(true);
    },
  );
  test('the text is the same in all three formats, and has no tag but ours', () => {
    const json = items(archive)[0]!;
    for (const [format, name] of [
      ['rss', 'content:encoded'],
      ['atom', 'content'],
    ] as const) {
      // Not the parser above: that one decodes texts once more than XML does.
      const document = new DOMParser().parseFromString(write(archive, format), 'text/xml');
      expect(document.getElementsByTagName(name)[0]!.textContent?.trim()).toBe(json['content_html']);
    }
    expect(json['content_html']).not.toMatch(/<script|<b>é/);
    expect(json['content_html']).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // What RSS calls a description is HTML.
    const rss = new DOMParser().parseFromString(write(archive, 'rss'), 'text/xml');
    expect(rss.getElementsByTagName('description')[1]!.textContent).toContain('&lt;script&gt;alert(1)');
    expect(json['title']).toContain(']]> <script>alert(1)</script> & "quoted"');
  });
  test('the list of all is valid', async () => {
    expect(await invalidXml('opml', feedsOpml(archive))).toEqual([]);
  });
});

describe('how large a feed is', () => {
  const long = (id: string, day: number, bytes: number) =>
    story(id, { day, body: [`<p>${'word '.repeat(Math.ceil(bytes / 5))}</p>`] });
  const size = (text: string) => Buffer.byteLength(text);

  test.each(FORMATS)('%s: the oldest fall out until the rest fits', (format) => {
    const stories = Array.from({ length: 25 }, (_, index) => long(`2026/11/story-${index}`, 28 - index, 30_000));
    const text = write(memoryArchive({ stories }), format);
    expect(size(text)).toBeLessThanOrEqual(LARGEST_FEED);
    expect(size(text)).toBeGreaterThan(LARGEST_FEED - 35_000);
    expect(text).toContain('Headline of 2026/11/story-0');
    expect(text).not.toContain('Headline of 2026/11/story-9');
  });
  test.each(FORMATS)('%s: of a story that is too long there is the summary and a link', (format) => {
    const stories = [long('2026/11/epic', 20, 2_000_000), long('2026/11/short', 2, 500)];
    const text = write(memoryArchive({ stories }), format);
    expect(size(text)).toBeLessThan(5_000);
    expect(text).toContain('Read it on The Test Courier');
    expect(text).toContain('Headline of 2026/11/short');
  });
  test.each(FORMATS)('%s: what a script makes of few characters counts as what it is', (format) => {
    const stories = Array.from({ length: 25 }, (_, index) =>
      story(`2026/11/story-${index}`, { day: 28 - index, body: [`<p>${'해안 "성벽" '.repeat(1_000)}</p>`] }),
    );
    expect(size(write(memoryArchive({ stories }), format))).toBeLessThanOrEqual(LARGEST_FEED);
  });
  test('headlines and summaries have an end', () => {
    const stories = Array.from({ length: 25 }, (_, index) =>
      story(`2026/11/story-${index}`, { headline: 'H'.repeat(9_000), summary: 'S '.repeat(90_000), authors: ['ana'] }),
    );
    for (const format of FORMATS)
      expect(size(write(memoryArchive({ stories }), format))).toBeLessThanOrEqual(LARGEST_FEED);
  });
  test('from the archive no story falls out, but summaries that are too long do', () => {
    const stories = Array.from({ length: 150 }, (_, index) =>
      story(`2026/11/story-${index}`, { summary: index % 2 ? 'Short.' : 'S '.repeat(900) }),
    );
    stories.forEach((each, index) => (each.published += index));
    const text = feedText(memoryArchive({ stories }), {
      kind: 'feed',
      format: 'atom',
      of: 'month',
      id: '2026-11',
      part: 1,
    })!;
    expect(size(text)).toBeLessThanOrEqual(LARGEST_FEED);
    expect(text.match(/<entry>/g)).toHaveLength(150);
    expect(text.match(/Short\./g)).toHaveLength(75);
  });
  test('not more than 25 stories', () => {
    const stories = Array.from({ length: 40 }, (_, index) =>
      story(`2026/11/story-${index}`, { day: 1 + (index % 25) }),
    );
    expect(items(memoryArchive({ stories }))).toHaveLength(25);
  });
});
