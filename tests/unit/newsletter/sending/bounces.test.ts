import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBounce } from '../../../../src/newsletter/sending/bounce-report.ts';
import { mailsOf, takeBounce } from '../../../../src/newsletter/sending/bounces.ts';
import { createLetterIds } from '../../../../src/newsletter/sending/letter-id.ts';
import { openSqliteStore } from '../../../../src/newsletter/store/sqlite.ts';
import type { NewsletterStore } from '../../../../src/newsletter/store/store.ts';

const ids = createLetterIds('a secret of the machine');
const PERSON = 'AbC-d_fGhIjK';
const LETTER = ids.of(PERSON, 'daily/2026-11-24');
const bytes = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));

interface Dsn {
  action?: string;
  status?: string;
  diagnostic?: string;
  letter?: string;
  to?: string;
  returned?: string;
}
const dsn = ({
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <ada@post.example>: Recipient address rejected: User unknown',
  letter = LETTER,
  to = 'letters@harborledger.example',
  returned = `Message-ID: <${letter}@harborledger.example>\nSubject: Morning\n`,
}: Dsn = {}) =>
  bytes(`Return-Path: <>
From: MAILER-DAEMON@mx.post.example (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.post.example
Arrival-Date: Tue, 24 Nov 2026 06:00:00 +0000

Final-Recipient: rfc822; ada@post.example
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}

--b
Content-Type: text/rfc822-headers

${returned}
--b--
`);

test.each<[string, Dsn, object | string]>([
  ['no such mailbox', {}, { person: PERSON, kind: 'hard', code: '5.1.1' }],
  ['no such domain', { status: '5.4.4 (unable to route)' }, { person: PERSON, kind: 'hard', code: '5.4.4' }],
  ['a full mailbox', { status: '5.2.2' }, { person: PERSON, kind: 'soft', code: '5.2.2' }],
  ['a policy', { status: '5.7.1' }, { person: PERSON, kind: 'soft', code: '5.7.1' }],
  ['a server that tried for days', { status: '4.4.7' }, { person: PERSON, kind: 'soft', code: '4.4.7' }],
  [
    'a status that says nothing beside a reply that does',
    { status: '5.0.0' },
    { person: PERSON, kind: 'hard', code: '5.1.1' },
  ],
  [
    'a reply over two lines',
    { status: '5.0.0', diagnostic: 'smtp; 550\n 5.2.2 Full' },
    { person: PERSON, kind: 'soft', code: '5.2.2' },
  ],
  ['a delay', { action: 'delayed', status: '4.2.0' }, 'no failure'],
  ['a letter that arrived', { action: 'delivered', status: '2.0.0' }, 'no failure'],
  [
    'a bounce that brings nothing back, sorted by its address',
    { returned: '', to: `bounces+${LETTER.toUpperCase()}@harborledger.example` },
    { person: PERSON, kind: 'hard', code: '5.1.1' },
  ],
  ['a bounce of nobody’s letter', { returned: '' }, 'not ours'],
  ['a forged name of a letter', { letter: `${LETTER.slice(0, -1)}${LETTER.endsWith('a') ? 'b' : 'a'}` }, 'not ours'],
])('%s', async (_, report, expected) => {
  expect(await readBounce(dsn(report), ids)).toEqual(expected);
});

const arf = (type: string) =>
  bytes(`From: feedback@post.example
To: letters@harborledger.example
Subject: FW: Morning
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1

--b
Content-Type: message/rfc822

Message-ID: <${LETTER}@harborledger.example>
Subject: Morning

Hello
--b--
`);

test.each<[string, object | string]>([
  ['abuse', { person: PERSON, kind: 'complaint', code: '' }],
  ['not-spam', 'no failure'],
])('a complaint of the type %s', async (type, expected) => {
  expect(await readBounce(arf(type), ids)).toEqual(expected);
});

