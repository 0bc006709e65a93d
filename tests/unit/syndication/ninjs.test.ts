/** A story as ninjs says what its page says, holds to the standard, and gives nothing away that may not be passed on. */
import { describe, expect, test } from 'vitest';
import { articlePage } from '../../../src/newsroom/article.ts';
import { site as siteSchema } from '../../../src/schema/site.ts';
import { ninjsOf } from '../../../src/syndication/ninjs.ts';
import type { NinjsItem } from '../../../src/syndication/ninjs-item.ts';
import { partnersFeed } from '../../../src/syndication/partners.ts';
import { memoryArchive, PAPER, photo, PIER, post, story, type MemoryContent } from '../newsroom/memory-archive.ts';
import { ninjsErrors } from './ninjs-schema.ts';

const ID = '2026/11/a';
const authors = [
  { id: 'ana', name: 'Ana Reyes' },
  { id: 'li', name: 'Li Wen' },
];
const archiveOf = (fields: Parameters<typeof story>[1], content: MemoryContent = {}) =>
  memoryArchive({ authors, ...content, stories: [story(ID, fields), ...(content.stories ?? [])] });

/** The story as its file holds it. */
function itemOf(fields: Parameters<typeof story>[1], content: MemoryContent = {}): NinjsItem {
  const item = ninjsOf(archiveOf(fields, content), ID)!;
  expect(ninjsErrors(item)).toEqual([]);
  return JSON.parse(JSON.stringify(item)) as NinjsItem;
}

const page = (id: string, title: string) => ({ id, title, address: `/${id}/`, order: 1, body: [] });
const audio = [
  '<figure class="part part-audio"><div class="player">',
  { type: 'recording' as const, src: 'media/horn.mp3', title: 'The horn', language: 'en' },
  '</div><figcaption><span>The horn</span> <span class="credit">A. Kim/Bay &#x26; Gazette</span></figcaption></figure>',
];

test('a story that is not there has none', () => {
  expect(ninjsOf(memoryArchive({}), ID)).toBeUndefined();
});

