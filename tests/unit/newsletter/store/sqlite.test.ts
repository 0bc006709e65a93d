import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MIGRATIONS } from '../../../../src/newsletter/store/sqlite-migrations.ts';
import { openSqliteStore } from '../../../../src/newsletter/store/sqlite.ts';
import type { NewsletterStore } from '../../../../src/newsletter/store/store.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');

describe('the file of the newsletters', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'letters-'));
    file = join(folder, 'letters.sqlite');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => openSqliteStore({ file, secret: 'a secret of tests' });
  const ask = (store: NewsletterStore, email: string) =>
    store.ask({ email, newsletters: ['daily'], consent: { at: NOW, page: '', text: '' }, now: NOW, cooldown: 1 });

  /** Has another program at the file. */
  const edit = (sql: string) => {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  };

  test.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    file = join(folder, 'new', 'letters.sqlite');
    const store = await open();
    await ask(store, 'ada@ledger.example');
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  test('keeps of a suppressed address only what tells nobody which it is', async () => {
    const store = await open();
    await store.suppress('ada.brandt@ledger.example', 'complained', NOW);
    await ask(store, 'ada.brandt@ledger.example');
    await store.spend('token-of-somebody', NOW + 1000);
    await store.close();
    const bytes = readFileSync(file);
    expect(bytes.includes('complained')).toBe(true);
    for (const text of ['ada', 'brandt', 'ledger.example', 'token-of-somebody'])
      expect(bytes.includes(text)).toBe(false);
  });

  test('is not used when a later version has made it', async () => {
    await (await open()).close();
    edit(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      trouble: 'newer',
      message: `${file} was made by a later version of this software (tables ${MIGRATIONS.length + 1}, here ${MIGRATIONS.length}). Bring the software up to date, or take back the copy of the file from before.`,
    });
  });

  test.each(['CREATE TABLE stories (id)', 'PRAGMA user_version = 1', 'PRAGMA application_id = 7'])(
    'is not used when it is of something else: %s',
    async (sql) => {
      edit(sql);
      await expect(open()).rejects.toMatchObject({
        trouble: 'foreign',
        message: `${file} is a database of something else. Let NEWSLETTER_DATA name another file.`,
      });
    },
  );

  test('is told to be damaged when it is no database', async () => {
    writeFileSync(file, 'These are the headlines of the day.\n'.repeat(200));
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      trouble: 'damaged',
      message: `${file} is damaged (file is not a database). Put back the last copy of it; what can still be read of this one is read by: sqlite3 ${file} .recover`,
    });
  });

  test('is told to be damaged when its middle is', async () => {
    let store = await open();
    await Promise.all(Array.from({ length: 500 }, (_, n) => ask(store, `reader${n}@ledger.example`)));
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 8192));
    store = await open().catch((error: unknown) => {
      // What opening reads may be damaged too.
      expect(error).toMatchObject({ trouble: 'damaged' });
      throw error;
    });
    await expect(ask(store, 'ada@ledger.example')).rejects.toMatchObject({ name: 'StoreError', trouble: 'damaged' });
    await store.close();
  });

  test('is told to be out of reach', async () => {
    writeFileSync(join(folder, 'occupied'), '');
    file = join(folder, 'occupied', 'letters.sqlite');
    await expect(open()).rejects.toMatchObject({ name: 'StoreError', trouble: 'unreachable' });
    file = folder;
    await expect(open()).rejects.toMatchObject({ name: 'StoreError', trouble: 'unreachable' });
  });

  test('loses nothing that was confirmed when its disk is full, and goes on when there is room', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    const store = await open();
    // SQLite's own limit of a file's size has it fail as a full disk does.
    const db = exec.mock.contexts[0] as Pick<DatabaseSync, 'exec' | 'prepare'>;
    exec.mockRestore();
    await ask(store, 'first@ledger.example');
    const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
    db.exec(`PRAGMA max_page_count = ${pages + 4}`);

    const emails = Array.from({ length: 2000 }, (_, n) => `reader${n}@ledger.example`);
    const answers = await Promise.allSettled(emails.map((email) => ask(store, email)));
    const failed = answers.filter((answer) => answer.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed) {
      expect(reason).toMatchObject({
        name: 'StoreError',
        trouble: 'full',
        message: `The disk of ${file} is full. Nothing was lost that was confirmed before; make room.`,
      });
    }
    db.exec('PRAGMA max_page_count = 1000000');
    await ask(store, 'last@ledger.example');
    const known = new Set<string>();
    for await (const { email } of store.people()) known.add(email);
    const kept = emails.filter((_, n) => answers[n]!.status === 'fulfilled');
    expect([...known].sort()).toEqual(['first@ledger.example', 'last@ledger.example', ...kept].sort());
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    await store.close();
  });

  test('is waited for while another process writes to it, and then seen as that left it', async () => {
    const store = await open();
    await ask(store, 'ada@ledger.example');
    const { id } = (await store.findByEmail('ada@ledger.example'))!;
    await store.confirm(id, ['daily'], NOW);
    await store.startEdition({ id: 'daily/1', newsletter: 'daily', subject: 'One', now: NOW });
    const other = spawn(process.execPath, [
      '--eval',
      `const db = new (require('node:sqlite').DatabaseSync)(${JSON.stringify(file)});
       db.exec("BEGIN IMMEDIATE; UPDATE subscriptions SET standing = 'left'");
       process.stdout.write('writing');
       setTimeout(() => db.exec('COMMIT'), 500);`,
    ]);
    await once(other.stdout, 'data');
    expect(await store.take('daily/1', 1, NOW)).toEqual([]);
    expect(await store.progress('daily/1')).toMatchObject({ skipped: 1 });
    await store.close();
  });

  test('holds what others asked for when one call of a transaction fails', async () => {
    const store = await open();
    // A call that fails undoes itself, not those that share its transaction.
    const [bad, good] = await Promise.allSettled([
      store.ask({
        email: 'bad@ledger.example',
        newsletters: ['daily'],
        consent: { at: NOW, page: '', text: undefined as unknown as string },
        now: NOW,
        cooldown: 1,
      }),
      ask(store, 'good@ledger.example'),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    expect(await store.findByEmail('bad@ledger.example')).toBeUndefined();
    expect(await store.findByEmail('good@ledger.example')).toBeDefined();
    await store.close();
  });
});
