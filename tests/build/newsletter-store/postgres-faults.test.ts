import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../src/newsletter/store/postgres-migrations.ts';
import { openPostgresStore } from '../../../src/newsletter/store/postgres.ts';
import type { NewsletterStore } from '../../../src/newsletter/store/store.ts';
import { freshDatabase } from '../postgres.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');

let databaseUrl: string;
/** Host and database. */
let place: string;
/** Another program at the database. */
let other: Client;
const stores: NewsletterStore[] = [];

beforeEach(async () => {
  databaseUrl = await freshDatabase();
  const { host, pathname } = new URL(databaseUrl);
  place = host + pathname;
  other = new Client({ connectionString: databaseUrl });
  await other.connect();
});

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await other.end();
});

const open = async (url = databaseUrl) => {
  const store = await openPostgresStore({ databaseUrl: url, secret: 'a secret of tests' });
  stores.push(store);
  return store;
};

const ask = (store: NewsletterStore, email: string) =>
  store.ask({ email, newsletters: ['daily'], consent: { at: NOW, page: '', text: '' }, now: NOW, cooldown: 1 });

/** Ends all connections but that of the test, as a server does that is started anew. */
const cut = () =>
  other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );

test('a database of a later version is not used', async () => {
  await open();
  await other.query('UPDATE newsletter.meta SET version = version + 1');
  await expect(open()).rejects.toMatchObject({
    name: 'StoreError',
    trouble: 'newer',
    message: `The database ${place} was made by a later version of this software (tables ${MIGRATIONS.length + 1}, here ${MIGRATIONS.length}). Bring the software up to date, or take back the copy from before.`,
  });
});

test('a schema of somebody else is not used', async () => {
  await other.query('CREATE SCHEMA newsletter; CREATE TABLE newsletter.people (id integer)');
  await expect(open()).rejects.toMatchObject({
    trouble: 'foreign',
    message: `The database ${place} has a schema "newsletter" that is not ours. Make another database.`,
  });
});

test('a wrong address is told in a sentence, without its password', async () => {
  const wrong = (change: Partial<URL>) => Object.assign(new URL(databaseUrl), change).href;
  await expect(open(wrong({ password: 'not-this' }))).rejects.toMatchObject({
    trouble: 'unreachable',
    message: `The database ${place} lets us not in (password authentication failed for user "postgres"). Look at the user, the password and the name in DATABASE_URL.`,
  });
  await expect(open(wrong({ pathname: 'missing' }))).rejects.toMatchObject({
    trouble: 'unreachable',
    message: expect.stringContaining('(database "missing" does not exist)') as string,
  });
  for (const text of ['no address', 'mysql://root@127.0.0.1/letters', 'postgres://user:secret@']) {
    await expect(open(text)).rejects.toMatchObject({
      trouble: 'unreachable',
      message: 'DATABASE_URL is no address of a database. Write postgres://user:password@host/database.',
    });
  }
  // A port at which nobody listens: one that was free a moment ago.
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const closed = wrong({ port: String(port) });
  await expect(open(closed)).rejects.toMatchObject({
    trouble: 'unreachable',
    message: `The database ${new URL(closed).host}${new URL(closed).pathname} does not answer (connect ECONNREFUSED 127.0.0.1:${port}).`,
  });
});

test('a server that was started anew is used again', async () => {
  const store = await open();
  await ask(store, 'ada@ledger.example');
  await cut();
  // The pool may not have noticed yet.
  await ask(store, 'bea@ledger.example').catch((error: unknown) =>
    expect(error).toMatchObject({ name: 'StoreError', trouble: 'unreachable' }),
  );
  await expect
    .poll(() =>
      ask(store, 'cid@ledger.example').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  expect(await store.findByEmail('ada@ledger.example')).toBeDefined();
});

test('a sender whose connection was lost takes no more, and another may hold the edition', async () => {
  const store = await open();
  await store.takeIn(
    (async function* () {
      for (const name of ['ada', 'bea']) {
        const consent = { at: NOW, page: '', text: '' };
        yield {
          email: `${name}@ledger.example`,
          newsletter: 'daily',
          standing: 'active',
          asked: NOW,
          consent,
        } as const;
      }
    })(),
  );
  await store.startEdition({ id: 'daily/1', newsletter: 'daily', subject: 'One', now: NOW });
  await store.hold('daily/1');
  const [first] = await store.take('daily/1', 1, NOW);
  await cut();
  // What went out in the meantime is written down all the same.
  const settle = () => store.settle('daily/1', [{ person: first!.person, kind: 'sent' }], NOW);
  await expect
    .poll(() =>
      settle().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await expect(store.take('daily/1', 1, NOW)).rejects.toMatchObject({
    name: 'StoreError',
    trouble: 'unreachable',
    message: `The connection to ${place} by which daily/1 was held is lost, and another process may be sending it now. Start again: what was sent is not sent twice.`,
  });
  const second = await open();
  expect(await second.hold('daily/1')).toBeTypeOf('function');
  expect(await second.take('daily/1', 5, NOW)).toHaveLength(1);
});

test('what others were in the way of is done after all', async () => {
  const store = await open();
  await ask(store, 'ada@ledger.example');
  const { id } = (await store.findByEmail('ada@ledger.example'))!;
  // Each waits for what the other has; the server undoes one of the two.
  await other.query("SET deadlock_timeout = '10s'; BEGIN");
  await other.query('SELECT 1 FROM newsletter.subscriptions WHERE person = $1 FOR UPDATE', [id]);
  const choice = store.choose(id, ['daily'], { at: NOW, page: '', text: '' }, NOW);
  // `choose` has the person and waits for the subscription.
  await expect
    .poll(async () => (await other.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rowCount)
    .toBeGreaterThan(0);
  await other.query('SELECT 1 FROM newsletter.people WHERE id = $1 FOR UPDATE', [id]);
  await other.query('COMMIT');
  expect((await choice)!.subscriptions).toMatchObject([{ newsletter: 'daily', standing: 'active' }]);
});

test('nothing is written to an address that is suppressed in the same moment', async () => {
  const store = await open();
  for (let round = 0; round < 20; round++) {
    const email = `reader${round}@ledger.example`;
    await Promise.all([ask(store, email), store.erase(email, NOW), ask(store, email)]);
    expect(await store.findByEmail(email)).toBeUndefined();
  }
  expect(await store.notices(100, NOW, 1)).toEqual([]);
});
