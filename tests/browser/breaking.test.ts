/** Breaking news on pages that were printed before it: what they show, how they stay, and that they need it not. */
import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type ServedSite } from '../../src/press/serve.ts';
import { findBarriers } from './barriers.ts';
import { launchChromium } from './chromium.ts';
import { listenTo } from './ear.ts';
import { openWorkshop, printNewsroom, projectRoot, writeFiles, yaml, type Workshop } from './newsroom.ts';
import { shiftOf, watchShifts } from './visit.ts';

/** Printed before anything has happened. */
const OLD = '/2026/10/wallace-peake/';
const STORY = '/2026/11/seagrass/';
const HEADLINE = 'Seagrass <img src=x onerror=alert(1)> is back & well';
const NEWS = {
  headline: HEADLINE,
  text: 'Divers counted <b>41</b> meadows.',
  story: '2026/11/seagrass',
  until: '2099-01-01',
};
const MOST_SHIFT = 0.002;
const LATE = 300;

let workshop: Workshop;
let dist: string;
let site: ServedSite;
let browser: Browser;
const old = (): Buffer => readFileSync(join(dist, OLD, 'index.html'));
let before: { bytes: Buffer; inode: number };

async function print(news: Record<string, unknown> | undefined): Promise<string> {
  if (news) writeFiles(workshop.folder, { 'content/breaking.yaml': yaml(news) });
  const { code, stderr, stdout } = await printNewsroom(workshop.folder);
  expect(code, stderr).toBe(0);
  return stdout;
}

beforeAll(async () => {
  workshop = openWorkshop();
  dist = join(workshop.folder, 'dist');
  const content = join(workshop.folder, 'content');
  cpSync(join(projectRoot, 'content'), content, { recursive: true });
  writeFiles(content, { 'site.yaml': `${readFileSync(join(content, 'site.yaml'), 'utf8')}\nbreaking: true\n` });
  await print(undefined);
  before = { bytes: old(), inode: statSync(join(dist, OLD, 'index.html')).ino };
  [site, browser] = await Promise.all([serveSite(dist, { port: 0 }), launchChromium()]);
  await quiet();
  expect(await print(NEWS)).toContain('9 pages printed');
});
afterAll(async () => {
  await browser.close();
  await site.close();
  workshop[Symbol.dispose]();
});

/** While nothing is breaking, pages ask and show nothing. */
async function quiet(): Promise<void> {
  const page = await browser.newPage();
  const ear = listenTo(page, site.origin);
  await page.goto(site.origin + OLD, { waitUntil: 'networkidle' });
  expect(await page.locator('.breaking').count()).toBe(0);
  expect(ear.take()).toEqual([]);
  await page.close();
}

async function openOld(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.origin + OLD);
  await page.locator('.breaking').waitFor();
  return page;
}

test('an old page shows it, though it was not printed again', async () => {
  expect(old().equals(before.bytes)).toBe(true);
  expect(statSync(join(dist, OLD, 'index.html')).ino).toBe(before.inode);
  const page = await browser.newPage();
  const ear = listenTo(page, site.origin);
  await page.goto(site.origin + OLD);
  const banner = page.locator('.breaking');
  await banner.waitFor();
  // What editors write is text, whatever it looks like.
  expect(await banner.locator('a').textContent()).toBe(HEADLINE);
  expect(await banner.locator('span').textContent()).toBe(NEWS.text);
  expect(await banner.locator('img, span b').count()).toBe(0);
  await banner.locator('a').click();
  await page.waitForURL(`**${STORY}`);
  await page.waitForLoadState('networkidle');
  // The story itself has no need of it.
  expect(await page.locator('.breaking').count()).toBe(0);
  expect(ear.take()).toEqual([]);
  await page.close();
});

test('fronts have it in their HTML, once, with a script or without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    for (const address of ['/', '/science/']) {
      await page.goto(site.origin + address, { waitUntil: 'networkidle' });
      expect(await page.locator('.breaking').count(), address).toBe(1);
      expect(await page.locator('.breaking a').textContent()).toBe(HEADLINE);
    }
    await context.close();
  }
});

