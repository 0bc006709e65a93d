/** A live story on a real page, followed through what happens to it while it is printed again and again. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type ServedSite } from '../../src/press/serve.ts';
import { launchChromium } from './chromium.ts';
import { markdown, openWorkshop, printNewsroom, writeFiles, yaml } from './newsroom.ts';

const workshop = openWorkshop();
const content = join(workshop.folder, 'content');
const ADDRESS = '/2026/11/storm/';
/** Longer than it takes until the page asks again. */
const SOON = 16_000;
/** As strict as a page can be told to be: no script but the site's files, no HTML from strings but by the one policy. */
const POLICY =
  "default-src 'self'; style-src 'unsafe-inline'; script-src 'self'; require-trusted-types-for 'script'; trusted-types broadsheet-live";

let site: ServedSite;
let strict: Server;
let origin: string;
let browser: Browser;
/** With what status each question for the file was answered. */
const answers: number[] = [];

const tell = (fields: Record<string, unknown> = {}) =>
  writeFiles(content, {
    'articles/2026/11/storm.md': markdown(
      {
        headline: 'The storm',
        summary: 'It comes.',
        type: 'live',
        published: '2026-11-23T18:00Z',
        section: 'local',
        ...fields,
      },
      'What is known.',
    ),
  });
const post = (name: string, time: string, fields: Record<string, unknown>, body: string) =>
  writeFiles(content, {
    [`articles/2026/11/storm/${name}.md`]: markdown({ published: `2026-11-23T${time}Z`, ...fields }, body),
  });
async function print(): Promise<void> {
  const { code, stderr } = await printNewsroom(workshop.folder);
  expect(code, stderr).toBe(0);
}

beforeAll(async () => {
  writeFiles(content, {
    // Browsers ask for one, and would report that there is none.
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>',
    'site.yaml': yaml({
      name: 'The Test Ledger',
      url: 'https://ledger.example',
      sections: [{ id: 'local', name: 'Local' }],
    }),
  });
  tell();
  for (let index = 0; index < 8; index += 1)
    post(`post-${index}`, `18:${10 + index}`, { headline: `Headline ${index}` }, 'A long line. '.repeat(60));
  await print();
  site = await serveSite(join(workshop.folder, 'dist'), { port: 0 });
  // The host's part: a policy on every page, as no page can be less strict than what it is tried with.
  strict = createServer((request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => ['if-none-match', 'accept'].includes(name)),
    ) as Record<string, string>;
    void fetch(site.origin + request.url!, { headers }).then(async (answer) => {
      const kept = ['content-type', 'etag', 'cache-control'].flatMap((name): [string, string][] =>
        answer.headers.has(name) ? [[name, answer.headers.get(name)!]] : [],
      );
      if (request.url!.endsWith('live.json')) answers.push(answer.status);
      response.writeHead(answer.status, { ...Object.fromEntries(kept), 'Content-Security-Policy': POLICY });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((done) => strict.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(strict.address() as { port: number }).port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  strict?.close();
  strict?.closeAllConnections();
  await site?.close();
  workshop[Symbol.dispose]();
});

/** Opens the story; its clock is the test's, so that a quarter of a minute is over at once. */
async function open(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.clock.install();
  await page.goto(origin + ADDRESS, { waitUntil: 'load' });
  return { page, faults };
}
async function askAgain(page: Page): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('live.json'));
  await page.clock.runFor(SOON);
  await (await answer).finished();
  // The answer is read and drawn.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('a page follows its story: a new post, a corrected one, the end', async () => {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 } });
  const { page, faults } = await open(context);
  const button = page.locator('.live-new button');
  expect(await button.isVisible()).toBe(false);

  // A reader is in the middle of the posts.
  await page.locator('#post-5').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById('post-5')!.scrollIntoView());
  const place = () => page.evaluate(() => document.getElementById('post-5')!.getBoundingClientRect().top);
  const before = await place();

  post('late', '18:40', { headline: 'Water in Low Side', key: true }, 'It came <b>in</b>. ');
  post('later', '18:41', { headline: 'The gate is shut' }, 'It shut.\n\n:::factbox[The gate]\n- One\n:::\n');
  // One above the reader grows.
  post('post-7', '18:17', { headline: 'Headline 7, corrected' }, 'A longer line. '.repeat(200));
  await print();
  await askAgain(page);
  await button.waitFor({ state: 'visible' });
  expect(await button.innerText()).toBe('2 new posts');
  expect(await page.locator('.live-new').getAttribute('role')).toBe('status');
  expect(await page.locator('#late').count()).toBe(0);
  expect(await page.locator('#post-7 h2').innerText()).toBe('Headline 7, corrected');
  expect(await page.locator('.moments').innerText()).toContain('Water in Low Side');
  expect(Math.abs((await place()) - before)).toBeLessThan(1.5);

  // Nothing new is asked for and answered in short.
  await askAgain(page);
  expect(await button.innerText()).toBe('2 new posts');
  expect(answers).toEqual([200, 304]);

  await button.focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.post').evaluateAll((posts) => posts.slice(0, 3).map(({ id }) => id))).toEqual([
    'later',
    'late',
    'post-7',
  ]);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('later');
  expect(await button.isVisible()).toBe(false);
  expect(await page.locator('#late .text').innerText()).toBe('It came in.');
  // A part of a kind that the page had none of when it was printed.
  expect(await page.locator('.part-factbox').evaluate((box) => getComputedStyle(box).borderTopWidth)).not.toBe('0px');

  tell({ ended: '2026-11-23T19:00Z' });
  await print();
  await askAgain(page);
  await page.getByText('This story is no longer being updated.').waitFor();
  expect(await page.locator('.form-live').count()).toBe(0);
  const times = answers.length;
  await page.clock.runFor(10 * SOON);
  expect(answers).toHaveLength(times);
  expect(faults).toEqual([]);

  await page.reload();
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  expect(await page.locator('.post').first().getAttribute('id')).toBe('post-0');
  await context.close();
  tell();
  await print();
});

