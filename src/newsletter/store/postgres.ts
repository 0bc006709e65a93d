/**
 * The newsletters' memory in PostgreSQL. Each call is one statement or one transaction of one connection of a pool; what
 * concerns one address goes one after the other, by an advisory lock that ends with the transaction.
 */
import { createHash } from 'node:crypto';
import { Client, Pool, TypeOverrides, types, type ClientConfig, type PoolClient } from 'pg';
import { sameEmail } from './email-address.ts';
import { hashEmail, hashSecret, hashToken, randomKey } from './keys.ts';
import { isToBeRepeated, toStoreError } from './postgres-errors.ts';
import { MIGRATIONS } from './postgres-migrations.ts';
import { toEdition, toKnown, toPerson, toPersonRow, type EditionRow, type SubscriptionRow } from './rows.ts';
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
import { mergeSubscription, type KnownSubscription } from './take-in.ts';

/** How many connections a process opens. PostgreSQL lets in a hundred, unless told otherwise. */
const CONNECTIONS = 10;
/** How long one waits for a connection (ms). */
const PATIENCE = 10_000;
/** How often a transaction is run again that others were in the way of. */
const REPEATS = 5;
/** How many rows are taken in, or read, at once. */
const BATCH = 500;
/** Advisory locks with this first half are those of migrations. */
const MIGRATING = 0x4c657474;

/** One connection, inside a transaction or not. */
type Connection = Pick<PoolClient, 'query'>;

/**
 * Opens the store in a database, and brings its tables up to date.
 *
 * @param options.databaseUrl - `postgres://user:password@host:port/database`, with the parameters that libpq knows.
 * @param options.secret - keys the hashes of addresses; the store can only be opened with the one it was made with.
 * @throws {StoreError} when it cannot be used, with what to do.
 */
export async function openPostgresStore(options: { databaseUrl: string; secret: string }): Promise<NewsletterStore> {
  const { databaseUrl, secret } = options;
  const place = placeOf(databaseUrl);
  const numbers = new TypeOverrides();
  // All our bigints are times in ms and counts, which a number holds.
  numbers.setTypeParser(types.builtins.INT8, Number);
  const config: ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    application_name: 'newsletter',
    types: numbers,
  };
  const client = connectionTo(config);
  // What breaks the line is told to the query that waits; without a listener, it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await prepare(client, place, secret);
  } catch (error) {
    throw toStoreError(error, place);
  } finally {
    await client.end().catch(() => undefined);
  }
  return new PostgresStore(config, place, secret);
}

function connectionTo(config: ClientConfig): Client {
  const refuse = (cause?: unknown) =>
    new StoreError(
      'unreachable',
      'DATABASE_URL is no address of a database. Write postgres://user:password@host/database.',
      cause,
    );
  // pg takes any text for the name of a database somewhere; a path is that of a socket.
  if (!/^(?:postgres(?:ql)?:|socket:|\/)/.test(config.connectionString!)) throw refuse();
  try {
    return new Client(config);
  } catch (error) {
    throw refuse(error);
  }
}

/** Host and database, without who and by which password. */
function placeOf(databaseUrl: string): string {
  // An address that only pg understands names a socket.
  if (!URL.canParse(databaseUrl)) return 'that DATABASE_URL names';
  const { host, pathname } = new URL(databaseUrl);
  return decodeURIComponent(host + pathname);
}

/** Brings the tables up to date. Several processes may do so at once; one does. */
async function prepare(client: Client, place: string, secret: string): Promise<void> {
  await client.query('BEGIN');
  // Held to the end of the transaction, or of the connection.
  await client.query('SELECT pg_advisory_xact_lock($1, 0)', [MIGRATING]);
  const { rows: schemas } = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'newsletter'`);
  if (schemas.length === 0) {
    await client.query('CREATE SCHEMA newsletter');
    await client.query('CREATE TABLE newsletter.meta (version integer NOT NULL, secret bytea NOT NULL)');
    await client.query('INSERT INTO newsletter.meta VALUES (0, $1)', [hashSecret(secret)]);
  }
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('newsletter.meta') IS NOT NULL AS found`,
  );
  if (!tables[0]!.found) {
    throw new StoreError(
      'foreign',
      `The database ${place} has a schema "newsletter" that is not ours. Make another database.`,
    );
  }
  const { rows } = await client.query<{ version: number; secret: Buffer }>(
    'SELECT version, secret FROM newsletter.meta',
  );
  const { version, secret: hash } = rows[0]!;
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'newer',
      `The database ${place} was made by a later version of this software (tables ${version}, here ${MIGRATIONS.length}). Bring the software up to date, or take back the copy from before.`,
    );
  }
  if (!hashSecret(secret).equals(hash)) {
    throw new StoreError(
      'secret',
      `The database ${place} was made with another NEWSLETTER_SECRET: with this one, nobody who must not be written to would be known. Set the one from before.`,
    );
  }
  for (const migration of MIGRATIONS.slice(version)) await client.query(migration);
  await client.query('UPDATE newsletter.meta SET version = $1', [MIGRATIONS.length]);
  await client.query('COMMIT');
}

