/** A person who opens a feed sees its stories and what a feed is, not the source of a file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let browser: Browser;
beforeAll(async () => {
  site = await openSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

interface Facts {
  notice: string;
  background: string;
  wide: number;
  seen: string[];
}

test.each([
  ['/feed.xml', 360, 'light', 'rgb(255, 253, 249)'],
  ['/feed.xml', 1280, 'dark', 'rgb(19, 20, 22)'],
  ['/local/atom.xml', 360, 'dark', 'rgb(19, 20, 22)'],
  ['/local/atom.xml', 1280, 'light', 'rgb(255, 253, 249)'],
] as const)('%s, %i pixels wide, %s', async (address, width, colorScheme, paper) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(site.origin + address);
  const facts = await page.evaluate<Facts>(() => {
    const root = document.documentElement;
    const isSeen = (element: Element) => element.getClientRects().length > 0;
    return {
      notice: ['channel', 'subtitle']
        .flatMap((name) => [...document.getElementsByTagName(name)].slice(0, 1))
        .map((element) => getComputedStyle(element, element.localName === 'channel' ? '::before' : '::after').content)
        .join(),
      background: getComputedStyle(root).backgroundColor,
      wide: root.scrollWidth,
      // Of the first story, from top to bottom.
      seen: [...document.querySelectorAll('item, entry')[0]!.children]
        .filter(isSeen)
        .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
        .map(({ localName }) => localName),
    };
  });
  expect(facts.notice).toContain('This is a feed');
  expect(facts.background).toBe(paper);
  expect(facts.wide).toBe(width);
  const [date, summary] = address.includes('atom') ? ['published', 'summary'] : ['pubDate', 'description'];
  expect(facts.seen.toSorted()).toEqual(['link', date, summary, 'title'].sort());
  expect(facts.seen.slice(0, 2)).toEqual(['title', summary]);
  await context.close();
});

test.each([360, 1280])(
  'on the page of the feeds, %i pixels wide, the last links end with the rule above them',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.origin}/feeds/`);
    const { rule, ends, wide } = await page.evaluate(() => {
      const endOf = (link: Element) => {
        const letters = document.createRange();
        letters.selectNodeContents(link);
        return letters.getBoundingClientRect().right;
      };
      return {
        rule: document.querySelector('.feed-group')!.getBoundingClientRect().right,
        ends: [...document.querySelectorAll('.feed-formats a:last-child')].map(endOf),
        wide: document.documentElement.scrollWidth,
      };
    });
    expect(Math.abs(Math.max(...ends) - rule)).toBeLessThan(1);
    expect(wide).toBe(width);
    await context.close();
  },
);
