/** What hosts and servers are told of a site, tried on servers as they are. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { caddyAliases, caddySite } from '../../src/press/hosting/caddy.ts';
import { nginxAliases, nginxCaching, nginxServer } from '../../src/press/hosting/nginx.ts';
import { redirectOf, spellings, type Redirect } from '../../src/press/hosting/redirects.ts';
import { serversOf } from '../../src/press/hosting/write.ts';
import { sitePath } from '../../src/schema/text.ts';
import { Newsroom, picture, SITE, story } from './newsroom.ts';
import { ask, runCaddy, runNginx, runOwn, type RunningServer } from './servers.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const SHORTLY = 'public, max-age=60, must-revalidate';

/** Aliases of the story 2026/11/harbor, and whether servers can be told of them. */
const ALIASES: [alias: string, told: boolean][] = [
  ['/news/old.html', true],
  ['/old/wall', true],
  ['/Old/WALL/', true],
  ['/2026/11/HARBOR', true],
  ['/its-(1)!,=@+&;.html', true],
  ['/Straße/año/한국', true],
  ['/with%20blank', true],
  ['/news.html/more', true],
  ['/a$b', false],
  ['/$uri', false],
  ['/%7Bhttp.request.host%7D', false],
  ['/a%0Ab', false],
  ['/%22;return%20200', false],
  ['/x:y/z', false],
  ['/all/*', false],
  ['/50%', false],
];

const newsroom = new Newsroom();
const site = `${SITE}policies: {ai: search-only}\nbreaking: true\n`;
beforeAll(async () => {
  newsroom.write('site.yaml', site);
  newsroom.write('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>');
  newsroom.write('photos/pier.jpg', await picture('#124', 1200, 800));
  newsroom.write(
    'articles/2026/11/harbor.md',
    story({
      aliases: ALIASES.map(([alias]) => alias),
      photo: { src: 'photos/pier.jpg', alt: 'A pier.', credit: 'A. Kim' },
    }),
  );
  writeFileSync(join(newsroom.public, '_headers'), '/special/*\n  X-Robots-Tag: noindex\n');
  writeFileSync(join(newsroom.public, '_redirects'), '/donate https://donate.example/ledger 302\n');
  const { problems } = await newsroom.print();
  expect(problems).toEqual([]);
});
afterAll(() => newsroom.dispose());

const SERVERS: [name: string, run: (out: string) => Promise<RunningServer>][] = [
  ['nginx', runNginx],
  ['Caddy', runCaddy],
  ['npm start', runOwn],
];

describe('a newsletter of its own', () => {
  const own = new Newsroom();
  const received: { url: string; method: string; host?: string; forwarded?: string; body: string }[] = [];
  const service = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { host, 'x-forwarded-for': forwarded } = request.headers;
      received.push({ url: request.url!, method: request.method!, host, forwarded: String(forwarded), body });
      response
        .writeHead(200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Cache-Control': 'no-store',
          'Referrer-Policy': 'no-referrer',
          'X-Content-Type-Options': 'nosniff',
          'X-Robots-Tag': 'noindex',
        })
        .end('<p>'.repeat(1000));
    });
  });
  beforeAll(async () => {
    own.write(
      'newsletters/daily.md',
      '---\nname: Daily\nschedule: Daily\nprovider: {type: self, from: news@ledger.example}\n---\nThe news.\n',
    );
    expect((await own.print()).problems).toEqual([]);
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    for (const file of ['nginx/server.conf', 'caddy/site.caddy']) {
      const path = join(serversOf(own.out), file);
      const text = readFileSync(path, 'utf8');
      // Where npm start listens, unless something else does on the machine of the tests.
      expect(text.split('127.0.0.1:4173')).toHaveLength(2);
      writeFileSync(path, text.replace('127.0.0.1:4173', `127.0.0.1:${port}`));
    }
  });
  afterAll(async () => {
    await new Promise((resolve) => service.close(resolve));
    own.dispose();
  });

  it.each([
    ['nginx', runNginx],
    ['Caddy', runCaddy],
  ])('is handed on by %s as it comes, with whom it comes from, and said nothing more to', async (_, run) => {
    received.length = 0;
    await using server = await run(own.out);
    const answer = await fetch(`${server.origin}/newsletter/u/abc?x=1`, {
      method: 'POST',
      body: 'a=b',
      headers: { 'X-Forwarded-For': '6.6.6.6', 'Accept-Encoding': 'gzip' },
    });
    const host = new URL(server.origin).host;
    expect(received).toEqual([
      {
        url: '/newsletter/u/abc?x=1',
        method: 'POST',
        host,
        forwarded: expect.stringMatching(/(?:^|, )127\.0\.0\.1$/) as string,
        body: 'a=b',
      },
    ]);
    expect(await answer.text()).toBe('<p>'.repeat(1000));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
    expect(answer.headers.get('content-encoding')).toBeNull();
    // All else is the site's.
    const page = await fetch(`${server.origin}/newsletters/daily/`);
    expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      200,
      SHORTLY,
      'strict-origin-when-cross-origin',
    ]);
    expect(received).toHaveLength(1);
  });
});

