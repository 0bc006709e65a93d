/** What has changed on the site since others were last told of it. For each of those who are told, by a name of theirs. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PageAddress } from '../archive/addresses.ts';
import type { Store } from '../archive/store.ts';

/** A page that is not as it was when somebody was last told of it. */
export interface News {
  /** Unescaped. */
  address: string;
  /** Undefined when it is gone, or is no longer one of those that were asked for. */
  page?: PageAddress;
  /** Of its bytes, to be remembered when they have been told. */
  digest?: string;
}

/** Counts up with every change of the table: what was told is then forgotten. */
const VERSION = 1;

/**
 * Remembers in a file of the cache. Without that file nobody has ever been told of anything: a machine that keeps no
 * cache between builds cannot know what is new.
 */
export class Told {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @param cache - the folder, like `.cache`. */
  static open(cache: string): Told {
    mkdirSync(cache, { recursive: true });
    const db = new DatabaseSync(join(cache, `told-${VERSION}.sqlite`), { timeout: 60_000 });
    db.exec(
      'CREATE TABLE IF NOT EXISTS told (who TEXT NOT NULL, address TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (who, address)) WITHOUT ROWID',
    );
    return new Told(db);
  }

  /** Whether somebody was ever told of anything. */
  knows(who: string): boolean {
    return this.#db.prepare('SELECT 1 FROM told WHERE who = ? LIMIT 1').get(who) !== undefined;
  }

  /**
   * What is new for somebody, by address.
   *
   * @param store - the index of the last build.
   * @param kind - of the pages that they are told of.
   * @param concerns - tells which pages of that kind; all when it is left out.
   */
  newsFor(
    who: string,
    store: Store,
    kind: PageAddress['kind'],
    concerns: (page: PageAddress) => boolean = () => true,
  ): News[] {
    const before = new Map(
      (
        this.#db.prepare('SELECT address, digest FROM told WHERE who = ?').all(who) as {
          address: string;
          digest: string;
        }[]
      ).map(({ address, digest }) => [address, digest]),
    );
    const news: News[] = [];
    for (const row of store.iterate<{ address: string; page: string; digest: string }>(
      'SELECT address, page, digest FROM pages WHERE kind = ? ORDER BY address',
      kind,
    )) {
      const page = JSON.parse(row.page) as PageAddress;
      if (!concerns(page)) continue;
      if (before.get(row.address) !== row.digest) news.push({ address: row.address, page, digest: row.digest });
      before.delete(row.address);
    }
    return [...news, ...[...before.keys()].map((address) => ({ address }))];
  }

  /** Remembers that somebody has been told. */
  remember(who: string, news: readonly News[]): void {
    const put = this.#db.prepare(
      'INSERT INTO told VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest',
    );
    const drop = this.#db.prepare('DELETE FROM told WHERE who = ? AND address = ?');
    this.#db.exec('BEGIN');
    for (const { address, digest } of news) {
      if (digest === undefined) drop.run(who, address);
      else put.run(who, address, digest);
    }
    this.#db.exec('COMMIT');
  }

  close(): void {
    this.#db.close();
  }
}
