/**
 * The newsletters' memory in one SQLite file.
 *
 * Every transaction is on the disk before its promise is kept (`synchronous = FULL`): a message that went out is never
 * forgotten, not even when the machine loses power. What many ask for in the same moment shares one wait for the disk.
 */
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { sameEmail } from './email-address.ts';
import { hashEmail, hashSecret, hashToken, randomKey } from './keys.ts';
import { MIGRATIONS } from './sqlite-migrations.ts';
import {
  columnsOf,
  names,
  toEdition,
  toKnown,
  toPerson,
  toPersonRow,
  type EditionRow,
  type SubscriptionRow,
} from './rows.ts';
import { explain, isBusy, PATIENCE, toStoreError } from './sqlite-errors.ts';
import { StoreError } from './store-error.ts';
import {
  LONGEST_WAIT,
  type Delivery,
  type Edition,
  type EditionProgress,
  type NewsletterStore,
  type Notice,
  type NoticeKind,
  type PersonRow,
  type Settlement,
} from './store.ts';
import { SUPPRESSIONS, type Consent, type Person, type Suppression } from './subscribers.ts';
import { mergeSubscription } from './take-in.ts';

/** "Lett" in ASCII: by this, a file is known as ours (PRAGMA application_id). */
const APPLICATION = 0x4c657474;
/** No more calls than this share a transaction, so that requests are answered between two. */
const SHARE = 200;
/** How many rows are taken in at once. */
const BATCH = 500;

/** A call that waits for its transaction. */
interface Call {
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Opens the store in a file, or makes it, and brings its tables up to date.
 *
 * @param options.secret - keys the hashes of addresses; the store can only be opened with the one it was made with.
 * @throws {StoreError} when it cannot be used, with what to do.
 */
export async function openSqliteStore(options: { file: string; secret: string }): Promise<NewsletterStore> {
  const { file, secret } = options;
  return explain(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Made by us before SQLite would, so that nobody else on the machine can read addresses; its helpers' files follow.
    closeSync(openSync(file, 'a', 0o600));
    const db = new DatabaseSync(file, { timeout: PATIENCE });
    try {
      prepare(db, file, secret);
    } catch (error) {
      db.close();
      throw error;
    }
    return new SqliteStore(db, file, secret);
  });
}

