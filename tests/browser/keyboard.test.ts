/** Every kind of page, by the keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { inLanes } from './lanes.ts';
import { onePageOfEachKind, openSite, type OpenSite, type SitePage } from './site.ts';

/** More than any page of the sample has to stop at. */
const MOST_STOPS = 300;

let site: OpenSite;
let browser: Browser;
let pages: SitePage[];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
  pages = onePageOfEachKind(site.pages);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

const onEach = <Result>(work: (page: Page, address: string) => Promise<Result>) =>
  inLanes(
    pages,
    {
      lanes: 2,
      open: () => browser.newPage({ viewport: { width: 1280, height: 800 } }),
      close: (page) => page.close(),
    },
    (page, { address }) => work(page, address),
  );

test('the first stop leads past the sections to what the page is about', async () => {
  const ways = await onEach(async (page, address) => {
    await page.goto(site.origin + address);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(lookAtFocus);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    // On a page without anything to stop at, like the one for errors, the foot comes next.
    const next = await page.evaluate(() => document.activeElement?.closest('main, footer')?.localName);
    const has = await page.evaluate(
      () => document.querySelector('main :is(a, button, input, summary, [tabindex])') !== null,
    );
    return { address, first, next, expected: has ? 'main' : 'footer' };
  });
  expect(ways.length).toBeGreaterThan(10);
  for (const { address, first, next, expected } of ways)
    expect({ address, first, next }).toEqual({
      address,
      first: { text: expect.stringMatching(/\S/) as string, href: '#main', faults: [] },
      next: expected,
    });
});

test('everywhere the focus goes it is seen', async () => {
  const walks = await onEach(async (page, address) => {
    await page.goto(site.origin + address);
    const faults: string[] = [];
    let stops = 0;
    for (; stops < MOST_STOPS; stops++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(lookAtFocus);
      if (!stop) break;
      faults.push(...stop.faults.map((fault) => `${address}: ${stop.text || stop.href} ${fault}`));
    }
    const links = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, summary, input')].filter(
          (element) => element.matches(':not([tabindex="-1"], [type=hidden])') && element.checkVisibility(),
        ).length,
    );
    if (stops < links) faults.push(`${address}: Tab stops ${stops} times, and there are ${links} links and fields`);
    return faults;
  });
  expect(walks.flat()).toEqual([]);
});

test('a focus that is not seen is found', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
  await page.setContent(
    '<style>a:focus { outline: none } b { position: fixed; inset: 0; background: red }</style><a href="#a">A</a><p style="position: absolute; left: -99px"><a href="#b">B</a></p><b></b>',
  );
  await page.keyboard.press('Tab');
  expect(await page.evaluate(lookAtFocus)).toEqual({
    text: 'A',
    href: '#a',
    faults: ['has no outline', 'is covered by <b>'],
  });
  await page.keyboard.press('Tab');
  expect((await page.evaluate(lookAtFocus))?.faults).toEqual(['has no outline', 'is out of sight']);
  await page.close();
});

/** What has the focus and what is wrong with how it shows; runs in the page. */
function lookAtFocus(): { text: string; href: string | null; faults: string[] } | undefined {
  const { activeElement: element } = document;
  if (!element || element === document.body) return undefined;
  const faults: string[] = [];
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) faults.push('has no outline');
  // A link that breaks over two lines is in two places; its first will do.
  const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push('is out of sight');
  else {
    const top = document.elementFromPoint(x, y);
    if (top && !element.contains(top) && !top.contains(element)) faults.push(`is covered by <${top.localName}>`);
  }
  return { text: element.textContent.trim(), href: element.getAttribute('href'), faults };
}
