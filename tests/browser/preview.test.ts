/** `npm run dev`: what an editor sees while writing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchChromium } from './chromium.ts';
import { markdown, openWorkshop, projectRoot, writeFiles, yaml } from './newsroom.ts';

const workshop = openWorkshop();
const content = join(workshop.folder, 'content');
const story = (fields: Record<string, unknown>, body = 'It was said.') =>
  markdown(
    { headline: 'A headline', summary: 'A summary.', published: '2026-11-09T18:30Z', section: 'local', ...fields },
    body,
  );
let server: ChildProcess;
let origin: string;
let log = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  writeFiles(content, {
    'site.yaml': yaml({
      name: 'The Test Ledger',
      url: 'https://ledger.example',
      sections: [{ id: 'local', name: 'Local' }],
    }),
    'articles/2026/11/open.md': story({ headline: 'An open story' }),
    'articles/2026/11/draft.md': markdown({
      headline: 'A first try',
      summary: 'A summary.',
      section: 'local',
      draft: true,
    }),
    'articles/2026/11/later.md': story({ headline: 'Wait for it', embargo: '2999-01-01T00:00Z' }),
  });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  // Astro's server behaves otherwise when it believes itself to be under test.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST|MODE|DEV|PROD)/.test(name)),
  );
  server = spawn(
    process.execPath,
    [
      join(projectRoot, 'src', 'press', 'dev.ts'),
      '--content',
      content,
      '--cache',
      join(workshop.folder, 'cache'),
      '--port',
      String(port),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [server.stdout!, server.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  await vi.waitFor(async () => expect((await fetch(origin)).status, log).toBe(200), { timeout: 90_000, interval: 200 });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(origin, { waitUntil: 'networkidle' });
});
afterAll(async () => {
  await browser?.close();
  if (server && server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  }
  workshop[Symbol.dispose]();
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
const textOf = (address: string) => fetch(origin + address).then((response) => response.text());

test('drafts and embargoed stories are shown, and marked as what they are', async () => {
  const front = await page.locator('main').innerText();
  expect(front).toContain('A first try');
  expect(front).toContain('Wait for it');
  expect(await textOf('/2026/11/draft/')).toMatch(/draft/i);
  expect(await textOf('/2026/11/later/')).toMatch(/embargo/i);
  expect(await textOf('/2026/11/open/')).not.toMatch(/class="[^"]*hidden-/);
  expect((await fetch(`${origin}/2026/11/nowhere/`)).status).toBe(404);
});

test('a page follows its story: a change, a new file, a new folder, a file that goes', async () => {
  await page.goto(`${origin}/2026/11/open/`, { waitUntil: 'networkidle' });
  const shows = (text: string) => page.getByText(text, { exact: false }).first().waitFor({ timeout: 60_000 });
  writeFiles(content, { 'articles/2026/11/open.md': story({ headline: 'An open story' }, 'It was said again.') });
  await shows('It was said again.');

  await page.goto(origin, { waitUntil: 'networkidle' });
  writeFiles(content, { 'articles/2026/11/second.md': story({ headline: 'The second story' }) });
  await shows('The second story');
  mkdirSync(join(content, 'articles/2026/10'));
  writeFiles(content, {
    'articles/2026/10/third.md': story({ headline: 'The third story', published: '2026-11-20T00:00Z' }),
  });
  await shows('The third story');
  unlinkSync(join(content, 'articles/2026/11/second.md'));
  await page.getByText('The second story').first().waitFor({ state: 'detached', timeout: 60_000 });
  rmSync(join(content, 'articles/2026/10'), { recursive: true });
  await page.getByText('The third story').first().waitFor({ state: 'detached', timeout: 60_000 });
});

test('a picture is made when a browser asks for it, and again when it is another one', async () => {
  const picture = (color: string) =>
    sharp({ create: { width: 800, height: 500, channels: 3, background: color } })
      .jpeg()
      .toBuffer();
  const withPhoto = story({
    headline: 'A pictured story',
    photo: { src: 'photos/pier.jpg', alt: 'A pier', credit: 'Alex Kim/Ledger' },
  });
  // Away from the pages that the preview loads again.
  await page.goto('about:blank');
  writeFiles(content, { 'photos/pier.jpg': await picture('teal'), 'articles/2026/11/pictured.md': withPhoto });
  await vi.waitFor(async () => expect(await textOf('/2026/11/pictured/')).toContain('photos/pier.'), 15_000);
  await page.goto(`${origin}/2026/11/pictured/`, { waitUntil: 'networkidle' });
  const shown = () =>
    page.evaluate(() => {
      const { currentSrc, naturalWidth } = document.querySelector<HTMLImageElement>('.lead img')!;
      return { file: new URL(currentSrc).pathname, naturalWidth };
    });
  const before = await shown();
  expect(before).toMatchObject({ file: expect.stringMatching(/\.avif$/) as string });
  expect(before.naturalWidth).toBeGreaterThan(0);
  const made = () => readdirSync(join(workshop.folder, 'cache/preview/photos/photos')).length;
  // Of some twenty files, those that this browser has asked for.
  expect(made()).toBeLessThan(6);

  writeFiles(content, { 'photos/pier.jpg': await picture('tan') });
  await vi.waitFor(async () => expect((await shown()).file).not.toBe(before.file), 15_000);
  expect((await fetch(`${origin}/photos/pier.00000000-720.avif`)).status).toBe(404);
  // Nothing but renditions is served, whatever is asked for.
  for (const path of ['/photos/', '/photos/..%2f..%2fsite.yaml', '/photos/%2e%2e/%2e%2e/archive.sqlite'])
    expect([400, 404], path).toContain((await fetch(origin + path)).status);
});

test('a live story shows each post as it is saved, one whose time has not come among them', async () => {
  // Away from the pages that the preview loads again.
  await page.goto('about:blank');
  writeFiles(content, { 'articles/2026/11/storm.md': story({ headline: 'The storm', type: 'live' }) });
  await vi.waitFor(async () => expect(await textOf('/2026/11/storm/')).toContain('The storm'), 15_000);
  await page.goto(`${origin}/2026/11/storm/`, { waitUntil: 'networkidle' });
  writeFiles(content, {
    'articles/2026/11/storm/first.md': markdown({ headline: 'First water', published: '2026-11-09T18:40Z' }),
  });
  await page.getByRole('heading', { name: 'First water' }).waitFor({ timeout: 60_000 });
  writeFiles(content, {
    'articles/2026/11/storm/later.md': markdown({ headline: 'Low Side', published: '2999-01-01T00:00Z' }),
  });
  await page.getByRole('heading', { name: 'Low Side' }).waitFor({ timeout: 60_000 });
  expect(await page.getByText('Readers do not see this post yet.').count()).toBe(1);
  const answer = await fetch(`${origin}/2026/11/storm/live.json`);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(((await answer.json()) as { posts: { id: string }[] }).posts.map(({ id }) => id)).toEqual(['later', 'first']);
});

test('a mistake is shown above the page, and goes when it is mended', async () => {
  await page.goto(`${origin}/2026/11/open/`, { waitUntil: 'networkidle' });
  writeFiles(content, { 'articles/2026/11/open.md': story({ headline: 'An open story', sectoin: 'local' }) });
  await page.getByText('There is no key sectoin here.').waitFor({ timeout: 60_000 });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('An open story');
  expect(log).toContain('articles/2026/11/open.md:6:1');
  writeFiles(content, { 'articles/2026/11/open.md': story({ headline: 'A mended story' }) });
  await page.getByRole('heading', { name: 'A mended story' }).waitFor({ timeout: 60_000 });
  expect(await page.getByText('There is no key').count()).toBe(0);
});

test('every component is shown in its states on a page of their own', async () => {
  const components = readdirSync(join(projectRoot, 'src', 'components'))
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace('.astro', ''));
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const view = await context.newPage();
  const faults: string[] = [];
  view.on('pageerror', (error) => faults.push(error.message));
  const response = await view.goto(`${origin}/_components/`, { waitUntil: 'load' });
  expect(response!.status()).toBe(200);
  // One that is new has to be put on src/pages/_components.astro.
  expect(await view.locator('.components > section').evaluateAll((all) => all.map(({ id }) => id).sort())).toEqual(
    components.sort(),
  );
  expect(await view.locator('.components > section .post').count()).toBeGreaterThan(5);
  expect(await view.locator('#Card .card').count()).toBeGreaterThan(15);
  expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(faults).toEqual([]);
  await context.close();
});
