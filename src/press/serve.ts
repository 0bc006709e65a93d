/**
 * `npm start`: serves the printed site as a static host would, to look at it before it is published; and the newsletters'
 * own service, when a newsletter is of the type `self`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import compression from 'compression';
import sirv from 'sirv';
import { createLog } from '../newsletter/service/log.ts';
import { readSettings, SettingsError } from '../newsletter/settings.ts';
import { StoreError } from '../newsletter/store/store-error.ts';
import { readFlags, runCommand, UsageError } from './command.ts';
import { FOREVER, NAMED_FILES, PORT, TYPES } from './hosting/headers.ts';
import { PublishedRules } from './hosting/published-rules.ts';
import { openLetters, type Letters } from './letters.ts';
import { NoBuildError, wantsLetters } from './letters-site.ts';

/** A site that is being served. */
export interface ServedSite {
  /** Where: `http://127.0.0.1:4173`. */
  origin: string;
  /** Takes no more requests, lets those under way end, and resolves when all is closed. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The port to begin with; when it is taken, the next free one. 0 for any. */
  port?: number;
  /** A name or an address of this machine. Other machines can reach the site only when it is one of the network's. */
  host?: string;
  /** Opens what answers below /newsletter/. @param origin - where the site is. */
  letters?: (origin: string) => Promise<Letters>;
}

const HOST = '127.0.0.1';
/** How long requests under way have to end when the server is to stop (ms). */
const GRACE = 1000;
/** The same when readers may be signing up: each of their requests has a write to the disk to wait for (ms). */
const LONG_GRACE = 10_000;
/** In which a request has to be there whole (ms): its body is a form. */
const REQUEST_TIME = 30_000;
const LETTERS = '/newsletter/';
/** Text whose type does not say by itself that it is UTF-8. */
const PLAIN_TEXT: Record<string, string> = { '.csv': 'text/csv', '.md': 'text/markdown', '.txt': 'text/plain' };

/**
 * Serves a printed site. What is not there is answered with the site's `404.html`. Files are looked up anew on each
 * request, so a build is seen as soon as it is done.
 *
 * @param directory - where the site was printed to.
 * @throws an error with the code EADDRNOTAVAIL, EACCES … when nothing can be served at that host and port.
 */
