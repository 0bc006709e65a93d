/** What pages say to machines is what they say to people, in the words and by the rules of those who read it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vocabularyErrors } from '../unit/syndication/vocabulary.ts';
import { openSite, type OpenSite, type SitePage } from './site.ts';

type Thing = Record<string, unknown> & { '@type': string };

let site: OpenSite;
let pages: { page: SitePage; text: string; graph: Thing[] }[];
let stories: { page: SitePage; story: Thing; graph: Thing[] }[];

beforeAll(async () => {
  site = await openSite();
  pages = site.pages
    .filter(({ kind }) => kind !== 'alias' && kind !== '404')
    .map((page) => {
      const found = [...page.html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
      expect(found, page.address).toHaveLength(1);
      const text = found[0]![1]!;
      return { page, text, graph: (JSON.parse(text) as { '@graph': Thing[] })['@graph'] };
    });
  stories = pages
    .filter(({ page }) => page.kind === 'article')
    .map(({ page, graph }) => ({ page, graph, story: graph[0]! }));
});
afterAll(() => site[Symbol.asyncDispose]());

const list = (value: unknown) => (value === undefined ? [] : [value].flat()) as Thing[];
/** Every text in a value, with the addresses among them. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** The file of an address of the site, or the address when there is none. */
function fileOf(address: string): string {
  const { pathname } = new URL(address);
  const path = decodeURI(pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return existsSync(join(site.dist, file)) ? file : `nothing at ${address}`;
}

/** Attributes' text as it is meant. */
const unescape = (text: string) =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&');
const metasOf = (html: string) =>
  [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(
    ([, name, content]): [string, string] => [name!, unescape(content!)],
  );

test('every page that search engines show has one piece of data, in words that schema.org knows', () => {
  for (const { page, text } of pages) expect(vocabularyErrors(JSON.parse(text)), page.address).toEqual([]);
  for (const { html, address, kind } of site.pages)
    if (kind === 'alias' || kind === '404') expect(html, address).not.toContain('ld+json');
  expect(new Set(stories.map(({ story }) => story['@type']))).toEqual(
    new Set([
      'NewsArticle',
      'ReportageNewsArticle',
      'AnalysisNewsArticle',
      'BackgroundNewsArticle',
      'OpinionNewsArticle',
      'ReviewNewsArticle',
      'LiveBlogPosting',
    ]),
  );
  expect(new Set(pages.flatMap(({ graph }) => graph.map((thing) => thing['@type'])))).toEqual(
    new Set([
      ...stories.map(({ story }) => story['@type']),
      'NewsMediaOrganization',
      'WebSite',
      'BreadcrumbList',
      'CollectionPage',
      'ProfilePage',
      'WebPage',
      'AboutPage',
      'ContactPage',
    ]),
  );
});

test('every address of the site in it leads to something', () => {
  for (const { page, graph } of pages)
    for (const address of textsIn(graph).filter((text) => text.startsWith(`${site.url}/`)))
      expect(fileOf(address), page.address).not.toMatch(/^nothing/);
});

test('a story says what its page says', () => {
  expect(stories.length).toBeGreaterThan(40);
  for (const { page, story } of stories) {
    const { html, address } = page;
    const [, headline] = /<h1[^>]*>([^<]*)<\/h1>/.exec(html)!;
    expect(story['headline'], address).toBe(unescape(headline!));
    expect(story['url'], address).toBe(site.url + encodeURI(address));
    expect(html, address).toContain(`<link rel="canonical" href="${story['url'] as string}">`);
    const times = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, time]) => time!);
    for (const key of ['datePublished', 'dateModified']) {
      const time = story[key];
      if (key === 'dateModified' && time === undefined) continue;
      // With the offset of the newsroom's zone.
      expect(time, address).toMatch(/T\d\d:\d\d[+-]\d\d:\d\d$/);
      expect(times, address).toContain(time);
    }
    if (story['dateModified'] !== undefined)
      expect(Date.parse(story['dateModified'] as string), address).toBeGreaterThanOrEqual(
        Date.parse(story['datePublished'] as string),
      );
    for (const author of list(story['author'])) {
      if (!author['@type']) continue;
      // The name and nothing else, one author each.
      expect(author['name'], address).not.toMatch(/^by |,| and |&/i);
      if (author['@type'] === 'Person')
        expect(html, address).toContain(`href="${(author['url'] as string).replace(site.url, '')}"`);
    }
    for (const correction of list(story['correction'])) expect(unescape(html), address).toContain(correction['text']);
  }
  const corrected = stories.filter(({ story }) => story['correction']);
  expect(corrected.length).toBeGreaterThan(0);
  expect(stories.filter(({ page }) => page.html.includes('id="corrections"')).length).toBeGreaterThanOrEqual(
    corrected.length,
  );
});

