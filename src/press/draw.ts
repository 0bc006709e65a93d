import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PageAddress } from '../archive/addresses.ts';
import type { Press } from './app.ts';
import type { DrawnRecord } from './ledger.ts';

/** A page to be drawn, and the file to draw it into, which no reader sees yet (absolute). */
export interface Sheet {
  page: PageAddress;
  file: string;
}

/** Draws pages into files, one after the other. */
export function createDrawer(press: Press): (sheets: Sheet[]) => Promise<DrawnRecord[]> {
  const folders = new Set<string>();
  return async (sheets) => {
    const records: DrawnRecord[] = [];
    for (const { page, file } of sheets) {
      const { bytes, digest, reads } = await press.draw(page);
      makeFolder(dirname(file));
      writeFileSync(file, bytes);
      records.push({
        page,
        size: bytes.length,
        digest,
        keys: Float64Array.from(reads.keys),
        lists: [...reads.lists.values()],
        pictures: [...reads.pictures],
      });
    }
    return records;
  };

  /** An article's own folder is new, but the month's around it is not: mostly one step is enough. */
  function makeFolder(folder: string): void {
    if (folders.has(folder)) return;
    const parent = dirname(folder);
    if (folders.has(parent)) {
      try {
        mkdirSync(folder);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    mkdirSync(folder, { recursive: true });
    folders.add(folder).add(parent);
  }
}
