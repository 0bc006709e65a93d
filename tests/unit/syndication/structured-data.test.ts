import { describe, expect, test } from 'vitest';
import type { Story } from '../../../src/archive/model.ts';
import { articlePage } from '../../../src/newsroom/article.ts';
import { authorPage } from '../../../src/newsroom/lists.ts';
import { liveStory } from '../../../src/newsroom/live.ts';
import { plainText } from '../../../src/syndication/plain-text.ts';
import { jsonLd } from '../../../src/syndication/structured-data/json-ld.ts';
import { storyData } from '../../../src/syndication/structured-data/news-article.ts';
import { profilePage } from '../../../src/syndication/structured-data/profile-page.ts';
import { publisherInFull } from '../../../src/syndication/structured-data/publisher.ts';
import { standingPage, webPage } from '../../../src/syndication/structured-data/web-page.ts';
import { webSite } from '../../../src/syndication/structured-data/web-site.ts';
import { STORY_TYPES } from '../../../src/schema/article.ts';
import { REVIEWED_KINDS } from '../../../src/schema/forms.ts';
import { site as siteSchema } from '../../../src/schema/site.ts';
import { memoryArchive, PAPER, photo, PIER, post, story, type MemoryContent } from '../newsroom/memory-archive.ts';
import { vocabularyErrors } from './vocabulary.ts';

type Node = Record<string, unknown> & { '@type': string };

const ID = '2026/11/pier';
const ORIGIN = 'https://courier.example';

/** A story with all that a story can have; its page's data as a machine reads it. */
const FULL: Partial<Story> = {
  headline: 'The pier is shut',
  updated: Date.UTC(2026, 10, 2, 17),
  authors: ['ana', 'ben'],
  contributors: [
    { author: 'cho', role: 'Reported from Busan' },
    { author: 'cho', role: 'Photographs' },
  ],
  topics: ['harbor', 'sea-wall'],
  dateline: 'BUSAN, South Korea',
  method: ['We asked.', 'They told us.'],
  photo,
  series: 'rising-water',
  corrections: [
    { date: Date.UTC(2026, 10, 3, 17), text: 'It was Tuesday.', kind: 'correction' },
    { date: Date.UTC(2026, 10, 2, 17), text: 'There is more.', kind: 'update' },
  ],
};
const CONTENT: MemoryContent = {
  authors: [
    { id: 'ana', name: 'Ana Reyes', role: 'Harbor reporter' },
    { id: 'ben', name: 'Ben Ode' },
    { id: 'cho', name: 'Cho Min-ji' },
    { id: 'kim', name: 'A. Kim' },
  ],
  photos: [
    {
      ...PIER,
      width: 3000,
      height: 2000,
      rights: {
        creators: ['A. Kim'],
        webStatement: 'https://courier.example/rights/',
        licensor: { name: 'Courier', url: 'https://courier.example/buy/' },
      },
      says: { copyright: '© 2026 A. Kim' },
    },
  ],
};

function dataOf(
  fields: Partial<Story> = FULL,
  content: MemoryContent = {},
): { text: string; graph: Node[]; story: Node } {
  const archive = memoryArchive({
    ...CONTENT,
    stories: [story(ID, fields), story('2026/11/first', { series: 'rising-water', day: 1 })],
    ...content,
  });
  const page = articlePage(archive, ID)!;
  const live = page.story.type === 'live' ? liveStory(archive, page.story) : undefined;
  const text = jsonLd(storyData(archive, page, live));
  const graph = (JSON.parse(text) as { '@graph': Node[] })['@graph'];
  return { text, graph, story: graph[0]! };
}
const errorsOf = (text: string) => vocabularyErrors(JSON.parse(text));

/** What each form must have beside the rest. */
const OF_FORM: Partial<Record<Story['type'], Partial<Story>>> = {
  interview: { subject: { name: 'Aurelio Banks', role: 'conductor' } },
  review: {
    reviewed: { name: 'A Short History of Fog', kind: 'book', creator: 'Imelda Roake', publisher: 'Gull', rating: 4.5 },
  },
  obituary: {
    life: { name: 'Wallace Peake', born: '1934', died: '2026-10-06', birthplace: 'Port Maren', deathplace: 'Hallam' },
  },
  gallery: { photos: [photo] },
  live: { ended: Date.UTC(2026, 10, 1, 19) },
};

