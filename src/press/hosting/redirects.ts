import { articleAddress } from '../../archive/addresses.ts';
import type { Store } from '../../archive/store.ts';

/** An old address that leads on for good. */
export interface Redirect {
  /** As it is decoded: `/news/sea wall.html`. */
  from: string;
  /** An address of the site, escaped. */
  to: string;
}

/**
 * What every server can be told without a second thought: no character that ends a text, begins a variable or a pattern, or
 * stands for several. An address with another one keeps its page, which leads on by itself.
 */
const PLAIN = /^\/[\p{L}\p{M}\p{N}/._~!&'()+,;=@ -]*$/u;

/** All aliases of stories that readers can see, those of the newest stories first. */
export function redirectsOf(store: Store): Redirect[] {
  const rows = store.all<{ alias: string; story: string }>(
    `SELECT alias, story FROM aliases JOIN entries ON kind = 'article' AND id = story WHERE hidden = 0
     ORDER BY story DESC, alias`,
  );
  return rows.flatMap(({ alias, story }) => redirectOf(alias, story) ?? []);
}

/** What an alias of a story is to servers; undefined where it cannot be told to all of them. */
export function redirectOf(alias: string, story: string): Redirect | undefined {
  const from = decoded(alias);
  return from !== undefined && PLAIN.test(from) ? { from, to: encodeURI(articleAddress(story)) } : undefined;
}

/** The addresses that are the same to a reader: a folder's, with its slash and without. */
export function spellings({ from }: Redirect): string[] {
  const path = from.replace(/\/+$/, '');
  if (path === '') return [];
  return /\.[a-z0-9]+$/i.test(path) && !from.endsWith('/') ? [path] : [path, `${path}/`];
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return undefined; // An escape that means nothing.
  }
}
