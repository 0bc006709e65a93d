/** The content security policy of pages, as a browser keeps to it: all that is on the site works, and nothing else does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { inLanes } from './lanes.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

declare global {
  interface Window {
    violations: string[];
    /** Set by whatever should not have run. */
    injected?: string;
  }
}

/** A page that notes each time its policy has kept something from happening. */
async function watchful(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      window.violations.push(`${effectiveDirective}: ${blockedURI} ${sample}`.trim()),
    );
  });
  // Other hosts answer with something that would run, if it were let in.
  await page.route(
    (url) => url.origin !== site.origin,
    (route) => route.fulfill({ contentType: 'text/html', body: '<script>top.injected = "frame"</script>' }),
  );
  return page;
}
/** Of the page, and of what stands in a frame of it. */
const violationsOf = async (page: Page) =>
  (await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.violations)))).flat();

test('every page of the sample loads all that it has, and nothing is kept from it', async () => {
  const found = await inLanes(
    site.pages.filter(({ kind }) => kind !== 'alias'),
    { open: () => watchful(), close: (page) => page.context().close() },
    async (page, { address }) => {
      await page.goto(site.origin + address, { waitUntil: 'load' });
      // What is loaded when it comes into sight, too.
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager';
        await Promise.allSettled([...document.images].map((image) => image.decode()));
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      const styled = await page.evaluate(() => getComputedStyle(document.body).fontFamily.includes('Newsreader'));
      return [...(await violationsOf(page)), ...(styled ? [] : ['has no styles'])].map(
        (violation) => `${address}: ${violation}`,
      );
    },
  );
  expect(found.length).toBeGreaterThan(100);
  expect(found.flat()).toEqual([]);
});

test('an old address leads on under its policy', async () => {
  const page = await watchful();
  // As on a host that knows no redirects.
  await page.route('**/news/sea-wall-vote.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: readFileSync(join(site.dist, 'news/sea-wall-vote.html'), 'utf8') }),
  );
  await page.goto(`${site.origin}/news/sea-wall-vote.html`);
  await page.waitForURL('**/2026/11/harbor-vote/');
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});

