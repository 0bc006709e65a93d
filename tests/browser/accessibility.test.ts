/** axe on one page of each kind and on a story of each form, by day on a desktop and by night on a phone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from './barriers.ts';
import { launchChromium } from './chromium.ts';
import { inLanes } from './lanes.ts';
import { onePageOfEachKind, openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

test.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const)('no barrier in $colorScheme at $width', async ({ colorScheme, width }) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const pages = onePageOfEachKind(site.pages);
  // Every part of a story is on it.
  expect(pages.map(({ address }) => address)).toContain('/2026/11/ferry-ledger/');
  const barriers = await inLanes(
    pages,
    { lanes: 2, open: () => context.newPage(), close: (page) => page.close() },
    async (page, { address }) => {
      await page.goto(site.origin + address);
      return (await findBarriers(page)).map((barrier) => `${address}: ${barrier}`);
    },
  );
  await context.close();
  expect(new Set(pages.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  expect(barriers.flat()).toEqual([]);
});

test('axe sees a barrier where there is one', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<html lang="en"><title>A</title><main><h1>A</h1><p style="color: #999">Faint</p><img src="data:,"><a href="/" style="font-size: 4px">x</a></main>',
  );
  expect((await findBarriers(page)).map((barrier) => barrier.split(':')[0])).toEqual(
    expect.arrayContaining(['color-contrast', 'image-alt']),
  );
  await page.close();
});
