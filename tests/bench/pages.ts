/**
 * One article as several sites print it, side by side: `npm run bench:pages -- --page NAME=DIR:ADDRESS …`, where DIR is a
 * built site and ADDRESS its page. Each is loaded by Lighthouse as on a phone of the middle class, in turns, so that what
 * else the machine does befalls all of them. docs/performance.md says what its table compares.
 */
import lighthouse from 'lighthouse';
import { serveSite } from '../../src/press/serve.ts';
import { freePort, launchChromium } from '../browser/chromium.ts';
import { benchFlags } from './flags.ts';

/** What one load of a page came to. Sizes are bytes as they went over the wire, compressed. */
interface Load {
  document: number;
  script: number;
  font: number;
  image: number;
  /** Everything, style sheets and the rest too. */
  total: number;
  requests: number;
  /** Requests that the first paint waits for, the document's own not counted. */
  blocking: number;
  /** 0 to 100. */
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** In ms, on the simulated phone. */
  firstPaint: number;
  largestPaint: number;
  blocked: number;
  /** Cumulative layout shift. */
  shift: number;
}

const ROWS: readonly [name: string, key: keyof Load, unit?: 'kB' | 's' | 'ms'][] = [
  ['everything', 'total', 'kB'],
  ['HTML', 'document', 'kB'],
  ['JavaScript', 'script', 'kB'],
  ['fonts', 'font', 'kB'],
  ['pictures', 'image', 'kB'],
  ['requests', 'requests'],
  ['requests that block the first paint', 'blocking'],
  ['Lighthouse: performance', 'performance'],
  ['Lighthouse: accessibility', 'accessibility'],
  ['Lighthouse: best practices', 'bestPractices'],
  ['Lighthouse: SEO', 'seo'],
  ['first contentful paint', 'firstPaint', 's'],
  ['largest contentful paint', 'largestPaint', 's'],
  ['total blocking time', 'blocked', 'ms'],
  ['cumulative layout shift', 'shift'],
];

const values = benchFlags(
  'npm run bench:pages --',
  'Measures one article as several sites print it: --page NAME=DIR:ADDRESS for each.',
  { page: { type: 'string', multiple: true, default: [] }, runs: { type: 'string', default: '5' } },
);
if (values.page.length === 0) {
  console.error(
    'No page to measure: write npm run bench:pages -- --page NAME=DIR:/ADDRESS/, once for each built site.',
  );
  process.exit(1);
}
const port = await freePort();
const browser = await launchChromium([`--remote-debugging-port=${port}`]);
const pages = await Promise.all(
  values.page.map(async (flag) => {
    const [, name, directory, address] = /^([^=]+)=(.+):(\/.*)$/.exec(flag) ?? [];
    if (!name || !directory || !address) throw new Error(`--page ${flag}: write NAME=DIR:/ADDRESS/`);
    const site = await serveSite(directory, { port: 0 });
    return { name, site, url: site.origin + address, loads: [] as Load[] };
  }),
);
try {
  for (let run = 0; run < Number(values.runs); run++) for (const { url, loads } of pages) loads.push(await load(url));
} finally {
  await browser.close();
  await Promise.all(pages.map(({ site }) => site.close()));
}

console.log(`| | ${pages.map(({ name }) => name).join(' | ')} |\n|---|${pages.map(() => '--:').join('|')}|`);
for (const [name, key, unit] of ROWS)
  console.log(
    `| ${name} | ${pages.map(({ loads }) => format(median(loads.map((each) => each[key])), unit)).join(' | ')} |`,
  );

/** Loads a page once. @throws when Lighthouse cannot. */
async function load(url: string): Promise<Load> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  if (!result || result.lhr.runtimeError)
    throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse said nothing.');
  const { audits, categories } = result.lhr;
  const requests = itemsOf<{ resourceType?: string; transferSize?: number; url: string }>(audits['network-requests']);
  const bytesOf = (type?: string) =>
    requests
      .filter(({ resourceType }) => type === undefined || resourceType === type)
      .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const number = (id: string) => audits[id]?.numericValue ?? NaN;
  return {
    document: bytesOf('Document'),
    script: bytesOf('Script'),
    font: bytesOf('Font'),
    image: bytesOf('Image'),
    total: bytesOf(),
    requests: requests.length,
    blocking: itemsOf(audits['render-blocking-insight']).length,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    firstPaint: number('first-contentful-paint'),
    largestPaint: number('largest-contentful-paint'),
    blocked: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
  };
}

function itemsOf<Item>(audit: { details?: unknown } | undefined): Item[] {
  return (audit?.details as { items?: Item[] } | undefined)?.items ?? [];
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
}

function format(value: number, unit?: 'kB' | 's' | 'ms'): string {
  if (unit === 'kB') return value === 0 ? '0' : `${(value / 1000).toFixed(1)} kB`;
  if (unit === 's') return `${(value / 1000).toFixed(2)} s`;
  return unit === 'ms' ? `${Math.round(value)} ms` : String(Math.round(value * 1000) / 1000);
}
