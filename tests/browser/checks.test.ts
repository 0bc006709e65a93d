/** A site on which everything is wrong that the other tests look for: each check has to see it. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type ServedSite } from '../../src/press/serve.ts';
import { launchChromium } from './chromium.ts';
import { findDeadLinks } from './links.ts';
import { openWorkshop, writeFiles, type Workshop } from './newsroom.ts';
import { openVisitor, visit, type Facts } from './visit.ts';

const BROKEN = `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title> </title>
<link rel="stylesheet" href="/missing.css"></head><body><h1>One</h1><h1 id="a">Two</h1>
<p id="late"></p><p id="a">Pushed down <a href="/other">Other</a> <a href="/other/#there">there</a> <a href="/other/#nowhere">nowhere</a> <a href="/gone/">gone</a> <a href="https://courier.example/gone.html">gone</a></p>
<img src="https://elsewhere.example/x.png"><img src="/wall.jpg" width="0" height="10" alt="" loading="lazy">
<div style="width: 340px">Wide</div>
<script>
console.warn('careful'); console.error('wrong'); console.log('fine');
requestAnimationFrame(() => requestAnimationFrame(() => (document.getElementById('late').style.height = '300px')));
alert('here'); nothing();
</script></body></html>`;
const OTHER = '<!doctype html><html lang="en"><title>Other</title><h1 id="there">Other</h1></html>';

let workshop: Workshop;
let served: ServedSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  workshop = openWorkshop();
  writeFiles(workshop.folder, { 'index.html': BROKEN, 'other/index.html': OTHER });
  [served, browser] = await Promise.all([serveSite(workshop.folder, { port: 0 }), launchChromium()]);
  context = await browser.newContext();
  await context.route('https://elsewhere.example/**', (route) => route.abort());
});
afterAll(async () => {
  await browser.close();
  await served.close();
  workshop[Symbol.dispose]();
});

test('a visit finds all that is wrong with a page', async () => {
  const visitor = await openVisitor(context, served.origin);
  const { findings } = await visit(visitor, '/', 360);
  expect(findings.map((finding) => finding.replace(/(?<=moves by )[\d.]+/, '…')).sort()).toMatchInlineSnapshot(`
    [
      "/ at 360: 2 h1",
      "/ at 360: 404 for /wall.jpg",
      "/ at 360: asks another host: https://elsewhere.example/x.png",
      "/ at 360: console error: Failed to load resource: net::ERR_FAILED (https://elsewhere.example/x.png)",
      "/ at 360: console error: Failed to load resource: the server responded with a status of 404 (Not Found) (/wall.jpg)",
      "/ at 360: console error: Refused to apply style from '/missing.css' because its MIME type ('text/plain') is not a supported stylesheet MIME type, and strict MIME checking is enabled. (/)",
      "/ at 360: console error: wrong (/)",
      "/ at 360: console warning: careful (/)",
      "/ at 360: could not load /missing.css: net::ERR_ABORTED",
      "/ at 360: could not load https://elsewhere.example/x.png: net::ERR_FAILED",
      "/ at 360: error in a script: nothing is not defined",
      "/ at 360: id a stands twice",
      "/ at 360: is 348 wide in a window of 320: <div style="width: 340px">Wide</div>",
      "/ at 360: moves by …: <p id="a"> <div style="width: 340px"> <img src="https://elsewhere.example/x.png">",
      "/ at 360: no picture at /wall.jpg",
      "/ at 360: no picture at https://elsewhere.example/x.png",
      "/ at 360: no title",
      "/ at 360: no width on <img src="/wall.jpg" width="0" height="10" alt="" loading="lazy">",
      "/ at 360: no width, height, alt on <img src="https://elsewhere.example/x.png">",
      "/ at 360: opens a dialog: here",
    ]
  `);
});

test('a sound page has no findings', async () => {
  const visitor = await openVisitor(context, served.origin);
  expect((await visit(visitor, '/other/', 1280)).findings).toEqual([]);
});

test('links that lead nowhere are found', async () => {
  const visitor = await openVisitor(context, served.origin);
  const facts = new Map<string, Facts>();
  for (const address of ['/', '/other/']) facts.set(address, (await visit(visitor, address, 1280)).facts);
  const files = new Set(['index.html', 'other/index.html']);
  expect(findDeadLinks({ origins: [served.origin, 'https://courier.example'], files, facts })).toMatchInlineSnapshot(`
    [
      "/: /missing.css is not there",
      "/: /other is without its last slash",
      "/: there is no #nowhere on /other/",
      "/: /gone/ is not there",
      "/: /gone.html is not there",
      "/: /wall.jpg is not there",
    ]
  `);
});
