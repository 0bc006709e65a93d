/** The service with a real store in memory of this process, and a clock that a test turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LetterPage } from '../../../../src/newsletter/service/letter-page.ts';
import { limitsOf, type Limits } from '../../../../src/newsletter/service/limits.ts';
import { createLinks, type Links } from '../../../../src/newsletter/service/links.ts';
import type { LogEvent } from '../../../../src/newsletter/service/log.ts';
import { createService } from '../../../../src/newsletter/service/service.ts';
import { openSqliteStore } from '../../../../src/newsletter/store/sqlite.ts';
import type { NewsletterStore, Notice } from '../../../../src/newsletter/store/store.ts';

export const SITE = 'https://ledger.example';
const SECRET = 'a secret of the tests';

export interface Stand extends AsyncDisposable {
  store: NewsletterStore;
  links: Links;
  /** What was logged. */
  logged: LogEvent[];
  /** Names of the store's functions, in the order in which they were called. */
  calls: string[];
  clock: { now: number };
  /** Replaces functions of the store. */
  break(functions: Partial<NewsletterStore>): void;
  send(path: string, init?: RequestInit & { peer?: string }): Promise<Response>;
  /** Sends a form as a page of the site would. */
  post(path: string, fields: Readonly<Record<string, string>> | [string, string][], more?: Headed): Promise<Response>;
  /** What a page shows. */
  page(response: Response): Promise<LetterPage>;
  /** Takes the notices that are due. */
  notices(): Promise<Notice[]>;
}

interface Headed {
  peer?: string;
  headers?: Record<string, string>;
}

export async function openStand({
  limits = {},
  proxies = 0,
}: { limits?: Partial<Limits>; proxies?: number } = {}): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-letters-'));
  const real = await openSqliteStore({ file: join(folder, 'letters.sqlite'), secret: SECRET });
  const calls: string[] = [];
  let broken: Partial<NewsletterStore> = {};
  const store = new Proxy(real, {
    get(target, name: keyof NewsletterStore) {
      return (...args: unknown[]) => {
        calls.push(name);
        const from = name in broken ? broken : target;
        return (from as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(...args);
      };
    },
  });
  const clock = { now: Date.parse('2026-11-24T06:00:00Z') };
  const links = createLinks({ origin: SITE, secret: SECRET });
  const logged: LogEvent[] = [];
  const service = createService({
    store,
    links,
    secret: SECRET,
    site: () =>
      Promise.resolve({
        url: SITE,
        language: 'en',
        newsletters: [
          { id: 'daily', name: 'Daily', schedule: 'Every morning' },
          { id: 'tide', name: 'Tide Table', schedule: 'On Saturdays', button: 'Send it' },
        ],
        headers: { 'X-Content-Type-Options': 'nosniff' },
        draw: (page) => Promise.resolve(JSON.stringify(page)),
      }),
    limits: { ...limitsOf(120), ...limits },
    proxies,
    now: () => clock.now,
    log: (event) => logged.push(event),
    wake: () => {},
  });
  const send: Stand['send'] = async (path, { peer = '203.0.113.7', ...init } = {}) =>
    service(new Request(new URL(path, SITE), { redirect: 'manual', ...init }), { peer });
  return {
    store: real,
    links,
    logged,
    calls,
    clock,
    break: (functions) => {
      broken = functions;
    },
    send,
    post: (path, fields, { peer, headers = {} } = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
        ...(peer !== undefined && { peer }),
      }),
    page: async (response) => (await response.json()) as LetterPage,
    notices: () => real.notices(1000, clock.now, 3_600_000),
    async [Symbol.asyncDispose]() {
      await real.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
