/** The sample newsroom in Arabic: sound, mirrored, and without a word of another language around its stories. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeArabicNewsroom } from '../fixtures/arabic.ts';
import { findBarriers } from './barriers.ts';
import { launchChromium } from './chromium.ts';
import { inLanes } from './lanes.ts';
import { findDeadLinks } from './links.ts';
import { openWorkshop } from './newsroom.ts';
import { filesOf, onePageOfEachKind, openSite, type OpenSite } from './site.ts';
import { openVisitor, visit, type Facts } from './visit.ts';

const cleanup = new AsyncDisposableStack();
let site: OpenSite;
let browser: Browser;

beforeAll(async () => {
  const { folder } = cleanup.use(openWorkshop());
  writeArabicNewsroom(join(folder, 'content'));
  [site, browser] = await Promise.all([openSite(join(folder, 'content')), launchChromium()]);
  cleanup.use(site);
  cleanup.defer(() => browser.close());
});
afterAll(() => cleanup.disposeAsync());

const facts = new Map<string, Facts>();

test.each([360, 1280])('every page is sound at %i', async (width) => {
  const context = await browser.newContext();
  const visits = await inLanes(
    site.pages,
    { lanes: 2, open: () => openVisitor(context, site.origin), close: ({ page }) => page.close() },
    async (visitor, { address }) => ({ address, ...(await visit(visitor, address, width)) }),
  );
  await context.close();
  for (const { address, facts: said } of visits) facts.set(address, said);
  expect(visits.length).toBeGreaterThan(20);
  expect(visits.flatMap(({ findings }) => findings)).toEqual([]);
});

test('every link leads somewhere', () => {
  expect(findDeadLinks({ origins: [site.origin, site.url], files: new Set(filesOf(site.dist)), facts })).toEqual([]);
});

test('no page has a word that is not in its language', async () => {
  // In UTC a browser has no word of its own for the zone.
  const page = await browser.newPage({ timezoneId: 'Africa/Cairo' });
  const words: string[] = [];
  for (const { address } of site.pages) {
    await page.goto(site.origin + address);
    words.push(...(await page.evaluate(findLatinWords)).map((word) => `${address}: ${word}`));
  }
  expect(words).toEqual([]);
  // The test sees them where they are.
  await page.goto('about:blank');
  await page.setContent('<p>نص <b lang="en">fine</b> <a title="Close" href="/">Read more</a></p>');
  expect(await page.evaluate(findLatinWords)).toEqual(['Close', 'Read more']);
  await page.close();
});

test('pages begin on the right', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const open = (form: string) =>
    page.goto(site.origin + site.pages.find(({ html }) => html.includes(`class="story story-${form}`))!.address);

  await open('news');
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
  await isRightOf(page, '.mast .nameplate', '.sign-up');
  await isRightOf(page, '.nav a:first-child', '.nav a:last-child');
  await isRightOf(page, '.byline a', '.times time');
  await isRightOf(page, '.biography img', '.biography h2');
  await isRightOf(page, '.topics li:first-child', '.topics li:last-child');
  await open('explainer');
  await isRightOf(page, '.contents', '.text');
  await open('opinion');
  await isRightOf(page, '.columnist', '.voice-of p');
  await open('review');
  await isRightOf(page, '.reviewed h2', '.reviewed .rating');
  await page.goto(`${site.origin}/`);
  await isRightOf(page, '.top-lead h2', '.top-side h3');
  await page.close();
});

test('a story in another language begins where that begins', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.origin + site.pages.find(({ html }) => html.includes('<h1 lang="en"'))!.address);
  expect(
    await page.evaluate(() =>
      ['h1', '.story .summary', '.text p'].map((part) => getComputedStyle(document.querySelector(part)!).direction),
    ),
  ).toEqual(['ltr', 'ltr', 'ltr']);
  await page.close();
});

test('no barrier on any kind of page', async () => {
  const page = await browser.newPage();
  const barriers: string[] = [];
  for (const { address } of onePageOfEachKind(site.pages)) {
    await page.goto(site.origin + address);
    barriers.push(...(await findBarriers(page)).map((barrier) => `${address}: ${barrier}`));
  }
  expect(barriers).toEqual([]);
  await page.close();
});

async function isRightOf(page: Page, first: string, second: string): Promise<void> {
  const [one, other] = await Promise.all([first, second].map((part) => page.locator(part).first().boundingBox()));
  expect(`${first} ends at ${one!.x} and ${second} begins at ${other!.x + other!.width}`).toSatisfy(
    () => one!.x >= other!.x + other!.width || (one!.x > other!.x && one!.x + one!.width > other!.x + other!.width),
  );
}

/**
 * Runs in the page: what readers see or hear in Latin letters, unless its element says that it is in another language.
 * Credits are names, and what the head says is that of the story.
 */
function findLatinWords(): string[] {
  const found: string[] = [];
  const look = (text: string | null, element: Element) => {
    if (!text || /^(?:https?:.*|\S+@\S+)$/.test(text.trim())) return;
    if (element.closest('[lang]:not(html), .credit, .viewer, style, script')) return;
    // Formats are called the same in every language.
    const words = text.replace(/\b(?:RSS|Atom|JSON|OPML)\b/g, '');
    if (/[A-Za-z]{2,}/.test(words)) found.push(text.trim());
  };
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) look(element.getAttribute(name), element);
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) look(node.textContent, element);
  }
  if (!document.querySelector('h1[lang]')) look(document.title, document.documentElement);
  return found;
}