export async function serveSite(
  directory: string,
  { port = PORT, host = HOST, letters: open }: ServeOptions = {},
): Promise<ServedSite> {
  let letters: Letters | undefined;
  const rules = new PublishedRules(directory);
  // No extensions: an address is a file or a folder, and /404 is neither.
  const files = sirv(directory, {
    dev: true,
    etag: true,
    extensions: [],
    setHeaders: (response, path) => setHeaders(response, path, rules),
    onNoMatch: (request, response) => answerMissing(directory, request, response, rules),
  });
  // Text goes out compressed, as any good host sends it: without it a page is a different one to look at and to measure.
  // From its quality of 5 on brotli knows a page's repeated words, a tenth of its bytes; above it gains little and takes long.
  // Its types speak of Express, of whose requests it needs nothing.
  const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } }) as unknown as (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => void;
  const server = createServer((request, response) => {
    if (open && request.url?.startsWith(LETTERS)) {
      // Not compressed: what a reader has written and what nobody may know stand on one page (CVE-2013-3587).
      if (letters) letters.handle(request, response);
      else response.writeHead(503, { 'Retry-After': '1' }).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [path, query] = splitOnce(request.url ?? '/', '?');
    const to = rules.redirect(path);
    if (to !== undefined) {
      response.writeHead(301, { ...rules.common(), Location: to }).end();
      return;
    }
    // They speak to hosts and are shown by none.
    if (path === '/_headers' || path === '/_redirects') {
      answerMissing(directory, request, response, rules);
      return;
    }
    if (path.endsWith('/')) request.url = `${path}index.html${query === undefined ? '' : `?${query}`}`;
    compress(request, response, () => files(request, response));
  });
  await listen(server, port, host);
  const { address, port: actual, family } = server.address() as AddressInfo;
  const origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`;
  const closeServer = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      setTimeout(() => server.closeAllConnections(), open ? LONG_GRACE : GRACE).unref();
    });
  if (open) {
    server.requestTimeout = REQUEST_TIME;
    try {
      letters = await open(origin);
    } catch (error) {
      await closeServer();
      throw error;
    }
  }
  return {
    origin,
    async close() {
      await closeServer();
      await letters?.close();
    },
  };
}

/** As the files for hosts and servers say (`hosting`), so that what is tried here is what will be published. */
function setHeaders(response: ServerResponse, path: string, rules: PublishedRules): void {
  for (const [name, value] of Object.entries(rules.common())) response.setHeader(name, value);
  // Of all else what sirv says stays: it is asked for anew each time, since whoever has just built looks at it here.
  if (NAMED_FILES.some((pattern) => new RegExp(pattern).test(path))) response.setHeader('Cache-Control', FOREVER);
  const plain = PLAIN_TEXT[extname(path).toLowerCase()];
  const type = TYPES.find(([end]) => path.endsWith(end))?.[1] ?? (plain && `${plain};charset=utf-8`);
  if (type) response.setHeader('Content-Type', type);
}

function answerMissing(
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
  rules: PublishedRules,
): void {
  const [path, query] = splitOnce(request.url ?? '/', '?');
  if (isFolderOfSite(directory, path)) {
    // As hosts do, so that a page has one address. A path that begins with // would name another host.
    response
      .writeHead(308, {
        ...rules.common(),
        Location: `${path.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`,
      })
      .end();
    return;
  }
  const page = join(directory, '404.html');
  if (existsSync(page))
    response
      .writeHead(404, { ...rules.common(), 'Content-Type': 'text/html;charset=utf-8' })
      .end(request.method === 'HEAD' ? '' : readFileSync(page));
  else
    response
      .writeHead(404, { ...rules.common(), 'Content-Type': 'text/plain;charset=utf-8' })
      .end('There is nothing at this address.\n');
}

function isFolderOfSite(directory: string, path: string): boolean {
  try {
    const folder = resolve(directory, `.${decodeURI(path)}`);
    return !relative(directory, folder).startsWith('..') && existsSync(join(folder, 'index.html'));
  } catch {
    return false; // An escape that means nothing.
  }
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Listens at the first port that is free. */
async function listen(server: Server, first: number, host: string): Promise<void> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= 65_535) throw error;
    }
  }
}

const HELP = `npm start -- [flags]

  --out DIR     the printed site (dist)
  --port N      the port (${PORT}); when it is taken, the next free one
  --host HOST   where to listen (${HOST}: this machine only)
  --cache DIR   the cache of the build (.cache), by which a newsletter of the type self is served
  --help        show this
`;

async function main(): Promise<number | undefined> {
  const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
  const { values } = readFlags('npm start --', {
    options: {
      out: { type: 'string', default: join(root, 'dist') },
      port: { type: 'string', default: String(PORT) },
      host: { type: 'string', default: HOST },
      cache: { type: 'string', default: join(root, '.cache') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const out = resolve(values.out);
  const name = relative(process.cwd(), out) || '.';
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    throw new UsageError(`--port ${values.port}: write a number from 0 to 65535.`);
  if (!existsSync(join(out, 'index.html')))
    throw new UsageError(`There is no site at ${name}. Run npm run build first.`);
  let site: ServedSite;
  try {
    const settings = wantsLetters(out) ? readSettings(process.env, root) : undefined;
    const log = createLog((line) => process.stdout.write(line), Date.now);
    const cache = resolve(values.cache);
    site = await serveSite(out, {
      port: Number(values.port),
      host: values.host,
      ...(settings && { letters: (origin) => openLetters({ root, cache, out, origin, settings, log }) }),
    });
    if (settings)
      process.stdout.write(
        settings.smtp === undefined
          ? `Sign-ups for the newsletter are taken on trial: there is no SMTP_URL, so mails are written to ${relative(process.cwd(), settings.mailFolder)} and not sent.\n`
          : 'Sign-ups for the newsletter are taken.\n',
      );
  } catch (error) {
    if (error instanceof SettingsError || error instanceof StoreError || error instanceof NoBuildError)
      throw new UsageError(error.message);
    throw new UsageError(
      `The site cannot be served at ${values.host}, port ${values.port}: ${(error as Error).message}.`,
    );
  }
  process.stdout.write(`${name} is at ${site.origin}/ (Ctrl+C stops)\n`);
  // Only the first signal is polite: a second one ends the process as it always does.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
  return undefined;
}

if (import.meta.main) await runCommand(main);