test('without a script an old page is whole', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const ear = listenTo(page, site.origin);
  await page.goto(site.origin + OLD, { waitUntil: 'networkidle' });
  expect(await page.locator('.breaking').count()).toBe(0);
  expect(await page.locator('article.story h1').isVisible()).toBe(true);
  expect(ear.take()).toEqual([]);
  await context.close();
});

test('when it cannot be had, nothing is missing and nothing is said', async () => {
  for (const answer of ['{"headline": ', '<!doctype html>', 'null', '{}']) {
    const page = await browser.newPage();
    await page.route('**/breaking.json', (route) => route.fulfill({ body: answer }));
    const ear = listenTo(page, site.origin);
    await page.goto(site.origin + OLD, { waitUntil: 'networkidle' });
    expect(await page.locator('.breaking').count(), answer).toBe(0);
    expect(ear.take()).toEqual([]);
    await page.close();
  }
});

test('it is not shown when its time is over, should the site not have been printed since', async () => {
  const page = await browser.newPage();
  await page.clock.setFixedTime(new Date('2099-01-02'));
  await page.goto(site.origin + OLD, { waitUntil: 'networkidle' });
  expect(await page.locator('.breaking').count()).toBe(0);
  await page.close();
});

test.each([320, 1280])('coming late it moves nothing at %i', async (width) => {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await watchShifts(page);
  await page.route('**/breaking.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.continue();
  });
  await page.goto(site.origin + OLD);
  await page.locator('.breaking').waitFor();
  await page.waitForTimeout(200);
  expect(await shiftOf(page)).toBeLessThanOrEqual(MOST_SHIFT);
  // And at the end of the page, where it makes room for itself.
  await page.reload();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator('.breaking').waitFor();
  await page.waitForTimeout(200);
  expect(await shiftOf(page)).toBeLessThanOrEqual(MOST_SHIFT);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await context.close();
});

test('put away, it stays away in this tab', async () => {
  const context = await browser.newContext();
  const page = await openOld(context);
  await page.locator('.breaking button').click();
  expect(await page.locator('.breaking').count()).toBe(0);
  await page.goto(`${site.origin}/2026/10/orchard/`, { waitUntil: 'networkidle' });
  expect(await page.locator('.breaking').count()).toBe(0);
  await context.close();
});

test('it covers nothing that the keyboard reaches, and is reached last', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 700 } });
  const page = await openOld(context);
  const covered: string[] = [];
  let last = '';
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focus = document.activeElement!;
      if (focus === document.body) return undefined;
      const banner = document.querySelector('.breaking')!;
      const { bottom } = focus.getBoundingClientRect();
      const text = focus.textContent.trim() || focus.getAttribute('aria-label') || focus.outerHTML;
      return { text, covered: !banner.contains(focus) && bottom > banner.getBoundingClientRect().top };
    });
    if (!stop) break;
    if (stop.covered) covered.push(stop.text);
    last = stop.text;
  }
  expect(covered).toEqual([]);
  expect(last).toBe('×');
  await context.close();
});

test.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const)('no barrier in $colorScheme at $width', async ({ colorScheme, width }) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  expect(await findBarriers(await openOld(context))).toEqual([]);
  const front = await context.newPage();
  await front.goto(`${site.origin}/`);
  expect(await findBarriers(front)).toEqual([]);
  await context.close();
});

test('a policy that allows no script in the page allows this one', async () => {
  const page = await browser.newPage();
  await page.route(`**${OLD}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: {
        ...response.headers(),
        'content-security-policy':
          "default-src 'self'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'",
      },
    });
  });
  const ear = listenTo(page, site.origin);
  await page.goto(site.origin + OLD);
  await page.locator('.breaking').waitFor();
  expect(ear.take()).toEqual([]);
  await page.close();
});

test('the script weighs at most 700 bytes', () => {
  const scripts = [
    ...old()
      .toString()
      .matchAll(/<script[^>]* src="([^"]+)"/g),
  ].map(([, src]) => src!);
  expect(scripts).toHaveLength(1);
  const script = readFileSync(join(dist, scripts[0]!));
  // Alone: what it would import weighs too.
  expect(script.toString()).not.toMatch(/\bimport\b/);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(700);
});