test('a post that is gone goes, and one that comes late stands where it belongs', async () => {
  const context = await browser.newContext({ viewport: { width: 800, height: 700 } });
  const { page, faults } = await open(context);
  writeFiles(content, {
    'articles/2026/11/storm/later.md': markdown({ draft: true, headline: 'The gate is shut' }, 'It was not.'),
  });
  post('between', '18:20', { headline: 'In between' }, 'It was before.');
  await print();
  await askAgain(page);
  await page.locator('#later').waitFor({ state: 'detached' });
  const button = page.locator('.live-new button');
  expect(await button.innerText()).toBe('1 new post');
  await button.click();
  expect(await page.locator('.post').evaluateAll((posts) => posts.slice(0, 3).map(({ id }) => id))).toEqual([
    'late',
    'between',
    'post-7',
  ]);
  expect(faults).toEqual([]);
  await context.close();
});

test('without an answer it asks less and less often, and not at all while nobody looks', async () => {
  const context = await browser.newContext();
  const { page } = await open(context);
  let tried = 0;
  await page.route('**/live.json', (route) => {
    tried += 1;
    return route.abort();
  });
  const settle = () => page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  for (let minute = 0; minute < 10; minute += 0.25) {
    await page.clock.runFor(15_000);
    await settle();
  }
  // 15 s, then 30, 60, 120, 240 and 240 more.
  expect(tried).toBeGreaterThanOrEqual(4);
  expect(tried).toBeLessThanOrEqual(7);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await page.clock.runFor(250_000);
  await settle();
  const last = tried;
  await page.clock.runFor(900_000);
  expect(tried).toBe(last);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => tried).toBe(last + 1);
  await context.close();
});

test('without JavaScript all of it is there, and its addresses lead to it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  const page = await context.newPage();
  await page.goto(`${origin}${ADDRESS}#post-3`);
  expect(await page.locator('.post').count()).toBe(10);
  expect(await page.locator('.live-new button').isVisible()).toBe(false);
  const top = (await page.locator('#post-3').boundingBox())!.y;
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(120);
  await page.locator('.moments a').click();
  expect(page.url()).toBe(`${origin}${ADDRESS}#late`);
  await context.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing, with new posts waiting, in %s', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1280, height: 800 } });
  const { page } = await open(context);
  post(`axe-${colorScheme}`, colorScheme === 'light' ? '18:50' : '18:51', {}, 'It blows.');
  await print();
  await askAgain(page);
  await page.locator('.live-new button').waitFor({ state: 'visible' });
  expect(await findings(page)).toEqual([]);
  await context.close();
});
