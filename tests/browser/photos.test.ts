/** Photographs as browsers choose them, and as readers look at them closely. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
let browser: Browser;
let article: string;
let gallery: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
  const find = (pattern: RegExp) => site.pages.find(({ html }) => pattern.test(html))!.address;
  article = find(/<figure class="lead"[^]*<figure class="inset"/);
  gallery = find(/class="story story-gallery"/);
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

interface Shown {
  file: string;
  format: string;
  /** CSS pixels of the picture's content box that its longest fitting side covers. */
  needed: number;
  width: number;
  complete: boolean;
  first: boolean;
}

/** All pictures of a page that are shown, once it has been scrolled through. */
async function picturesOf(page: Page, address: string): Promise<Shown[]> {
  await page.goto(site.origin + address, { waitUntil: 'load' });
  return page.evaluate(async () => {
    const shown = [...document.images].filter((image) => image.checkVisibility());
    for (const image of shown) {
      image.scrollIntoView({ block: 'center' });
      const deadline = performance.now() + 5_000;
      while (!(image.complete && image.naturalWidth > 0) && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return shown.map((image) => {
      const { width, height } = image.getBoundingClientRect();
      const shape = Number(image.getAttribute('width')) / Number(image.getAttribute('height'));
      return {
        file: new URL(image.currentSrc).pathname,
        format: image.currentSrc.slice(image.currentSrc.lastIndexOf('.') + 1),
        needed: Math.max(width, height * shape) * devicePixelRatio,
        width: Number(/-[a-z]?(\d+)d?\.\w+$/.exec(image.currentSrc)?.[1]),
        complete: image.complete && image.naturalWidth > 0,
        first: image.getAttribute('fetchpriority') === 'high',
      };
    });
  });
}

describe.each([
  [360, 1],
  [360, 2],
  [412, 3],
  [768, 1],
  [768, 2],
  [1280, 1],
  [1280, 2],
  [1920, 1],
])('at %i pixels and a density of %i', (width, density) => {
  test('each picture is as large as it is drawn, and not much larger', async () => {
    for (const address of ['/', article, gallery, '/science/', '/authors/ana-reyes/']) {
      // A page of its own, with nothing in its memory: browsers take a larger file that they already have.
      const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: density });
      const pictures = await picturesOf(page, address);
      await page.close();
      expect(pictures.length, address).toBeGreaterThan(0);
      for (const picture of pictures) {
        const what = `${address} ${JSON.stringify(picture)}`;
        expect(picture.complete, what).toBe(true);
        expect(picture.format, what).toBe('avif');
        // The sample's own pictures are 1600 wide, and a very dense phone is told three quarters of its width.
        const enough = picture.width >= 1440 ? 0.5 : density === 3 ? 0.7 : 0.9;
        expect(picture.width / picture.needed, what).toBeGreaterThanOrEqual(enough);
        // The smallest file of a face, or of a picture in a story, may be larger than a plain screen needs.
        const least = /-p/.test(picture.file) ? 160 : /-c/.test(picture.file) ? 240 : 720;
        if (picture.width > least) expect(picture.width / picture.needed, what).toBeLessThan(2);
      }
    }
  });
});

test('on a dense screen a story’s pictures are the coarser files, on a plain one the finer', async () => {
  for (const [density, coarse] of [
    [1, false],
    [2, true],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, deviceScaleFactor: density });
    const pictures = await picturesOf(page, article);
    const inStory = pictures.filter(({ file }) => !/-[a-z]\d+\./.test(file));
    expect(inStory.length).toBeGreaterThan(1);
    for (const { file } of inStory) expect(/d\.avif$/.test(file), file).toBe(coarse);
    await page.close();
  }
});

test('the picture above a story is fetched first, all others when they are near', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.origin + article);
  const kinds = await page.evaluate(() =>
    [...document.images].map((image) => ({
      lead: image.closest('.lead .print') !== null,
      lazy: image.loading === 'lazy',
      high: image.fetchPriority === 'high',
      sized: image.closest('.viewer') !== null || (image.hasAttribute('width') && image.hasAttribute('height')),
    })),
  );
  expect(kinds.filter(({ lead }) => lead)).toEqual([{ lead: true, lazy: false, high: true, sized: true }]);
  expect(kinds.filter(({ lead }) => !lead).length).toBeGreaterThan(2);
  for (const kind of kinds) expect(kind).toMatchObject({ lazy: !kind.lead, high: kind.lead, sized: true });
  await page.close();
});

test('before a picture is there, its tones stand in its place', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.route('**/*.avif', (route) => route.abort());
  await page.goto(site.origin + article);
  const background = await page.evaluate(() => getComputedStyle(document.querySelector('.lead img')!).backgroundImage);
  expect(background).toMatch(/^linear-gradient\(oklch\([^)]+\), oklch\([^)]+\)\)$/);
  const cost = await page.evaluate(() => document.querySelector('.lead img')!.className.length);
  expect(cost).toBeLessThan(100);
  await page.close();
});

describe('looking closely, without a script', () => {
  test('by the keyboard: it opens, is a dialog with a name, can be closed in two ways, and the focus comes back', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.origin + article);
    const button = page.getByRole('button', { name: 'Enlarge the photo' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getAttribute('aria-label')).toMatch(/^Photo: \S/);
    const box = (await dialog.boundingBox())!;
    expect(box).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
    // The whole picture and the whole caption are on the screen, and neither covers the other.
    const picture = (await dialog.getByRole('img').boundingBox())!;
    const caption = (await dialog.locator('p').boundingBox())!;
    expect(picture.height).toBeGreaterThan(400);
    expect(picture.y + picture.height).toBeLessThanOrEqual(caption.y + 1);
    expect(caption.y + caption.height).toBeLessThanOrEqual(800);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('close');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  test('by a thumb, with scripts off', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await page.goto(site.origin + gallery);
    await page.locator('#photo-2 .print').tap();
    const dialog = page.locator('#photo-2-large');
    await dialog.waitFor({ state: 'visible' });
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    await context.close();
  });

  test('where there is no popover, by a link to the large file', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin + article);
    const href = await page.locator('.enlarge-link').first().getAttribute('href');
    const response = await page.request.get(site.origin + href!);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toBe('image/jpeg');
    await page.close();
  });
});

test('each picture of a gallery has its own address, a name, a caption and a credit', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.origin}${gallery}#photo-3`);
  const third = page.locator('#photo-3');
  const top = await third.evaluate((element) => element.getBoundingClientRect().top);
  expect(Math.abs(top)).toBeLessThan(60);
  const figures = await page.locator('figure.lead').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.id,
      count: element.querySelector('.count')?.textContent?.trim(),
      href: element.querySelector('.count')?.getAttribute('href'),
      alt: element.querySelector('.print img')?.getAttribute('alt'),
      caption: element.querySelector('figcaption > span:not(.credit)')?.textContent,
      credit: element.querySelector('figcaption .credit')?.textContent?.replace(/\s+/g, ' ').trim(),
    })),
  );
  expect(figures.length).toBeGreaterThan(4);
  for (const [index, figure] of figures.entries())
    expect(figure).toEqual({
      id: `photo-${index + 1}`,
      count: `${index + 1}/${figures.length}`,
      href: `#photo-${index + 1}`,
      alt: expect.stringMatching(/\S/) as string,
      caption: expect.stringMatching(/\S/) as string,
      credit: expect.stringMatching(/^Photo: \S/) as string,
    });
  await page.close();
});