test('a story with everything says all of it', () => {
  const published = Date.UTC(2026, 10, 9, 23, 30);
  const item = itemOf(
    {
      published,
      updated: published + 60_000,
      type: 'interview',
      authors: ['ana', 'li', 'nobody'],
      contributors: [{ author: 'li', role: 'Reported from Busan' }],
      source: 'AP',
      dateline: 'BUSAN, South Korea',
      topics: ['sea-wall'],
      urgency: 2,
      language: 'fr',
      subject: { name: 'Aurelio Banks', role: 'conductor' },
      method: ['Two visits.'],
      corrections: [{ date: published + 120_000, kind: 'correction', text: 'It was 12 feet.' }],
      photo: { ...photo, caption: 'The pier at noon.', copyright: '© 2026 A. Kim', focus: [0.5, 0.25] },
      body: ['<p>One two three.</p>', ...audio],
    },
    {
      site: siteSchema.parse({
        ...PAPER,
        policies: { ethics: 'ethics', contact: 'contact', about: 'gone' },
        redistribution: { terms: 'With the byline.', page: 'contact' },
      }),
      pages: [page('ethics', 'Ethics'), page('contact', 'Contact')],
      photos: [
        {
          ...PIER,
          rights: {
            creators: ['A. Kim'],
            webStatement: 'https://kim.example/rights',
            digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
          },
        },
      ],
    },
  );
  expect(item).toMatchObject({
    uri: 'tag:courier.example,2026-11:/2026/11/a',
    type: 'text',
    representationType: 'full',
    profile: 'text-recording',
    firstCreated: '2026-11-09T18:30:00-05:00',
    // The correction came last.
    versionCreated: '2026-11-09T18:32:00-05:00',
    pubStatus: 'usable',
    urgency: 2,
    language: 'fr',
    headlines: [{ value: 'Headline of 2026/11/a' }],
    by: 'Ana Reyes and Li Wen / AP',
    located: 'BUSAN, South Korea',
    descriptions: [
      { role: 'summary', value: 'Summary of 2026/11/a' },
      { role: 'method', value: 'Two visits.' },
      { role: 'correction', value: 'It was 12 feet.' },
    ],
    edNote: 'Correction, Nov 9, 2026: It was 12 feet.',
    people: [
      { name: 'Ana Reyes', rel: 'author', uri: 'https://courier.example/authors/ana/' },
      { name: 'Li Wen', rel: 'author' },
      { name: 'Li Wen', rel: 'Reported from Busan' },
      { name: 'Aurelio Banks', rel: 'about' },
    ],
    subjects: [
      { name: 'Local', uri: 'https://courier.example/local/' },
      { name: 'sea-wall', uri: 'https://courier.example/topics/sea-wall/' },
    ],
    genres: [{ uri: 'http://cv.iptc.org/newscodes/genre/Interview', literal: 'interview' }],
    infoSources: [{ name: 'AP' }],
    copyrightHolder: 'AP',
    copyrightNotice: '© 2026 AP',
    usageTerms: 'With the byline.',
    rightsInfo: { linkedRights: 'https://courier.example/contact/' },
    // The page of one policy is not there, and the IPTC has no name for the other.
    trustIndicators: [
      {
        role: 'http://cv.iptc.org/newscodes/trustindicator/ethicsPolicy',
        title: 'Ethics',
        href: 'https://courier.example/ethics/',
      },
    ],
    renditions: [{ href: 'https://courier.example/2026/11/a/', contentType: 'text/html' }],
  });
  const [picture, recording] = item.associations!;
  expect(picture).toMatchObject({
    name: 'photo-1',
    rel: 'lead',
    type: 'picture',
    by: 'A. Kim',
    descriptions: [
      { role: 'caption', value: 'The pier at noon.' },
      { role: 'alt', value: 'A pier' },
    ],
    people: [{ name: 'A. Kim', rel: 'creator' }],
    copyrightNotice: '© 2026 A. Kim',
    rightsInfo: { linkedRights: 'https://kim.example/rights' },
    digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture' },
    renditions: [
      { name: 'highRes', width: 1500, height: 1000, poi: { x: 750, y: 250 } },
      { name: 'web', width: 1080, height: 720, poi: { x: 540, y: 180 } },
    ],
  });
  expect(recording).toMatchObject({
    name: 'recording-1',
    type: 'audio',
    by: 'A. Kim/Bay & Gazette',
    headlines: [{ value: 'The horn' }],
    renditions: [{ href: 'https://courier.example/media/horn.mp3', contentType: 'audio/mpeg', sizeInBytes: 1_234_567 }],
  });
});

test('a picture asks for no file that its page does not have', () => {
  const fields: Parameters<typeof story>[1] = {
    photo,
    body: ['<p>Text.</p>', { ...photo, type: 'photo' }],
    authors: ['ana'],
  };
  const [ours, pages] = [archiveOf(fields), archiveOf(fields)];
  ninjsOf(ours, ID);
  articlePage(pages, ID);
  const asked = (archive: { asked: string[] }) => archive.asked.filter((question) => question.startsWith('renditions'));
  expect(asked(ours).length).toBeGreaterThan(0);
  expect(new Set(asked(ours)).difference(new Set(asked(pages)))).toEqual(new Set());
});

test('the form of every type of story holds to the standard', () => {
  const special = {
    gallery: { photos: [photo] },
    review: { reviewed: { name: 'A Book', kind: 'book' as const } },
    obituary: { life: { name: 'W. Peake', died: '2026' } },
  };
  const types = [
    'news',
    'brief',
    'analysis',
    'opinion',
    'explainer',
    'feature',
    'review',
    'obituary',
    'gallery',
  ] as const;
  const codes = types.map((type) => itemOf({ type, ...special[type as keyof typeof special] }).genres![0]!.uri);
  expect(codes.map((code) => code?.split('/').at(-1))).toEqual([
    ...['Current', 'Current', 'Analysis', 'Opinion', 'Background', 'Feature', 'Review', 'Obituary', undefined],
  ]);
  const gallery = itemOf({ type: 'gallery', photo, photos: [photo, { ...photo, alt: 'Another' }] });
  expect(gallery).toMatchObject({ type: 'composite', profile: 'gallery' });
  // The first of the gallery is not told twice.
  expect(gallery.associations!.map(({ name }) => name)).toEqual(['photo-1', 'photo-2']);
});

