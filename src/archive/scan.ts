import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store.ts';

/** What a walk over the content folder found to be other than the index has it. */
export interface Scan {
  /** Files to be read, sorted: new ones, and ones whose size or times differ. Paths use forward slashes. */
  changed: string[];
  /** Files that are gone, sorted. */
  removed: string[];
  /** The folders' listings as they are now, to be kept once the changed files have been read. */
  listings: { path: string; listing: string }[];
  /** Folders that are gone. */
  goneFolders: string[];
  /** How many files there are. */
  files: number;
}

/** A file changed so shortly before it was looked at could change again within the same tick of its clock. */
const TICK = 50;

/**
 * Compares the content folder with what the index knows of it. Nothing is opened: a file counts as changed when its
 * size, its time of modification or its time of change (which no program can set back) differs.
 *
 * @param directory - the content folder.
 * @param again - counts a file as changed in any case, for when it has to be read with other eyes.
 * @throws when the folder cannot be read.
 */
export function scan(directory: string, store: Store, again?: (path: string) => boolean): Scan {
  const known = new Map<string, string>();
  for (const row of store.iterate<{ path: string; listing: string }>('SELECT path, listing FROM folders'))
    known.set(row.path, row.listing);
  const result: Scan = { changed: [], removed: [], listings: [], goneFolders: [], files: 0 };
  const started = Date.now();
  walk('');
  for (const [path, listing] of known) {
    result.goneFolders.push(path);
    for (const name of parseListing(listing).keys()) result.removed.push(join2(path, name));
  }
  result.changed.sort();
  result.removed.sort();
  return result;

  function walk(folder: string): void {
    const names: string[] = [];
    const folders: string[] = [];
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(entry.name);
      else names.push(entry.name);
    }
    names.sort();
    let listing = '';
    for (const name of names) {
      const stat = statSync(`${directory}/${join2(folder, name)}`, { throwIfNoEntry: false });
      if (!stat?.isFile()) continue;
      const unsettled = stat.ctimeMs > started - TICK ? '?' : '';
      listing += `${name}\0${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}${unsettled}\n`;
      result.files += 1;
    }
    const before = known.get(folder);
    known.delete(folder);
    if (again || listing !== before || listing.includes('?\n')) {
      const now = parseListing(listing);
      const then = parseListing(before ?? '');
      for (const [name, stamp] of now) {
        const path = join2(folder, name);
        if (then.get(name) !== stamp || stamp.endsWith('?') || again?.(path)) result.changed.push(path);
      }
      for (const name of then.keys()) if (!now.has(name)) result.removed.push(join2(folder, name));
      result.listings.push({ path: folder, listing });
    }
    for (const name of folders) walk(join2(folder, name));
  }
}

function parseListing(listing: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const cut = line.indexOf('\0');
    if (cut !== -1) files.set(line.slice(0, cut), line.slice(cut + 1));
  }
  return files;
}

const join2 = (folder: string, name: string) => (folder ? `${folder}/${name}` : name);
