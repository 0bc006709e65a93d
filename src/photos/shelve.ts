import { mkdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a finished picture aside and renames it: a file that is there is whole. @throws the file system's own errors. */
export async function shelve(bytes: Uint8Array, file: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    await writeFile(aside, bytes);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