describe('the text', () => {
  const bodies = (body: Parameters<typeof story>[1] & object, content?: MemoryContent) => {
    const [html, plain] = itemOf(body, content).bodies!;
    return { html: html!, plain: plain! };
  };

  test('stands as HTML with addresses in full, and as plain text', () => {
    const { html, plain } = bodies(
      {
        dateline: 'BUSAN',
        body: [
          '<p id="x" class="lead">See <a href="/about/?a=1&#x26;b=2" class="inside">us</a>,\nthe <a href="#fn">note</a>.<br>Over.</p>',
          {
            type: 'embed',
            provider: 'YouTube',
            address: 'https://video.example/1',
            frame: 'https://v.example/f',
            title: 'A <film>',
            shape: 'video',
          },
          { type: 'related', story: '2026/11/b' },
          { type: 'related', story: '2026/11/hidden' },
          { ...photo, type: 'photo', caption: 'Told < twice' },
          '<figure class="part part-pullquote" aria-hidden="true"><blockquote><p>Over.</p></blockquote></figure>',
          '<ul><li>First</li><li>Second <strong>one</strong></li></ul>',
        ],
      },
      { stories: [story('2026/11/b', { headline: 'Bees & co' })] },
    );
    expect(html.value.replace(/pier\.[\da-f]{8}-/, 'pier.')).toBe(
      [
        '<p>BUSAN — See <a href="https://courier.example/about/?a=1&amp;b=2">us</a>,\nthe <a href="https://courier.example/2026/11/a/#fn">note</a>.<br>Over.</p>',
        '<p><a href="https://video.example/1">A &lt;film&gt;</a> (Watch on YouTube)</p>',
        '<p>Related: <a href="https://courier.example/2026/11/b/">Bees &amp; co</a></p>',
        '<figure><img src="https://courier.example/photos/2026/pier.720.jpg" alt="A pier" width="720" height="480"><figcaption>Told &lt; twice (A. Kim)</figcaption></figure>',
        '<ul><li>First</li><li>Second <strong>one</strong></li></ul>',
      ].join('\n'),
    );
    expect(plain.value).toBe(
      'BUSAN — See us, the note.\nOver.\n\nA <film> (Watch on YouTube)\n\nRelated: Bees & co\n\nFirst\n\nSecond one',
    );
    expect([html.charCount, html.wordCount]).toEqual([plain.charCount, plain.wordCount]);
    expect(plain.charCount).toBe([...plain.value].length);
    expect(plain.wordCount).toBe(17);
  });

  test('is counted by the rules of its language', () => {
    const { plain } = bodies({ language: 'ja', body: ['<p>港の壁が高くなる。</p>'] });
    expect(plain.charCount).toBe(9);
    expect(plain.wordCount).toBeGreaterThan(3);
    expect(bodies({ body: ['<p>🐟🐟</p>'] }).plain.charCount).toBe(2);
  });

  test('of tables keeps columns apart, calls notes by their number, and has no way back from them', () => {
    const { html, plain } = bodies({
      body: [
        '<p>So<sup><a href="#fn-1" id="r" data-footnote-ref aria-describedby="footnote-label">1</a></sup> it is.</p><table><tr><td>a</td><td>b</td></tr></table>',
        '<section data-footnotes class="footnotes"><ol><li id="fn-1"><p>Why. <a href="#r" data-footnote-backref="" aria-label="Back" class="data-footnote-backref">↩</a></p></li></ol></section>',
      ],
    });
    expect(plain.value).toBe('So [1] it is.\n\na\tb\n\nWhy.');
    expect(html.value).not.toContain('↩');
  });

  test('of a live story has the posts that its page shows, and says when there are more', () => {
    const posts = Array.from({ length: 41 }, (_, index) =>
      post(ID, `p${index}`, index, { headline: `Post <${index}>` }),
    );
    const live = itemOf({ type: 'live', published: Date.UTC(2026, 10, 1, 17) }, { posts });
    expect(live.representationType).toBe('partial');
    expect(live.versionCreated).toBe('2026-11-01T12:40:00-05:00');
    const html = live.bodies![0]!.value;
    expect(html.match(/<section>/g)).toHaveLength(40);
    expect(html.indexOf('Post &lt;40&gt;')).toBeLessThan(html.indexOf('Post &lt;39&gt;'));
    const ended = itemOf({ type: 'live', ended: Date.UTC(2026, 10, 1, 20) }, { posts: posts.slice(0, 2) });
    expect(ended.representationType).toBe('full');
    expect(ended.bodies![1]!.value.match(/Post <\d>/g)).toEqual(['Post <0>', 'Post <1>']);
    const noted = itemOf(
      { type: 'live' },
      { posts: [post(ID, 'p', 5, { corrections: [{ date: Date.UTC(2026, 10, 2), kind: 'update', text: 'New.' }] })] },
    );
    expect(noted).toMatchObject({ versionCreated: '2026-11-01T19:00:00-05:00', edNote: 'Update, Nov 1, 2026: New.' });
  });
});

