/** What small scripts add to a page that is whole without them: how long ago a story came, and the system's sheet for sharing. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listenTo } from './ear.ts';
import { openSite, type OpenSite } from './site.ts';
import { shiftOf, watchShifts } from './visit.ts';

const MOST_SHIFT = 0.002;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So late that the page has been drawn before. */
const LATE = 400;
/** A front, a section's and a topic's. */
const FRONTS = ['/', '/politics/', '/topics/weather/'];
const GALLERY = '/2026/11/edges-of-the-harbor/';

let site: OpenSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function withPage(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const ear = listenTo(page, site.origin);
  await use(page, context);
  expect(ear.take()).toEqual([]);
  await context.close();
}

const slowScripts = (page: Page) =>
  page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.continue();
  });

interface Time {
  moment: number;
  text: string;
  title: string;
}
const timesOn = (page: Page): Promise<Time[]> =>
  page.locator('.card .meta time').evaluateAll((times) =>
    (times as HTMLTimeElement[]).map((time) => ({
      moment: Date.parse(time.dateTime),
      text: time.textContent,
      title: time.title,
    })),
  );

const printed = new Map<string, Time[]>();

/** What a front says as it is printed. */
async function printedTimes(address: string): Promise<Time[]> {
  let times = printed.get(address) ?? [];
  if (times.length > 0) return times;
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(site.origin + address);
    times = await timesOn(page);
  });
  expect(times.length).toBeGreaterThan(3);
  printed.set(address, times);
  return times;
}

const newest = (times: Time[]) => Math.max(...times.map(({ moment }) => moment));

describe('how long ago', () => {
  test.each(FRONTS)(
    'on %s a time of less than a day is told from now, and an older one as it was printed',
    async (address) => {
      const printed = await printedTimes(address);
      const now = newest(printed) + 3 * HOUR + 59 * MINUTE;
      await withPage({}, async (page) => {
        await page.clock.setFixedTime(now);
        await page.goto(site.origin + address, { waitUntil: 'networkidle' });
        const times = await timesOn(page);
        for (const [index, { moment, text, title }] of times.entries()) {
          if (now - moment < 24 * HOUR) {
            expect(text).toBe(`${Math.floor((now - moment) / HOUR)}h ago`);
            expect(title).toMatch(/^(Nov|Dec) \d+, 2026, .*:\d\d/);
          } else expect({ text, title }).toEqual({ text: printed[index]!.text, title: '' });
        }
        expect(times.map(({ text }) => text)).toContain('3h ago');
      });
    },
  );

  test('it goes on by the minute while it is seen, and ends with the day', async () => {
    const printed = await printedTimes('/');
    const index = printed.findIndex(({ moment }) => moment === newest(printed));
    await withPage({}, async (page) => {
      await page.clock.install({ time: newest(printed) + 20_000 });
      await page.goto(`${site.origin}/`, { waitUntil: 'load' });
      const text = async () => (await timesOn(page))[index]!.text;
      expect(await text()).toBe('now');
      await page.clock.runFor(MINUTE);
      expect(await text()).toBe('1m ago');
      await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
      await page.clock.runFor(2 * MINUTE);
      expect(await text()).toBe('1m ago');
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: false });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(await text()).toBe('3m ago');
      await page.clock.fastForward(24 * HOUR);
      expect((await timesOn(page))[index]).toEqual({ ...printed[index]!, title: '' });
    });
  });

  test('a clock that is behind changes nothing', async () => {
    const printed = await printedTimes('/');
    await withPage({}, async (page) => {
      await page.clock.setFixedTime(Math.min(...printed.map(({ moment }) => moment)) - HOUR);
      await page.goto(`${site.origin}/`, { waitUntil: 'networkidle' });
      expect(await timesOn(page)).toEqual(printed);
    });
  });

  test.each([
    ['fr', 'il y a 3 h'],
    ['ko', '3시간 전'],
    ['ar', 'قبل 3 ساعات'],
  ])('in the language of the page: %s', async (language, text) => {
    const printed = await printedTimes('/');
    await withPage({}, async (page) => {
      await page.clock.setFixedTime(newest(printed) + 3 * HOUR);
      await page.route(`${site.origin}/`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          body: (await response.text()).replace(/<html lang="[^"]+"/, `<html lang="${language}"`),
        });
      });
      await page.goto(`${site.origin}/`, { waitUntil: 'networkidle' });
      // Spaces that do not break are spaces here.
      expect((await timesOn(page)).map((time) => time.text.replace(/\s/g, ' '))).toContain(text);
    });
  });

  test.each([320, 768, 1280])('nothing moves at %i, however late it comes', async (width) => {
    for (const address of FRONTS) {
      const printed = await printedTimes(address);
      for (const age of [59 * MINUTE, 12 * HOUR])
        await withPage({ viewport: { width, height: 800 } }, async (page) => {
          await page.clock.setFixedTime(newest(printed) + age);
          await slowScripts(page);
          await watchShifts(page);
          await page.goto(site.origin + address);
          await page.locator('time[title]').first().waitFor({ state: 'attached' });
          await page.waitForTimeout(100);
          // What is below the window would move unseen.
          const heights = () =>
            page.locator('.card').evaluateAll((cards) => cards.map((card) => Math.round(card.clientHeight)));
          const after = await heights();
          await page.evaluate(
            (texts) => {
              const times = document.querySelectorAll<HTMLElement>('.card .meta time');
              times.forEach((time, index) => {
                time.textContent = texts[index]!;
                time.removeAttribute('style');
              });
            },
            printed.map(({ text }) => text),
          );
          expect(after, `${address} ${age}`).toEqual(await heights());
          expect(await shiftOf(page), `${address} ${age}`).toBeLessThanOrEqual(MOST_SHIFT);
        });
    }
  });
});