test('without a newsletter of its own nothing is handed on', () => {
  for (const file of ['nginx/server.conf', 'caddy/site.caddy'])
    expect(readFileSync(join(serversOf(newsroom.out), file), 'utf8')).not.toContain('/newsletter/');
});

describe.each(SERVERS)('%s', (name, run) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await run(newsroom.out);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const get = (path: string, headers?: Record<string, string>) => ask(server.origin + path, headers);

  it('sends those who ask for an old address on for good, and others nowhere', async () => {
    for (const [alias, told] of ALIASES.filter(([, known]) => known)) {
      const { status, headers } = await get(encodeURI(decodeURI(alias)));
      expect([alias, status, headers.location]).toEqual([alias, told ? 301 : 200, '/2026/11/harbor/']);
    }
    for (const path of ['/old/wall/', '/Old/WALL', '/2026/11/HARBOR/'])
      expect([path, (await get(path)).headers.location]).toEqual([path, '/2026/11/harbor/']);
    expect((await get('/2026/11/harbor/')).status).toBe(200);
    expect((await get('/news/')).status).toBe(404);
  });

  it.each<[path: string, status: number, type: RegExp, caching: string]>([
    ['/', 200, /^text\/html; ?charset=utf-8$/i, SHORTLY],
    ['/2026/11/harbor/', 200, /^text\/html; ?charset=utf-8$/i, SHORTLY],
    ['/robots.txt', 200, /^text\/plain; ?charset=utf-8$/i, SHORTLY],
    ['/.well-known/tdmrep.json', 200, /^application\/json/, SHORTLY],
    ['/rsl.xml', 200, /^application\/rsl\+xml/, SHORTLY],
    ['/site.webmanifest', 200, /^application\/manifest\+json/, SHORTLY],
    ['/icon.svg', 200, /^image\/svg\+xml/, SHORTLY],
    ['/icon-192.png', 200, /^image\/png/, SHORTLY],
    ['/breaking.json', 200, /^application\/json/, 'public, max-age=5, must-revalidate'],
  ])('answers %s with its type, and says how long it may be kept', async (path, status, type, caching) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(type);
    // Who has just built looks at it there, and wants to see that.
    expect(answer.headers['cache-control']).toBe(name === 'npm start' ? 'no-cache' : caching);
    expect(answer.headers.etag ?? answer.headers['last-modified']).toBeDefined();
  });

  it('lets files be kept for a year that are named by what is in them, and none that is not there', async () => {
    const files = readdirSync(newsroom.out, { recursive: true, encoding: 'utf8' });
    const named = [
      files.find((file) => /^_astro\/.*\.woff2$/.test(file))!,
      ...['avif', 'webp', 'jpg'].map((ending) =>
        files.find((file) => file.startsWith('photos/') && file.endsWith(`.${ending}`))!,
      ),
    ];
    for (const file of named) expect([file, (await get(`/${file}`)).headers['cache-control']]).toEqual([file, FOREVER]);
    expect((await get(`/${named[1]!}`)).headers['content-type']).toBe('image/avif');
    for (const path of ['/_astro/none.js', '/photos/none.0123abcd-720.avif', '/none.webmanifest']) {
      const { status, headers, body } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers['content-type']).toMatch(/^text\/html/);
      expect(headers['cache-control'] ?? '').not.toContain('immutable');
      expect(body).toContain('<title>');
    }
  });

  it('says what protects readers and what AI may do, whatever it answers', async () => {
    for (const path of ['/', '/none/', '/news/old.html', '/rsl.xml']) {
      const { headers } = await get(path);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'content-security-policy': "base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
        'content-signal': 'search=yes, ai-input=yes, ai-train=no',
        'tdm-reservation': '1',
        link: '<https://ledger.example/rsl.xml>; rel="license"; type="application/rsl+xml"',
      });
      expect(headers['permissions-policy']).toContain('camera=()');
    }
  });

  it('shows what hosts read to nobody, and sends text compressed', async () => {
    for (const path of ['/_headers', '/_redirects']) expect((await get(path)).status).toBe(404);
    const { headers } = await get('/2026/11/harbor/', { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers.vary).toMatch(/accept-encoding/i);
  });

  it('gives a folder its slash, without saying by which name or port it is reached', async () => {
    const { status, headers } = await get('/2026/11/harbor');
    expect([301, 308]).toContain(status);
    expect(headers.location).toBe('/2026/11/harbor/');
  });
});

test('an alias that servers cannot be told of keeps its page, which leads on by itself', () => {
  const told = newsroom.read('_redirects');
  for (const [alias, known] of ALIASES) {
    const file = /\.[a-z0-9]+$/i.test(alias) ? alias : join(alias, 'index.html');
    expect(newsroom.read(`.${file}`)).toContain('content="0; url=/2026/11/harbor/"');
    if (!known) expect(told).not.toContain(`${alias} `);
  }
});

