/** The mails of the service, as another program reads them, and the loop that sends them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailServerError, type Mailer, type Message, type Outcome } from '../../../../src/newsletter/sending/mailer.ts';
import { drawNotice, type NoticeSite } from '../../../../src/newsletter/service/notice-mail.ts';
import { openOutbox } from '../../../../src/newsletter/service/outbox.ts';
import { createTrialMailer } from '../../../../src/newsletter/service/trial-mailer.ts';
import type { Notice } from '../../../../src/newsletter/store/store.ts';
import { openStand, SITE, type Stand } from './stand.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stand: Stand;
let folder: string;
beforeEach(async () => {
  stand = await openStand();
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-mail-'));
});
afterEach(async () => {
  await stand[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const site: NoticeSite = {
  name: 'The "Ledger", Daily & <Weekly>',
  url: SITE,
  language: 'en',
  newsletters: new Map([
    [
      'daily',
      {
        name: 'Daily <b>',
        schedule: 'Every morning & night',
        from: 'news@ledger.example',
        replyTo: 'desk@ledger.example',
        postal: 'The Ledger, 1 Quay Street',
      },
    ],
    ['tide', { name: 'Tide Table', schedule: 'On Saturdays', from: 'tide@ledger.example' }],
  ]),
};
const notice = (kind: Notice['kind'], newsletters = ['daily', 'tide'], email = 'ana@mail.example'): Notice => ({
  id: 7,
  kind,
  person: { id: 'abcdefghijkl', email, subscriptions: [] },
  newsletters,
  tries: 0,
});

async function mailed(message: Message | undefined) {
  const mailer = createTrialMailer(folder);
  expect(await mailer.send(message!)).toEqual({ kind: 'sent' });
  const [file, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const bytes = readFileSync(join(folder, file!));
  return { mail: await simpleParser(bytes), bytes: bytes.toString() };
}

const drawn = (which: Notice, about = site) =>
  drawNotice(which, { site: about, links: stand.links, now: stand.clock.now });

describe('the mail that asks to confirm', () => {
  test('says what was asked for, has the link in both forms, and nothing of a stranger’s text as HTML', async () => {
    const { mail, bytes } = await mailed(drawn(notice('confirm')));
    const link = stand.links.confirm('abcdefghijkl', ['daily', 'tide'], stand.clock.now);
    expect([mail.subject, mail.from?.value, mail.replyTo?.text, mail.headers.get('auto-submitted')]).toEqual([
      'Please confirm: Daily <b> and Tide Table',
      [{ name: 'The "Ledger", Daily & <Weekly>', address: 'news@ledger.example' }],
      'desk@ledger.example',
      'auto-generated',
    ]);
    expect(mail.messageId).toBe('<notice-7-abcdefghijkl@ledger.example>');
    expect(mail.text).toBe(
      `Someone, and we hope it was you, has asked for this with your email address:\n\n* Daily <b> (Every morning & night)\n* Tide Table (On Saturdays)\n\nConfirm:\n${link}\n\nThe link works for seven days.\n\nWas it not you? Then do nothing, and you are not signed up.\n\n-- \nThe Ledger, 1 Quay Street\n${SITE}\n`,
    );
    const html = mail.html as string;
    expect(html.match(new RegExp(`href="${link.replaceAll('.', String.raw`\.`)}"`, 'g'))).toHaveLength(2);
    expect(html).toContain('Daily &lt;b&gt;');
    expect(html).not.toMatch(/<b>|<img|<script|<Weekly>/);
    // Every header on one line, as a header that is folded in an address is not read by all.
    expect(bytes).toContain('Message-ID: <notice-7-abcdefghijkl@ledger.example>\r\n');
  });

  test.each(['ar', 'de', 'es', 'fr', 'ja', 'ko'])('is in the language of the site: %s', async (language) => {
    const { mail } = await mailed(drawn(notice('confirm'), { ...site, language }));
    expect(mail.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(mail.subject).not.toContain('Please');
    expect(mail.text).not.toContain('asked');
  });

  test('goes to an address beyond ASCII as it is', async () => {
    const { mail } = await mailed(drawn(notice('confirm', ['tide'], 'ünal@mail.example')));
    expect([mail.to].flat().map((to) => to?.text)).toEqual(['ünal@mail.example']);
    expect(mail.from?.value[0]?.address).toBe('tide@ledger.example');
  });
});

test('the mail to those who have what they asked for leads to their preferences, and confirms nothing', async () => {
  const { mail } = await mailed(drawn(notice('already', ['daily'])));
  expect(mail.subject).toBe('You are signed up already: Daily <b>');
  expect(mail.text).toContain(stand.links.preferences('abcdefghijkl', stand.clock.now));
  expect(mail.text).not.toContain('/newsletter/confirm/');
});

test('there is no mail about newsletters that are there no more, and of others only about what is', () => {
  expect(drawn(notice('confirm', ['gone']))).toBeUndefined();
  expect(drawn(notice('confirm', ['gone', 'tide']))?.subject).toBe('Please confirm: Tide Table');
});

describe('the outbox', () => {
  /** Starts the loop. `idle` resolves when it finds nothing due. */
  function start(send: Mailer['send']) {
    let found = () => {};
    const idle = new Promise<void>((resolve) => (found = resolve));
    const notices: Stand['store']['notices'] = async (...args) => {
      const due = await stand.store.notices(...args);
      if (due.length === 0) found();
      return due;
    };
    const outbox = openOutbox({
      store: new Proxy(stand.store, {
        get: (target, name: keyof Stand['store']) =>
          name === 'notices' ? notices : (target[name] as (...args: never[]) => unknown).bind(target),
      }),
      mailer: { send, close: () => Promise.resolve() },
      draw: (each) => Promise.resolve(drawn(each)),
      secret: 'x',
      now: () => stand.clock.now,
      log: (event) => stand.logged.push(event),
      connections: 3,
    });
    return { outbox, idle };
  }
  /** Runs the loop until nothing is due, with a mail server that answers as it is told. */
  async function turn(answer: (message: Message) => Outcome) {
    const sent: Message[] = [];
    const { outbox, idle } = start((message) => {
      sent.push(message);
      return Promise.resolve().then(() => answer(message));
    });
    await idle;
    await outbox.stop();
    return sent;
  }
  const ask = (email: string) =>
    stand.store.ask({
      email,
      newsletters: ['daily'],
      consent: { at: stand.clock.now, page: SITE, text: 'x' },
      now: stand.clock.now,
      cooldown: HOUR,
    });
  const events = () => stand.logged.map(({ event }) => event);

  test('sends each notice once', async () => {
    for (let index = 0; index < 10; index += 1) await ask(`reader${index}@mail.example`);
    const sent = await turn(() => ({ kind: 'sent' }));
    expect(sent.map(({ to }) => to).sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `reader${index}@mail.example`),
    );
    expect(await turn(() => ({ kind: 'sent' }))).toEqual([]);
    expect(events()).toEqual(Array(10).fill('notice-sent'));
  });

  test('tries again what a server puts off, later and later, and gives up after a day', async () => {
    await ask('ana@mail.example');
    const tried: number[] = [];
    const began = stand.clock.now;
    // Each time a minute before it is due, and when it is.
    for (const minute of [
      0, 0.9, 1, 5, 6, 20, 21, 80, 81, 200, 201, 440, 441, 920, 921, 1880, 1881, 1900, 3000, 5000,
    ]) {
      stand.clock.now = began + minute * MINUTE;
      const sent = await turn(() => ({ kind: 'later', code: '4.7.1', reason: 'greylisted' }));
      if (sent.length > 0) tried.push(minute);
    }
    expect(tried).toEqual([0, 1, 6, 21, 81, 201, 441, 921, 1881]);
    expect(events()).toEqual([...Array<string>(8).fill('notice-later'), 'notice-refused']);
  });

  test('tries again after a server that could not be reached, and logs no address that a server repeats', async () => {
    await ask('ana@mail.example');
    await turn(() => {
      throw new Error('connect ECONNREFUSED');
    });
    expect(stand.logged).toMatchObject([{ event: 'notice-later', code: 'none', reason: 'connect ECONNREFUSED' }]);
    stand.clock.now += MINUTE;
    await turn(({ to }) => ({ kind: 'later', code: '4.2.2', reason: `<${to}>: mailbox of ${to} is full` }));
    expect(stand.logged[1]).toMatchObject({ event: 'notice-later', reason: '<…>: mailbox of … is full' });
  });

  test('puts off what a server does not let us send, says why, and sends it once that is mended', async () => {
    await ask('ana@mail.example');
    const wrong = 'The mail server mail.example:587 does not take this name and password. Look at SMTP_URL.';
    await turn(() => {
      throw new MailServerError(wrong);
    });
    expect(stand.logged).toMatchObject([{ event: 'notice-later', code: 'none', reason: wrong, tries: 1 }]);
    stand.clock.now += MINUTE;
    expect((await turn(() => ({ kind: 'sent' }))).map(({ to }) => to)).toEqual(['ana@mail.example']);
    expect(await stand.store.suppression('ana@mail.example')).toBeUndefined();
  });

  test('gives up what is refused, and never again writes to a mailbox that is not there', async () => {
    await ask('gone@mail.example');
    await ask('full@mail.example');
    await turn(({ to }) => ({
      kind: 'refused',
      code: to.startsWith('gone') ? '5.1.1' : '5.7.1',
      reason: 'no',
      hard: to.startsWith('gone'),
    }));
    expect(await stand.store.suppression('gone@mail.example')).toMatchObject({ reason: 'bounced' });
    expect(await stand.store.suppression('full@mail.example')).toBeUndefined();
    stand.clock.now += 2 * HOUR;
    await ask('gone@mail.example');
    await ask('full@mail.example');
    expect((await turn(() => ({ kind: 'sent' }))).map(({ to }) => to)).toEqual(['full@mail.example']);
  });

  test('what was taken by a process that was killed is not sent a second time within the hour', async () => {
    await ask('ana@mail.example');
    const never = new Promise<Outcome>(() => {});
    await new Promise<void>((taken) => {
      start(() => {
        taken();
        return never;
      });
    });
    stand.clock.now += HOUR - 1;
    expect(await turn(() => ({ kind: 'sent' }))).toEqual([]);
    stand.clock.now += 1;
    expect(await turn(() => ({ kind: 'sent' }))).toHaveLength(1);
  });

  test('stops when what is under way is settled', async () => {
    await ask('ana@mail.example');
    let settle: (outcome: Outcome) => void = () => {};
    const { outbox } = await new Promise<ReturnType<typeof start>>((taken) => {
      const started = start(() => {
        taken(started);
        return new Promise((resolve) => (settle = resolve));
      });
    });
    let stopped = false;
    const stopping = outbox.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    settle({ kind: 'sent' });
    await stopping;
    expect(events()).toEqual(['notice-sent']);
  });

  test('drops a notice about what is there no more', async () => {
    await stand.store.ask({
      email: 'ana@mail.example',
      newsletters: ['gone'],
      consent: { at: 1, page: SITE, text: 'x' },
      now: stand.clock.now,
      cooldown: HOUR,
    });
    expect(await turn(() => ({ kind: 'sent' }))).toEqual([]);
    expect(events()).toEqual(['notice-dropped']);
  });
});

test('a mail that cannot be written on trial is put off', async () => {
  const mailer = createTrialMailer('/dev/null/mail');
  expect(await mailer.send(drawn(notice('confirm'))!)).toMatchObject({ kind: 'later', code: '4.3.0' });
});
