/**
 * Takes the pictures of the sample newsroom's pages in `docs/look/`: `node tests/sample/look.ts [kind…]`, all of them
 * without a kind. Each shows a page on a desktop by day, on a phone by day, and on a phone by night.
 * They are there to be looked at, not to be compared byte by byte: another font would change every one of them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { launchChromium } from '../browser/chromium.ts';
import { onePageOfEachKind, openSite, type SitePage } from '../browser/site.ts';

/** How high a window is, on every screen (CSS pixels); the picture has half of its pixels. */
const HEIGHT = 1400;
const SCREENS = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;
/** Between two screens in a picture (its pixels). */
const GAP = 12;

/** What a page's picture is called: its form when it is a story, else its kind. */
const nameOf = ({ kind, html }: SitePage): string => {
  const [, form = kind, immersive = form] = /class="story story-(\w+)(?: (\w+))?"/.exec(html) ?? [];
  return immersive;
};

const folder = join(import.meta.dirname, '../../docs/look');
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
await using site = await openSite();
const browser = await launchChromium();
for (const page of onePageOfEachKind(site.pages)) {
  const name = nameOf(page);
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = join(folder, `${name}.webp`);
  const { size } = await (await sideBySide(await photograph(browser, site.origin + page.address))).toFile(file);
  console.log(`${name}.webp ${Math.round(size / 1000)} kB`);
}
await browser.close();

async function photograph(browser: Browser, address: string): Promise<{ png: Buffer; width: number }[]> {
  const shots = [];
  for (const { width, colorScheme } of SCREENS) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: HEIGHT } });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    shots.push({ png: await page.screenshot(), width });
    await context.close();
  }
  return shots;
}

/** Screens as one picture, at half their size. */
async function sideBySide(shots: { png: Buffer; width: number }[]): Promise<Sharp> {
  let right = 0;
  const layers: OverlayOptions[] = [];
  for (const { png, width } of shots) {
    const half = Math.round(width / 2);
    layers.push({ input: await sharp(png).resize(half).png().toBuffer(), left: right, top: 0 });
    right += half + GAP;
  }
  const canvas = { width: right - GAP, height: HEIGHT / 2, channels: 3, background: '#8a8f93' } as const;
  return sharp({ create: canvas }).composite(layers).webp({ quality: 70, effort: 6 });
}