test('hostile words stay words', () => {
  const hostile = `</script><script>alert(1)</script> ]]> "quoted" \u2028 & &lt;b> {{x}} \ud800`;
  const item = itemOf(
    {
      headline: hostile,
      summary: hostile,
      dateline: hostile,
      source: hostile,
      authors: ['x'],
      topics: ['t'],
      photo: { ...photo, alt: hostile, caption: hostile, credit: hostile, copyright: hostile },
      body: [
        {
          type: 'embed',
          provider: hostile,
          address: 'https://v.example/"><i>',
          frame: 'https://v.example/',
          title: hostile,
          shape: 'post',
        },
        { ...photo, type: 'photo', alt: hostile, caption: hostile },
        { type: 'related', story: ID },
      ],
      corrections: [{ date: 0, kind: 'correction', text: hostile }],
    },
    { authors: [{ id: 'x', name: hostile }], topics: [{ id: 't', name: hostile, address: '/topics/t/', body: [] }] },
  );
  expect(item.headlines![0]!.value).toBe(hostile);
  expect(item.subjects![1]!.name).toBe(hostile);
  const html = item.bodies![0]!.value;
  expect(html).not.toMatch(/<script|<i>|<b>/);
  expect(html.match(/<(?!\/?(?:p|a|figure|img|figcaption)\b)/g)).toBeNull();
  expect(item.bodies![1]!.value).toContain('<script>alert(1)</script>');
});

describe('our profile of the standard', () => {
  const GONE = Symbol('gone');
  /** Puts a value at a path of an item. */
  function put(item: unknown, path: string, value: unknown): void {
    const steps = path.split('.');
    const last = steps.pop()!;
    const at = steps.reduce((each, step) => (each as Record<string, unknown>)[step], item) as Record<string, unknown>;
    if (value === GONE) Reflect.deleteProperty(at, last);
    else at[last] = value;
  }
  test.each<[name: string, path: string, value: unknown]>([
    ['a story without uri', 'uri', GONE],
    ['a type that is none', 'type', 'article'],
    ['a moment without seconds', 'firstCreated', '2026-11-09T18:30-05:00'],
    ['a moment without an offset', 'versionCreated', '2026-11-09T18:30:00'],
    ['an embargo', 'embargoedUntil', '2026-11-09T18:30:00Z'],
    ['a status that is none', 'pubStatus', 'published'],
    ['an urgency of 0', 'urgency', 0],
    ['a headline that is text', 'headlines', 'A headline'],
    ['a body without counts', 'bodies.0.charCount', GONE],
    ['a name that is none of ninjs', 'headline', 'A headline'],
    ['a relative address', 'renditions.0.href', '/2026/11/a/'],
    ['a picture without a credit', 'associations.0.by', GONE],
    ['a picture without a name', 'associations.0.name', GONE],
    ['an indicator with a bare word', 'trustIndicators', [{ role: 'ethics', title: 'E', href: 'https://x.example/' }]],
  ])('refuses %s', (_name, path, value) => {
    const item: unknown = JSON.parse(JSON.stringify(ninjsOf(archiveOf({ photo, authors: ['ana'] }), ID)));
    expect(ninjsErrors(item)).toEqual([]);
    put(item, path, value);
    expect(ninjsErrors(item)).not.toEqual([]);
  });
});