describe('sharing', () => {
  const live = () => site.pages.find(({ html }) => html.includes('data-live='))!.address;

  /** @param answer - what the system says: nothing, or the name of an error. */
  const withSheet = (page: Page, answer?: string) =>
    page.addInitScript((name) => {
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => {
          document.documentElement.dataset['shared'] = JSON.stringify(data);
          return name ? Promise.reject(new DOMException('', name)) : Promise.resolve();
        },
      });
    }, answer);

  test('a story goes to the sheet with its headline and its address', async () => {
    for (const address of [GALLERY, live()])
      await withPage({}, async (page) => {
        await withSheet(page);
        await page.goto(`${site.origin}${address}#photo-2`, { waitUntil: 'networkidle' });
        await page.getByRole('button', { name: 'Share' }).click();
        expect(JSON.parse((await page.locator('html').getAttribute('data-shared'))!)).toEqual({
          title: (await page.locator('h1').textContent())!.trim(),
          url: site.url + address,
        });
      });
  });

  test('who closes the sheet is told nothing', async () => {
    await withPage({}, async (page) => {
      await withSheet(page, 'AbortError');
      await page.goto(site.origin + GALLERY, { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Share' }).click();
      expect(await page.locator('html').getAttribute('data-shared')).not.toBeNull();
    });
  });

  test('without a sheet, and without a script, there is no button', async () => {
    for (const javaScriptEnabled of [true, false])
      await withPage({ javaScriptEnabled }, async (page) => {
        await page.addInitScript(() => delete (Navigator.prototype as { share?: unknown }).share);
        await page.goto(site.origin + GALLERY, { waitUntil: 'networkidle' });
        expect(await page.locator('.share').isVisible()).toBe(false);
      });
  });

  test.each([320, 360, 768, 1280])('at %i it appears without moving anything, and lies on nothing', async (width) => {
    for (const address of [GALLERY, live()])
      await withPage({ viewport: { width, height: 800 } }, async (page) => {
        await withSheet(page);
        await slowScripts(page);
        await watchShifts(page);
        await page.goto(site.origin + address, { waitUntil: 'load' });
        await page.locator('.share').waitFor();
        await page.waitForTimeout(200);
        expect(await shiftOf(page)).toBeLessThanOrEqual(MOST_SHIFT);
        const covered = await page.evaluate(() => {
          const button = document.querySelector('.share')!.getBoundingClientRect();
          const words = [...document.querySelectorAll('.story-head .label > *, .story-head h1, .nav a, .part-line')];
          return words
            .flatMap((element) => {
              const range = document.createRange();
              range.selectNodeContents(element);
              return [...range.getClientRects()].map((rect) => ({ rect, text: element.textContent.trim() }));
            })
            .filter(
              ({ rect }) =>
                rect.left < button.right &&
                rect.right > button.left &&
                rect.top < button.bottom &&
                rect.bottom > button.top,
            )
            .map(({ text }) => text);
        });
        expect(covered).toEqual([]);
      });
  });
});