test('a story without an alias changes none of these files, and one with an alias those of redirects alone', async () => {
  const servers = serversOf(newsroom.out);
  const files = [
    ...readdirSync(servers, { recursive: true, encoding: 'utf8' }).map((file) => join(servers, file)),
    ...['_headers', '_redirects', 'robots.txt', 'rsl.xml', 'llms.txt', 'humans.txt', 'site.webmanifest'].map((file) =>
      join(newsroom.out, file),
    ),
  ].filter((file) => statSync(file).isFile());
  expect(files.length).toBe(12);
  const stamps = () => files.map((file) => `${statSync(file).ino} ${statSync(file).mtimeMs}`);
  const changed = (before: string[]) =>
    files
      .filter((_, index) => before[index] !== stamps()[index])
      .map((file) => file.slice(newsroom.directory.length + 1));

  const first = stamps();
  newsroom.write('articles/2026/11/tide.md', story({ headline: 'The tide' }));
  await newsroom.print();
  expect(changed(first)).toEqual([]);

  newsroom.write('articles/2026/11/ebb.md', story({ headline: 'The ebb', aliases: ['/ebb.html'] }));
  await newsroom.print();
  expect(changed(first).sort()).toEqual([
    'dist.servers/caddy/aliases.caddy',
    'dist.servers/nginx/http/aliases.conf',
    'dist/_redirects',
  ]);
  newsroom.remove('articles/2026/11/ebb.md');
  await newsroom.print();
  expect(newsroom.read('_redirects')).not.toContain('ebb');
});

describe('whatever an alias is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aliases-'));
  const out = join(folder, 'dist');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Pieces of what could mean something to a server, between letters. */
  const piece = fc.constantFrom(
    ..."aZ0é.-_~!&'()+,;=@$%*:[]/".split(''),
    '%20',
    '%22',
    '%27',
    '%5C',
    '%7B',
    '%7D',
    '%0A',
    '%0D',
    '%00',
    '%23',
    '%3F',
    '%60',
    '%24',
    '~^',
    '$uri',
    '{$HOME}',
    '${x}',
    ' ',
    '\t',
    'default',
    'include',
    '한',
    '\u202e',
  );
  const alias = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
  const hostile = fc
    .sample(alias, { numRuns: 20_000, seed: 20261124 })
    .filter((text) => sitePath.safeParse(text).success);
  const redirects = new Map<string, Redirect>();
  for (const [index, text] of hostile.entries()) {
    const redirect = redirectOf(text, `2026/11/story-${index}`);
    // As the archive refuses a second one that would stand at the same file.
    if (redirect && !spellings(redirect).some((from) => redirects.has(from)))
      for (const from of spellings(redirect)) redirects.set(from, redirect);
  }
  const list = [...new Set(redirects.values())];

  beforeAll(() => {
    expect(list.length).toBeGreaterThan(300);
    const write = (file: string, text: string) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    const servers = serversOf(out);
    write(join(out, 'index.html'), 'Home');
    write(join(out, '404.html'), 'Nothing');
    write(join(servers, 'nginx/http/aliases.conf'), nginxAliases(list));
    write(join(servers, 'nginx/http/caching.conf'), nginxCaching());
    write(join(servers, 'nginx/server.conf'), nginxServer([], false));
    write(join(servers, 'caddy/aliases.caddy'), caddyAliases(list));
    write(join(servers, 'caddy/site.caddy'), caddySite([['X-Test', '1']], false));
  });

  it.each([SERVERS[0]!, SERVERS[1]!])('%s takes it for itself alone', async (_, run) => {
    await using server = await run(out);
    const wrong: string[] = [];
    for (const [from, { to }] of redirects) {
      // A server sees steps that are empty or dots as others do: as none.
      if (/\/\/|\/\.{1,2}(?:\/|$)/.test(from)) continue;
      const { status, headers } = await ask(server.origin + encodeURI(from));
      if (status !== 301 || headers.location !== to)
        wrong.push(`${from}: ${status} ${headers.location ?? ''}, not ${to}`);
    }
    expect(wrong).toEqual([]);
    expect((await ask(`${server.origin}/`)).body).toBe('Home');
  });

  it('nginx takes even what is never given to it for a text', async () => {
    const from = String.raw`/a"b\c;}d{uri}'`;
    const file = join(serversOf(out), 'nginx/http/aliases.conf');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, nginxAliases([{ from, to: '/2026/11/x/' }]));
    try {
      await using server = await runNginx(out);
      expect((await ask(server.origin + encodeURI(from))).headers.location).toBe('/2026/11/x/');
    } finally {
      writeFileSync(file, before);
    }
    expect(() => caddyAliases([{ from, to: '/x/' }])).toThrow('Caddy would put something in the place');
    expect(() => nginxAliases([{ from: '/x', to: '/$host/' }])).toThrow('for a variable');
  });
});
