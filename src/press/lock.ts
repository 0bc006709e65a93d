import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long one build waits for another (ms). */
const PATIENCE = 30 * 60 * 1000;

/**
 * Makes sure that one process at a time prints from a cache. The lock is one of the operating system's, held through
 * SQLite, so a process that is killed leaves none behind.
 *
 * @param directory - the cache folder.
 * @param onWait - called once when another process has the lock.
 * @returns a function that gives the lock back.
 */
export function lock(directory: string, onWait: () => void): () => void {
  mkdirSync(directory, { recursive: true });
  const db = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== 5) throw error;
    onWait();
    db.exec(`PRAGMA busy_timeout = ${PATIENCE}; BEGIN EXCLUSIVE`);
  }
  return () => db.close();
}
