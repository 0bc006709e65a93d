/**
 * The archive's index on disk: SQLite, disposable, made again from the files at any time.
 * Every statement that is used more than once is prepared once.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Change it with every change of the tables: an index of another version is thrown away. */
const VERSION = 10;

const TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

  -- One row a folder: every file's name, size and times as one text, so that an unchanged folder costs one comparison.
  CREATE TABLE folders (path TEXT PRIMARY KEY, listing TEXT NOT NULL) WITHOUT ROWID;
  -- digest: the file's git blob id. A file of which nothing is kept (litter, stray) has no row in entries.
  CREATE TABLE files (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;

  -- card, rest, body: see Entry in entry.ts. opens: from when readers may see it, in ms. hidden: 1 until then.
  CREATE TABLE entries (
    kind TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL,
    card TEXT NOT NULL, rest TEXT NOT NULL, body TEXT NOT NULL,
    opens INTEGER, hidden INTEGER NOT NULL, places TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE INDEX entries_path ON entries (path);
  CREATE INDEX entries_public ON entries (kind, hidden, id);
  CREATE INDEX entries_opens ON entries (opens) WHERE opens IS NOT NULL;

  -- Where stories are listed. Ties in time are broken by id, which does not depend on the history of the index.
  CREATE TABLE listing (scope TEXT NOT NULL, time INTEGER NOT NULL, id TEXT NOT NULL, hidden INTEGER NOT NULL,
    PRIMARY KEY (scope, time, id)) WITHOUT ROWID;
  -- How many public stories a scope has in a month; topics, authors and series: in all; of the scope posts:STORY, how
  -- many posts in an hour.
  CREATE TABLE tallies (scope TEXT NOT NULL, month TEXT NOT NULL, stories INTEGER NOT NULL,
    PRIMARY KEY (scope, month)) WITHOUT ROWID;

  -- What sitemaps say of each public story. changed: when it last did, in ms. pictures: JSON of their addresses.
  CREATE TABLE mapped (month TEXT NOT NULL, time INTEGER NOT NULL, story TEXT NOT NULL, changed INTEGER NOT NULL,
    pictures TEXT NOT NULL, PRIMARY KEY (month, time, story)) WITHOUT ROWID;
  CREATE INDEX mapped_story ON mapped (story);
  -- The sitemaps of months, a row a file: how many stories of the month stand in those before it, how many in it, and
  -- when the last of these changed. digest: of all that it says.
  CREATE TABLE maps (month TEXT NOT NULL, part INTEGER NOT NULL, before INTEGER NOT NULL, stories INTEGER NOT NULL,
    changed INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (month, part)) WITHOUT ROWID;
  -- Stories of which sitemaps may have something else to say.
  CREATE TABLE unmapped (story TEXT PRIMARY KEY) WITHOUT ROWID;

  CREATE TABLE aliases (alias TEXT NOT NULL, story TEXT NOT NULL, PRIMARY KEY (alias, story)) WITHOUT ROWID;
  CREATE INDEX aliases_story ON aliases (story);

  -- What a file names that must exist elsewhere. place, given: see Mention in entry.ts.
  CREATE TABLE mentions (path TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, place TEXT NOT NULL, given TEXT);
  CREATE INDEX mentions_path ON mentions (path);
  CREATE INDEX mentions_target ON mentions (kind, id);
  -- origin: file, or what checking references between files found: reference, or warning.
  CREATE TABLE problems (path TEXT NOT NULL, origin TEXT NOT NULL, problem TEXT NOT NULL);
  CREATE INDEX problems_path ON problems (path);

  -- What has changed since the site was last printed, in the terms in which pages read (see observe.ts).
  CREATE TABLE touched (key INTEGER PRIMARY KEY);
  -- Stories that have come or gone, for readers, since then.
  CREATE TABLE turned (story TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE touched_lists (scope TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (scope, time)) WITHOUT ROWID;

  -- What has been printed, and what each page read.
  CREATE TABLE pages (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, page TEXT NOT NULL,
    size INTEGER NOT NULL, digest TEXT NOT NULL, reads BLOB NOT NULL);
  CREATE INDEX pages_kind ON pages (kind, address);
  CREATE TABLE reads (key INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, page)) WITHOUT ROWID;
  CREATE TABLE list_reads (scope TEXT NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL, page INTEGER NOT NULL,
    query TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (scope, high, page, query)) WITHOUT ROWID;
  CREATE INDEX list_reads_page ON list_reads (page);
  -- Photographs in the places where pages show them. use: see Use in photos/renditions.ts; id: its number (observe.ts).
  -- made: 1 when all its files are published.
  CREATE TABLE pictures (id INTEGER PRIMARY KEY, src TEXT NOT NULL, use TEXT NOT NULL, made INTEGER NOT NULL);
  CREATE INDEX pictures_src ON pictures (src);
  CREATE INDEX pictures_wanted ON pictures (src, id) WHERE made = 0;
  CREATE TABLE picture_reads (picture INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (picture, page)) WITHOUT ROWID;
  CREATE INDEX picture_reads_page ON picture_reads (page);
  -- Pictures that a page has let go of since the site was last printed; others may still show them.
  CREATE TABLE loose (picture INTEGER PRIMARY KEY);
  -- Files that are copied. stamp: what tells that the source is another one.
  CREATE TABLE assets (file TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
  -- Written before the first page is drawn, gone after the last is in place: what a killed run left half done.
  CREATE TABLE unfinished (address TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** An open index. */
export class Store {
  readonly db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(db: DatabaseSync) {
    this.db = db;
  }

  /**
   * Opens the index in a folder, or makes it. One that cannot be read, or is of another version, is thrown away.
   *
   * @param directory - the cache folder, like `.cache`.
   * @param readOnly - for the processes that only draw pages.
   */
  static open(directory: string, { readOnly = false } = {}): Store {
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'archive.sqlite');
    try {
      return Store.#connect(file, readOnly);
    } catch (error) {
      // SQLITE_NOTADB, SQLITE_CORRUPT and an older table layout all mean the same here: make it again.
      if (readOnly || !isBroken(error)) throw error;
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      return Store.#connect(file, readOnly);
    }
  }

  static #connect(file: string, readOnly: boolean): Store {
    const db = new DatabaseSync(file, { readOnly, timeout: 60_000 });
    try {
      // The index can be made again, so it need not survive the machine's death, only the process's.
      db.exec('PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;');
      if (!readOnly) {
        // A longer log is copied into the file less often.
        db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 8000;');
        const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
        if (version !== VERSION) {
          if (version !== 0) throw new OutdatedIndex();
          db.exec('BEGIN IMMEDIATE');
          // Another process may have made the tables while this one waited.
          const now = db.prepare('PRAGMA user_version').get() as { user_version: number };
          if (now.user_version === 0) db.exec(`${TABLES} PRAGMA user_version = ${VERSION};`);
          db.exec('COMMIT');
        }
      }
      return new Store(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  /** The first row, or undefined. */
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  iterate<Row>(sql: string, ...values: SQLInputValue[]): IterableIterator<Row> {
    return this.#prepare(sql).iterate(...values) as IterableIterator<Row>;
  }

  run(sql: string, ...values: SQLInputValue[]): number | bigint {
    return this.#prepare(sql).run(...values).lastInsertRowid;
  }

  /** Does all of it or nothing. Waits while another process writes. */
  transaction<Result>(work: () => Result): Result {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  getMeta(name: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value;
  }

  setMeta(name: string, value: string): void {
    this.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, value);
  }

  close(): void {
    this.#statements.clear();
    this.db.close();
  }
}

class OutdatedIndex extends Error {}

function isBroken(error: unknown): boolean {
  if (error instanceof OutdatedIndex) return true;
  const code = (error as { errcode?: number }).errcode;
  return code === 11 || code === 26;
}
