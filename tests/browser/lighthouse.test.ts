/**
 * Lighthouse on one page of each kind, as on a phone of the middle class. Its score for performance is a time, on whatever
 * else the machine does, so it is told here, of a few pages, and not judged; what it is made of (weight, scripts, shifts) is judged by the
 * other tests.
 */
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, launchChromium } from './chromium.ts';
import { onePageOfEachKind, openSite, type OpenSite } from './site.ts';

/** The front, a plain story, the one with every part, and a live one. */
const TIMED = ['/', '/2026/11/kindergartens/', '/2026/11/ferry-ledger/', '/2026/11/harbor-vote-live/'];
const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const;

let site: OpenSite;
let browser: Browser;
let port: number;

beforeAll(async () => {
  port = await freePort();
  [site, browser] = await Promise.all([openSite(), launchChromium([`--remote-debugging-port=${port}`])]);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

test('a hundred of a hundred on every kind of page', { timeout: 1_200_000 }, async () => {
  // A page that says that there is none is for no search engine.
  const pages = onePageOfEachKind(site.pages).filter(({ kind }) => kind !== '404');
  expect(pages.length).toBeGreaterThan(15);
  expect(pages.map(({ address }) => address)).toEqual(expect.arrayContaining(TIMED));
  const shortfalls: string[] = [];
  for (const { address } of pages) {
    shortfalls.push(...(await shortcomings(address)).map((what) => `${address}: ${what}`));
  }
  expect(shortfalls).toEqual([]);
});

/** The categories in which a page has less than the full score, each with what it lacks. */
async function shortcomings(address: string): Promise<string[]> {
  const result = await lighthouse(site.origin + address, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...(TIMED.includes(address) ? ['performance'] : []), ...CATEGORIES],
  });
  if (!result || result.lhr.runtimeError)
    throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse said nothing.');
  const { categories, audits } = result.lhr;
  if (categories['performance']) console.info(`${address}: performance ${categories['performance'].score}`);
  return CATEGORIES.flatMap((id) => {
    const { score, auditRefs } = categories[id]!;
    if (score === 1) return [];
    const lacking = auditRefs
      .map((ref) => ({ weight: ref.weight, audit: audits[ref.id]! }))
      .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 1)
      .map(({ audit }) => `${audit.id} ${audit.displayValue ?? audit.score}`);
    return [`${id} ${score}: ${lacking.join(', ')}`];
  });
}
