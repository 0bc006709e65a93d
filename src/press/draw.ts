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
  const { html, digest, reads } = await press.draw(page);
  const bytes = Buffer.from(html);
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return { page, size: bytes.length, digest, keys: Float64Array.from(reads.keys), lists: [...reads.lists.values()], photos: [...reads.photos] };
}
