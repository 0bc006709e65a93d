import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PageAddress } from '../archive/addresses.ts';
import type { Press } from './app.ts';
import type { DrawnRecord } from './ledger.ts';

/**
 * Draws a page into a file that no reader sees yet.
 *
 * @param file - absolute; its folder is made.
 */
export async function drawTo(press: Press, page: PageAddress, file: string): Promise<DrawnRecord> {
  const { bytes, digest, reads } = await press.draw(page);
  makeFolder(dirname(file));
  writeFileSync(file, bytes);
  return { page, size: bytes.length, digest, keys: Float64Array.from(reads.keys), lists: [...reads.lists.values()], photos: [...reads.photos] };
}

/** Folders that are known to be there: an article's own is new, but the month's around it is not. */
const made = new Set<string>();

function makeFolder(folder: string): void {
  if (made.has(folder)) return;
  const parent = dirname(folder);
  if (made.has(parent)) {
    try {
      mkdirSync(folder);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  mkdirSync(folder, { recursive: true });
  made.add(folder).add(parent);
}
