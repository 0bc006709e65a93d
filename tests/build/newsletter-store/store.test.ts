import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/newsletter/open-store.ts';
import { LONGEST_WAIT, type NewsletterStore, type PersonRow } from '../../../src/newsletter/store/store.ts';
import type { Person } from '../../../src/newsletter/store/subscribers.ts';
import { freshDatabase } from '../postgres.ts';
import type { Task, Work } from './process.ts';

const PROCESS = join(import.meta.dirname, 'process.ts');
const NOW = Date.parse('2026-11-24T06:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONSENT = { at: NOW, page: 'https://ledger.example/2026/11/harbor/', text: 'Send me Daily Headlines' };

describe.each(['sqlite', 'postgres'])('the store in %s', (kind) => {
  let folder: string;
  let options: Task['store'];
  let store: NewsletterStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'letters-'));
    options = {
      database:
        kind === 'postgres'
          ? { kind, url: await freshDatabase() }
          : { kind: 'sqlite', file: join(folder, 'letters.sqlite') },
      secret: 'a secret of tests',
    };
    store = await openStore(options);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (email: string, newsletters = ['daily'], now = NOW) =>
    store.ask({ email, newsletters, consent: { ...CONSENT, at: now }, now, cooldown: HOUR });

  /** Has someone join, as by the link of the mail. */
  const join_ = async (email: string, newsletters = ['daily'], now = NOW): Promise<Person> => {
    await ask(email, newsletters, now);
    for (const notice of await store.notices(1000, now, HOUR)) await store.noticeDone(notice.id, now);
    const { id } = (await store.findByEmail(email))!;
    return (await store.confirm(id, newsletters, now))!;
  };

  const standings = async (email: string) =>
    (await store.findByEmail(email))?.subscriptions.map(({ newsletter, standing }) => `${newsletter} ${standing}`);

  const outbox = async (now = NOW) =>
    (await store.notices(1000, now, 0)).map(({ kind, person, newsletters }) => [kind, person.email, newsletters]);

  const list = async () => {
    const rows: PersonRow[] = [];
    for await (const row of store.people()) rows.push(row);
    return rows;
  };

  const takeIn = (...rows: Partial<PersonRow>[]) =>
    store.takeIn(
      (async function* () {
        for (const row of rows) {
          yield {
            email: 'ada@ledger.example',
            newsletter: 'daily',
            standing: 'active',
            asked: 1,
            consent: CONSENT,
            ...row,
          };
        }
      })(),
    );

  /** Starts a process with the same store. */
  const run = (work: Work) =>
    promisify(execFile)(process.execPath, [PROCESS, JSON.stringify({ store: options, work } satisfies Task)]);

  test('takes someone in by asking and confirming', async () => {
    await ask('ada@ledger.example', ['weekly', 'daily']);
    const asked = (await store.findByEmail('ada@ledger.example'))!;
    expect(asked).toEqual({
      id: expect.stringMatching(/^[\w-]{12}$/) as string,
      email: 'ada@ledger.example',
      subscriptions: ['daily', 'weekly'].map((newsletter) => ({
        newsletter,
        standing: 'pending',
        key: expect.stringMatching(/^[\w-]{12}$/) as string,
        asked: NOW,
        consent: CONSENT,
      })),
    });
    expect(new Set(asked.subscriptions.map(({ key }) => key)).size).toBe(2);
    expect(await store.notices(10, NOW, HOUR)).toEqual([
      { id: expect.any(Number) as number, kind: 'confirm', person: asked, newsletters: ['daily', 'weekly'], tries: 0 },
    ]);

    const confirmed = await store.confirm(asked.id, ['daily'], NOW + 5);
    expect(confirmed!.subscriptions.map(({ standing, confirmed }) => [standing, confirmed])).toEqual([
      ['active', NOW + 5],
      ['pending', undefined],
    ]);
    expect(await store.find(asked.id)).toEqual(confirmed);
    expect(await store.counts()).toEqual([
      { newsletter: 'daily', pending: 0, active: 1, left: 0 },
      { newsletter: 'weekly', pending: 1, active: 0, left: 0 },
    ]);
    // Again changes nothing.
    expect(await store.confirm(asked.id, ['daily'], NOW + DAY)).toEqual(confirmed);
    expect(await store.confirm('nobody', ['daily'], NOW)).toBeUndefined();
  });

  test('knows a person by an address in any case, and writes to it as it was written first', async () => {
    await ask('Ada.Löwe@ledger.example');
    await ask('ada.LÖWE@ledger.example', ['daily'], NOW + 2 * HOUR);
    expect((await store.findByEmail('ADA.löwe@ledger.example'))!.email).toBe('Ada.Löwe@ledger.example');
    expect(await store.counts()).toEqual([{ newsletter: 'daily', pending: 1, active: 0, left: 0 }]);
  });

  test('tells who has all of it already so, and leaves what they have', async () => {
    const before = await join_('ada@ledger.example');
    await ask('ada@ledger.example', ['daily'], NOW + 2 * HOUR);
    expect(await outbox(NOW + 2 * HOUR)).toEqual([['already', 'ada@ledger.example', ['daily']]]);
    expect(await store.findByEmail('ada@ledger.example')).toEqual(before);
    // While that waits, they ask for one they do not have.
    await ask('ada@ledger.example', ['weekly'], NOW + 2 * HOUR + 1);
    expect(await outbox(NOW + 3 * HOUR)).toEqual([['confirm', 'ada@ledger.example', ['daily', 'weekly']]]);
  });

  test('writes to an address once in a cooldown', async () => {
    await ask('ada@ledger.example');
    const [first] = await store.notices(10, NOW, HOUR);
    await store.noticeDone(first!.id, NOW);
    await ask('ada@ledger.example', ['daily'], NOW + HOUR - 1);
    await ask('ADA@ledger.example', ['weekly'], NOW + HOUR - 1);
    expect(await outbox(NOW + HOUR)).toEqual([]);
    await ask('ada@ledger.example', ['daily'], NOW + HOUR);
    expect(await outbox(NOW + HOUR)).toEqual([['confirm', 'ada@ledger.example', ['daily']]]);
  });

  test('counts the cooldown from when the notice went out, and never keeps two of them', async () => {
    await ask('ada@ledger.example');
    // No mail server for five hours.
    for (let hour = 1; hour <= 5; hour++) await ask('ada@ledger.example', ['daily'], NOW + hour * HOUR);
    const waiting = await store.notices(10, NOW + 5.5 * HOUR, HOUR);
    expect(waiting).toHaveLength(1);
    await store.noticeDone(waiting[0]!.id, NOW + 5.5 * HOUR);
    await ask('ada@ledger.example', ['daily'], NOW + 6.5 * HOUR - 1);
    expect(await outbox(NOW + 7 * HOUR)).toEqual([]);
    await ask('ada@ledger.example', ['daily'], NOW + 6.5 * HOUR);
    expect(await outbox(NOW + 7 * HOUR)).toHaveLength(1);
  });

  test('locks nobody out, and writes to nobody twice, when the clock is set back', async () => {
    const wrong = NOW + 10 * 365 * DAY;
    await ask('ada@ledger.example', ['daily'], wrong);
    await store.noticeDone((await store.notices(1, wrong, HOUR))[0]!.id, wrong);
    await ask('ada@ledger.example');
    expect(await outbox()).toEqual([]);
    await ask('ada@ledger.example', ['daily'], NOW + HOUR - 1);
    expect(await outbox(NOW + HOUR)).toEqual([]);
    await ask('ada@ledger.example', ['daily'], NOW + HOUR);
    expect(await outbox(NOW + HOUR)).toHaveLength(1);
  });

  test('makes one notice for an address however many ask in how many processes', async () => {
    await Promise.all([1, 2, 3].map((n) => run({ kind: 'ask', email: 'ada@ledger.example', times: 60, now: NOW + n })));
    expect(await outbox(NOW + HOUR)).toEqual([['confirm', 'ada@ledger.example', ['daily']]]);
    // Nor does another when it is gone.
    await store.noticeDone((await store.notices(1, NOW + HOUR, HOUR))[0]!.id, NOW);
    await Promise.all([1, 2].map((n) => run({ kind: 'ask', email: 'Ada@ledger.example', times: 20, now: NOW + n })));
    expect(await outbox(NOW + HOUR)).toEqual([]);
    expect(await store.counts()).toEqual([{ newsletter: 'daily', pending: 1, active: 0, left: 0 }]);
  });

  test('lends a notice to one who sends, and gives it again after the lease', async () => {
    await ask('ada@ledger.example');
    await ask('bea@ledger.example', ['daily'], NOW + 1);
    const [first] = await store.notices(1, NOW + 1, 1000);
    expect([first!.person.email, first!.tries]).toEqual(['ada@ledger.example', 0]);
    const [second] = await store.notices(5, NOW + 1, 1000);
    expect(second!.person.email).toBe('bea@ledger.example');
    expect(await store.notices(5, NOW + 1000, 1000)).toEqual([]);
    await store.noticeLater(second!.id, NOW + 5000);
    expect(await store.notices(5, NOW + 1001, 1000)).toMatchObject([{ id: first!.id, tries: 1 }]);
    await store.noticeDone(first!.id, NOW);
    expect(await store.notices(5, NOW + 4999, 1000)).toEqual([]);
    expect(await store.notices(5, NOW + 5000, 1000)).toMatchObject([{ id: second!.id, tries: 1 }]);
    // Written down by a clock that was years ahead.
    await store.noticeLater(second!.id, NOW + 2 * LONGEST_WAIT);
    expect(await store.notices(5, NOW, 1000)).toHaveLength(1);
  });

  test('lets people leave by a key, by choice and altogether', async () => {
    const person = await join_('ada@ledger.example', ['daily', 'sea', 'weekly']);
    const [daily] = person.subscriptions;
    const left = await store.leave(daily!.key, NOW + 1);
    expect(left).toMatchObject({ newsletter: 'daily', person: { id: person.id } });
    expect(await standings('ada@ledger.example')).toEqual(['daily left', 'sea active', 'weekly active']);
    expect(await store.leave(daily!.key, NOW + DAY)).toEqual(left);
    expect(await store.findByKey(daily!.key)).toEqual(left);
    expect(await store.leave('AAAAAAAAAAAA', NOW)).toBeUndefined();
    expect(await store.findByKey('AAAAAAAAAAAA')).toBeUndefined();
    // Its link was confirmed before; to come back takes a new request.
    await store.confirm(person.id, ['daily'], NOW + 2);
    expect(await standings('ada@ledger.example')).toEqual(['daily left', 'sea active', 'weekly active']);

    const consent = { at: NOW + 3, page: 'preferences', text: 'These' };
    const chosen = await store.choose(person.id, ['daily', 'sea', 'tides'], consent, NOW + 3);
    expect(await standings('ada@ledger.example')).toEqual([
      'daily active',
      'sea active',
      'tides active',
      'weekly left',
    ]);
    expect(
      chosen!.subscriptions.map((subscription) => [subscription.consent.at, subscription.confirmed, subscription.left]),
    ).toEqual([
      [NOW + 3, NOW + 3, undefined],
      [NOW, NOW, undefined],
      [NOW + 3, NOW + 3, undefined],
      [NOW, NOW, NOW + 3],
    ]);
    // The key in mails that were sent before stays good.
    expect(chosen!.subscriptions[0]!.key).toBe(daily!.key);
    expect(await store.choose('nobody', ['daily'], consent, NOW)).toBeUndefined();

    await store.leaveAll(person.id, NOW + 4);
    expect(await standings('ada@ledger.example')).toEqual(['daily left', 'sea left', 'tides left', 'weekly left']);
    expect((await store.find(person.id))!.subscriptions.map(({ left }) => left! - NOW)).toEqual([4, 4, 4, 3]);
    expect(await store.leaveAll('nobody', NOW)).toBeUndefined();
    expect(await store.find('nobody')).toBeUndefined();
  });

  test('writes to no address that is suppressed, and keeps nothing of who asks with one', async () => {
    await store.suppress('Ada@ledger.example', 'bounced', NOW);
    await ask('ada@ledger.example');
    expect(await outbox()).toEqual([]);
    expect(await store.findByEmail('ada@ledger.example')).toBeUndefined();
    expect(await store.suppression('ADA@ledger.example')).toEqual({ reason: 'bounced', at: NOW });
    // A graver reason counts, a lighter one does not.
    await store.suppress('ada@ledger.example', 'complained', NOW + 1);
    await store.suppress('ada@ledger.example', 'bounced', NOW + 2);
    expect(await store.suppression('ada@ledger.example')).toEqual({ reason: 'complained', at: NOW + 1 });
    expect(await store.release('ada@ledger.example')).toBe(true);
    expect(await store.release('ada@ledger.example')).toBe(false);
    expect(await store.suppression('ada@ledger.example')).toBeUndefined();

    await ask('bea@ledger.example');
    await store.suppress('bea@ledger.example', 'complained', NOW);
    expect(await outbox()).toEqual([]);
  });

  test('forgets a person, but not that they must not be written to', async () => {
    const person = await join_('Ada.Brandt@ledger.example');
    await ask('ada.brandt@ledger.example', ['weekly'], NOW + 2 * HOUR);
    await store.startEdition({ id: 'daily/1', newsletter: 'daily', subject: 'One', now: NOW });
    expect(await store.erase('ada.brandt@ledger.example', NOW + 3 * HOUR)).toBe(true);
    expect(await store.find(person.id)).toBeUndefined();
    expect(await store.findByKey(person.subscriptions[0]!.key)).toBeUndefined();
    expect(await list()).toEqual([]);
    expect(await outbox(NOW + 3 * HOUR)).toEqual([]);
    expect(await store.take('daily/1', 10, NOW + 3 * HOUR)).toEqual([]);
    expect(await store.progress('daily/1')).toMatchObject({ waiting: 0, skipped: 1 });
    expect(await store.suppression('ada.brandt@ledger.example')).toMatchObject({ reason: 'erased' });
    expect(await takeIn({ email: 'ada.brandt@ledger.example' })).toEqual({ added: 0, known: 0, heldBack: 1 });
    expect(await store.erase('bea@ledger.example', NOW)).toBe(false);
    expect(await store.suppression('bea@ledger.example')).toMatchObject({ reason: 'erased' });
    if (kind === 'sqlite') {
      // Nor is it in what SQLite will only write over later, in any of its files.
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
      for (const { name } of files) expect(readFileSync(join(folder, name)).includes('Ada.Brandt')).toBe(false);
    }
  });

  test('tidies away who never confirmed, but not that someone had left', async () => {
    await ask('old@ledger.example', ['daily'], NOW - 8 * DAY);
    await ask('new@ledger.example', ['daily'], NOW - 6 * DAY);
    const ada = await join_('ada@ledger.example', ['daily'], NOW - 20 * DAY);
    await ask('ada@ledger.example', ['weekly'], NOW - 8 * DAY);
    const bea = await join_('bea@ledger.example', ['daily'], NOW - 20 * DAY);
    await store.leaveAll(bea.id, NOW - 15 * DAY);
    await ask('bea@ledger.example', ['daily'], NOW - 8 * DAY);
    expect(await standings('bea@ledger.example')).toEqual(['daily pending']);

    expect(await store.tidy(NOW - 7 * DAY, NOW)).toEqual({ people: 1 });
    expect(await store.findByEmail('old@ledger.example')).toBeUndefined();
    expect(await standings('new@ledger.example')).toEqual(['daily pending']);
    expect((await store.find(ada.id))!.subscriptions).toEqual(ada.subscriptions);
    expect((await store.find(bea.id))!.subscriptions).toMatchObject([{ standing: 'left', left: NOW - 15 * DAY }]);
    expect(await store.tidy(NOW - 7 * DAY, NOW)).toEqual({ people: 0 });
  });

  test('counts in windows', async () => {
    const allow = (key: string, at: number) => store.allow(key, 3, 1000, NOW + at);
    expect([await allow('a', 0), await allow('a', 1), await allow('a', 999), await allow('a', 999)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(await allow('b', 999)).toBe(true);
    expect([await allow('a', 1000), await allow('a', 1500)]).toEqual([true, true]);
    // A process whose clock is a little behind opens no new window; one that was set back by years does.
    expect([await allow('a', 999), await allow('a', 999)]).toEqual([true, false]);
    expect(await allow('a', -365 * DAY)).toBe(true);
    const many = await Promise.all(Array.from({ length: 50 }, () => store.allow('c', 20, 1000, NOW)));
    expect(many.filter(Boolean)).toHaveLength(20);
    await store.tidy(0, NOW + 5000);
    expect(await store.allow('c', 1, 1000, NOW)).toBe(true);
  });

  test('spends a token once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => store.spend('token', NOW + 1000)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    await store.tidy(0, NOW + 999);
    expect(await store.spend('token', NOW + 1000)).toBe(false);
    // Past its time, it is refused for that, and needs to be remembered no more.
    await store.tidy(0, NOW + 1000);
    expect(await store.spend('token', NOW + 1000)).toBe(true);
  });

  test('draws up an edition once, of those who want it and may be written to', async () => {
    const people = [];
    for (const name of ['ada', 'bea', 'cid', 'dee']) people.push(await join_(`${name}@ledger.example`));
    await ask('eve@ledger.example');
    await join_('fay@ledger.example', ['weekly']);
    await store.leave(people[3]!.subscriptions[0]!.key, NOW);
    await store.suppress('cid@ledger.example', 'bounced', NOW);

    const edition = { id: 'daily/2026-11-24', newsletter: 'daily', subject: 'Harbor to close', now: NOW };
    const started = { id: edition.id, newsletter: 'daily', subject: 'Harbor to close', started: NOW };
    expect(await store.edition(edition.id)).toBeUndefined();
    expect(await store.startEdition(edition)).toEqual(started);
    await join_('gil@ledger.example', ['daily'], NOW + 1);
    expect(await store.startEdition({ ...edition, subject: 'Another', now: NOW + 9 })).toEqual(started);
    expect(await store.progress(edition.id)).toEqual({ waiting: 2, sending: 0, sent: 0, refused: 0, skipped: 0 });
    expect(await store.nextDue(edition.id)).toBe(NOW);

    await store.finishEdition(edition.id, NOW + 10);
    await store.finishEdition(edition.id, NOW + 20);
    expect(await store.edition(edition.id)).toEqual({ ...started, finished: NOW + 10 });
    await store.startEdition({ ...edition, id: 'daily/2026-11-25', now: NOW + DAY });
    expect((await store.editions('daily')).map(({ id }) => id)).toEqual(['daily/2026-11-25', 'daily/2026-11-24']);
    expect(await store.editions('weekly')).toEqual([]);
    expect(await store.nextDue('weekly/1')).toBeUndefined();
    expect(await store.take('weekly/1', 10, NOW)).toEqual([]);
  });

  /** Starts an edition of `daily` to so many people, taken in at once. */
  const startEdition = async (count: number) => {
    await takeIn(...Array.from({ length: count }, (_, n) => ({ email: `reader${n}@ledger.example` })));
    await store.startEdition({ id: 'daily/1', newsletter: 'daily', subject: 'One', now: NOW });
  };

  test('takes deliveries, settles them, and skips who has left meanwhile', async () => {
    await startEdition(7);
    const [a, b, c] = await store.take('daily/1', 3, NOW);
    expect(a).toEqual({
      person: expect.any(String) as string,
      email: expect.stringMatching(/^reader\d@ledger\.example$/) as string,
      key: (await store.find(a!.person))!.subscriptions[0]!.key,
      tries: 0,
    });
    expect(await store.progress('daily/1')).toEqual({ waiting: 4, sending: 3, sent: 0, refused: 0, skipped: 0 });
    await store.settle(
      'daily/1',
      [
        { person: a!.person, kind: 'sent' },
        { person: b!.person, kind: 'refused', code: '5.1.1' },
        { person: c!.person, kind: 'later', retry: NOW + 60_000, code: '4.7.1' },
      ],
      NOW + 1,
    );
    expect(await store.progress('daily/1')).toEqual({ waiting: 5, sending: 0, sent: 1, refused: 1, skipped: 0 });

    // Of the others, two may not be written to any more.
    const [d] = await store.take('daily/1', 1, NOW);
    const [e, f] = (await list())
      .map(({ email }) => email)
      .filter((email) => ![a, b, c, d].some((delivery) => delivery!.email === email));
    await store.leaveAll((await store.findByEmail(e!))!.id, NOW);
    await store.suppress(f!, 'complained', NOW);
    // The skipped ones do not fill the hand.
    expect(await store.take('daily/1', 1, NOW)).toHaveLength(1);
    expect(await store.take('daily/1', 5, NOW)).toEqual([]);
    expect(await store.progress('daily/1')).toEqual({ waiting: 1, sending: 2, sent: 1, refused: 1, skipped: 2 });
    expect(await store.nextDue('daily/1')).toBe(NOW + 60_000);
    expect(await store.take('daily/1', 5, NOW + 59_999)).toEqual([]);
    expect(await store.take('daily/1', 5, NOW + 60_000)).toEqual([{ ...c, tries: 1 }]);
    expect(await store.nextDue('daily/1')).toBeUndefined();
    // Due by a clock that was set back since.
    await store.settle('daily/1', [{ person: c!.person, kind: 'later', retry: NOW + 99 * DAY, code: '4.2.2' }], NOW);
    expect(await store.take('daily/1', 5, NOW)).toMatchObject([{ person: c!.person, tries: 2 }]);
    // What went out stays so, whatever else is said of it.
    await store.settle('daily/1', [{ person: a!.person, kind: 'refused', code: '5.0.0' }], NOW);
    expect(await store.progress('daily/1')).toMatchObject({ sent: 1, refused: 1 });
  });

  test('forgets who got an edition, not how many did, and sends it to nobody again', async () => {
    await startEdition(4);
    const taken = await store.take('daily/1', 3, NOW);
    const [a, b, c] = taken.map(({ person }) => person);
    await store.settle(
      'daily/1',
      [
        { person: a!, kind: 'sent' },
        { person: b!, kind: 'sent' },
      ],
      NOW,
    );
    await store.settle('daily/1', [{ person: c!, kind: 'refused', code: '5.1.1' }], NOW);
    const progress = { waiting: 1, sending: 0, sent: 2, refused: 1, skipped: 0 };
    expect(await store.progress('daily/1')).toEqual(progress);
    await store.finishEdition('daily/1', NOW);
    await store.tidy(NOW, NOW);
    // What was sent at that very time is not before it.
    await store.settle('daily/1', [{ person: a!, kind: 'refused', code: '5.0.0' }], NOW);
    expect(await store.progress('daily/1')).toEqual(progress);
    for (const now of [NOW + 1, NOW + 2]) {
      await store.tidy(now, now);
      expect(await store.progress('daily/1')).toEqual(progress);
    }
    await store.startEdition({ id: 'daily/1', newsletter: 'daily', subject: 'One', now: NOW + 3 });
    expect(await store.take('daily/1', 5, NOW + 3)).toHaveLength(1);
    expect(await store.progress('daily/1')).toEqual({ ...progress, waiting: 0, sending: 1 });
  });

  test('gives what a killed sender had taken again, but not what it managed to settle late', async () => {
    await startEdition(3);
    const release = (await store.hold('daily/1'))!;
    const [a, b, c] = await store.take('daily/1', 3, NOW);
    await store.settle('daily/1', [{ person: a!.person, kind: 'sent' }], NOW);
    await release();
    const again = (await store.hold('daily/1'))!;
    expect(await store.progress('daily/1')).toMatchObject({ waiting: 2, sending: 0, sent: 1 });
    await store.settle('daily/1', [{ person: b!.person, kind: 'sent' }], NOW);
    expect(await store.take('daily/1', 3, NOW)).toEqual([{ ...c, tries: 1 }]);
    await again();
  });

  test('lets one process hold an edition, until it ends however it ends', async () => {
    const child = spawn(process.execPath, [
      PROCESS,
      JSON.stringify({ store: options, work: { kind: 'hold', edition: 'daily/1' } } satisfies Task),
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('held\n');
    expect(await store.hold('daily/1')).toBeUndefined();
    const other = (await store.hold('daily/2'))!;
    expect(await store.hold('daily/2')).toBeUndefined();
    await other();
    const again = (await store.hold('daily/2'))!;
    await again();
    // Released twice does no harm to whoever has it now.
    const third = (await store.hold('daily/2'))!;
    await again();
    expect(await store.hold('daily/2')).toBeUndefined();
    await third();

    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect.poll(() => store.hold('daily/1')).toBeTypeOf('function');
  });

  test('shares an edition between two processes without one person in both', async () => {
    await startEdition(400);
    const logs = [join(folder, 'one'), join(folder, 'two')];
    for (const log of logs) writeFileSync(log, '');
    await Promise.all(
      logs.map((log) => run({ kind: 'send', edition: 'daily/1', log, batch: 7, hold: false, now: NOW })),
    );
    const sent = logs.flatMap((log) => readFileSync(log, 'utf8').trim().split('\n')).filter(Boolean);
    expect(sent).toHaveLength(400);
    expect(new Set(sent).size).toBe(400);
    expect(await store.progress('daily/1')).toMatchObject({ sent: 400, waiting: 0, sending: 0 });
  });

  test('loses nobody when senders are killed, and doubles only what was in flight', async () => {
    await startEdition(200);
    const log = join(folder, 'log');
    writeFileSync(log, '');
    const work = { kind: 'send', edition: 'daily/1', log, batch: 6, hold: true, now: NOW } as const;
    const kills = (['taken', 'sent', 'settling', 'sent', 'taken'] as const).map((at) => ({ after: 25, at }));
    for (const kill of kills) await expect(run({ ...work, kill })).rejects.toMatchObject({ signal: 'SIGKILL' });
    await run(work);
    const sent = readFileSync(log, 'utf8').trim().split('\n');
    expect(new Set(sent).size).toBe(200);
    expect(await store.progress('daily/1')).toEqual({ waiting: 0, sending: 0, sent: 200, refused: 0, skipped: 0 });
    // Six were in flight each time; of "taken" none had gone out, of "settling" perhaps all were settled.
    expect(sent.length - 200).toBeGreaterThanOrEqual(12);
    expect(sent.length - 200).toBeLessThanOrEqual(18);
  });

  test('lists people in the order of addresses, as they were when the list began', async () => {
    for (const email of ['dee@ledger.example', 'Bea@ledger.example', 'ada@ledger.example'])
      await join_(email, ['weekly', 'daily']);
    const emails = [];
    for await (const { email, newsletter } of store.people()) {
      if (emails.length === 0) await join_('cid@ledger.example');
      emails.push(`${email} ${newsletter}`);
    }
    expect(emails).toEqual(
      ['ada', 'Bea', 'dee'].flatMap((name) => [`${name}@ledger.example daily`, `${name}@ledger.example weekly`]),
    );
    // One who reads no further leaves nothing open.
    const reading = store.people()[Symbol.asyncIterator]();
    await reading.next();
    await reading.return!();
  });

  test('takes people in, but nobody who has left or is suppressed', async () => {
    const ada = await join_('ada@ledger.example');
    await store.leave(ada.subscriptions[0]!.key, NOW);
    const bea = await join_('bea@ledger.example');
    await ask('cid@ledger.example');
    await store.suppress('dee@ledger.example', 'complained', NOW);
    const old = {
      asked: NOW - 9 * DAY,
      confirmed: NOW - 8 * DAY,
      consent: { at: NOW - 9 * DAY, page: 'import list.csv', text: '' },
    };
    expect(
      await takeIn(
        { ...old, email: 'Ada@ledger.example' },
        { ...old, email: 'Ada@ledger.example', newsletter: 'weekly' },
        { ...old, email: 'bea@ledger.example' },
        { ...old, email: 'cid@ledger.example' },
        { ...old, email: 'dee@ledger.example' },
        { ...old, email: 'eve@ledger.example' },
        { ...old, email: 'EVE@ledger.example' },
        { ...old, email: 'fay@ledger.example', standing: 'left', left: NOW - DAY },
        { ...old, email: 'FAY@ledger.example' },
      ),
    ).toEqual({ added: 3, known: 3, heldBack: 3 });
    expect(await standings('ada@ledger.example')).toEqual(['daily left', 'weekly active']);
    expect(await store.find(bea.id)).toEqual(bea);
    expect((await store.findByEmail('cid@ledger.example'))!.subscriptions).toMatchObject([
      { standing: 'active', ...old },
    ]);
    expect(await standings('dee@ledger.example')).toBeUndefined();
    expect(await standings('eve@ledger.example')).toEqual(['daily active']);
    expect(await standings('fay@ledger.example')).toEqual(['daily left']);
    // Who left there after they confirmed here has left; who confirmed here afterwards stays.
    await takeIn({ email: 'bea@ledger.example', standing: 'left', left: NOW - 1 });
    expect(await standings('bea@ledger.example')).toEqual(['daily active']);
    await takeIn({ email: 'bea@ledger.example', standing: 'left', left: NOW });
    expect(await standings('bea@ledger.example')).toEqual(['daily left']);
    // To ask again is not to confirm.
    await ask('bea@ledger.example', ['daily'], NOW + DAY);
    expect(await takeIn({ ...old, email: 'bea@ledger.example' })).toMatchObject({ heldBack: 1 });
    expect(await standings('bea@ledger.example')).toEqual(['daily pending']);
  });

  test('takes in as many as there are, and gives the same list again', async () => {
    const many = Array.from({ length: 1234 }, (_, n) => ({
      email: `reader${String(n).padStart(4, '0')}@ledger.example`,
      newsletter: n % 2 === 0 ? 'daily' : 'weekly',
      standing: (['active', 'left', 'pending'] as const)[n % 3]!,
      asked: n,
      ...(n % 3 < 2 && { confirmed: n + 1 }),
      ...(n % 3 === 1 && { left: n + 2 }),
      consent: { at: n, page: 'import list.csv', text: '=“quoted”' },
    }));
    expect(await takeIn(...many)).toEqual({ added: 1234, known: 0, heldBack: 0 });
    expect(await list()).toEqual(many);
    expect(await takeIn(...many)).toEqual({ added: 0, known: 1234, heldBack: 0 });
  });

  test('opens again with what it had, from several processes at once, and with its own secret only', async () => {
    await join_('ada@ledger.example');
    await store.close();
    await store.close();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(options)));
    expect((await stores[3]!.counts())[0]).toMatchObject({ active: 1 });
    await Promise.all(stores.map((each) => each.close()));
    await expect(openStore({ ...options, secret: 'another' })).rejects.toMatchObject({
      name: 'StoreError',
      trouble: 'secret',
      message: expect.stringContaining('another NEWSLETTER_SECRET') as string,
    });
    store = await openStore(options);
  });

  test('is made by one of several processes that find none', async () => {
    await store.close();
    options = {
      ...options,
      database:
        kind === 'postgres'
          ? { kind, url: await freshDatabase() }
          : { kind: 'sqlite', file: join(folder, 'deep', 'other.sqlite') },
    };
    await Promise.all([1, 2, 3].map((n) => run({ kind: 'ask', email: `${n}@ledger.example`, times: 3, now: NOW })));
    store = await openStore(options);
    expect(await store.counts()).toEqual([{ newsletter: 'daily', pending: 3, active: 0, left: 0 }]);
  });
});
