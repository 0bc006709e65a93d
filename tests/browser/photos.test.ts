/** Photographs as browsers choose them, and as readers look at them closely. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { markdown, openWorkshop, writeFiles, yaml } from './newsroom.ts';
import { openSite, type OpenSite } from './site.ts';
import { shiftOf, watchShifts } from './visit.ts';

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
/** The widths that a tall picture of a story has files of. */
const SIZES_OF_TALL = [720, 1080, 1440];

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
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.origin + article);
    const button = page.getByRole('button', { name: /^Enlarge the photo: \S/ }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await button.getAttribute('aria-label')).toBe(
      `Enlarge the photo: ${await dialog.getAttribute('aria-label')}`,
    );
    expect(await dialog.locator('.credit').textContent()).toMatch(/^Photo: \S/);
    const box = (await dialog.boundingBox())!;
    expect(box).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
    // The whole picture and the whole caption are on the screen, and neither covers the other.
    const picture = (await dialog.getByRole('img').boundingBox())!;
    const caption = (await dialog.locator('p').boundingBox())!;
    expect(picture.height).toBeGreaterThan(400);
    expect(picture.y + picture.height).toBeLessThanOrEqual(caption.y + 1);
    expect(caption.y + caption.height).toBeLessThanOrEqual(800);
    // The page behind is out of reach.
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.matches('body, .viewer *'))).toBe(true);
    }

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('close');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('no two ways to a closer look on a page are called the same', async () => {
    const page = await browser.newPage();
    for (const address of [article, gallery]) {
      await page.goto(site.origin + address);
      const names = await page
        .locator('.enlarge:visible')
        .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
      expect(names.length).toBeGreaterThan(1);
      expect(new Set(names).size).toBe(names.length);
    }
    await page.close();
  });

  test('it is closed by pressing beside the picture, and not by pressing the picture', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.origin + article);
    await page.locator('.enlarge').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img').click();
    expect(await dialog.isVisible()).toBe(true);
    await page.mouse.click(30, 400);
    await dialog.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('it shows the finest file', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin + article);
    await page.locator('.enlarge').first().click();
    const file = await page
      .getByRole('dialog')
      .getByRole('img')
      .evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        return `${image.naturalWidth} ${image.currentSrc}`;
      });
    expect(file).toMatch(/^1600 .+-1600\.avif$/);
    await page.close();
  });

  test('where a button opens no dialog, it opens a popover', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin + article);
    await page.locator('.enlarge, .close').evaluateAll((elements) => {
      for (const element of elements) element.removeAttribute('commandfor');
    });
    await page.locator('.enlarge').first().click();
    const viewer = page.locator('.viewer').first();
    await viewer.waitFor({ state: 'visible' });
    expect(await viewer.evaluate((element) => element.matches(':popover-open:not([open])'))).toBe(true);
    await viewer.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await viewer.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('where there is no popover either, by a link to the large file', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin + article);
    const href = await page.locator('.enlarge-link').first().getAttribute('href');
    const response = await page.request.get(site.origin + href!);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toBe('image/jpeg');
    await page.close();
  });
});

describe('looking through a gallery closely, without a script', () => {
  /** The numbers of the slides that are on the screen, once the row has come to rest on one. */
  async function slideAt(page: Page, number: number): Promise<number[]> {
    const slides = page.locator('.slides > li');
    await expect
      .poll(() => slides.nth(number - 1).evaluate((slide) => Math.round(slide.getBoundingClientRect().left)))
      .toBe(0);
    return slides.evaluateAll((elements) =>
      elements.flatMap((slide, index) => {
        const { left, right } = slide.getBoundingClientRect();
        return right > 1 && left < innerWidth - 1 ? [index + 1] : [];
      }),
    );
  }

  test('by the keyboard: with links, with the arrow keys, and back to the picture that one has come to', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(site.origin + gallery);
    await page
      .getByRole('link', { name: /^Enlarge the photo: / })
      .nth(1)
      .focus();
    await page.keyboard.press('Enter');
    expect(await slideAt(page, 2)).toEqual([2]);
    // Nothing but slides can be met, by the tab key or by ears.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#photo-2');
    expect(await page.getByRole('heading').count()).toBe(0);
    await page.locator('#photo-2-large').getByRole('link', { name: 'Next photo' }).press('Enter');
    expect(await slideAt(page, 3)).toEqual([3]);
    await page.keyboard.press('ArrowRight');
    expect(await slideAt(page, 4)).toEqual([4]);
    await page.keyboard.press('ArrowLeft');
    expect(await slideAt(page, 3)).toEqual([3]);
    await page.locator('#photo-3-large').getByRole('link', { name: 'Previous photo' }).press('Enter');
    expect(await slideAt(page, 2)).toEqual([2]);
    await page.locator('#photo-2-large').getByRole('link', { name: 'Close' }).press('Enter');
    await page.locator('.slides').waitFor({ state: 'hidden' });
    expect(Math.abs((await page.locator('#photo-2').boundingBox())!.y)).toBeLessThan(60);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#photo-2-large');
    await page.close();
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
    const onScreen = async (number: number) =>
      expect.poll(async () => (await page.locator(`#photo-${number}-large`).boundingBox())?.x).toBe(0);
    await onScreen(2);
    await page.locator('#photo-2-large').getByRole('link', { name: 'Next photo' }).tap();
    await onScreen(3);
    const touch = await context.newCDPSession(page);
    await touch.send('Input.synthesizeScrollGesture', { x: 180, y: 370, xDistance: -250, yDistance: 0 });
    await onScreen(4);
    await page.locator('#photo-4-large .close').tap({ position: { x: 330, y: 30 } });
    await page.locator('.slides').waitFor({ state: 'hidden' });
    expect(page.url()).toMatch(/#photo-4$/);
    await context.close();
  });

  test('the first has none before it and the last none after it, and each shows its words', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}${gallery}#photo-1-large`);
    const slides = await page.locator('.slides > li').evaluateAll((elements) =>
      elements.map((element) => ({
        steps: [...element.querySelectorAll('.step')].map((step) => step.getAttribute('href')),
        words: element.querySelector('p')!.textContent.trim(),
      })),
    );
    expect(slides.length).toBeGreaterThan(4);
    for (const [index, { steps, words }] of slides.entries()) {
      const neighbors = [index, index + 2].filter((number) => number >= 1 && number <= slides.length);
      expect(steps).toEqual(neighbors.map((number) => `#photo-${number}-large`));
      expect(words).toMatch(new RegExp(`^${index + 1}/${slides.length} \\S.+Photo: \\S`));
    }
    await page.close();
  });
});