describe('the feed for partners', () => {
  const paper = (redistribution: object) => siteSchema.parse({ ...PAPER, redistribution });
  const stories = [
    story('2026/11/own', { day: 5, photo: { ...photo, credit: 'A. Kim/Test Courier' } }),
    story('2026/11/agency', { day: 4, source: 'A.P.', photo: { ...photo, credit: 'Test Courier/AP' } }),
    story('2026/11/mixed', {
      day: 3,
      photo: { ...photo, credit: 'B. Lee/AP' },
      body: ['<p>Text.</p>', ...audio, { ...photo, type: 'photo', credit: 'The Test Courier' }],
    }),
  ];
  const feedOf = (content: MemoryContent = {}) => {
    const feed = partnersFeed(memoryArchive({ stories, ...content }));
    expect(ninjsErrors(feed, 'feed')).toEqual([]);
    return feed;
  };
  const shown = ({ associations = [] }: NinjsItem) =>
    associations.map(({ name, representationType, associations: media = [] }) => [
      name,
      representationType,
      media.map(({ by }) => by),
    ]);

  test("has the newsroom's own stories, with the pictures and recordings that are its own", () => {
    const feed = feedOf();
    expect(shown(feed)).toEqual([
      ['2026/11/own', 'full', ['A. Kim/Test Courier']],
      ['2026/11/mixed', 'partial', ['The Test Courier']],
    ]);
    const text = JSON.stringify(feed);
    expect(text).not.toMatch(/agency|B\. Lee|horn/);
    expect(feed.associations![1]!.bodies![0]!.value).toMatch(/^<p>Text\.<\/p>\s*<figure><img /);
    expect(feed).toMatchObject({ type: 'composite', versionCreated: '2026-11-05T12:00:00-05:00' });
  });

  test('follows what site.yaml allows', () => {
    const site = paper({ sources: ['AP', 'a p'], credits: ['B. Lee/AP', 'A. Kim/Bay & Gazette'], terms: 'Ask.' });
    expect(shown(feedOf({ site }))).toEqual([
      ['2026/11/own', 'partial', []],
      ['2026/11/agency', 'partial', []],
      ['2026/11/mixed', 'partial', ['B. Lee/AP', 'A. Kim/Bay & Gazette']],
    ]);
    expect(feedOf({ site }).usageTerms).toBe('Ask.');
    expect(shown(feedOf({ site: paper({ credits: [] }) }))[0]).toEqual(['2026/11/own', 'partial', []]);
  });

  test('reads no story that it does not show', () => {
    const archive = memoryArchive({ stories });
    partnersFeed(archive);
    expect(archive.asked).toContain('card 2026/11/agency');
    expect(archive.asked).not.toContain('story 2026/11/agency');
  });

  test('is never larger than a feed may be, however long the stories are', () => {
    const long = Array.from({ length: 30 }, (_, index) =>
      story(`2026/11/s${index}`, { day: 1 + (index % 28), body: [`<p>${'Word ö 🐟. '.repeat(1500)}</p>`] }),
    );
    const feed = feedOf({ stories: long });
    const size = Buffer.byteLength(`${JSON.stringify(feed)}\n`);
    expect(size).toBeLessThanOrEqual(250_000);
    expect(size).toBeGreaterThan(200_000);
    expect(feed.associations!.length).toBeGreaterThan(4);
    const short = Array.from({ length: 50 }, (_, index) => story(`2026/11/s${index}`));
    expect(feedOf({ stories: short }).associations).toHaveLength(20);
    expect(feedOf({ stories: [] }).associations).toBeUndefined();
  });
});