/** Brings the tables up to date. Several processes may do so at once; one does. */
function prepare(db: DatabaseSync, file: string, secret: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const application = pragma(db, 'application_id');
    const version = pragma(db, 'user_version');
    const foreign =
      application !== APPLICATION &&
      (application !== 0 || version !== 0 || db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined);
    if (foreign) {
      throw new StoreError(
        'foreign',
        `${file} is a database of something else. Let NEWSLETTER_DATA name another file.`,
      );
    }
    if (version > MIGRATIONS.length) {
      throw new StoreError(
        'newer',
        `${file} was made by a later version of this software (tables ${version}, here ${MIGRATIONS.length}). Bring the software up to date, or take back the copy of the file from before.`,
      );
    }
    for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
    if (version < MIGRATIONS.length) {
      db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${MIGRATIONS.length}`);
    }
    const hash = hashSecret(secret);
    db.prepare(`INSERT INTO meta VALUES ('secret', ?) ON CONFLICT DO NOTHING`).run(hash);
    const { value } = db.prepare(`SELECT value FROM meta WHERE name = 'secret'`).get() as { value: Uint8Array };
    if (!hash.equals(value)) {
      throw new StoreError(
        'secret',
        `${file} was made with another NEWSLETTER_SECRET: with this one, nobody who must not be written to would be known. Set the one from before.`,
      );
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  toWriteAhead(db);
  // What is deleted is written over, so that who was erased is not in the file either.
  db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
}

/** While others read and write the file, it cannot be changed to WAL, and SQLite does not wait for them by itself. */
function toWriteAhead(db: DatabaseSync): void {
  for (const end = Date.now() + PATIENCE; ;) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

class SqliteStore implements NewsletterStore {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #secret: string;
  readonly #statements = new Map<string, StatementSync>();
  #calls: Call[] = [];
  #closed = false;

  constructor(db: DatabaseSync, file: string, secret: string) {
    this.#db = db;
    this.#file = file;
    this.#secret = secret;
  }

  ask(request: { email: string; newsletters: readonly string[]; consent: Consent; now: number; cooldown: number }) {
    const { email, newsletters, consent, now, cooldown } = request;
    return this.#write(() => {
      const hash = hashEmail(email, this.#secret);
      // Written whatever comes of it, so that the disk takes as long for an address that is suppressed as for another.
      // A time that lies further ahead than a cooldown is of a clock that was set back since. It counts as now: nobody
      // waits for it for years, and nobody gets a second mail.
      const { written } = this.#get<{ written: number }>(
        `INSERT INTO cooldowns (hash, mailed_at, asked_at, written) VALUES (:hash, :now, :now, 1)
         ON CONFLICT (hash) DO UPDATE SET
           written = mailed_at + :cooldown <= :now,
           mailed_at = CASE WHEN mailed_at + :cooldown <= :now OR mailed_at > :now + :cooldown THEN :now ELSE mailed_at END,
           asked_at = :now
         RETURNING written`,
        { hash, now, cooldown },
      )!;
      if (this.#isSuppressed(hash)) return;
      const person = this.#personFor(email, hash);
      for (const newsletter of newsletters) {
        this.#run(
          `INSERT INTO subscriptions
             (person, newsletter, standing, key, asked_at, consent_at, consent_page, consent_text)
           VALUES (:person, :newsletter, 'pending', :key, :now, :at, :page, :text)
           ON CONFLICT (person, newsletter) DO UPDATE SET
             standing = 'pending', asked_at = :now, consent_at = :at, consent_page = :page, consent_text = :text
           WHERE standing <> 'active'`,
          { person, newsletter, key: randomKey(), now, ...columnsOf(consent) },
        );
      }
      const waiting = this.#get<{ id: number; newsletters: string }>(
        'SELECT id, newsletters FROM notices WHERE person = ?',
        person,
      );
      const asked = [...new Set([...(waiting ? names(waiting.newsletters) : []), ...newsletters])].sort();
      const active = new Set(
        this.#all<{ newsletter: string }>(
          `SELECT newsletter FROM subscriptions WHERE person = ? AND standing = 'active'`,
          person,
        ).map((row) => row.newsletter),
      );
      const kind: NoticeKind = asked.every((newsletter) => active.has(newsletter)) ? 'already' : 'confirm';
      if (waiting) {
        // It has not been mailed yet, so it can say all of it.
        this.#run('UPDATE notices SET kind = ?, newsletters = ? WHERE id = ?', kind, JSON.stringify(asked), waiting.id);
      } else if (written === 1) {
        this.#run(
          'INSERT INTO notices (person, kind, newsletters, tries, due_at) VALUES (?, ?, ?, 0, ?)',
          person,
          kind,
          JSON.stringify(asked),
          now,
        );
      }
    });
  }

  confirm(person: string, newsletters: readonly string[], now: number): Promise<Person | undefined> {
    return this.#write(() => {
      for (const newsletter of newsletters) {
        this.#run(
          `UPDATE subscriptions SET standing = 'active', confirmed_at = ?, left_at = NULL
           WHERE person = ? AND newsletter = ? AND standing = 'pending'`,
          now,
          person,
          newsletter,
        );
      }
      return this.#person('id', person);
    });
  }

  choose(person: string, newsletters: readonly string[], consent: Consent, now: number): Promise<Person | undefined> {
    return this.#write(() => {
      if (!this.#person('id', person)) return undefined;
      for (const newsletter of newsletters) {
        this.#run(
          `INSERT INTO subscriptions
             (person, newsletter, standing, key, asked_at, confirmed_at, consent_at, consent_page, consent_text)
           VALUES (:person, :newsletter, 'active', :key, :now, :now, :at, :page, :text)
           ON CONFLICT (person, newsletter) DO UPDATE SET
             standing = 'active', asked_at = :now, confirmed_at = :now, left_at = NULL,
             consent_at = :at, consent_page = :page, consent_text = :text
           WHERE standing <> 'active'`,
          { person, newsletter, key: randomKey(), now, ...columnsOf(consent) },
        );
      }
      this.#run(
        `UPDATE subscriptions SET standing = 'left', left_at = :now
         WHERE person = :person AND standing <> 'left' AND newsletter NOT IN (SELECT value FROM json_each(:wanted))`,
        { person, now, wanted: JSON.stringify(newsletters) },
      );
      return this.#person('id', person);
    });
  }

  leave(key: string, now: number): Promise<{ person: Person; newsletter: string } | undefined> {
    return this.#write(() => {
      this.#run(
        `UPDATE subscriptions SET standing = 'left', left_at = ? WHERE key = ? AND standing <> 'left'`,
        now,
        key,
      );
      return this.#byKey(key);
    });
  }

  leaveAll(person: string, now: number): Promise<Person | undefined> {
    return this.#write(() => {
      this.#run(
        `UPDATE subscriptions SET standing = 'left', left_at = ? WHERE person = ? AND standing <> 'left'`,
        now,
        person,
      );
      return this.#person('id', person);
    });
  }

  find(person: string): Promise<Person | undefined> {
    return this.#read(() => this.#person('id', person));
  }

  findByEmail(email: string): Promise<Person | undefined> {
    return this.#read(() => this.#person('same', sameEmail(email)));
  }

  findByKey(key: string): Promise<{ person: Person; newsletter: string } | undefined> {
    return this.#read(() => this.#byKey(key));
  }

  counts(): Promise<{ newsletter: string; pending: number; active: number; left: number }[]> {
    return this.#read(() =>
      this.#all(
        `SELECT newsletter, sum(standing = 'pending') AS pending, sum(standing = 'active') AS active,
           sum(standing = 'left') AS left
         FROM subscriptions GROUP BY newsletter ORDER BY newsletter`,
      ),
    );
  }

  suppress(email: string, reason: Suppression, now: number): Promise<void> {
    return this.#write(() => this.#suppress(hashEmail(email, this.#secret), reason, now));
  }

  release(email: string): Promise<boolean> {
    return this.#write(
      () => this.#run('DELETE FROM suppressions WHERE hash = ?', hashEmail(email, this.#secret)) === 1,
    );
  }

  suppression(email: string): Promise<{ reason: Suppression; at: number } | undefined> {
    return this.#read(() =>
      this.#get<{ reason: Suppression; at: number }>(
        'SELECT reason, at FROM suppressions WHERE hash = ?',
        hashEmail(email, this.#secret),
      ),
    );
  }

  async erase(email: string, now: number): Promise<boolean> {
    const found = await this.#write(() => {
      this.#suppress(hashEmail(email, this.#secret), 'erased', now);
      return this.#run('DELETE FROM people WHERE same = ?', sameEmail(email)) === 1;
    });
    // The log beside the file holds what was written before. While others read from it, it is emptied a little later.
    await this.#read(() => {
      this.#db.exec('PRAGMA busy_timeout = 0');
      this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      this.#db.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    });
    return found;
  }

  async tidy(before: number, now: number): Promise<{ people: number }> {
    const { people, finished } = await this.#write(() => {
      const pending = this.#all<{ person: string }>(
        `SELECT DISTINCT person FROM subscriptions WHERE standing = 'pending' AND asked_at < ?`,
        before,
      );
      // That someone once left must not be forgotten because somebody typed their address into the form.
      this.#run(
        `UPDATE subscriptions SET standing = 'left'
         WHERE standing = 'pending' AND asked_at < ? AND left_at IS NOT NULL`,
        before,
      );
      this.#run(`DELETE FROM subscriptions WHERE standing = 'pending' AND asked_at < ?`, before);
      let people = 0;
      for (const { person } of pending) {
        people += this.#run(
          'DELETE FROM people WHERE id = :person AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE person = :person)',
          { person },
        );
      }
      this.#run('DELETE FROM cooldowns WHERE asked_at < ? AND mailed_at < ?', before, before);
      this.#run('DELETE FROM counters WHERE ends_at <= ?', now);
      this.#run('DELETE FROM spent WHERE expires_at <= ?', now);
      for (const state of ['sent', 'refused', 'skipped']) {
        this.#run(
          `UPDATE editions SET ${state} = ${state} +
             (SELECT count(*) FROM deliveries WHERE edition = number AND state = '${state}')
           WHERE finished_at < ?`,
          before,
        );
      }
      this.#run(
        `DELETE FROM deliveries WHERE state IN ('sent', 'refused', 'skipped')
           AND edition IN (SELECT number FROM editions WHERE finished_at < ?)`,
        before,
      );
      return {
        people,
        finished: this.#all<{ id: string }>('SELECT id FROM editions WHERE finished_at < ?', before),
      };
    });
    for (const { id } of finished) rmSync(this.#lockOf(id), { force: true });
    return { people };
  }

  allow(key: string, limit: number, window: number, now: number): Promise<boolean> {
    return this.#write(() => {
      // A window that ends later than two from now was opened by a clock that was set back since.
      const { count } = this.#get<{ count: number }>(
        `INSERT INTO counters (key, ends_at, count) VALUES (:key, :now + :window, 1)
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN ends_at <= :now OR ends_at > :now + 2 * :window THEN 1 ELSE count + 1 END,
           ends_at = CASE WHEN ends_at <= :now OR ends_at > :now + 2 * :window THEN :now + :window ELSE ends_at END
         RETURNING count`,
        { key, window, now },
      )!;
      return count <= limit;
    });
  }

  spend(token: string, expires: number): Promise<boolean> {
    return this.#write(
      () => this.#run('INSERT INTO spent VALUES (?, ?) ON CONFLICT DO NOTHING', hashToken(token), expires) === 1,
    );
  }

  notices(limit: number, now: number, lease: number): Promise<Notice[]> {
    return this.#write(() => {
      const rows = this.#all<{ id: number; person: string; kind: NoticeKind; newsletters: string; tries: number }>(
        `SELECT id, person, kind, newsletters, tries FROM notices WHERE due_at <= ? OR due_at > ?
         ORDER BY due_at, id LIMIT ?`,
        now,
        now + LONGEST_WAIT,
        limit,
      );
      return rows.map(({ id, person, kind, newsletters, tries }) => {
        this.#run('UPDATE notices SET tries = tries + 1, due_at = ? WHERE id = ?', now + lease, id);
        return { id, kind, person: this.#person('id', person)!, newsletters: names(newsletters), tries };
      });
    });
  }

  noticeDone(id: number, now: number): Promise<void> {
    return this.#write(() => {
      this.#run(
        `UPDATE cooldowns SET mailed_at = ? WHERE hash =
           (SELECT hash FROM notices JOIN people ON people.id = notices.person WHERE notices.id = ?)`,
        now,
        id,
      );
      this.#run('DELETE FROM notices WHERE id = ?', id);
    });
  }

  noticeLater(id: number, retry: number): Promise<void> {
    return this.#write(() => void this.#run('UPDATE notices SET due_at = ? WHERE id = ?', retry, id));
  }

  async hold(edition: string): Promise<(() => Promise<void>) | undefined> {
    const file = this.#lockOf(edition);
    // The lock is one of the operating system's, held through SQLite, so a process that is killed leaves none behind.
    const lock = await explain(file, () => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const lock = new DatabaseSync(file, { timeout: 0 });
      try {
        lock.exec('BEGIN EXCLUSIVE');
        return lock;
      } catch (error) {
        lock.close();
        if (isBusy(error)) return undefined;
        throw error;
      }
    });
    if (!lock) return undefined;
    try {
      await this.#write(() =>
        this.#run(
          `UPDATE deliveries SET state = 'waiting', due_at = 0
           WHERE edition = (SELECT number FROM editions WHERE id = ?) AND state = 'sending'`,
          edition,
        ),
      );
    } catch (error) {
      lock.close();
      throw error;
    }
    return async () => {
      if (lock.isOpen) lock.close();
    };
  }

  startEdition(edition: { id: string; newsletter: string; subject: string; now: number }): Promise<Edition> {
    return this.#write(() => {
      const { id, newsletter, subject, now } = edition;
      const fresh = this.#run(
        'INSERT INTO editions (id, newsletter, subject, started_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        id,
        newsletter,
        subject,
        now,
      );
      const row = this.#edition(id)!;
      if (fresh === 1) {
        this.#run(
          `INSERT INTO deliveries (edition, person, state, due_at, tries)
           SELECT ?, person, 'waiting', ?, 0 FROM subscriptions JOIN people ON people.id = person
           WHERE newsletter = ? AND standing = 'active'
             AND NOT EXISTS (SELECT 1 FROM suppressions WHERE suppressions.hash = people.hash)
           ORDER BY person`,
          row.number,
          now,
          newsletter,
        );
      }
      return toEdition(row);
    });
  }

  edition(id: string): Promise<Edition | undefined> {
    return this.#read(() => {
      const row = this.#edition(id);
      return row && toEdition(row);
    });
  }

  editions(newsletter: string): Promise<Edition[]> {
    return this.#read(() =>
      this.#all<EditionRow>(
        'SELECT * FROM editions WHERE newsletter = ? ORDER BY started_at DESC, number DESC',
        newsletter,
      ).map(toEdition),
    );
  }

  take(edition: string, limit: number, now: number): Promise<Delivery[]> {
    return this.#write(() => {
      const taken: Delivery[] = [];
      const row = this.#edition(edition);
      while (row && taken.length < limit) {
        const due = this.#all<{ person: string; tries: number; email: string; key: string; may: number }>(
          `SELECT d.person, d.tries, p.email, s.key, (s.standing IS 'active' AND x.hash IS NULL) AS may
           FROM deliveries d
           LEFT JOIN people p ON p.id = d.person
           LEFT JOIN subscriptions s ON s.person = d.person AND s.newsletter = ?
           LEFT JOIN suppressions x ON x.hash = p.hash
           WHERE d.edition = ? AND d.state = 'waiting' AND (d.due_at <= ? OR d.due_at > ?)
           ORDER BY d.due_at, d.person LIMIT ?`,
          row.newsletter,
          row.number,
          now,
          now + LONGEST_WAIT,
          limit - taken.length,
        );
        if (due.length === 0) break;
        for (const { person, tries, email, key, may } of due) {
          if (may === 1) {
            this.#run(
              `UPDATE deliveries SET state = 'sending', tries = tries + 1 WHERE edition = ? AND person = ?`,
              row.number,
              person,
            );
            taken.push({ person, email, key, tries });
          } else {
            this.#run(
              `UPDATE deliveries SET state = 'skipped', settled_at = ? WHERE edition = ? AND person = ?`,
              now,
              row.number,
              person,
            );
          }
        }
      }
      return taken;
    });
  }

  settle(edition: string, settlements: readonly Settlement[], now: number): Promise<void> {
    return this.#write(() => {
      const number = this.#edition(edition)?.number;
      if (number === undefined) return;
      for (const settlement of settlements) {
        const { person, kind } = settlement;
        if (kind === 'later') {
          this.#run(
            `UPDATE deliveries SET state = 'waiting', due_at = ?, code = ?
             WHERE edition = ? AND person = ? AND state = 'sending'`,
            settlement.retry,
            settlement.code,
            number,
            person,
          );
        } else {
          // Even of one that was given back meanwhile: it went out.
          this.#run(
            `UPDATE deliveries SET state = ?, settled_at = ?, code = ?
             WHERE edition = ? AND person = ? AND state <> 'sent'`,
            kind,
            now,
            kind === 'refused' ? settlement.code : null,
            number,
            person,
          );
        }
      }
    });
  }

  nextDue(edition: string): Promise<number | undefined> {
    return this.#read(
      () =>
        this.#get<{ due: number | null }>(
          `SELECT min(due_at) AS due FROM deliveries
           WHERE edition = (SELECT number FROM editions WHERE id = ?) AND state = 'waiting'`,
          edition,
        )?.due ?? undefined,
    );
  }

  progress(edition: string): Promise<EditionProgress> {
    return this.#read(() => {
      const { sent = 0, refused = 0, skipped = 0 } = this.#edition(edition) ?? {};
      const progress: EditionProgress = { waiting: 0, sending: 0, sent, refused, skipped };
      for (const { state, count } of this.#all<{ state: keyof EditionProgress; count: number }>(
        `SELECT state, count(*) AS count FROM deliveries
         WHERE edition = (SELECT number FROM editions WHERE id = ?) GROUP BY state`,
        edition,
      )) {
        progress[state] += count;
      }
      return progress;
    });
  }

  finishEdition(edition: string, now: number): Promise<void> {
    return this.#write(
      () => void this.#run('UPDATE editions SET finished_at = ? WHERE id = ? AND finished_at IS NULL', now, edition),
    );
  }

  async *people(): AsyncIterable<PersonRow> {
    // A connection of its own, that sees the list as it is now however long the reading takes.
    const db = await explain(this.#file, () => new DatabaseSync(this.#file, { readOnly: true, timeout: PATIENCE }));
    try {
      const rows = db
        .prepare('SELECT * FROM subscriptions JOIN people ON people.id = person ORDER BY same, newsletter')
        .iterate() as NodeJS.Iterator<unknown>;
      for (;;) {
        const next = await explain(this.#file, () => rows.next());
        if (next.done) return;
        yield toPersonRow(next.value as SubscriptionRow);
      }
    } finally {
      db.close();
    }
  }

  async takeIn(rows: AsyncIterable<PersonRow>): Promise<{ added: number; known: number; heldBack: number }> {
    const result = { added: 0, known: 0, heldBack: 0 };
    const batch: PersonRow[] = [];
    const write = async () => {
      for (const outcome of await this.#write(() => batch.map((row) => this.#takeIn(row)))) result[outcome]++;
      batch.length = 0;
    };
    for await (const row of rows) {
      if (batch.push(row) === BATCH) await write();
    }
    await write();
    return result;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#flushAll();
    this.#closed = true;
    this.#db.close();
  }

  #takeIn(row: PersonRow): 'added' | 'known' | 'heldBack' {
    const hash = hashEmail(row.email, this.#secret);
    if (this.#isSuppressed(hash)) return 'heldBack';
    const person = this.#personFor(row.email, hash);
    const { newsletter } = row;
    const found = this.#get<SubscriptionRow>(
      'SELECT * FROM subscriptions WHERE person = ? AND newsletter = ?',
      person,
      newsletter,
    );
    const { outcome, becomes } = mergeSubscription(found && toKnown(found), row);
    if (becomes) {
      const { standing, asked, confirmed, left, consent } = becomes;
      this.#run(
        `INSERT INTO subscriptions (person, newsletter, standing, key, asked_at, confirmed_at, left_at,
           consent_at, consent_page, consent_text)
         VALUES (:person, :newsletter, :standing, :key, :asked, :confirmed, :left, :at, :page, :text)
         ON CONFLICT (person, newsletter) DO UPDATE SET standing = :standing, asked_at = :asked,
           confirmed_at = :confirmed, left_at = :left, consent_at = :at, consent_page = :page, consent_text = :text`,
        { person, newsletter, standing, key: randomKey(), asked, confirmed, left, ...columnsOf(consent) },
      );
    }
    return outcome;
  }

  #suppress(hash: Buffer, reason: Suppression, now: number): void {
    // A graver reason takes the place of a lighter one, never the other way round.
    const graver = SUPPRESSIONS.slice(0, SUPPRESSIONS.indexOf(reason));
    this.#run(
      `INSERT INTO suppressions (hash, reason, at) VALUES (:hash, :reason, :now)
       ON CONFLICT (hash) DO UPDATE SET reason = :reason, at = :now
       WHERE reason IN (SELECT value FROM json_each(:lighter))`,
      { hash, reason, now, lighter: JSON.stringify(graver) },
    );
    this.#run('DELETE FROM notices WHERE person = (SELECT id FROM people WHERE hash = ?)', hash);
  }

  #isSuppressed(hash: Buffer): boolean {
    return this.#get('SELECT 1 FROM suppressions WHERE hash = ?', hash) !== undefined;
  }

  /** The id of the person with an address, who is made when there is none. */
  #personFor(email: string, hash: Buffer): string {
    const same = sameEmail(email);
    this.#run('INSERT INTO people VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', randomKey(), email, same, hash);
    return this.#get<{ id: string }>('SELECT id FROM people WHERE same = ?', same)!.id;
  }

  #person(by: 'id' | 'same', value: string): Person | undefined {
    const rows = this.#all<SubscriptionRow>(
      `SELECT * FROM people LEFT JOIN subscriptions ON person = people.id WHERE people.${by} = ? ORDER BY newsletter`,
      value,
    );
    return toPerson(rows);
  }

  #byKey(key: string): { person: Person; newsletter: string } | undefined {
    const row = this.#get<{ person: string; newsletter: string }>(
      'SELECT person, newsletter FROM subscriptions WHERE key = ?',
      key,
    );
    return row && { person: this.#person('id', row.person)!, newsletter: row.newsletter };
  }

  #edition(id: string): EditionRow | undefined {
    return this.#get<EditionRow>('SELECT * FROM editions WHERE id = ?', id);
  }

  /** Beside the database, a file an edition; `tidy` takes away those that are long finished. */
  #lockOf(edition: string): string {
    return join(dirname(this.#file), `${basename(this.#file)}-held`, encodeURIComponent(edition));
  }

  /** Runs what only reads. */
  async #read<T>(run: () => T): Promise<T> {
    return explain(this.#file, run);
  }

  /**
   * Runs what writes: all or nothing of it, together with what others ask for in the same turn of the loop, so that many
   * wait once for the disk instead of each in turn.
   */
  #write<T>(run: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (this.#calls.push({ run, resolve: resolve as Call['resolve'], reject }) === 1) {
      setImmediate(() => this.#flush());
    }
    return promise;
  }

  #flushAll(): void {
    while (this.#calls.length > 0) this.#flush();
  }

  #flush(): void {
    const calls = this.#calls.splice(0, SHARE);
    if (calls.length === 0) return;
    if (this.#calls.length > 0) setImmediate(() => this.#flush());
    const done: (() => void)[] = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      for (const call of calls) done.push(this.#call(call));
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const explained = toStoreError(error, this.#file);
      for (const call of calls) call.reject(explained);
      return;
    }
    for (const tell of done) tell();
  }

  /** Runs one call of a transaction that others share; when it fails, the others do not. */
  #call({ run, resolve, reject }: Call): () => void {
    this.#db.exec('SAVEPOINT one');
    try {
      const value = run();
      this.#db.exec('RELEASE one');
      return () => resolve(value);
    } catch (error) {
      // A full disk has undone the whole of it already.
      if (!this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(toStoreError(error, this.#file));
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, ...values: SQLInputValue[] | [Record<string, SQLInputValue>]): number {
    return Number(this.#statement(sql).run(...(values as SQLInputValue[])).changes);
  }

  #get<T>(sql: string, ...values: SQLInputValue[] | [Record<string, SQLInputValue>]): T | undefined {
    return this.#statement(sql).get(...(values as SQLInputValue[])) as T | undefined;
  }

  #all<T>(sql: string, ...values: SQLInputValue[] | [Record<string, SQLInputValue>]): T[] {
    return this.#statement(sql).all(...(values as SQLInputValue[])) as T[];
  }
}

function pragma(db: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return (db.prepare(`PRAGMA ${name}`).get() as Record<string, number>)[name]!;
}