class PostgresStore implements NewsletterStore {
  readonly #config: ClientConfig;
  readonly #pool: Pool;
  readonly #place: string;
  readonly #secret: string;
  /** The connections that editions are held by. */
  readonly #holds = new Map<string, { client: Client; lost: boolean }>();
  #closed = false;

  constructor(config: ClientConfig, place: string, secret: string) {
    this.#config = config;
    this.#pool = new Pool({ ...config, max: CONNECTIONS });
    // Of a connection that nobody uses: the pool has thrown it away already.
    this.#pool.on('error', () => undefined);
    this.#place = place;
    this.#secret = secret;
  }

  async ask(request: {
    email: string;
    newsletters: readonly string[];
    consent: Consent;
    now: number;
    cooldown: number;
  }): Promise<void> {
    const { email, newsletters, consent, now, cooldown } = request;
    const hash = hashEmail(email, this.#secret);
    await this.#again(() =>
      this.#all('SELECT newsletter.ask($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
        hash,
        email,
        sameEmail(email),
        randomKey(),
        ...withKeys(newsletters),
        now,
        cooldown,
        consent.at,
        consent.page,
        consent.text,
      ]),
    );
  }

  confirm(person: string, newsletters: readonly string[], now: number): Promise<Person | undefined> {
    return this.#transaction([], async (client) => {
      await client.query(
        `UPDATE newsletter.subscriptions SET standing = 'active', confirmed_at = $3, left_at = NULL
         WHERE person = $1 AND newsletter = ANY ($2) AND standing = 'pending'`,
        [person, newsletters, now],
      );
      return this.#person(client, 'id', person);
    });
  }

  choose(person: string, newsletters: readonly string[], consent: Consent, now: number): Promise<Person | undefined> {
    return this.#transaction([], async (client) => {
      const { rows } = await client.query('SELECT 1 FROM newsletter.people WHERE id = $1 FOR UPDATE', [person]);
      if (rows.length === 0) return undefined;
      await client.query(
        `INSERT INTO newsletter.subscriptions AS s
           (person, newsletter, standing, key, asked_at, confirmed_at, consent_at, consent_page, consent_text)
         SELECT $1, newsletter, 'active', key, $4, $4, $5, $6, $7
         FROM unnest($2::text[], $3::text[]) AS wanted (newsletter, key) ORDER BY newsletter
         ON CONFLICT (person, newsletter) DO UPDATE SET standing = 'active', asked_at = $4, confirmed_at = $4,
           left_at = NULL, consent_at = $5, consent_page = $6, consent_text = $7
         WHERE s.standing <> 'active'`,
        [person, ...withKeys(newsletters), now, consent.at, consent.page, consent.text],
      );
      await client.query(
        `UPDATE newsletter.subscriptions SET standing = 'left', left_at = $3
         WHERE person = $1 AND standing <> 'left' AND newsletter <> ALL ($2)`,
        [person, newsletters, now],
      );
      return this.#person(client, 'id', person);
    });
  }

  leave(key: string, now: number): Promise<{ person: Person; newsletter: string } | undefined> {
    return this.#transaction([], async (client) => {
      await client.query(
        `UPDATE newsletter.subscriptions SET standing = 'left', left_at = $2 WHERE key = $1 AND standing <> 'left'`,
        [key, now],
      );
      return this.#byKey(client, key);
    });
  }

  leaveAll(person: string, now: number): Promise<Person | undefined> {
    return this.#transaction([], async (client) => {
      await client.query(
        `UPDATE newsletter.subscriptions SET standing = 'left', left_at = $2 WHERE person = $1 AND standing <> 'left'`,
        [person, now],
      );
      return this.#person(client, 'id', person);
    });
  }

  find(person: string): Promise<Person | undefined> {
    return this.#with((client) => this.#person(client, 'id', person));
  }

  findByEmail(email: string): Promise<Person | undefined> {
    return this.#with((client) => this.#person(client, 'same', sameEmail(email)));
  }

  findByKey(key: string): Promise<{ person: Person; newsletter: string } | undefined> {
    return this.#with((client) => this.#byKey(client, key));
  }

  counts(): Promise<{ newsletter: string; pending: number; active: number; left: number }[]> {
    return this.#all(
      `SELECT newsletter, count(*) FILTER (WHERE standing = 'pending') AS pending,
         count(*) FILTER (WHERE standing = 'active') AS active, count(*) FILTER (WHERE standing = 'left') AS left
       FROM newsletter.subscriptions GROUP BY newsletter ORDER BY newsletter`,
    );
  }

  suppress(email: string, reason: Suppression, now: number): Promise<void> {
    const hash = hashEmail(email, this.#secret);
    return this.#transaction([hash], (client) => this.#suppress(client, hash, reason, now));
  }

  async release(email: string): Promise<boolean> {
    const hash = hashEmail(email, this.#secret);
    return (await this.#all('DELETE FROM newsletter.suppressions WHERE hash = $1 RETURNING 1', [hash])).length === 1;
  }

  async suppression(email: string): Promise<{ reason: Suppression; at: number } | undefined> {
    const [row] = await this.#all<{ reason: Suppression; at: number }>(
      'SELECT reason, at FROM newsletter.suppressions WHERE hash = $1',
      [hashEmail(email, this.#secret)],
    );
    return row;
  }

  erase(email: string, now: number): Promise<boolean> {
    const hash = hashEmail(email, this.#secret);
    return this.#transaction([hash], async (client) => {
      await this.#suppress(client, hash, 'erased', now);
      const { rowCount } = await client.query('DELETE FROM newsletter.people WHERE same = $1', [sameEmail(email)]);
      return rowCount === 1;
    });
  }

  tidy(before: number, now: number): Promise<{ people: number }> {
    return this.#transaction([], async (client) => {
      // That someone once left must not be forgotten because somebody typed their address into the form.
      await client.query(
        `UPDATE newsletter.subscriptions SET standing = 'left'
         WHERE standing = 'pending' AND asked_at < $1 AND left_at IS NOT NULL`,
        [before],
      );
      const { rows } = await client.query<{ person: string }>(
        `DELETE FROM newsletter.subscriptions WHERE standing = 'pending' AND asked_at < $1 RETURNING person`,
        [before],
      );
      const { rowCount } = await client.query(
        `DELETE FROM newsletter.people WHERE id = ANY ($1)
           AND NOT EXISTS (SELECT 1 FROM newsletter.subscriptions WHERE person = people.id)`,
        [[...new Set(rows.map(({ person }) => person))].sort()],
      );
      await client.query('DELETE FROM newsletter.cooldowns WHERE asked_at < $1 AND mailed_at < $1', [before]);
      await client.query('DELETE FROM newsletter.counters WHERE ends_at <= $1', [now]);
      await client.query('DELETE FROM newsletter.spent WHERE expires_at <= $1', [now]);
      await client.query(
        `WITH past AS (
           DELETE FROM newsletter.deliveries WHERE state IN ('sent', 'refused', 'skipped')
             AND edition IN (SELECT number FROM newsletter.editions WHERE finished_at < $1)
           RETURNING edition, state
         ), counts AS (
           SELECT edition, count(*) FILTER (WHERE state = 'sent') AS sent,
             count(*) FILTER (WHERE state = 'refused') AS refused, count(*) FILTER (WHERE state = 'skipped') AS skipped
           FROM past GROUP BY edition
         )
         UPDATE newsletter.editions AS e
         SET sent = e.sent + counts.sent, refused = e.refused + counts.refused, skipped = e.skipped + counts.skipped
         FROM counts WHERE e.number = counts.edition`,
        [before],
      );
      return { people: rowCount! };
    });
  }

  async allow(key: string, limit: number, window: number, now: number): Promise<boolean> {
    // See allow in sqlite.ts.
    const [row] = await this.#all<{ count: number }>(
      `INSERT INTO newsletter.counters AS c (key, ends_at, count) VALUES ($1, $2::bigint + $3, 1)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN c.ends_at <= $2 OR c.ends_at > $2 + 2 * $3::bigint THEN 1 ELSE c.count + 1 END,
         ends_at = CASE WHEN c.ends_at <= $2 OR c.ends_at > $2 + 2 * $3 THEN $2 + $3 ELSE c.ends_at END
       RETURNING count`,
      [key, now, window],
    );
    return row!.count <= limit;
  }

  async spend(token: string, expires: number): Promise<boolean> {
    const rows = await this.#all('INSERT INTO newsletter.spent VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [
      hashToken(token),
      expires,
    ]);
    return rows.length === 1;
  }

  notices(limit: number, now: number, lease: number): Promise<Notice[]> {
    return this.#transaction([], async (client) => {
      const { rows } = await client.query<{
        id: number;
        person: string;
        kind: NoticeKind;
        newsletters: string[];
        tries: number;
        was: number;
      }>(
        `WITH due AS (
           SELECT id, due_at FROM newsletter.notices WHERE due_at <= $1 OR due_at > $2
           ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
         )
         UPDATE newsletter.notices AS n SET tries = tries + 1, due_at = $1 + $4 FROM due WHERE n.id = due.id
         RETURNING n.id, person, kind, newsletters, tries - 1 AS tries, due.due_at AS was`,
        [now, now + LONGEST_WAIT, limit, lease],
      );
      rows.sort((a, b) => a.was - b.was || a.id - b.id);
      const notices: Notice[] = [];
      for (const { id, person, kind, newsletters, tries } of rows) {
        notices.push({ id, kind, person: (await this.#person(client, 'id', person))!, newsletters, tries });
      }
      return notices;
    });
  }

  noticeDone(id: number, now: number): Promise<void> {
    return this.#transaction([], async (client) => {
      await client.query(
        `UPDATE newsletter.cooldowns SET mailed_at = $2 WHERE hash =
           (SELECT hash FROM newsletter.notices JOIN newsletter.people ON people.id = person WHERE notices.id = $1)`,
        [id, now],
      );
      await client.query('DELETE FROM newsletter.notices WHERE id = $1', [id]);
    });
  }

  async noticeLater(id: number, retry: number): Promise<void> {
    await this.#all('UPDATE newsletter.notices SET due_at = $2 WHERE id = $1', [id, retry]);
  }

  async hold(edition: string): Promise<(() => Promise<void>) | undefined> {
    // A lock of the session: the server drops it as soon as the connection ends, however it ends.
    const client = new Client(this.#config);
    const hold = { client, lost: false };
    client.on('error', () => {
      hold.lost = true;
    });
    const end = () => client.end().catch(() => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
        lockNumber(`hold\n${edition}`),
      ]);
      if (!rows[0]!.mine) {
        await end();
        return undefined;
      }
      await client.query(
        `UPDATE newsletter.deliveries SET state = 'waiting', due_at = 0
         WHERE edition = (SELECT number FROM newsletter.editions WHERE id = $1) AND state = 'sending'`,
        [edition],
      );
    } catch (error) {
      await end();
      throw toStoreError(error, this.#place);
    }
    this.#holds.set(edition, hold);
    return async () => {
      if (this.#holds.get(edition) === hold) this.#holds.delete(edition);
      await end();
    };
  }

  startEdition(edition: { id: string; newsletter: string; subject: string; now: number }): Promise<Edition> {
    const { id, newsletter, subject, now } = edition;
    return this.#transaction([], async (client) => {
      const { rows: fresh } = await client.query<EditionRow>(
        `INSERT INTO newsletter.editions (id, newsletter, subject, started_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO NOTHING RETURNING *`,
        [id, newsletter, subject, now],
      );
      if (fresh[0]) {
        await client.query(
          `INSERT INTO newsletter.deliveries (edition, person, state, due_at, tries)
           SELECT $1, person, 'waiting', $2, 0 FROM newsletter.subscriptions JOIN newsletter.people ON people.id = person
           WHERE newsletter = $3 AND standing = 'active'
             AND NOT EXISTS (SELECT 1 FROM newsletter.suppressions WHERE suppressions.hash = people.hash)
           ORDER BY person`,
          [fresh[0].number, now, newsletter],
        );
        // Otherwise the server plans for an empty table until it looks at it by itself.
        await client.query('ANALYZE newsletter.deliveries');
      }
      return toEdition(fresh[0] ?? (await this.#edition(client, id))!);
    });
  }

  edition(id: string): Promise<Edition | undefined> {
    return this.#with(async (client) => {
      const row = await this.#edition(client, id);
      return row && toEdition(row);
    });
  }

  async editions(newsletter: string): Promise<Edition[]> {
    const rows = await this.#all<EditionRow>(
      'SELECT * FROM newsletter.editions WHERE newsletter = $1 ORDER BY started_at DESC, number DESC',
      [newsletter],
    );
    return rows.map(toEdition);
  }

  async take(edition: string, limit: number, now: number): Promise<Delivery[]> {
    if (this.#holds.get(edition)?.lost) {
      throw new StoreError(
        'unreachable',
        `The connection to ${this.#place} by which ${edition} was held is lost, and another process may be sending it now. Start again: what was sent is not sent twice.`,
      );
    }
    return this.#transaction([], async (client) => {
      const taken: Delivery[] = [];
      const row = await this.#edition(client, edition);
      while (row && taken.length < limit) {
        const { rows: due } = await client.query<Delivery & { may: boolean; was: number }>(
          `WITH due AS (
             SELECT person, due_at FROM newsletter.deliveries
             WHERE edition = $1 AND state = 'waiting' AND (due_at <= $2 OR due_at > $3)
             ORDER BY due_at, person LIMIT $4 FOR UPDATE SKIP LOCKED
           ), judged AS (
             SELECT due.person, due.due_at, p.email, s.key, s.standing IS NOT DISTINCT FROM 'active' AND x.hash IS NULL AS may
             FROM due
             LEFT JOIN newsletter.people p ON p.id = due.person
             LEFT JOIN newsletter.subscriptions s ON s.person = due.person AND s.newsletter = $5
             LEFT JOIN newsletter.suppressions x ON x.hash = p.hash
           )
           UPDATE newsletter.deliveries AS d SET
             state = CASE WHEN may THEN 'sending' ELSE 'skipped' END,
             tries = tries + may::integer,
             settled_at = CASE WHEN may THEN settled_at ELSE $2 END
           FROM judged WHERE d.edition = $1 AND d.person = judged.person
           RETURNING d.person, email, key, tries - 1 AS tries, may, judged.due_at AS was`,
          [row.number, now, now + LONGEST_WAIT, limit - taken.length, row.newsletter],
        );
        if (due.length === 0) break;
        due.sort((a, b) => a.was - b.was || (a.person < b.person ? -1 : 1));
        for (const { person, email, key, tries, may } of due) if (may) taken.push({ person, email, key, tries });
      }
      return taken;
    });
  }

  async settle(edition: string, settlements: readonly Settlement[], now: number): Promise<void> {
    await this.#all(
      // Even of one that was given back meanwhile: it went out.
      `UPDATE newsletter.deliveries AS d SET
         state = CASE WHEN kind = 'later' THEN 'waiting' ELSE kind END,
         due_at = coalesce(retry, due_at),
         settled_at = CASE WHEN kind = 'later' THEN settled_at ELSE $2 END,
         code = s.code
       FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[]) AS s (person, kind, retry, code)
       WHERE d.edition = (SELECT number FROM newsletter.editions WHERE id = $1) AND d.person = s.person
         AND CASE WHEN kind = 'later' THEN state = 'sending' ELSE state <> 'sent' END`,
      [
        edition,
        now,
        settlements.map(({ person }) => person),
        settlements.map(({ kind }) => kind),
        settlements.map((settlement) => (settlement.kind === 'later' ? settlement.retry : null)),
        settlements.map((settlement) => (settlement.kind === 'sent' ? null : settlement.code)),
      ],
    );
  }

  async nextDue(edition: string): Promise<number | undefined> {
    const [row] = await this.#all<{ due: number | null }>(
      `SELECT min(due_at) AS due FROM newsletter.deliveries
       WHERE edition = (SELECT number FROM newsletter.editions WHERE id = $1) AND state = 'waiting'`,
      [edition],
    );
    return row!.due ?? undefined;
  }

  async progress(edition: string): Promise<EditionProgress> {
    const { sent = 0, refused = 0, skipped = 0 } = (await this.#with((client) => this.#edition(client, edition))) ?? {};
    const progress: EditionProgress = { waiting: 0, sending: 0, sent, refused, skipped };
    for (const { state, count } of await this.#all<{ state: keyof EditionProgress; count: number }>(
      `SELECT state, count(*) AS count FROM newsletter.deliveries
       WHERE edition = (SELECT number FROM newsletter.editions WHERE id = $1) GROUP BY state`,
      [edition],
    )) {
      progress[state] += count;
    }
    return progress;
  }

  async finishEdition(edition: string, now: number): Promise<void> {
    await this.#all('UPDATE newsletter.editions SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL', [
      edition,
      now,
    ]);
  }

  async *people(): AsyncIterable<PersonRow> {
    // A connection of its own, that sees the list as it is now however long the reading takes.
    const client = new Client(this.#config);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(
        `DECLARE list NO SCROLL CURSOR FOR
         SELECT * FROM newsletter.subscriptions JOIN newsletter.people ON people.id = person ORDER BY same, newsletter`,
      );
      for (;;) {
        const { rows } = await client.query<SubscriptionRow>(`FETCH ${BATCH} FROM list`);
        if (rows.length === 0) return;
        yield* rows.map(toPersonRow);
      }
    } catch (error) {
      throw toStoreError(error, this.#place);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async takeIn(rows: AsyncIterable<PersonRow>): Promise<{ added: number; known: number; heldBack: number }> {
    const result = { added: 0, known: 0, heldBack: 0 };
    let batch: PersonRow[] = [];
    const write = async () => {
      for (const outcome of await this.#takeIn(batch)) result[outcome]++;
      batch = [];
    };
    for await (const row of rows) {
      if (batch.push(row) === BATCH) await write();
    }
    if (batch.length > 0) await write();
    return result;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#holds.values()].map(({ client }) => client.end().catch(() => undefined)));
    await this.#pool.end();
  }

  /** What becomes of each row of a batch, in few statements however many there are. */
  #takeIn(batch: readonly PersonRow[]): Promise<('added' | 'known' | 'heldBack')[]> {
    const hashes = batch.map((row) => hashEmail(row.email, this.#secret));
    return this.#transaction(hashes, async (client) => {
      const { rows: suppressed } = await client.query<{ hash: Buffer }>(
        'SELECT hash FROM newsletter.suppressions WHERE hash = ANY ($1)',
        [hashes],
      );
      const barred = new Set(suppressed.map(({ hash }) => hash.toString('hex')));
      const isBarred = (index: number) => barred.has(hashes[index]!.toString('hex'));

      // One row an address: a statement cannot meet the same one twice.
      const newcomers = new Map(
        batch
          .flatMap((row, index) => (isBarred(index) ? [] : [[sameEmail(row.email), { row, index }] as const]))
          .reverse(),
      );
      const entries = [...newcomers].sort(([a], [b]) => (a < b ? -1 : 1));
      const { rows: people } = await client.query<{ id: string; same: string }>(
        `INSERT INTO newsletter.people (id, email, same, hash)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
         ON CONFLICT (same) DO UPDATE SET same = excluded.same RETURNING id, same`,
        [
          entries.map(() => randomKey()),
          entries.map(([, { row }]) => row.email),
          entries.map(([same]) => same),
          entries.map(([, { index }]) => hashes[index]!),
        ],
      );
      const idOf = new Map(people.map(({ id, same }) => [same, id]));
      const { rows: found } = await client.query<SubscriptionRow & { person: string }>(
        'SELECT * FROM newsletter.subscriptions WHERE person = ANY ($1) ORDER BY person, newsletter FOR UPDATE',
        [people.map(({ id }) => id)],
      );
      const known = new Map(found.map((row) => [`${row.person}\n${row.newsletter}`, toKnown(row)]));

      const changed = new Map<string, KnownSubscription & { person: string; newsletter: string }>();
      const outcomes = batch.map((row, index) => {
        if (isBarred(index)) return 'heldBack';
        const person = idOf.get(sameEmail(row.email))!;
        const place = `${person}\n${row.newsletter}`;
        const { outcome, becomes } = mergeSubscription(known.get(place), row);
        if (becomes) {
          known.set(place, becomes);
          changed.set(place, { ...becomes, person, newsletter: row.newsletter });
        }
        return outcome;
      });
      const values = [...changed.values()];
      await client.query(
        `INSERT INTO newsletter.subscriptions (person, newsletter, standing, key, asked_at, confirmed_at, left_at,
           consent_at, consent_page, consent_text)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
           $8::bigint[], $9::text[], $10::text[])
         ON CONFLICT (person, newsletter) DO UPDATE SET standing = excluded.standing, asked_at = excluded.asked_at,
           confirmed_at = excluded.confirmed_at, left_at = excluded.left_at, consent_at = excluded.consent_at,
           consent_page = excluded.consent_page, consent_text = excluded.consent_text`,
        [
          values.map(({ person }) => person),
          values.map(({ newsletter }) => newsletter),
          values.map(({ standing }) => standing),
          values.map(() => randomKey()),
          values.map(({ asked }) => asked),
          values.map(({ confirmed }) => confirmed),
          values.map(({ left }) => left),
          values.map(({ consent }) => consent.at),
          values.map(({ consent }) => consent.page),
          values.map(({ consent }) => consent.text),
        ],
      );
      return outcomes;
    });
  }

  async #suppress(client: Connection, hash: Buffer, reason: Suppression, now: number): Promise<void> {
    // A graver reason takes the place of a lighter one, never the other way round.
    const lighter = SUPPRESSIONS.slice(0, SUPPRESSIONS.indexOf(reason));
    await client.query(
      `INSERT INTO newsletter.suppressions AS s (hash, reason, at) VALUES ($1, $2, $3)
       ON CONFLICT (hash) DO UPDATE SET reason = $2, at = $3 WHERE s.reason = ANY ($4)`,
      [hash, reason, now, lighter],
    );
    await client.query(
      'DELETE FROM newsletter.notices WHERE person = (SELECT id FROM newsletter.people WHERE hash = $1)',
      [hash],
    );
  }

  async #person(client: Connection, by: 'id' | 'same', value: string): Promise<Person | undefined> {
    const { rows } = await client.query<SubscriptionRow>(
      `SELECT * FROM newsletter.people LEFT JOIN newsletter.subscriptions ON person = people.id
       WHERE people.${by} = $1 ORDER BY newsletter`,
      [value],
    );
    return toPerson(rows);
  }

  async #byKey(client: Connection, key: string): Promise<{ person: Person; newsletter: string } | undefined> {
    const { rows } = await client.query<{ person: string; newsletter: string }>(
      'SELECT person, newsletter FROM newsletter.subscriptions WHERE key = $1',
      [key],
    );
    const person = rows[0] && (await this.#person(client, 'id', rows[0].person));
    return person && { person, newsletter: rows[0]!.newsletter };
  }

  async #edition(client: Connection, id: string): Promise<EditionRow | undefined> {
    const { rows } = await client.query<EditionRow>('SELECT * FROM newsletter.editions WHERE id = $1', [id]);
    return rows[0];
  }

  /** Runs one statement. */
  async #all<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.#with(async (client) => (await client.query<Row>(sql, values)).rows);
  }

  /** Lends a connection of the pool. */
  async #with<T>(run: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient | undefined;
    let broken: unknown;
    try {
      client = await this.#pool.connect();
      return await run(client);
    } catch (error) {
      broken = error;
      throw toStoreError(error, this.#place);
    } finally {
      // A connection on which something failed may be in any state; there are more of them.
      client?.release(broken !== undefined);
    }
  }

  /**
   * Runs what writes in one transaction, and again when others were in its way.
   *
   * @param hashes - of the addresses about which it decides; no two transactions decide about one at once.
   */
  #transaction<T>(hashes: readonly Buffer[], run: (client: PoolClient) => Promise<T>): Promise<T> {
    const locks = [...new Set(hashes.map((hash) => hash.readBigInt64BE()))].sort((a, b) => (a < b ? -1 : 1));
    return this.#again(() =>
      this.#with(async (client) => {
        await client.query(['BEGIN', ...locks.map((lock) => `SELECT pg_advisory_xact_lock(${lock})`)].join(';'));
        const value = await run(client);
        await client.query('COMMIT');
        return value;
      }),
    );
  }

  async #again<T>(run: () => Promise<T>): Promise<T> {
    for (let repeats = 0; ; repeats++) {
      try {
        return await run();
      } catch (error) {
        if (repeats === REPEATS || !isToBeRepeated((error as Error).cause)) throw error;
      }
    }
  }
}

/** Newsletters and as many new keys, as two columns. */
function withKeys(newsletters: readonly string[]): [string[], string[]] {
  const wanted = [...new Set(newsletters)];
  return [wanted, wanted.map(() => randomKey())];
}

/** Advisory locks have numbers. */
function lockNumber(name: string): bigint {
  return createHash('sha256').update(name).digest().readBigInt64BE();
}
