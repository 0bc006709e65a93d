/** What a page weighs on its way to a reader, against what is promised. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenSite, type SitePage } from './site.ts';

/** Of HTML with all its CSS: what TCP sends before it waits for the first answer, ten packets of 1,460 bytes (RFC 6928). */
const ROUND_TRIP = 14_336;
const FRONT = 20_480;
/** Of all scripts of a page. */
const SCRIPTS = 3_072;
/** Of the two fonts that are fetched before the text is drawn. */
const FONTS = 92_160;
/** Words, above which a story may be larger. */
const LONG = 1_200;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const gzip = (bytes: string | Buffer) => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes: string | Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const wordsOf = (html: string) =>
  (/<article class="story.*?<\/article>/s.exec(html)?.[0] ?? '')
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length;

/** JSON-LD is no script: it is not run, and a content security policy has nothing to say of it. */
const withoutData = (html: string) => html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');

/** Addresses of the scripts that a page loads at once. */
const scriptsOf = (html: string) => [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src]) => src!);
const bytesAt = (address: string) => readFileSync(join(site.dist, decodeURI(address)));

const limitOf = ({ kind, html }: SitePage) =>
  kind === 'home' || kind === 'section' ? FRONT : kind === 'article' && wordsOf(html) >= LONG ? Infinity : ROUND_TRIP;

test('a page with all its styles comes in the first round trip', () => {
  const weights = site.pages
    .map((page) => ({ page, gzip: gzip(page.html), brotli: brotli(page.html) }))
    .sort((one, other) => other.gzip - one.gzip);
  const [heaviest] = weights;
  console.info(
    weights
      .slice(0, 12)
      .map(({ page, gzip, brotli }) => `${page.address}: gzip ${gzip}, brotli ${brotli} bytes`)
      .join('\n'),
  );
  expect(heaviest!.gzip).toBeGreaterThan(5_000);
  const heavy = weights.filter(({ page, gzip, brotli }) => gzip > limitOf(page) || brotli > limitOf(page));
  expect(heavy.map(({ page, gzip }) => `${page.address}: ${gzip}`)).toEqual([]);
});

test('nothing keeps a page from being drawn, and its two fonts are small', () => {
  for (const { address, html } of site.pages) {
    expect(html.match(/<link[^>]*rel="?stylesheet/g), address).toBeNull();
    for (const [tag] of withoutData(html).matchAll(/<script\b[^>]*>/g))
      expect(tag, address).toMatch(/type="module"|defer|async/);
    const fonts = [...html.matchAll(/<link rel="preload" as="font"[^>]*href="([^"]+)"/g)].map(([, href]) => href!);
    if (html.includes('http-equiv="refresh"')) continue;
    expect(fonts.length, address).toBeLessThanOrEqual(2);
    expect(
      fonts.reduce((sum, font) => sum + bytesAt(font).length, 0),
      address,
    ).toBeLessThanOrEqual(FONTS);
  }
});

test('a story needs no script, and no page more than a few lines of it', () => {
  for (const { address, html } of site.pages) {
    const scripts = scriptsOf(html);
    for (const script of scripts) expect(existsSync(join(site.dist, decodeURI(script))), script).toBe(true);
    const weight = scripts.reduce((sum, script) => sum + gzip(bytesAt(script)), 0);
    expect(weight, address).toBeLessThanOrEqual(SCRIPTS);
    // What stands in a page itself would need an exception in the content security policy.
    for (const [, text] of withoutData(html).matchAll(/<script\b[^>]*>([^<]*)<\/script>/g))
      expect(text, address).toBe('');
  }
});