describe('a story of each form', () => {
  test.each(
    STORY_TYPES.map((type) => [
      type,
      {
        news: 'NewsArticle',
        brief: 'NewsArticle',
        gallery: 'NewsArticle',
        interview: 'NewsArticle',
        obituary: 'NewsArticle',
        feature: 'ReportageNewsArticle',
        analysis: 'AnalysisNewsArticle',
        explainer: 'BackgroundNewsArticle',
        opinion: 'OpinionNewsArticle',
        review: 'ReviewNewsArticle',
        live: 'LiveBlogPosting',
      }[type],
    ]),
  )('%s is a %s, in words that schema.org knows', (type, expected) => {
    const posts = [post(ID, 'first', 0), post(ID, 'second', 5, { headline: 'Second' })];
    const { text, graph, story } = dataOf({ ...FULL, type: type, ...OF_FORM[type] }, { posts });
    expect(story['@type']).toBe(expected);
    expect(errorsOf(text)).toEqual([]);
    expect(graph.map((node) => node['@type'])).toEqual([expected, 'BreadcrumbList', 'NewsMediaOrganization']);
  });

  test.each(REVIEWED_KINDS)('a review of a thing of the kind %s', (kind) => {
    const { text, story } = dataOf({
      type: 'review',
      reviewed: {
        name: 'Fog',
        kind,
        creator: 'Imelda Roake',
        publisher: 'Gull',
        venue: 'The Icehouse',
        url: 'https://fog.example/',
      },
    });
    expect(errorsOf(text)).toEqual([]);
    expect(story['itemReviewed']).toMatchObject({ name: 'Fog' });
    expect(story).not.toHaveProperty('reviewRating');
  });
});

test('all that a story says is there once, as Google asks for it', () => {
  const { story, graph } = dataOf();
  expect(story).toEqual({
    '@type': 'NewsArticle',
    mainEntityOfPage: `${ORIGIN}/2026/11/pier/`,
    url: `${ORIGIN}/2026/11/pier/`,
    headline: 'The pier is shut',
    description: 'Summary of 2026/11/pier',
    datePublished: '2026-11-01T12:00-05:00',
    // Of the update. A correction does not make a story new.
    dateModified: '2026-11-02T12:00-05:00',
    author: [
      { '@type': 'Person', name: 'Ana Reyes', url: `${ORIGIN}/authors/ana/` },
      { '@type': 'Person', name: 'Ben Ode', url: `${ORIGIN}/authors/ben/` },
    ],
    contributor: [{ '@type': 'Person', name: 'Cho Min-ji', url: `${ORIGIN}/authors/cho/` }],
    publisher: { '@id': `${ORIGIN}/#publisher` },
    inLanguage: 'en',
    isAccessibleForFree: true,
    articleSection: 'Local',
    keywords: ['harbor', 'sea-wall'],
    about: [
      { '@type': 'Thing', name: 'harbor', url: `${ORIGIN}/topics/harbor/` },
      { '@type': 'Thing', name: 'sea-wall', url: `${ORIGIN}/topics/sea-wall/` },
    ],
    image: story['image'],
    isPartOf: { '@type': 'CreativeWorkSeries', name: 'rising-water', url: `${ORIGIN}/series/rising-water/` },
    position: 2,
    correction: [{ '@type': 'CorrectionComment', text: 'It was Tuesday.', datePublished: '2026-11-03T12:00-05:00' }],
    dateline: 'BUSAN, South Korea',
    backstory: 'We asked.\nThey told us.',
  });
  expect(graph[1]!['itemListElement']).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Local', item: `${ORIGIN}/local/` },
    { '@type': 'ListItem', position: 2, name: 'The pier is shut', item: `${ORIGIN}/2026/11/pier/` },
  ]);
});

