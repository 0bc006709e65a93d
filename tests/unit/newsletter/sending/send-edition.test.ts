import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MailServerError, type Message, type Outcome } from '../../../../src/newsletter/sending/mailer.ts';
import { sendEdition, type SendEditionOptions } from '../../../../src/newsletter/sending/send-edition.ts';
import { openSqliteStore } from '../../../../src/newsletter/store/sqlite.ts';
import type { NewsletterStore, PersonRow } from '../../../../src/newsletter/store/store.ts';

const START = Date.parse('2026-11-24T06:00:00Z');
const MINUTE = 60_000;
const EDITION = { id: 'daily/2026-11-24', newsletter: 'daily', subject: 'Morning' };

let folder: string;
let store: NewsletterStore;
let clock: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'send-edition-'));
  store = await openSqliteStore({ file: join(folder, 'letters.sqlite'), secret: 's'.repeat(32) });
  clock = START;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function subscribe(count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, index) => `reader-${String(index).padStart(4, '0')}@post.example`);
  async function* rows(): AsyncGenerator<PersonRow> {
    for (const email of emails) {
      const consent = { at: START, page: 'import', text: 'Yes' };
      yield { email, newsletter: 'daily', standing: 'active', asked: START, confirmed: START, consent };
    }
  }
  await store.takeIn(rows());
  return emails;
}

const SENT: Outcome = { kind: 'sent' };
const GREYLISTED: Outcome = { kind: 'later', code: '4.2.0', reason: 'greylisted' };
const AWAY: Outcome = { kind: 'later', code: '4.4.0', reason: 'refused to connect', whole: true };
const POLICY: Outcome = { kind: 'refused', code: '5.7.1', reason: '554 5.7.1 Not from you', hard: false };
const NOBODY: Outcome = { kind: 'refused', code: '5.1.1', reason: '550 5.1.1 Nobody', hard: true };

/** Sends with a server that says what `answer` says, in order to whom it did. */
function sending(answer: (to: string) => Outcome | Promise<Outcome>, further: Partial<SendEditionOptions> = {}) {
  const to: string[] = [];
  const options: SendEditionOptions = {
    store,
    mailer: {
      async send(message: Message) {
        to.push(message.to);
        return answer(message.to);
      },
      close: () => Promise.resolve(),
    },
    edition: EDITION,
    message: ({ email }) => ({ to: email, from: 'x@y.example', subject: '', html: '', text: '', headers: {} }),
    connections: 4,
    now: () => clock,
    pause: (ms) => {
      clock += ms;
      return Promise.resolve();
    },
    ...further,
  };
  return { to, run: () => sendEdition(options) };
}

test('everyone gets it, once, and a second sending changes nothing', async () => {
  const people = await subscribe(250);
  const { to, run } = sending(() => SENT);
  expect(await run()).toEqual({
    kind: 'finished',
    progress: { waiting: 0, sending: 0, sent: 250, refused: 0, skipped: 0 },
  });
  expect((await run()).kind).toBe('finished');
  expect(to.toSorted()).toEqual(people);
  expect((await store.edition(EDITION.id))!.finished).toBe(START);
});

test('who is greylisted is tried again when it is time, the others are not', async () => {
  const people = await subscribe(5);
  const tries = new Map<string, number>();
  const answer = (email: string) => {
    const count = (tries.get(email) ?? 0) + 1;
    tries.set(email, count);
    return email === people[2] && count < 4 ? GREYLISTED : SENT;
  };
  const first = sending(answer);
  expect(await first.run()).toMatchObject({ kind: 'later', due: START + MINUTE, progress: { sent: 4, waiting: 1 } });
  expect(await first.run()).toMatchObject({ kind: 'later', due: START + MINUTE });
  expect(tries.get(people[2]!)).toBe(1);
  clock = START + MINUTE;
  expect(await first.run()).toMatchObject({ kind: 'later', due: START + 6 * MINUTE });
  const patient = sending(answer, { wait: true });
  expect((await patient.run()).kind).toBe('finished');
  expect(clock).toBe(START + 21 * MINUTE);
  expect(Object.fromEntries(tries)).toEqual(Object.fromEntries(people.map((email, n) => [email, n === 2 ? 4 : 1])));
});

test('after a day of asking for patience, someone is given up, and not struck off', async () => {
  const [email] = await subscribe(1);
  const { to, run } = sending(() => GREYLISTED, { wait: true });
  expect(await run()).toMatchObject({ kind: 'finished', progress: { refused: 1 } });
  expect(to).toHaveLength(9);
  expect(clock - START).toBeGreaterThanOrEqual(24 * 60 * MINUTE);
  expect(await store.suppression(email!)).toBeUndefined();
});

test('an address that does not exist is never written to again', async () => {
  const [email] = await subscribe(1);
  expect(await sending(() => NOBODY).run()).toMatchObject({ kind: 'finished', progress: { refused: 1 } });
  expect(await store.suppression(email!)).toEqual({ reason: 'bounced', at: START });
});

test('a server that is away costs nobody a try but those who were in flight', async () => {
  await subscribe(500);
  const { to, run } = sending(() => AWAY);
  expect(await run()).toMatchObject({ kind: 'later', due: START + MINUTE, progress: { waiting: 500, sent: 0 } });
  expect(to.length).toBeLessThanOrEqual(8);
});