const plain = (from: string, text: string, headers = '') =>
  bytes(
    `From: ${from}\nTo: letters@harborledger.example\nSubject: failure notice\n${headers}\n${text}\n\nMessage-ID: <${LETTER}@harborledger.example>\n`,
  );

test.each<[string, Buffer, object | string]>([
  [
    'of qmail',
    plain(
      'MAILER-DAEMON@mx.example',
      '<ada@post.example>:\n203.0.113.9 does not like recipient.\nRemote host said: 550 5.1.1 No such user',
    ),
    { person: PERSON, kind: 'hard', code: '5.1.1' },
  ],
  [
    'of Exim',
    plain(
      'Mailer-Daemon@mx.example',
      '  ada@post.example\n    host mx.post.example\n    SMTP error from remote mail server after RCPT TO:<ada@post.example>:\n    552 5.2.2 Mailbox full',
    ),
    { person: PERSON, kind: 'soft', code: '5.2.2' },
  ],
  ['without a reply', plain('postmaster@mx.example', 'Sorry.'), 'no report'],
  [
    'of a person, who quotes 550 5.1.1',
    plain('ada@post.example', 'What does "550 5.1.1 No such user" mean?'),
    'no report',
  ],
  ['of someone on holiday', plain('ada@post.example', 'Back on Monday', 'Auto-Submitted: auto-replied\n'), 'no report'],
])('a plain mail %s', async (_, mail, expected) => {
  expect(await readBounce(mail, ids)).toEqual(expected);
});

let folder: string;
let store: NewsletterStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bounces-'));
  store = await openSqliteStore({ file: join(folder, 'letters.sqlite'), secret: 's'.repeat(32) });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('an mbox of all kinds strikes off those who are gone or complain, and nobody else', async () => {
  const people: string[] = [];
  for (const name of ['gone', 'full', 'angry', 'stranger']) {
    const consent = { at: 0, page: 'x', text: 'y' };
    await store.ask({ email: `${name}@post.example`, newsletters: ['daily'], consent, now: 1, cooldown: 0 });
    people.push((await store.findByEmail(`${name}@post.example`))!.id);
  }
  const letter = (index: number) => ids.of(people[index]!, 'daily/2026-11-24');
  const mails = [
    dsn({ letter: letter(0) }),
    dsn({ letter: letter(1), status: '5.2.2' }),
    Buffer.from(arf('abuse').toString().replace(LETTER, letter(2))),
    // Says that the stranger's mailbox is gone, with a name that was made up.
    dsn({ letter: `${people[3]!.toLowerCase().replace(/[^a-z2-7]/g, 'a')}${'a'.repeat(22)}` }),
    dsn(),
  ];
  const mbox = Buffer.concat(
    mails.flatMap((mail) => [Buffer.from('From MAILER-DAEMON Tue Nov 24 06:00:00 2026\n'), mail, Buffer.from('\n')]),
  );
  const counts = { bounced: 0, complained: 0, soft: 0, others: 0 };
  for (const mail of mailsOf(mbox)) await takeBounce(mail, { store, ids, now: () => 5 }, counts);
  expect(counts).toEqual({ bounced: 1, complained: 1, soft: 1, others: 2 });
  expect(await store.suppression('gone@post.example')).toEqual({ reason: 'bounced', at: 5 });
  expect(await store.suppression('angry@post.example')).toEqual({ reason: 'complained', at: 5 });
  expect(await store.suppression('full@post.example')).toBeUndefined();
  expect(await store.suppression('stranger@post.example')).toBeUndefined();
});

test('a mail that is no mail at all is counted, and harms nobody', async () => {
  const counts = { bounced: 0, complained: 0, soft: 0, others: 0 };
  for (const text of ['', '\0\0\0', 'Content-Type: multipart/mixed; boundary=x\n\n'.repeat(1000)])
    await takeBounce(Buffer.from(text), { store, ids, now: () => 5 }, counts);
  expect(counts.others).toBe(3);
});
