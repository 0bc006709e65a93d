/** No page needs a script, few have one, and none is heavy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenSite, type SitePage } from './site.ts';

/** What the HTML of a story may weigh on the wire, with its styles and without its pictures and fonts (bytes). */
const BUDGET = 30 * 1024;

/** The same of the script of a live story. */
const FOLLOWING = 1500;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** The components that bring a script onto a page. */
function scriptsWanted({ kind, html }: SitePage): string[] {
  const wanted: [script: string, when: boolean][] = [
    ['Ago', kind === 'home' || kind === 'section' || kind === 'topic'],
    // Of embeds; the layout brings it.
    ['Base', html.includes('<load-embed ')],
    ['Live', html.includes('data-live=')],
    ['Share', html.includes('data-live=') || html.includes('class="slides')],
  ];
  return wanted.filter(([, when]) => when).map(([script]) => script);
}

test('no page has a script or anything that runs as one, but fronts, galleries, embeds and stories that are live', () => {
  const kinds = new Set<string>();
  for (const page of site.pages) {
    const found = findScripts(page.html).map(
      (tag) => /^<script type="module" src="\/_astro\/(\w+)\.[^"]+">$/.exec(tag)?.[1] ?? tag,
    );
    expect(found.sort(), page.address).toEqual(scriptsWanted(page));
    found.forEach((name) => kinds.add(name));
  }
  expect([...kinds].sort()).toEqual(['Ago', 'Base', 'Live', 'Share']);
});

test(`the script that follows a live story has at most ${FOLLOWING} bytes`, () => {
  const [, file] = /<script type="module" src="\/(_astro\/Live\.[^"]+)">/.exec(
    site.pages.find(({ html }) => html.includes('data-live='))!.html,
  )!;
  const bytes = readFileSync(join(site.dist, file!));
  console.info(`Following a live story, gzipped: ${gzipSync(bytes, { level: 9 }).length} bytes.`);
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(FOLLOWING);
});

test('what runs as a script is found', () => {
  const page =
    '<SCRIPT src=a.js></SCRIPT><script type="application/ld+json">{"@type": "onclick=alert"}</script><p onclick="x()">a</p><a href=" JavaScript:x()">b</a><script type=module>';
  expect(findScripts(page)).toEqual(['<SCRIPT src=a.js>', '<script type=module>', 'onclick="', 'href=" JavaScript:']);
});

test(`no story weighs more than ${BUDGET} bytes without its pictures`, () => {
  const sizes = site.pages
    .filter(({ kind }) => kind === 'article')
    .map(({ address, html }) => ({ address, bytes: gzipSync(html, { level: 9 }).length }))
    .sort((one, other) => other.bytes - one.bytes);
  const [heaviest] = sizes;
  console.info(
    `Stories, gzipped: ${sizes[sizes.length >> 1]!.bytes} bytes in the middle, ${heaviest!.bytes} at most (${heaviest!.address}).`,
  );
  expect(sizes.filter(({ bytes }) => bytes > BUDGET)).toEqual([]);
});

/** Whatever in a page's source a browser would run. Data in JSON-LD is none. */
function findScripts(html: string): string[] {
  const withoutData = html.replace(/(<script type="application\/ld\+json">).*?(<\/script>)/gs, '');
  return [
    ...(withoutData.match(/<script[^>]*>/gi) ?? []),
    ...(withoutData.match(/(?<=<[^>]*\s)on[a-z]+\s*=\s*["']?/gi) ?? []),
    ...(withoutData.match(/(?:href|src|action)\s*=\s*["']?\s*javascript:/gi) ?? []),
  ];
}