test('its picture is there in three shapes, each with whose it is and where a licence is to be had', () => {
  const images = dataOf().story['image'] as Node[];
  expect(images.map(({ width, height }) => [Number(width), Number(height)])).toEqual([
    [1200, 675],
    [1200, 900],
    [1200, 1200],
  ]);
  expect(new Set(images.map(({ url }) => url)).size).toBe(3);
  for (const image of images)
    expect(image).toEqual({
      '@type': 'ImageObject',
      url: image['contentUrl'],
      contentUrl: image['contentUrl'],
      width: '1200',
      height: image['height'],
      creditText: 'A. Kim',
      creator: [{ '@type': 'Person', name: 'A. Kim' }],
      copyrightNotice: '© 2026 A. Kim',
      license: 'https://courier.example/rights/',
      acquireLicensePage: 'https://courier.example/buy/',
    });
});

test('what a story has not, its data has not', () => {
  const { text, story } = dataOf({ authors: ['ana'] });
  expect(errorsOf(text)).toEqual([]);
  expect(Object.keys(story).sort()).toEqual([
    '@type',
    'articleSection',
    'author',
    'datePublished',
    'description',
    'headline',
    'inLanguage',
    'isAccessibleForFree',
    'mainEntityOfPage',
    'publisher',
    'url',
  ]);
});

test('a story of an agency is by the agency, and one that nobody has signed by the paper', () => {
  const ap = { '@type': 'Organization', name: 'AP' };
  expect(dataOf({ source: 'AP' }).story).toMatchObject({ author: [ap], sourceOrganization: ap });
  expect(dataOf({ source: 'AP', authors: ['ben'] }).story).toMatchObject({
    author: [{ '@type': 'Person', name: 'Ben Ode' }],
    sourceOrganization: ap,
  });
  expect(dataOf({}).story['author']).toEqual([{ '@id': `${ORIGIN}/#publisher` }]);
});

test('a live story has the posts that its page shows, and its end when it is over', () => {
  const posts = [
    post(ID, 'first', 0, {
      body: [`<p>Rain &#x26; <em>wind</em>.</p><p>${'More of it. '.repeat(20)}</p>`],
      updated: Date.UTC(2026, 10, 1, 18),
      authors: ['kim'],
      corrections: [{ date: Date.UTC(2026, 10, 1, 18), text: 'It was four.', kind: 'correction' }],
    }),
    post(ID, 'second', 5, { headline: 'Second', hidden: 'embargo' }),
  ];
  const live = dataOf({ type: 'live' }, { posts }).story;
  expect(live).toMatchObject({ coverageStartTime: '2026-11-01T12:00-05:00', dateModified: '2026-11-01T13:00-05:00' });
  expect(live).not.toHaveProperty('coverageEndTime');
  expect(live['liveBlogUpdate']).toEqual([
    {
      '@type': 'BlogPosting',
      headline: `Rain & wind. ${'More of it. '.repeat(7)}More of it.…`,
      datePublished: '2026-11-01T12:00-05:00',
      dateModified: '2026-11-01T13:00-05:00',
      author: [{ '@type': 'Person', name: 'A. Kim', url: `${ORIGIN}/authors/kim/` }],
      articleBody: `Rain & wind. ${'More of it. '.repeat(20).trim()}`,
      correction: [{ '@type': 'CorrectionComment', text: 'It was four.', datePublished: '2026-11-01T13:00-05:00' }],
      url: `${ORIGIN}/2026/11/pier/#first`,
    },
  ]);
  const [update] = live['liveBlogUpdate'] as { headline: string }[];
  expect(update!.headline.length).toBeLessThanOrEqual(110);
  expect(dataOf({ type: 'live', ended: Date.UTC(2026, 10, 1, 19) }, { posts }).story).toMatchObject({
    coverageEndTime: '2026-11-01T14:00-05:00',
  });
});

test('the plain text of a body has its words and none of its markup', () => {
  expect(
    plainText([
      '<h2 id="a">One &#x3C;b></h2><p>Two<br>three <a href="/x" title="&lt;p&gt;">four</a>&amp;five&#39;s</p>',
      { embed: { type: 'embed', provider: 'P', address: 'https://x.example', frame: '', title: 'T', shape: 'post' } },
      '<ul><li>six</li><li>seven</li></ul>',
    ]),
  ).toBe(`One <b> Two three four&five's six seven`);
});

