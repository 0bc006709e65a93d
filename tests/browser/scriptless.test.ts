/** No page needs a script, few have one, and none is heavy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenSite } from './site.ts';

/** What the HTML of a story may weigh on the wire, with its styles and without its pictures and fonts (bytes). */
const BUDGET = 30 * 1024;

/** The same of the script of a live story. */
const FOLLOWING = 1500;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** The scripts that there are, by what a page has that needs one. */
const SCRIPTS: readonly [needs: string, script: RegExp][] = [
  ['data-live=', /^<script type="module" src="\/_astro\/Live\.[^"]+">$/],
  ['<load-embed ', /^<script type="module" src="\/_astro\/Base\.[^"]+">$/],
];

test('no page has a script or anything that runs as one, but to follow a live story and to load an embed', () => {
  const scripts = site.pages.flatMap(({ address, html }) => {
    const found = findScripts(html);
    for (const [needs, script] of SCRIPTS) {
      const at = html.includes(needs) ? found.findIndex((tag) => script.test(tag)) : -1;
      if (at >= 0) found.splice(at, 1);
    }
    return found.map((script) => `${address}: ${script}`);
  });
  expect(scripts).toEqual([]);
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
