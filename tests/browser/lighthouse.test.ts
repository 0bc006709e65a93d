/**
 * Lighthouse on one page of each kind, as on a phone of the middle class behind a slow connection: a hundred of a
 * hundred for accessibility, best practices and search engines, and hardly less for performance, which is a time.
 */
import lighthouse, { type Result } from 'lighthouse';
import * as constants from 'lighthouse/core/config/constants.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, launchChromium } from './chromium.ts';
import { onePageOfEachKind, openSite, type OpenSite } from './site.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/**
 * The phone that is stood in for, by what Lighthouse's benchmark gives it: half of a Pixel 5, which Chrome's own
 * calibration takes for the middle class at 1,000. Lighthouse slows the processor down by 4 wherever it runs, which is
 * meant for a desktop of 2,000; a slower machine is slowed down by as much less.
 */
const PHONE = 500;
/** Lighthouse's own, for a connection that is called slow 4G: it is the most, on any machine. */
const SLOWDOWN = 4;

/** Of performance; how much each page lacks to a hundred is told. */
const LEAST = 0.9;

/** What robots.txt says of AI, and Lighthouse does not know yet: it takes any other word than the oldest for a mistake. */
const OF_AI = /^(?:Content-Signal|License):/i;

/** What else the machine does makes a page slower and never faster: so many times at most is it looked at. */
const TRIES = 5;

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

test('as good as a hundred of a hundred on every kind of page', { timeout: 1_800_000 }, async () => {
  // A page that says that there is none is for no search engine.
  const pages = onePageOfEachKind(site.pages).filter(({ kind }) => kind !== '404');
  expect(pages.length).toBeGreaterThan(15);
  // The first visit of a new browser also loads the browser.
  let { index = SLOWDOWN * PHONE } = await visit('/', SLOWDOWN);
  const shortfalls: string[] = [];
  for (const { address } of pages) {
    let lacking: string[] = [];
    for (let left = TRIES; left > 0; left -= 1) {
      const seen = await visit(address, Math.min(SLOWDOWN, Math.max(1, index / PHONE)));
      ({ lacking } = seen);
      index = seen.index ?? index;
      if (lacking.every((what) => !what.startsWith('performance'))) break;
    }
    shortfalls.push(...lacking.map((what) => `${address}: ${what}`));
  }
  expect(shortfalls).toEqual([]);
});

/** @returns the categories in which a page has less than the full score, each with what it lacks; and how fast the machine is. */
async function visit(address: string, cpuSlowdownMultiplier: number): Promise<{ lacking: string[]; index?: number }> {
  const { mobileSlow4G } = constants.throttling;
  const result = await lighthouse(
    site.origin + address,
    { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] },
    { extends: 'lighthouse:default', settings: { throttling: { ...mobileSlow4G, cpuSlowdownMultiplier } } },
  );
  // On a busy machine a recording can begin too late; then it is one of the tries.
  if (!result || result.lhr.runtimeError)
    return { lacking: [`performance: ${result?.lhr.runtimeError?.message ?? 'Lighthouse said nothing.'}`] };
  const { categories, audits, environment } = result.lhr;
  const lacking = CATEGORIES.flatMap((id) => {
    const { score, auditRefs } = categories[id]!;
    if (score === 1) return [];
    if (id === 'performance') {
      console.info(`${address}: performance ${score}`);
      if (score! >= LEAST) return [];
    }
    const reasons = auditRefs
      .map((ref) => ({ weight: ref.weight, audit: audits[ref.id]! }))
      .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 1)
      .filter(({ audit }) => audit.id !== 'robots-txt' || !knowsOnlyOldWords(audit))
      .map(({ audit }) => `${audit.id} ${audit.displayValue ?? audit.score}`);
    if (reasons.length === 0) return [];
    return [`${id} ${score}: ${reasons.join(', ')} (slowed down by ${cpuSlowdownMultiplier.toFixed(1)})`];
  });
  return { lacking, index: environment.benchmarkIndex };
}

/** Whether all that the audit finds in robots.txt is said to AI. */
function knowsOnlyOldWords({ details }: Result['audits'][string]): boolean {
  const { items = [] } = (details ?? {}) as { items?: { line?: string }[] };
  return items.length > 0 && items.every(({ line = '' }) => OF_AI.test(line));
}
