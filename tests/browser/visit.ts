import type { BrowserContext, Page } from 'playwright-core';
import { listenTo, type Ear } from './ear.ts';

declare global {
  interface Window {
    /** What has moved since the page began, as the browser counts it. */
    shifts: LayoutShift[];
  }
}

/** https://wicg.github.io/layout-instability/, which TypeScript's DOM does not have. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

/** What a page says of itself, to be compared with other pages. */
export interface Facts {
  title: string;
  canonical: string | null;
  /** Everything that leads or loads from somewhere, as whole URLs. */
  links: string[];
  ids: string[];
}

export interface Visit {
  /** What is wrong with the page; nothing, at best. */
  findings: string[];
  facts: Facts;
}

/** A browser page with an ear on it. */
export interface Visitor {
  page: Page;
  ear: Ear;
  origin: string;
}

/** How far a page may move when its fonts are at hand: a fiftieth of what counts as good. */
const MOST_SHIFT = 0.002;
const NARROWEST = 320;
const HEIGHT = 800;
/** How long pictures may take (ms). */
const PICTURES = 10_000;

/** Opens a page that `visit` can use again and again. */
export async function openVisitor(context: BrowserContext, origin: string): Promise<Visitor> {
  const page = await context.newPage();
  await watchShifts(page);
  return { page, origin, ear: listenTo(page, origin) };
}

/** Notes what moves on all that a page will show. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...(list.getEntries() as LayoutShift[]))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
}

/** How far a page has moved by itself so far. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    window.shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
  );
}

/**
 * Looks a page over as a reader meets it, down to its end, on a phone or on a desktop.
 *
 * @param width - of the window, in pixels.
 */
export async function visit({ page, ear, origin }: Visitor, address: string, width: number): Promise<Visit> {
  await page.setViewportSize({ width, height: HEIGHT });
  ear.take();
  await page.goto(origin + address, { waitUntil: 'load' });
  const findings = await page.evaluate(readToTheEnd, PICTURES);
  findings.push(...(await page.evaluate(lookOver, MOST_SHIFT)));
  if (width < 640) {
    await page.setViewportSize({ width: NARROWEST, height: HEIGHT });
    findings.push(...(await page.evaluate(findOverflow)));
  }
  const facts = await page.evaluate(factsOf);
  return { findings: [...ear.take(), ...findings].map((finding) => `${address} at ${width}: ${finding}`), facts };
}

// What follows runs in the page, so each function stands for itself.

/** Scrolls down a screen at a time, as it is only then that pictures load, and waits for them. */
async function readToTheEnd(patience: number): Promise<string[]> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await document.fonts.ready;
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: 'instant' });
    await frame();
  }
  const shown = [...document.images].filter((image) => image.getClientRects().length > 0);
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const settled = shown
    .filter((image) => !image.complete)
    .map(
      (image) =>
        new Promise((resolve) =>
          ['load', 'error'].forEach((event) => image.addEventListener(event, resolve, { once: true })),
        ),
    );
  await Promise.race([late, Promise.all(settled)]);
  await frame();
  await frame();
  return shown.filter((image) => image.naturalWidth === 0).map((image) => `no picture at ${image.getAttribute('src')}`);
}

function lookOver(mostShift: number): string[] {
  const findings: string[] = [];
  const shifts = window.shifts.filter(({ hadRecentInput }) => !hadRecentInput);
  const moved = shifts.reduce((sum, { value }) => sum + value, 0);
  if (moved > mostShift) {
    const nodes = shifts.flatMap(({ sources }) =>
      sources.map(({ node }) => (node instanceof Element ? node : node?.parentElement)),
    );
    findings.push(
      `moves by ${moved.toFixed(4)}: ${[...new Set(nodes.map((node) => node?.outerHTML.replace(/(?<=>).*/s, '') ?? 'something'))].slice(0, 3).join(' ')}`,
    );
  }
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) findings.push(`${headings} h1`);
  if (!document.title.trim()) findings.push('no title');
  for (const image of document.images) {
    const lacking = ['width', 'height'].filter((name) => !/^[1-9]\d*$/.test(image.getAttribute(name) ?? ''));
    if (!image.hasAttribute('alt')) lacking.push('alt');
    if (lacking.length > 0) findings.push(`no ${lacking.join(', ')} on ${image.outerHTML}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) < index))) findings.push(`id ${id} stands twice`);
  return findings;
}

/** What is wider than the window, unless it scrolls within itself. */
function findOverflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const widest = [...document.body.querySelectorAll('*')].find(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  return [`is ${scrollWidth} wide in a window of ${clientWidth}: ${widest?.outerHTML.slice(0, 120) ?? 'something'}`];
}

function factsOf(): Facts {
  const urls: (string | null)[] = [];
  for (const element of document.querySelectorAll('a[href], area[href], link[href]'))
    urls.push(element.getAttribute('href'));
  for (const element of document.querySelectorAll('[src]')) urls.push(element.getAttribute('src'));
  for (const element of document.querySelectorAll('form[action]')) urls.push(element.getAttribute('action'));
  for (const element of document.querySelectorAll('[srcset]'))
    for (const part of element.getAttribute('srcset')!.split(/,\s+/)) urls.push(part.trim().split(/\s/)[0]!);
  return {
    title: document.title,
    canonical: document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
    links: [...new Set(urls.map((url) => new URL(url ?? '', document.baseURI).href))],
    ids: [...document.querySelectorAll('[id], a[name]')].map((element) => element.id || element.getAttribute('name')!),
  };
}
