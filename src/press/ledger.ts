/** The record of what has been printed and of what each page read. */
import { addressOf, type PageAddress } from '../archive/addresses.ts';
import { keyNumber, type ListRead } from '../archive/observe.ts';
import type { Store } from '../archive/store.ts';
import type { TypeCard } from '../photos/cards/card.ts';
import type { Use } from '../photos/renditions.ts';

/** A page that has been drawn and waits in a file to be published. */
export interface DrawnRecord {
  page: PageAddress;
  size: number;
  digest: string;
  keys: Float64Array;
  lists: ListRead[];
  /** JSON of each Use (photos/renditions.ts). */
  pictures: string[];
}

/** Forgets all pages and files: of a site that is not there (any more). */
export function forgetAll(store: Store): void {
  for (const table of ['pages', 'reads', 'list_reads', 'pictures', 'picture_reads', 'loose', 'assets', 'unfinished'])
    store.run(`DELETE FROM ${table}`);
}

/**
 * Records a page in place of what was known of its address.
 *
 * @returns whether its bytes differ from those recorded before.
 */
export function recordPage(store: Store, record: DrawnRecord): boolean {
  const address = addressOf(record.page);
  const before = store.get<{ id: number; digest: string; reads: Uint8Array }>(
    'SELECT id, digest, reads FROM pages WHERE address = ?',
    address,
  );
  const keys = record.keys.sort();
  const blob = new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength);
  let id: number | bigint;
  if (before) {
    id = before.id;
    store.run(
      'UPDATE pages SET kind = ?, page = ?, size = ?, digest = ?, reads = ? WHERE id = ?',
      record.page.kind,
      JSON.stringify(record.page),
      record.size,
      record.digest,
      blob,
      id,
    );
    const old = keysOf(before.reads);
    const now = new Set(keys);
    for (const key of old) if (!now.delete(key)) store.run('DELETE FROM reads WHERE key = ? AND page = ?', key, id);
    for (const key of now) store.run('INSERT INTO reads VALUES (?, ?)', key, id);
    store.run('DELETE FROM list_reads WHERE page = ?', id);
    letGo(store, id);
  } else {
    id = store.run(
      'INSERT INTO pages (address, kind, page, size, digest, reads) VALUES (?, ?, ?, ?, ?, ?)',
      address,
      record.page.kind,
      JSON.stringify(record.page),
      record.size,
      record.digest,
      blob,
    );
    for (const key of keys) store.run('INSERT INTO reads VALUES (?, ?)', key, id);
  }
  for (const { scope, high, low, query, digest } of record.lists)
    store.run('INSERT INTO list_reads VALUES (?, ?, ?, ?, ?, ?)', scope, high, low, id, query, digest);
  for (const text of record.pictures) {
    const picture = keyNumber(text);
    const { src } = JSON.parse(text) as Use | TypeCard;
    store.run('INSERT OR IGNORE INTO pictures VALUES (?, ?, ?, 0)', picture, src, text);
    store.run('INSERT OR IGNORE INTO picture_reads VALUES (?, ?)', picture, id);
  }
  return before?.digest !== record.digest;
}

/** Forgets a page that is no more. */
export function dropPage(store: Store, id: number): void {
  const row = store.get<{ reads: Uint8Array }>('SELECT reads FROM pages WHERE id = ?', id);
  for (const key of keysOf(row?.reads)) store.run('DELETE FROM reads WHERE key = ? AND page = ?', key, id);
  store.run('DELETE FROM list_reads WHERE page = ?', id);
  letGo(store, id);
  store.run('DELETE FROM pages WHERE id = ?', id);
}

/** Forgets which pictures a page shows, and notes that each may now be shown nowhere. */
function letGo(store: Store, page: number): void {
  store.run('INSERT OR IGNORE INTO loose SELECT picture FROM picture_reads WHERE page = ?', page);
  store.run('DELETE FROM picture_reads WHERE page = ?', page);
}

function keysOf(blob: Uint8Array | undefined): Float64Array {
  // SQLite's memory is not aligned for doubles, so they are copied.
  return blob ? new Float64Array(blob.slice().buffer) : new Float64Array();
}
