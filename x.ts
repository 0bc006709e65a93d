import { createServer } from 'node:http';
import sirv from 'sirv';
import { launchChromium } from './tests/browser/chromium.ts';
const serve = sirv('/tmp/fdist', {dev:true});
const server = createServer((q, r) => serve(q, r, () => r.writeHead(404).end()));
await new Promise<void>((ok) => server.listen(4977, ok));
const b = await launchChromium();
for (const [w, scheme] of [[360,'light'],[1280,'dark'],[1280,'light']] as const) {
  const c = await b.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  const p = await c.newPage();
  for (const [n, a] of [['rss','/feed.xml'],['atom','/local/atom.xml']] as const) {
    await p.goto('http://localhost:4977'+a); await p.screenshot({ path: `/tmp/shots-${n}-${w}-${scheme}.png` });
    console.log(n,w,scheme, await p.evaluate(() => document.documentElement.scrollWidth));
  }
}
await b.close(); server.close();