describe('other pages', () => {
  const site = siteSchema.parse({
    ...PAPER,
    tagline: 'All of it',
    social: [{ name: 'Mastodon', url: 'https://social.example/@courier' }],
    policies: Object.fromEntries(
      [
        'about',
        'ethics',
        'corrections',
        'contact',
        'privacy',
        'ownership',
        'masthead',
        'verification',
        'diversity',
        'feedback',
        'unnamedSources',
        'noBylines',
        'missionCoverage',
        'diversityStaffing',
      ].map((policy) => [policy, policy.toLowerCase()]),
    ),
  });
  const pages = Object.values(site.policies)
    .filter((id) => typeof id === 'string')
    .map((id) => ({
      id: id,
      title: id,
      address: `/${id}/`,
      order: 1,
      body: [],
    }));

  test('the publisher has a logo when the newsroom has an icon', () => {
    const logo = { '@type': 'ImageObject', url: `${ORIGIN}/icon-512.png`, width: '512', height: '512' };
    expect(publisherInFull(memoryArchive({ icon: true }))).toMatchObject({ logo });
    expect(publisherInFull(memoryArchive({}))).not.toHaveProperty('logo');
  });

  test('the front page names the publisher with every policy that has a page', () => {
    const archive = memoryArchive({ site, pages });
    const text = jsonLd([publisherInFull(archive), webSite(site)]);
    expect(errorsOf(text)).toEqual([]);
    const [publisher, website] = (JSON.parse(text) as { '@graph': Node[] })['@graph'];
    const of = (page: string) => `${ORIGIN}/${page}/`;
    expect(publisher).toEqual({
      '@type': 'NewsMediaOrganization',
      '@id': `${ORIGIN}/#publisher`,
      name: 'The Test Courier',
      url: `${ORIGIN}/`,
      slogan: 'All of it',
      sameAs: ['https://social.example/@courier'],
      contactPoint: { '@type': 'ContactPoint', contactType: 'newsroom', url: of('contact') },
      ethicsPolicy: of('ethics'),
      publishingPrinciples: of('ethics'),
      correctionsPolicy: of('corrections'),
      ownershipFundingInfo: of('ownership'),
      masthead: of('masthead'),
      verificationFactCheckingPolicy: of('verification'),
      diversityPolicy: of('diversity'),
      actionableFeedbackPolicy: of('feedback'),
      unnamedSourcesPolicy: of('unnamedsources'),
      noBylinesPolicy: of('nobylines'),
      missionCoveragePrioritiesPolicy: of('missioncoverage'),
      diversityStaffingReport: of('diversitystaffing'),
    });
    expect(website).toMatchObject({
      '@type': 'WebSite',
      name: 'The Test Courier',
      publisher: { '@id': `${ORIGIN}/#publisher` },
    });
  });

  test('and with none that has not', () => {
    expect(Object.keys(publisherInFull(memoryArchive({ site, pages: [] })))).toEqual([
      '@type',
      '@id',
      'name',
      'url',
      'slogan',
      'sameAs',
    ]);
  });

  test('a page about someone, the newsroom’s own pages and lists', () => {
    const archive = memoryArchive({
      ...CONTENT,
      site,
      pages,
      authors: [
        {
          id: 'ana',
          name: 'Ana Reyes',
          role: 'Harbor reporter',
          email: 'ana@courier.example',
          location: 'Port Maren',
          photo,
          links: [{ name: 'Mastodon', url: 'https://social.example/@ana' }],
        },
      ],
    });
    const profile = jsonLd(profilePage(archive, authorPage(archive, 'ana')!));
    expect(errorsOf(profile)).toEqual([]);
    expect((JSON.parse(profile) as { '@graph': Node[] })['@graph'][0]).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: {
        '@type': 'Person',
        name: 'Ana Reyes',
        jobTitle: 'Harbor reporter',
        worksFor: { '@id': `${ORIGIN}/#publisher` },
        sameAs: ['https://social.example/@ana'],
        image: { '@type': 'ImageObject', creditText: 'A. Kim' },
      },
    });
    const types = ['about', 'contact', 'ethics'].map((id) => {
      const text = jsonLd(standingPage(archive, { id, title: id, address: `/${id}/`, summary: 'A page.' }));
      expect(errorsOf(text)).toEqual([]);
      return (JSON.parse(text) as { '@graph': Node[] })['@graph'].map((node) => node['@type']);
    });
    expect(types).toEqual([
      ['AboutPage', 'BreadcrumbList'],
      ['ContactPage', 'BreadcrumbList'],
      ['WebPage', 'BreadcrumbList'],
    ]);
    const list = webPage(archive, {
      type: 'CollectionPage',
      below: { name: 'Archive', address: '/archive/' },
      step: { name: 'May', address: '/2026/05/' },
    });
    expect(errorsOf(jsonLd(list))).toEqual([]);
    expect(
      (list[1] as unknown as { itemListElement: Node[] }).itemListElement.map(({ position, item }) => [position, item]),
    ).toEqual([
      [1, `${ORIGIN}/`],
      [2, `${ORIGIN}/archive/`],
      [3, `${ORIGIN}/2026/05/`],
    ]);
  });
});