test('the pictures of a story are there in 16:9, 4:3 and 1:1, large enough, each with its credit', async () => {
  let pictured = 0;
  for (const { page, story } of stories) {
    const images = list(story['image']);
    // A card of type is no picture of the story: search engines want none of those.
    const [, card] = /property="og:image" content="[^"]*\/photos\/([^"]+)/.exec(page.html) ?? [];
    expect(card, page.address).toBeDefined();
    expect(images.length > 0, page.address).toBe(!card!.startsWith('cards/'));
    if (images.length === 0) continue;
    pictured += 1;
    const shapes = await Promise.all(
      images.map(async (image) => {
        const { width, height } = await sharp(join(site.dist, fileOf(image['url'] as string))).metadata();
        expect([width, height].map(String)).toEqual([image['width'], image['height']]);
        // Of more than 50,000 pixels, which is what Google asks for at least.
        expect(width * height, page.address).toBeGreaterThan(50_000);
        return width / height;
      }),
    );
    expect(shapes.map((shape) => Math.round(shape * 100))).toEqual([178, 133, 100]);
    for (const image of images) {
      expect(image['creditText'], page.address).toBeTypeOf('string');
      expect(image['license'] ?? image['copyrightNotice'] ?? image['creator'] ?? image['creditText']).toBeDefined();
    }
  }
  expect(pictured).toBeGreaterThan(20);
});

test('a breadcrumb has two steps at least, in their order', () => {
  for (const { page, graph } of pages) {
    if (page.kind === 'home') continue;
    const steps = list(graph.find((thing) => thing['@type'] === 'BreadcrumbList')?.['itemListElement']);
    expect(steps.length, page.address).toBeGreaterThanOrEqual(2);
    expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)!['item'], page.address).toBe(site.url + encodeURI(page.address));
  }
});

test('a live story has the posts of its page', () => {
  const live = stories.filter(({ story }) => story['@type'] === 'LiveBlogPosting');
  expect(live).toHaveLength(2);
  for (const { page, story } of live) {
    const posts = list(story['liveBlogUpdate']);
    expect(posts.length, page.address).toBeGreaterThan(2);
    for (const post of posts) {
      const [address, name] = (post['url'] as string).split('#');
      expect(address).toBe(site.url + page.address);
      expect(page.html).toContain(`id="${name}"`);
      expect((post['headline'] as string).length).toBeLessThanOrEqual(110);
    }
    expect(story['coverageEndTime'] === undefined, page.address).toBe(page.html.includes('data-live='));
  }
});

test('cards say the same, each thing once', () => {
  for (const { page, graph } of pages) {
    const { html, address, kind } = page;
    const metas = metasOf(html);
    const names = metas.map(([name]) => name).filter((name) => name !== 'article:author' && name !== 'theme-color');
    expect(names.length, address).toBe(new Set(names).size);
    const meta = new Map(metas);
    expect(meta.get('og:url'), address).toBe(site.url + encodeURI(address));
    expect(meta.get('og:description'), address).toBe(meta.get('description'));
    expect(meta.get('og:site_name')).toBe('The Harbor Ledger');
    expect(meta.get('og:locale')).toBe('en_US');
    expect(meta.get('og:type'), address).toBe(
      kind === 'article' && graph[0]!['datePublished'] ? 'article' : kind === 'author' ? 'profile' : 'website',
    );
    expect(meta.get('twitter:card'), address).toBe(meta.has('og:image') ? 'summary_large_image' : 'summary');
    if (meta.has('og:image')) {
      expect(fileOf(meta.get('og:image')!), address).not.toMatch(/^nothing/);
      expect(meta.get('og:image:alt'), address).not.toBe('');
    }
    if (kind !== 'article') continue;
    const [story] = graph;
    expect(meta.get('og:title'), address).toBe(story!['headline']);
    expect(meta.get('article:published_time'), address).toBe(story!['datePublished']);
    expect(
      metas.filter(([name]) => name === 'article:author').map(([, url]) => url),
      address,
    ).toEqual(list(story!['author']).flatMap(({ url }) => url ?? []));
  }
});
