/** What an import knows so far, in a file under `.cache`: enough to go on where it was ended, and to be run again. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const VERSION = 1;

const TABLES = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What items refer to: authors, attachments, terms …
CREATE TABLE things (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
-- Rows of a kind that belong to an item, in their order.
CREATE TABLE ties (kind TEXT NOT NULL, owner TEXT NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, owner, place)) WITHOUT ROWID;
CREATE TABLE items (key TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, head TEXT NOT NULL, UNIQUE (kind, id)) WITHOUT ROWID;
-- Old addresses, and the item that was there.
CREATE TABLE links (path TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pictures (src TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE hashes (hash TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE paths (path TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE made (key TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE, state TEXT NOT NULL, text TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE written (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
`;

/** How many changes are written to the disk at once. */
const BATCH = 50;

export class WorkFile {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #changes = 0;

  /** @param path - of the file; `:memory:` for none. */
  constructor(path: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#db = open(path);
    this.#db.exec('BEGIN');
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
    this.#changes += 1;
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Between two items: what was done is on the disk every so often. */
  rest(): void {
    if (this.#changes >= BATCH) this.commit();
  }

  commit(): void {
    this.#db.exec('COMMIT; BEGIN');
    this.#changes = 0;
  }

  fact(name: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM facts WHERE name = ?', name)?.value;
  }

  setFact(name: string, value: string): void {
    this.run('INSERT OR REPLACE INTO facts VALUES (?, ?)', name, value);
  }

  put(kind: string, id: string, value: object): void {
    this.run('INSERT OR REPLACE INTO things VALUES (?, ?, ?)', kind, id, JSON.stringify(value));
  }

  thing<Value>(kind: string, id: string): Value | undefined {
    const row = this.get<{ json: string }>('SELECT json FROM things WHERE kind = ? AND id = ?', kind, id);
    return row && (JSON.parse(row.json) as Value);
  }

  things<Value>(kind: string): { id: string; value: Value }[] {
    return this.all<{ id: string; json: string }>('SELECT id, json FROM things WHERE kind = ? ORDER BY id', kind).map(
      ({ id, json }) => ({ id, value: JSON.parse(json) as Value }),
    );
  }

  tie(kind: string, owner: string, place: number, value: object): void {
    this.run('INSERT OR REPLACE INTO ties VALUES (?, ?, ?, ?)', kind, owner, place, JSON.stringify(value));
  }

  tied<Value>(kind: string, owner: string): Value[] {
    return this.all<{ json: string }>(
      'SELECT json FROM ties WHERE kind = ? AND owner = ? ORDER BY place',
      kind,
      owner,
    ).map(({ json }) => JSON.parse(json) as Value);
  }

  /** Forgets all that a first pass has found, which was ended before it was through. */
  startOver(): void {
    for (const table of ['facts', 'things', 'ties', 'items', 'links', 'pictures', 'hashes', 'paths', 'made'])
      this.#db.exec(`DELETE FROM ${table}`);
  }

  close(): void {
    this.#db.exec('COMMIT');
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }
}

function open(path: string): DatabaseSync {
  let db = new DatabaseSync(path);
  try {
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version === VERSION) return settled(db);
    if (version !== 0) throw new Error('made by another version');
  } catch {
    // It can be made again from the export; one that is damaged or of another version is of no use.
    db.close();
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    db = new DatabaseSync(path);
  }
  settled(db).exec(`${TABLES} PRAGMA user_version = ${VERSION}`);
  return db;
}

function settled(db: DatabaseSync): DatabaseSync {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000');
  return db;
}