test('no text of the content ends the script, or begins a comment in it', () => {
  const hostile = `</script><script>window.__hit=1</script><!-- <script> \u2028\u2029 "'\\ \ud800`;
  const { text, story } = dataOf(
    {
      ...FULL,
      type: 'review',
      headline: hostile,
      summary: hostile,
      source: hostile,
      dateline: hostile,
      method: [hostile],
      section: 'local',
      reviewed: { name: hostile, kind: 'book', creator: hostile, publisher: hostile },
      corrections: [{ date: 1, text: hostile, kind: 'correction' }],
      photo: { ...photo, credit: hostile, copyright: hostile },
    },
    {
      site: { ...PAPER, name: hostile, sections: [{ id: 'local', name: hostile }] },
      authors: [{ id: 'ana', name: hostile }],
      topics: [{ id: 'harbor', address: '/topics/harbor/', name: hostile, body: [] }],
      series: [{ id: 'rising-water', name: hostile }],
    },
  );
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  expect(text.split('window.__hit').length).toBeGreaterThan(16);
  expect(story['headline']).toBe(hostile);
});

describe('the checker of the vocabulary', () => {
  const check = (thing: object) => vocabularyErrors({ '@context': 'https://schema.org', '@graph': [thing] });

  test.each([
    ['a type that is none', { '@type': 'NewsStory' }],
    ['a property that is none', { '@type': 'NewsArticle', title: 'A' }],
    ['a property of another type', { '@type': 'WebPage', dateline: 'BUSAN' }],
    ['a value of a wrong type', { '@type': 'NewsArticle', author: { '@type': 'Place', name: 'A' } }],
    ['a name where a thing belongs', { '@type': 'NewsArticle', author: 'Ana Reyes' }],
    ['a text where an address belongs', { '@type': 'NewsArticle', image: 'pier.jpg' }],
    ['a moment without its zone', { '@type': 'NewsArticle', datePublished: '2026-11-01T12:00' }],
    ['a number where a text belongs', { '@type': 'NewsArticle', headline: 3 }],
    ['a truth in words', { '@type': 'NewsArticle', isAccessibleForFree: 3 }],
    ['an empty list', { '@type': 'NewsArticle', author: [] }],
    ['nothing', { '@type': 'NewsArticle', headline: null }],
    [
      'a mistake that is deep',
      { '@type': 'NewsArticle', author: [{ '@type': 'Person', worksFor: { '@type': 'Organization', titel: 'A' } }] },
    ],
    ['an @id that is no address', { '@type': 'WebSite', '@id': '#website' }],
  ])('finds %s', (_name, thing) => {
    expect(check(thing)).toHaveLength(1);
  });

  test('and takes what is right, from a type above too', () => {
    expect(
      check({
        '@type': 'ReviewNewsArticle',
        name: 'A',
        headline: 'A',
        itemReviewed: { '@type': 'Book', name: 'B' },
        author: [{ '@type': 'NewsMediaOrganization', name: 'C' }, { '@id': 'https://a.example/#b' }],
        datePublished: '2026-11-01',
        image: 'https://a.example/b.jpg',
      }),
    ).toEqual([]);
    expect(vocabularyErrors({ '@graph': [] })).not.toEqual([]);
  });
});
