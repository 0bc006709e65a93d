/** What is embedded from other sites: a link for everyone, and nothing asked of them until a reader does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type ServedSite } from '../../src/press/serve.ts';
import { findBarriers } from './barriers.ts';
import { launchChromium } from './chromium.ts';
import { listenTo, type Ear } from './ear.ts';
import { markdown, openWorkshop, printNewsroom, writeFiles, yaml } from './newsroom.ts';
import { shiftOf, watchShifts } from './visit.ts';

const workshop = openWorkshop();
const dist = join(workshop.folder, 'dist');
const ADDRESS = '/2026/11/wall/';
const TITLE = 'The wall "from above" & <img src=x onerror=alert(1)>';
const VIDEO = 'https://www.youtube.com/watch?v=lWq3VQKzG7A';
const FRAME = 'https://www.youtube-nocookie.com/embed/lWq3VQKzG7A';
/** As strict as a page can be told to be: no script but the site's files, no HTML from strings, no frames but these. */
const POLICY =
  "default-src 'self'; style-src 'unsafe-inline'; script-src 'self'; frame-src https://www.youtube-nocookie.com; require-trusted-types-for 'script'; trusted-types";

let site: ServedSite;
let browser: Browser;
const read = (address: string) => readFileSync(join(dist, address, 'index.html'), 'utf8');
const scriptsOf = (html: string) => [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src!);

beforeAll(async () => {
  const story = { summary: 'It holds.', published: '2026-11-23T18:00Z', section: 'local' };
  writeFiles(join(workshop.folder, 'content'), {
    'site.yaml': yaml({
      name: 'The Test Ledger',
      url: 'https://ledger.example',
      sections: [{ id: 'local', name: 'Local' }],
    }),
    'articles/2026/11/wall.md': markdown(
      { headline: 'The wall', ...story },
      `The wall.\n\n::embed{url="${VIDEO}" title='${TITLE}'}\n\n${'It holds. '.repeat(300)}\n\n::embed{url="https://mastodon.social/@portmaren/113" title="A post"}`,
    ),
    'articles/2026/11/plain.md': markdown({ headline: 'No wall', ...story }, 'No wall.'),
  });
  const { code, stderr } = await printNewsroom(workshop.folder);
  expect(code, stderr).toBe(0);
  [site, browser] = await Promise.all([serveSite(dist, { port: 0 }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  workshop[Symbol.dispose]();
});

interface Opened {
  context: BrowserContext;
  page: Page;
  ear: Ear;
  /** What was asked of other hosts, and who was said to ask. */
  asked: { url: string; referer: string | undefined }[];
}

/** Opens the story under the strict policy, in a world in which any other site answers with a page. */
async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await watchShifts(page);
  const asked: Opened['asked'] = [];
  await page.route(
    (url) => url.origin !== site.origin,
    (route) => {
      asked.push({ url: route.request().url(), referer: route.request().headers()['referer'] });
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="en"><title>A</title><main><h1>A</h1></main>',
      });
    },
  );
  await page.route(`${site.origin}${ADDRESS}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
  });
  const ear = listenTo(page, site.origin);
  await page.goto(site.origin + ADDRESS, { waitUntil: 'networkidle' });
  return { context, page, ear, asked };
}

test('without a script there is a link, and no button that does nothing', async () => {
  const { context, page, ear } = await open({ javaScriptEnabled: false });
  const embed = page.locator('.part-embed').first();
  const link = embed.getByRole('link');
  expect(await link.getAttribute('href')).toBe(VIDEO);
  expect(await link.textContent()).toBe('Watch on YouTube');
  expect(await embed.locator('figcaption').innerText()).toContain(TITLE.replace('"from above"', '“from above”'));
  expect(await embed.getByRole('button').count()).toBe(0);
  expect(await embed.locator('load-embed').isVisible()).toBe(false);
  expect(ear.take()).toEqual([]);
  await context.close();
});

test('where the script does not come, neither does the button', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(site.origin + ADDRESS, { waitUntil: 'networkidle' });
  const embed = page.locator('.part-embed').first();
  expect(await embed.getByRole('link').isVisible()).toBe(true);
  expect(await embed.locator('button').isVisible()).toBe(false);
  await context.close();
});

test('nothing is asked of another site until a reader presses the button, and then the frame alone', async () => {
  const { context, page, ear, asked } = await open();
  const embed = page.locator('.part-embed').first();
  const button = embed.getByRole('button', { name: 'Load from YouTube' });
  await button.waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator('.part-embed').last().getByRole('button').hover();
  expect(asked).toEqual([]);
  expect(ear.take()).toEqual([]);
  expect(await shiftOf(page)).toBeLessThan(0.002);

  await button.focus();
  await page.keyboard.press('Enter');
  const frame = embed.locator('iframe');
  await expect.poll(() => asked).toEqual([{ url: FRAME, referer: `${site.origin}/` }]);
  expect(await frame.evaluate((node) => node === document.activeElement)).toBe(true);
  expect(
    await frame.evaluate((node) => Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))),
  ).toEqual({
    src: FRAME,
    title: TITLE.replace('"from above"', '“from above”'),
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    allow: 'fullscreen; encrypted-media; picture-in-picture',
    referrerpolicy: 'strict-origin-when-cross-origin',
  });
  const box = (await frame.boundingBox())!;
  expect(box.width / box.height).toBeCloseTo(16 / 9, 2);
  expect(await embed.getByRole('link').isVisible()).toBe(true);
  expect(await page.locator('iframe').count()).toBe(1);
  expect(ear.take()).toEqual([`asks another host: ${FRAME}`]);
  await context.close();
});

test('an address that is not https is never framed', async () => {
  const { context, page, asked } = await open();
  for (const src of ['javascript:alert(1)', 'http://www.youtube-nocookie.com/embed/x', 'data:text/html,x', '']) {
    await page
      .locator('load-embed')
      .first()
      .evaluate((node, address) => (node.dataset['src'] = address), src);
    await page.getByRole('button').first().click();
  }
  expect(await page.locator('iframe').count()).toBe(0);
  expect(asked).toEqual([]);
  await context.close();
});

test('one that comes later, with a post of a live story, has its button too', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin + ADDRESS);
  await page.locator('load-embed button').first().waitFor();
  await page.evaluate(() => {
    // As the script of live stories does, in a document of its own first; it alone may make one of a text.
    const copy = document.implementation.createHTMLDocument().importNode(document.querySelector('.part-embed')!, true);
    copy.classList.add('later');
    document.querySelector('.text')!.prepend(document.adoptNode(copy));
  });
  await page.route('https://**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  const request = page.waitForRequest(FRAME);
  await page.locator('.later button').click();
  await request;
  await page.close();
});

test.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const)('no barrier in $colorScheme at $width, before and after', async ({ colorScheme, width }) => {
  const { context, page } = await open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button').first().click();
  await page.locator('iframe').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('the script comes to pages with an embed alone, and weighs at most 700 bytes', () => {
  expect(scriptsOf(read('2026/11/plain'))).toEqual([]);
  const scripts = scriptsOf(read(ADDRESS));
  expect(scripts).toHaveLength(1);
  const script = readFileSync(join(dist, scripts[0]!));
  // Alone: what it would import weighs too.
  expect(script.toString()).not.toMatch(/\bimport\b/);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(700);
});
