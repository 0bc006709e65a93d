/** Writes what hosts have to be told of a site: into it for those that look there, and beside it for servers of one's own. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from '../../archive/store.ts';
import type { Newsletter } from '../../schema/newsletter.ts';
import type { Site } from '../../schema/site.ts';
import type { Asset } from '../assets.ts';
import { caddyAliases, caddySite } from './caddy.ts';
import { commonHeaders } from './headers.ts';
import { nginxAliases, nginxCaching, nginxServer } from './nginx.ts';
import { redirectsOf } from './redirects.ts';
import { headersFile, redirectsFile, type Host } from './static-hosts.ts';

export interface HostingOptions {
  site: Site;
  /** Where the site is published. */
  url: string;
  host: Host | undefined;
  /** The newsroom's `public/`. */
  public: string;
  cache: string;
  out: string;
  /** An alias is new or gone, or that may be so. */
  redirectsChanged: boolean;
}

/** Counts up when the lists of redirects would be written in other ways: they are then all written again. */
const RECIPE = 1;

/** Where the files for nginx and Caddy are: beside the site, which servers show all of. */
export const serversOf = (out: string) => `${out}.servers`;

/**
 * Writes all files that are not as they should be.
 *
 * @returns those that belong into the site, to be published with it.
 */
export function writeHosting(store: Store, options: HostingOptions): Asset[] {
  const { site, url, host, cache, out } = options;
  const common = commonHeaders(site, url);
  const letters = store
    .all<{ card: string }>(`SELECT card FROM entries WHERE kind = 'newsletter'`)
    .some(({ card }) => (JSON.parse(card) as Newsletter).provider.type === 'self');
  const own = (file: string) => {
    const path = join(options.public, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const servers = serversOf(out);
  const staged = (file: string) => join(cache, 'hosting', file);
  writeChanged(join(servers, 'nginx/http/caching.conf'), nginxCaching());
  writeChanged(join(servers, 'nginx/server.conf'), nginxServer(common, letters));
  writeChanged(join(servers, 'caddy/site.caddy'), caddySite(common, letters));
  writeChanged(staged('_headers'), headersFile(common, own('_headers')));

  // A hundred thousand of them take a while, and a story without one changes nothing about them.
  const lists = [join(servers, 'nginx/http/aliases.conf'), join(servers, 'caddy/aliases.caddy'), staged('_redirects')];
  const asked = hash('sha1', JSON.stringify([RECIPE, host, own('_redirects'), out]));
  if (options.redirectsChanged || store.getMeta('redirects') !== asked || !lists.every((file) => existsSync(file))) {
    const redirects = redirectsOf(store);
    writeChanged(lists[0]!, nginxAliases(redirects));
    writeChanged(lists[1]!, caddyAliases(redirects));
    writeChanged(lists[2]!, redirectsFile(redirects, host, own('_redirects')));
    store.setMeta('redirects', asked);
  }
  return ['_headers', '_redirects'].map((file) => {
    const source = staged(file);
    return { file, source, stamp: hash('sha1', readFileSync(source)) };
  });
}

/** A server that reads it meanwhile gets it whole, and one that watches it is not woken for nothing. */
function writeChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
