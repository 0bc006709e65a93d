import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type ServedSite, type ServeOptions } from '../../../src/press/serve.ts';

let folder: string;
let dist: string;
const served: ServedSite[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  dist = join(folder, 'dist');
  put('dist/index.html', '<h1>Front</h1>');
  put('dist/404.html', '<h1>Nothing here – sorry</h1>');
  put('dist/2026/11/vote/index.html', '<h1>Vote</h1>');
  put('dist/문화/index.html', '<h1>Culture</h1>');
  put('dist/news/old.html', '<h1>Moved</h1>');
  put('dist/photos/wall.jpg', 'JPEG');
  put('dist/_astro/serif.B1a2c3.woff2', 'FONT');
  put('dist/.well-known/security.txt', 'Contact: café');
  for (const [name, text] of Object.entries({
    'font.woff2': 'F',
    'feed.xml': '<rss/>',
    'map.xml': '<urlset/>',
    'data.json': '{}',
    'photo.avif': 'A',
    'photo.webp': 'W',
    'a.css': 'a{}',
    'a.svg': '<svg/>',
  }))
    put(`dist/files/${name}`, text);
  put('dist.press/index.html', 'beside the site');
  put('secret.txt', 'secret');
});
afterEach(async () => {
  await Promise.all(served.splice(0).map((site) => site.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function serve(options: ServeOptions = {}, directory = dist): Promise<ServedSite> {
  const site = await serveSite(directory, { port: 0, ...options });
  served.push(site);
  return site;
}

/** Asks for a path exactly as it is written; `fetch` would tidy it first. */
async function ask(path: string, { method = 'GET', origin }: { method?: string; origin?: string } = {}) {
  const { hostname, port } = new URL(origin ?? (await serve()).origin);
  return new Promise<{
    status: number;
    type: string | undefined;
    location: string | undefined;
    allow: string | undefined;
    cache: string | undefined;
    body: string;
  }>((resolve, reject) => {
    request({ host: hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          type: response.headers['content-type'],
          location: response.headers.location,
          allow: response.headers.allow,
          cache: response.headers['cache-control'],
          body,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('an address', () => {
  test.each([
    ['/', '<h1>Front</h1>'],
    ['/?from=mail', '<h1>Front</h1>'],
    ['/2026/11/vote/', '<h1>Vote</h1>'],
    ['/%EB%AC%B8%ED%99%94/', '<h1>Culture</h1>'],
    ['/news/old.html', '<h1>Moved</h1>'],
  ])('%s is answered with its page', async (path, body) => {
    expect(await ask(path)).toMatchObject({ status: 200, type: 'text/html;charset=utf-8', body });
  });

  test('of a folder without its slash leads to the one with it', async () => {
    expect(await ask('/2026/11/vote')).toMatchObject({ status: 308, location: '/2026/11/vote/' });
    expect(await ask('/%EB%AC%B8%ED%99%94?a=1')).toMatchObject({ status: 308, location: '/%EB%AC%B8%ED%99%94/?a=1' });
    expect(await ask('//2026/11/vote')).toMatchObject({ status: 308, location: '/2026/11/vote/' });
  });

  test.each([
    '/2026/',
    '/2026',
    '/missing/',
    '/missing.jpg',
    '/404',
    '/news/old',
    '/index',
    '/%E0%A4%A',
    '/%00',
    '/photos/',
    '//evil.example/',
  ])('%s is not there', async (path) => {
    expect(await ask(path)).toMatchObject({
      status: 404,
      type: 'text/html;charset=utf-8',
      body: '<h1>Nothing here – sorry</h1>',
    });
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/photos/../../secret.txt',
    '/../dist.press/',
    '/../dist.press',
    '/..\\secret.txt',
    '/%2e%2e%5csecret.txt',
  ])('outside of the site is not served: %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toMatch(/secret|beside/);
  });
});

test('a site without a page for errors still answers 404', async () => {
  const { origin } = await serve({}, join(folder, 'dist.press'));
  expect(await ask('/nothing/', { origin })).toMatchObject({ status: 404, type: 'text/plain;charset=utf-8' });
});

test.each([
  ['/photos/wall.jpg', 'image/jpeg'],
  ['/files/photo.avif', 'image/avif'],
  ['/files/photo.webp', 'image/webp'],
  ['/files/font.woff2', 'font/woff2'],
  ['/files/feed.xml', 'application/xml; charset=utf-8'],
  ['/files/map.xml', 'text/xml'],
  ['/files/data.json', 'application/json'],
  ['/files/a.css', 'text/css'],
  ['/files/a.svg', 'image/svg+xml'],
  ['/.well-known/security.txt', 'text/plain;charset=utf-8'],
])('%s is %s', async (path, type) => {
  expect(await ask(path)).toMatchObject({ status: 200, type });
});

test('only what is named by its bytes is kept without asking again', async () => {
  expect((await ask('/_astro/serif.B1a2c3.woff2')).cache).toContain('immutable');
  for (const path of ['/', '/photos/wall.jpg']) expect((await ask(path)).cache).toBe('no-cache');
});

test('HEAD has no body, other methods are refused', async () => {
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  expect(await ask('/missing/', { method: 'HEAD' })).toMatchObject({ status: 404, body: '' });
  expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405, allow: 'GET, HEAD' });
});

test('text goes out compressed to those who take it, pictures do not', async () => {
  put('large/index.html', `<p>${'text '.repeat(2000)}</p>`);
  put('large/a.jpg', 'JPEG'.repeat(2000));
  const { origin } = await serve({}, join(folder, 'large'));
  const asked = (path: string, encoding: string) =>
    new Promise<{ encoding: string | undefined; bytes: number }>((resolve, reject) => {
      request(origin + path, { headers: { 'Accept-Encoding': encoding } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes }));
      })
        .on('error', reject)
        .end();
    });
  for (const encoding of ['br', 'gzip']) {
    const text = await asked('/', encoding);
    expect(text.encoding).toBe(encoding);
    expect(text.bytes).toBeLessThan(200);
  }
  expect(await asked('/', 'identity')).toEqual({ encoding: undefined, bytes: 10_007 });
  expect((await asked('/a.jpg', 'br')).encoding).toBeUndefined();
});

test('a build is seen without a new start', async () => {
  put('changing/index.html', 'old');
  const { origin } = await serve({}, join(folder, 'changing'));
  expect((await ask('/', { origin })).body).toBe('old');
  put('changing.press/index.html', 'new and longer');
  rmSync(join(folder, 'changing'), { recursive: true });
  renameSync(join(folder, 'changing.press'), join(folder, 'changing'));
  expect((await ask('/', { origin })).body).toBe('new and longer');
});

test('a port that is taken gives way to the next one', async () => {
  const first = await serve();
  const { port } = new URL(first.origin);
  const second = await serve({ port: Number(port) });
  expect(Number(new URL(second.origin).port)).toBeGreaterThan(Number(port));
  expect((await ask('/', { origin: second.origin })).status).toBe(200);
});

test('a host that is not of this machine is an error', async () => {
  await expect(serve({ host: '192.0.2.1' })).rejects.toThrow(/EADDRNOTAVAIL/);
});

test('closing frees the port, twice does no harm', async () => {
  const site = await serveSite(dist, { port: 0 });
  // A connection that is kept alive must not keep the server alive.
  await fetch(site.origin).then((response) => response.text());
  await Promise.all([site.close(), site.close()]);
  await expect(fetch(site.origin)).rejects.toThrow();
  const again = createServer();
  await new Promise<void>((resolve) => again.listen(Number(new URL(site.origin).port), '127.0.0.1', resolve));
  again.close();
});

describe('npm start', () => {
  const script = fileURLToPath(new URL('../../../src/press/serve.ts', import.meta.url));

  function start(...flags: string[]) {
    const child = spawn(process.execPath, [script, ...flags], { cwd: folder });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
    const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, ...output })),
    );
    return { child, output, ended };
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('says where the site is, in one line, and stops at %s', async (signal) => {
    const { child, output, ended } = start('--out', 'dist', '--port', '0');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const [, origin] = /^dist is at (http:\/\/127\.0\.0\.1:\d+)\/ \(Ctrl\+C stops\)\n$/.exec(output.stdout) ?? [];
    expect(origin).toBeDefined();
    expect((await ask('/', { origin })).status).toBe(200);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    [['--out', 'nowhere'], 'There is no site at nowhere. Run npm run build first.\n'],
    [['--out', 'dist/photos'], 'There is no site at dist/photos. Run npm run build first.\n'],
    [['--out', 'dist', '--port', 'http'], '--port http: write a number from 0 to 65535.\n'],
    [['--out', 'dist', '--port', '65536'], '--port 65536: write a number from 0 to 65535.\n'],
    [
      ['--out', 'dist', '--host', '192.0.2.1'],
      /^The site cannot be served at 192\.0\.2\.1, port 4173: .*EADDRNOTAVAIL.*\n$/,
    ],
    [['--prot', '80'], '--prot: there is no such flag. Did you mean --port?\n'],
  ])('%j is told in one line', async (flags, message) => {
    const { code, stdout, stderr } = await start(...flags).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    if (typeof message === 'string') expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });

  test('--help tells the flags', async () => {
    const { code, stdout } = await start('--help').ended;
    expect(code).toBe(0);
    expect(stdout).toContain('--port N');
  });
});