describe('what somebody has put into a page', () => {
  const HOME = '/';
  const LIVE = '/2026/11/storm-watch-live/';

  it.each<[what: string, address: string, html: string, directive: RegExp]>([
    ['a script', HOME, '<script>window.injected = "script"</script>', /^script-src/],
    ['a script of another host', HOME, '<script src="https://evil.example/x.js"></script>', /^script-src/],
    ['a script of data', HOME, '<script src="data:text/javascript,window.injected=1"></script>', /^script-src/],
    ['a handler', HOME, '<img src="/none.png" onerror="window.injected = 1">', /^script-src/],
    ['a style', HOME, '<style>body { display: none }</style>', /^style-src/],
    ['a style of an element', HOME, '<p style="position: fixed">Click here</p>', /^style-src/],
    ['a sheet of another host', HOME, '<link rel="stylesheet" href="https://evil.example/x.css">', /^style-src/],
    ['a frame', HOME, '<iframe src="https://evil.example/"></iframe>', /^(?:frame|default)-src/],
    [
      'a frame with its own text',
      HOME,
      '<iframe srcdoc="<script>parent.injected = 1</script>"></iframe>',
      /^script-src/,
    ],
    ['a picture of another host', HOME, '<img src="https://evil.example/pixel.gif">', /^img-src/],
    ['an object', HOME, '<object data="https://evil.example/x.swf"></object>', /^(?:object|default)-src|^frame-src/],
    ['a base', HOME, '<base href="https://evil.example/">', /^base-uri/],
    ['a script in a live story', LIVE, '<script>window.injected = "script"</script>', /^script-src/],
    ['a frame in a live story', LIVE, '<iframe src="https://evil.example/"></iframe>', /^(?:frame|default)-src/],
  ])('%s does nothing', async (_, address, html, directive) => {
    const page = await watchful();
    await page.route(site.origin + address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace('<main id="main">', `<main id="main">${html}`),
      });
    });
    await page.goto(site.origin + address, { waitUntil: 'load' });
    await expect.poll(() => violationsOf(page)).toContainEqual(expect.stringMatching(directive));
    expect(await page.evaluate(() => window.injected)).toBeUndefined();
    await page.context().close();
  });

  it('a form sends nothing to another host', async () => {
    const page = await watchful();
    await page.route(site.origin + HOME, async (route) => {
      const response = await route.fetch();
      const form = '<form id="evil" action="https://evil.example/" method="post"><button>Win</button></form>';
      await route.fulfill({
        response,
        body: (await response.text()).replace('<main id="main">', `<main id="main">${form}`),
      });
    });
    await page.goto(site.origin + HOME);
    // A click would wait for the page that does not come.
    await page.evaluate(() => document.querySelector<HTMLFormElement>('#evil')!.submit());
    await expect
      .poll(() => violationsOf(page))
      .toContainEqual(expect.stringMatching(/^form-action: https:\/\/evil\.example/));
    expect(page.url()).toBe(site.origin + HOME);
    await page.context().close();
  });

  it('text becomes HTML by the policy of live stories alone, and by none on other pages', async () => {
    const page = await watchful();
    const tries = () =>
      page.evaluate(async () => {
        const results: string[] = [];
        const attempt = (name: string, work: () => unknown) => {
          try {
            work();
            results.push(name);
          } catch {
            // As it should be.
          }
        };
        attempt('innerHTML', () => (document.body.innerHTML = '<img src=x onerror=alert(1)>'));
        // What a tool evaluates may evaluate; what comes after it is the page's own.
        await new Promise((resolve) => setTimeout(resolve));
        attempt('eval', () => (0, eval)('window.injected = "eval"'));
        const { trustedTypes } = window as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): unknown };
        };
        for (const name of ['default', 'evil', 'broadsheet-live'])
          attempt(name, () => trustedTypes.createPolicy(name, {}));
        return results;
      });
    for (const address of [HOME, LIVE]) {
      await page.goto(site.origin + address, { waitUntil: 'load' });
      // The live page's own script has made its policy, and no other may have the name.
      expect([address, await tries()]).toEqual([address, []]);
    }
    expect(await page.evaluate(() => window.injected)).toBeUndefined();
    await page.context().close();
  });
});

test('a newsletter form sends to its service, which may lead back to the site', async () => {
  const page = await watchful();
  const asked: string[] = [];
  await page.route('https://lists.harborledger.example/**', (route) => {
    asked.push(`${route.request().method()} ${route.request().postData() ?? ''}`);
    return route.fulfill({ status: 303, headers: { Location: `${site.origin}/about/` } });
  });
  await page.goto(`${site.origin}/newsletters/`);
  const form = page.locator('form[action^="https://lists.harborledger.example"]').first();
  await form.locator('input[type=email]').fill('reader@mail.example');
  await form.locator('button').click();
  await page.waitForURL('**/about/');
  expect(asked).toEqual([expect.stringContaining('email=reader%40mail.example')]);
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});

test('styles of parts that a live page had not are put on it without an exception', async () => {
  const page = await watchful();
  let asked = 0;
  await page.clock.install();
  await page.route('**/live.json', async (route) => {
    const response = await route.fetch();
    asked += 1;
    const file = (await response.json()) as Record<string, unknown>;
    await route.fulfill({
      response,
      json: { ...file, version: `x${asked}`, sheet: `h1 { letter-spacing: ${asked}px }` },
    });
  });
  await page.goto(`${site.origin}/2026/11/storm-watch-live/`, { waitUntil: 'load' });
  const spacing = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')!).letterSpacing);
  for (const expected of ['1px', '2px']) {
    await page.clock.runFor(15_000);
    await expect.poll(spacing).toBe(expected);
  }
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});

test('no page has a style of an element, which its policy would not allow', () => {
  const files = readdirSync(site.dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.html$|live\.json$/.test(file),
  );
  const styled = files.filter((file) => /<[a-z][^<>]*\sstyle=\\?"/.test(readFileSync(join(site.dist, file), 'utf8')));
  expect(styled).toEqual([]);
});
