/** axe on every page of the sample. */
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

const DAY = { colorScheme: 'light', width: 1280 } as const;
const NIGHT = { colorScheme: 'dark', width: 320 } as const;
/** In which every page is looked at, and those in which one page of each kind is. */
const EACH = [DAY, NIGHT];
const ALL = [DAY, NIGHT, { ...DAY, width: 320 }, { ...NIGHT, width: 1280 }];

test('no barrier on any page, by day on a desktop and by night on a phone', { timeout: 1_200_000 }, async () => {
  const ofEachKind = onePageOfEachKind(site.pages);
  // Every part of a story is on them.
  expect(ofEachKind.map(({ address }) => address)).toEqual(
    expect.arrayContaining(['/2026/11/ferry-ledger/', '/2026/05/foghorn/']),
  );
  expect(new Set(ofEachKind.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  const barriers = await inLanes(
    site.pages.filter(({ kind }) => kind !== 'alias'),
    { lanes: 2, open: () => browser.newPage(), close: (page) => page.close() },
    async (page, { address }) => {
      const found: string[] = [];
      await page.setViewportSize({ width: DAY.width, height: 800 });
      await page.emulateMedia({ colorScheme: DAY.colorScheme });
      await page.goto(site.origin + address);
      for (const { colorScheme, width } of ofEachKind.some((each) => each.address === address) ? ALL : EACH) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        found.push(...(await findBarriers(page)).map((barrier) => `${address} ${colorScheme} ${width}: ${barrier}`));
      }
      return found;
    },
  );
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