test('who waits until the server is back sends to all', async () => {
  const people = await subscribe(300);
  const back = START + 40 * MINUTE;
  const { to, run } = sending(() => (clock < back ? AWAY : SENT), { wait: true });
  expect(await run()).toMatchObject({ kind: 'finished', progress: { sent: 300 } });
  expect(new Set(to).size).toBe(people.length);
  expect(to.length).toBeLessThan(people.length + 60);
});

test('a line that drops now and then does not stop the others', async () => {
  await subscribe(100);
  let count = 0;
  const { run } = sending(() => (++count % 10 === 0 ? AWAY : SENT));
  expect(await run()).toMatchObject({ kind: 'later', progress: { sent: 90, waiting: 10 } });
});

test('a server that wants none of our mail stops the sending before people are struck off', async () => {
  await subscribe(200);
  const { to, run } = sending(() => POLICY);
  await expect(run()).rejects.toThrow(
    'The mail server refused 20 letters in a row, so it is our mail that it does not want and not these people: nobody was struck off. It said: 554 5.7.1 Not from you',
  );
  expect(to.length).toBeLessThanOrEqual(24);
  expect(await store.progress(EDITION.id)).toEqual({ waiting: 200, sending: 0, sent: 0, refused: 0, skipped: 0 });
});

test('a few who are refused among others are done with', async () => {
  const people = await subscribe(100);
  const refused = new Set(people.filter((_, index) => index % 3 === 0));
  expect(await sending((email) => (refused.has(email) ? POLICY : SENT)).run()).toMatchObject({
    kind: 'finished',
    progress: { sent: 66, refused: 34 },
  });
});

test('a wrong password stops the sending, and nobody is done with', async () => {
  await subscribe(50);
  const { to, run } = sending(() => Promise.reject(new MailServerError('Look at SMTP_URL.')));
  await expect(run()).rejects.toThrow(MailServerError);
  expect(to.length).toBeLessThanOrEqual(4);
  expect(await store.progress(EDITION.id)).toMatchObject({ waiting: 50, sending: 0 });
});

test('told to stop, it ends what is in flight and leaves the rest', async () => {
  await subscribe(300);
  const abort = new AbortController();
  const { to, run } = sending(
    async () => {
      if (to.length === 100) abort.abort();
      await new Promise(setImmediate);
      return SENT;
    },
    { signal: abort.signal },
  );
  const result = await run();
  expect(result.kind).toBe('stopped');
  expect(result).toMatchObject({ progress: { sending: 0, sent: to.length, waiting: 300 - to.length } });
  expect(to.length).toBeLessThanOrEqual(104);
  expect(await sending(() => SENT).run()).toMatchObject({ kind: 'finished', progress: { sent: 300 } });
});

test('told to stop while it waits, it stops', async () => {
  await subscribe(1);
  const abort = new AbortController();
  const { run } = sending(() => GREYLISTED, {
    wait: true,
    signal: abort.signal,
    pause: () => {
      abort.abort();
      return Promise.resolve();
    },
  });
  expect(await run()).toMatchObject({ kind: 'stopped', progress: { waiting: 1 } });
});

test('of two senders one sends', async () => {
  await subscribe(120);
  const one = sending(() => SENT);
  const two = sending(() => SENT);
  const kinds = (await Promise.all([one.run(), two.run()])).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['finished', 'held']);
  expect(one.to.length + two.to.length).toBe(120);
});

test('no letter goes out when what became of the last ones cannot be noted', async () => {
  await subscribe(200);
  const full: NewsletterStore = Object.create(store, {
    settle: { value: () => Promise.reject(new Error('There is no room left on the disk.')) },
    hold: { value: (id: string) => store.hold(id) },
  }) as NewsletterStore;
  for (const name of ['startEdition', 'take', 'progress', 'nextDue'] as const)
    Object.defineProperty(full, name, { value: store[name].bind(store) });
  const { to, run } = sending(() => SENT, { store: full });
  await expect(run()).rejects.toThrow('There is no room left on the disk.');
  expect(to).toHaveLength(4);
  // The room is back: those whose fate was not noted get it twice, nobody is missed.
  const again = sending(() => SENT);
  expect(await again.run()).toMatchObject({ kind: 'finished', progress: { sent: 200 } });
});

test('who leaves while the edition is being sent gets none', async () => {
  await subscribe(300);
  const { to, run } = sending(async () => {
    if (to.length === 1) await store.suppress('reader-0299@post.example', 'complained', clock);
    return SENT;
  });
  const { progress } = (await run()) as { progress: { sent: number; skipped: number } };
  expect(progress.sent + progress.skipped).toBe(300);
  expect(to.includes('reader-0299@post.example')).toBe(progress.skipped === 0);
});

test('a clock that is set back by a year, or forward, makes nobody wait for it', async () => {
  await subscribe(3);
  let round = 0;
  const { run } = sending(() => (++round <= 3 ? GREYLISTED : SENT), {
    wait: true,
    pause: (ms) => {
      clock += round === 3 ? -365 * 24 * 60 * MINUTE : ms;
      return Promise.resolve();
    },
  });
  expect(await run()).toMatchObject({ kind: 'finished', progress: { sent: 3 } });

  clock = START;
  await store.startEdition({ ...EDITION, id: 'daily/2026-11-25', now: clock });
  clock += 100 * 24 * 60 * MINUTE;
  let count = 0;
  const next = sending(() => (++count <= 3 ? GREYLISTED : SENT), {
    wait: true,
    edition: { ...EDITION, id: 'daily/2026-11-25' },
  });
  expect(await next.run()).toMatchObject({ kind: 'finished', progress: { sent: 3, refused: 0 } });
});