describe('tall pictures', () => {
  const SHAPES = [
    [1600, 1600],
    [1500, 1600],
    [1500, 2000],
    [1400, 2100],
    [1080, 1920],
    [720, 2400],
  ] as const;
  let tall: OpenSite;

  beforeAll(async () => {
    using workshop = openWorkshop();
    const content = join(workshop.folder, 'content');
    const background = '#7890a8';
    const pictures = SHAPES.map(async ([width, height], index) => {
      const jpeg = sharp({ create: { width, height, channels: 3, background } }).jpeg();
      return [`photos/${index}.jpg`, await jpeg.toBuffer()] as const;
    });
    writeFiles(content, {
      ...Object.fromEntries(await Promise.all(pictures)),
      'site.yaml': yaml({
        name: 'The Tower',
        url: 'https://tower.example',
        timeZone: 'Europe/London',
        sections: [{ id: 'local', name: 'Local' }],
      }),
      'articles/2026/11/towers.md': markdown(
        {
          headline: 'Towers',
          summary: 'All of them.',
          published: '2026-11-01',
          section: 'local',
          photo: { src: 'photos/3.jpg', alt: 'A tower', credit: 'A. Kim', caption: 'A tower.' },
        },
        SHAPES.map((_, index) => `![Tower ${index}](photos/${index}.jpg "Tower. (A. Kim)")\n\nWords.`).join('\n\n'),
      ),
    });
    tall = await openSite(content);
  });
  afterAll(() => tall[Symbol.asyncDispose]());

  test.each([
    [360, 740, 1],
    [390, 844, 3],
    [740, 360, 2],
    [768, 1024, 2],
    [1280, 800, 1],
    [1920, 1080, 2],
  ])('at %i by %i pixels and a density of %i', async (width, height, density) => {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: density });
    await watchShifts(page);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/photos/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${tall.origin}/2026/11/towers/`, { waitUntil: 'domcontentloaded' });
    await page.evaluate(() => document.fonts.ready);
    const boxes = () =>
      page.locator('.print').evaluateAll((elements) =>
        elements.map((element) => {
          const box = element.getBoundingClientRect();
          return { top: box.top + scrollY, width: box.width, height: box.height, left: box.left };
        }),
      );
    const before = await boxes();
    release();
    const files = await page.evaluate(async () => {
      const images = [...document.querySelectorAll<HTMLImageElement>('.print img')];
      for (const image of images) {
        image.loading = 'eager';
        await image.decode();
      }
      return images.map((image) => ({
        told: Number(/-(\d+)d?\.avif$/.exec(image.currentSrc)?.[1]),
        natural: image.naturalWidth,
      }));
    });
    expect(await boxes(), 'the boxes before and after the pictures are there').toEqual(before);
    expect(await shiftOf(page)).toBeLessThan(0.002);
    expect(files).toHaveLength(SHAPES.length + 1);
    for (const [index, box] of before.entries()) {
      const [w, h] = SHAPES[index - 1] ?? SHAPES[3];
      const what = `${w} by ${h}: ${JSON.stringify({ ...box, ...files[index] })}`;
      expect(box.height / box.width, what).toBeCloseTo(h / w, 1);
      // A strip that is taller than two to one is not made so narrow that it fits.
      if (h / w <= 2) expect(box.height, what).toBeLessThanOrEqual(Math.min(0.85 * height, 800) + 1);
      const share = files[index]!.told / (box.width * density);
      const largest = Math.max(...SIZES_OF_TALL.filter((size) => size <= w));
      expect(share, what).toBeGreaterThanOrEqual(files[index]!.told === largest ? 0.5 : density === 3 ? 0.7 : 0.95);
      if (files[index]!.told > 720) expect(share, what).toBeLessThan(1.75);
    }
    await page.close();
  });

  test('the whole of one is seen in the closer look too', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${tall.origin}/2026/11/towers/`);
    for (const index of SHAPES.keys()) {
      await page.locator(`#photo-${index + 2} button.enlarge`).click();
      const image = page.getByRole('dialog').getByRole('img');
      await image.evaluate((element: HTMLImageElement) => element.decode());
      const box = (await image.boundingBox())!;
      const [w, h] = SHAPES[index]!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThan(800);
      expect(box.height / box.width).toBeCloseTo(h / w, 1);
      await page.keyboard.press('Escape');
    }
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
