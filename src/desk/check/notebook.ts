/**
 * What has been noted of each content file when it was last looked at: disposable, beside the archive's index, and asked
 * together with it.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../archive/store.ts';

/** Change it with every change of the tables: a notebook of another version is thrown away. */
const VERSION = 1;

const TABLES = `
  CREATE TABLE desk.meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  -- Files that have been looked at, by the digest of their bytes.
  CREATE TABLE desk.looked (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
  -- finding: JSON of a Finding.
  CREATE TABLE desk.advice (path TEXT NOT NULL, finding TEXT NOT NULL);
  CREATE INDEX desk.advice_path ON advice (path);
  -- Links to this site that the build does not check. address: of the page; id: what stands behind the #, or nothing.
  CREATE TABLE desk.links (path TEXT NOT NULL, address TEXT NOT NULL, id TEXT NOT NULL, place TEXT NOT NULL);
  CREATE INDEX desk.links_path ON links (path);
  -- Ids on the pages of texts; each page has the empty one.
  CREATE TABLE desk.ids (address TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (address, id, path)) WITHOUT ROWID;
  CREATE INDEX desk.ids_path ON ids (path);
  -- Stories by what is to stand once in a week. headline: its words alone. photo: the lead picture's path. time: ms.
  CREATE TABLE desk.stories (path TEXT PRIMARY KEY, time INTEGER NOT NULL, headline TEXT NOT NULL, headline_place TEXT NOT NULL,
    photo TEXT, photo_place TEXT) WITHOUT ROWID;
  CREATE INDEX desk.stories_headline ON stories (headline, time);
  CREATE INDEX desk.stories_photo ON stories (photo, time) WHERE photo IS NOT NULL;
  -- Moments that files name (ms), to be compared with the clock.
  CREATE TABLE desk.moments (path TEXT NOT NULL, field TEXT NOT NULL, time INTEGER NOT NULL, place TEXT NOT NULL);
  CREATE INDEX desk.moments_time ON moments (time);
  CREATE INDEX desk.moments_path ON moments (path);
`;

/** Tables with a row, or several, for a file. */
const OF_FILES = ['looked', 'advice', 'links', 'ids', 'stories', 'moments'];

/**
 * Opens the notebook beside an open index, as the schema `desk` of the same connection.
 *
 * @param cache - the folder of both.
 * @param key - digest of all that advice depends on, beside the file; with another one, all is forgotten.
 */
export function openNotebook(store: Store, cache: string, key: string): void {
  const file = join(cache, 'desk.sqlite');
  try {
    attach();
  } catch (error) {
    // SQLITE_CORRUPT, SQLITE_NOTADB.
    if (![11, 26].includes((error as { errcode?: number }).errcode ?? 0)) throw error;
    throwAway();
  }
  const version = store.db.prepare('PRAGMA desk.user_version').get() as { user_version: number };
  if (version.user_version !== VERSION) {
    if (version.user_version !== 0) throwAway();
    store.db.exec(`BEGIN; ${TABLES} PRAGMA desk.user_version = ${VERSION}; COMMIT`);
  }
  const before = store.get<{ value: string }>(`SELECT value FROM desk.meta WHERE name = 'key'`)?.value;
  if (before === key) return;
  store.transaction(() => {
    for (const table of OF_FILES) store.run(`DELETE FROM desk.${table}`);
    store.run(`INSERT INTO desk.meta VALUES ('key', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, key);
  });

  function throwAway(): void {
    // A file that is no database at all was not even attached.
    if (store.all<{ name: string }>('PRAGMA database_list').some(({ name }) => name === 'desk'))
      store.db.exec('DETACH desk');
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
    attach();
  }
  function attach(): void {
    store.db.prepare('ATTACH ? AS desk').run(file);
    store.db.exec('PRAGMA desk.synchronous = OFF; PRAGMA desk.journal_mode = WAL');
  }
}

/** Takes all that was noted of a file out. */
export function forget(store: Store, path: string): void {
  for (const table of OF_FILES) store.run(`DELETE FROM desk.${table} WHERE path = ?`, path);
}
