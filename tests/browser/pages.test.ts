/** Every page of the sample newsroom, as readers meet it. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATHS } from '../../src/newsletter/service/links.ts';
import { launchChromium } from './chromium.ts';
import { listenTo } from './ear.ts';
import { inLanes } from './lanes.ts';
import { findDeadLinks } from './links.ts';
import { filesOf, onePageOfEachKind, openSite, type OpenSite, type SitePage } from './site.ts';
import { openVisitor, shiftOf, visit, watchShifts, type Facts } from './visit.ts';

let site: OpenSite;
let browser: Browser;
/** What the pages said of themselves when they were visited, by address. */
const facts = new Map<string, Facts>();

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** How late the fonts are on a slow network (ms), and how far a page may then move. */
const FONTS_LATE = 400;
const MOST_SHIFT_WITHOUT_FONTS = 0.002;

const isStill = ({ kind }: SitePage) => kind !== 'alias';

test.each([360, 1280])('every page is sound at %i, and still once the fonts are known', async (width) => {
  const context = await browser.newContext();
  await fetchFonts(context);
  const visits = await inLanes(
    site.pages.filter(isStill),
    { open: () => openVisitor(context, site.origin), close: ({ page }) => page.close() },
    async (visitor, { address }) => ({ address, ...(await visit(visitor, address, width)) }),
  );
  await context.close();
  for (const { address, facts: said } of visits) facts.set(address, said);
  expect(visits.length).toBeGreaterThan(50);
  expect(visits.flatMap(({ findings }) => findings)).toEqual([]);
});

test.each([360, 1280])('fonts that come late move no page at %i', async (width) => {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  // Where requests are routed the browser keeps nothing, so the fonts are late on each page.
  await context.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, FONTS_LATE));
    await route.continue();
  });
  const open = async () => {
    const page = await context.newPage();
    await watchShifts(page);
    return page;
  };
  const shifts = await inLanes(
    onePageOfEachKind(site.pages),
    { open, close: (page) => page.close() },
    async (page, { address }) => {
      await page.goto(site.origin + address);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(100);
      return `${(await shiftOf(page)).toFixed(4)} ${address}`;
    },
  );
  await context.close();
  expect(shifts.length).toBeGreaterThan(10);
  expect(shifts.filter((shift) => Number.parseFloat(shift) > MOST_SHIFT_WITHOUT_FONTS)).toEqual([]);
});

test('text twice as large widens no page', async () => {
  // A reader's own styles stand above what a page allows.
  const context = await browser.newContext({ viewport: { width: 640, height: 800 }, bypassCSP: true });
  const wide = await inLanes(
    onePageOfEachKind(site.pages),
    { open: () => context.newPage(), close: (page) => page.close() },
    async (page, { address }) => {
      await page.goto(site.origin + address);
      await page.addStyleTag({ content: ':root { font-size: 200% }' });
      const [scrollWidth, clientWidth] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth] as const;
      });
      return scrollWidth > clientWidth ? [`${address} is ${scrollWidth} wide`] : [];
    },
  );
  await context.close();
  expect(wide.flat()).toEqual([]);
});

test('every link on the site leads somewhere on it', () => {
  expect(facts.size).toBeGreaterThan(50);
  const files = new Set(filesOf(site.dist));
  const served = new Set([PATHS.subscribe]);
  expect(findDeadLinks({ origins: [site.origin, site.url], files, facts, served })).toEqual([]);
});

test('every page is its own canonical one', () => {
  for (const [address, { canonical }] of facts)
    if (address !== '/404.html') expect(canonical).toBe(site.url + encodeURI(address));
});

test('no two pages of a kind have the same title', () => {
  const titles = Map.groupBy(
    site.pages.filter(isStill),
    ({ address, kind }) => `${kind}: ${facts.get(address)!.title}`,
  );
  expect(
    [...titles]
      .filter(([, pages]) => pages.length > 1)
      .map(([title, pages]) => `${title} (${pages.map(({ address }) => address).join(', ')})`),
  ).toEqual([]);
});

test('an old address leads to its story', async () => {
  const aliases = site.pages.filter(({ kind }) => kind === 'alias');
  expect(aliases.length).toBeGreaterThan(0);
  const page = await browser.newPage();
  for (const { address } of aliases) {
    await page.goto(site.origin + address, { waitUntil: 'commit' });
    await page.waitForURL((url) => decodeURI(url.pathname) !== address);
    expect(await page.locator('article.story h1').count()).toBe(1);
  }
  await page.close();
});

test('what is not there is answered with the page for that', async () => {
  const page = await browser.newPage();
  const ear = listenTo(page, site.origin);
  const response = await page.goto(`${site.origin}/2026/11/no-such-story/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('h1').textContent()).toBe(
    await textOfHeading(site.pages.find(({ kind }) => kind === '404')!),
  );
  expect(ear.take().filter((heard) => !heard.includes('404'))).toEqual([]);
  await page.close();
});

test('the site has the icon that browsers and search engines ask for', async () => {
  const home = site.pages.find(({ kind }) => kind === 'home')!;
  const links = [...home.html.matchAll(/<link[^>]*\brel="?icon\b[^>]*>/g)].map(
    ([link]) => /href="?([^"\s>]+)/.exec(link)![1]!,
  );
  const icons = links.length > 0 ? links : ['/favicon.ico'];
  for (const icon of icons) expect(`${icon}: ${(await fetch(new URL(icon, site.origin))).status}`).toBe(`${icon}: 200`);
});

test('what is fetched early is used', async () => {
  // Chromium complains of an unused preload a few seconds after the page has loaded, so all of them wait together.
  const context = await browser.newContext();
  const waiting = await Promise.all(
    [...Map.groupBy(onePageOfEachKind(site.pages), ({ kind }) => kind).values()].map(async ([first]) => {
      const page = await context.newPage();
      const ear = listenTo(page, site.origin);
      await page.goto(site.origin + first!.address, { waitUntil: 'load' });
      return { address: first!.address, ear };
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(waiting.flatMap(({ address, ear }) => ear.take().map((heard) => `${address}: ${heard}`))).toEqual([]);
  await context.close();
});

async function textOfHeading({ address }: SitePage): Promise<string | null> {
  const page = await browser.newPage();
  await page.goto(site.origin + address);
  const text = await page.locator('h1').textContent();
  await page.close();
  return text;
}

/** Puts every font of the site into the browser's cache, as a reader has them from the second page on. */
async function fetchFonts(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${site.origin}/404.html`);
  await page.evaluate(
    // As a font: the page's policy lets it ask for nothing else.
    (fonts) => Promise.all(fonts.map((font) => new FontFace('fetched', `url(${font})`).load())).then(() => {}),
    filesOf(site.dist)
      .filter((file) => file.endsWith('.woff2'))
      .map((file) => `/${file}`),
  );
  await page.close();
}
