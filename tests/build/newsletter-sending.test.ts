import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/newsletter/store/sqlite.ts';
import { emailOf, makePeople } from './newsletter-sending/people.ts';

const KILLS = Number(process.env.KILLS ?? 4);
const PEOPLE = KILLS * 150;
const CONNECTIONS = 5;
const SENDER = fileURLToPath(new URL('newsletter-sending/sender.ts', import.meta.url));

let folder: string;
let database: string;
const servers: SMTPServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsletter-sending-'));
  database = join(folder, 'letters.sqlite');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A mailbox for everyone. @param onMail - what each mail is given to before it is taken. */
async function listen(onMail: (to: string, bytes: Buffer) => void, options: SMTPServerOptions = {}): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        onMail(envelope.rcptTo[0]!.address, Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  servers.push(server);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return `smtp://127.0.0.1:${(listening.address() as { port: number }).port}`;
}

function startSender(url: string, ...further: string[]) {
  const child = spawn(process.execPath, [SENDER, database, url, String(CONNECTIONS), ...further], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const ended = once(child, 'close').then(() => {
    const last = said.trim().split('\n').at(-1)!;
    if (child.signalCode === null && child.exitCode !== 0) throw new Error(complaint);
    return last.startsWith('{') ? (JSON.parse(last) as { kind: string; progress: Record<string, number> }) : undefined;
  });
  return { child, ended };
}

test('a letter is what the standards ask for: whole, signed, with a way out by one click', async () => {
  await makePeople(database, 1);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const key = join(folder, 'dkim.pem');
  writeFileSync(key, privateKey);
  const mails: Buffer[] = [];
  const url = await listen((_, bytes) => mails.push(bytes));
  expect(await startSender(url, '2000', key).ended).toMatchObject({ kind: 'finished', progress: { sent: 1 } });
  expect(mails).toHaveLength(1);
  const head = mails[0]!.toString().split('\r\n\r\n')[0]!.split('\r\n');

  const mail = await simpleParser(mails[0]!);
  expect(mail.from!.text).toBe('"Harbor Ledger" <letters@harborledger.example>');
  expect(mail.subject).toBe('Morning — and more');
  expect(mail.text).toContain('Morning\nhttps://harborledger.example/newsletter/u/');
  expect(mail.html).toContain('argument — it was close');
  const store = await openSqliteStore({ file: database, secret: 's'.repeat(32) });
  const person = (await store.findByEmail(emailOf(0)))!;
  await store.close();
  const leave = `https://harborledger.example/newsletter/u/${person.subscriptions[0]!.key}`;
  // As they are on the wire: a header that is folded is written anew by some servers.
  expect(head).toContain(`List-Unsubscribe: <${leave}>`);
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(head).toContain('List-ID: <daily.harborledger.example>');
  expect(mail.messageId).toMatch(/^<[a-z2-7]{34}@harborledger\.example>$/);

  const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
  const { results } = await dkimVerify(mails[0]!, {
    resolver: (name: string) =>
      name === 'news._domainkey.harborledger.example'
        ? Promise.resolve([[record]])
        : Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })),
  });
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ signingDomain: 'harborledger.example', status: { result: 'pass' } });
  const signed = results[0]!.signingHeaders!.keys.toLowerCase();
  for (const name of ['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'message-id'])
    expect(signed.split(/[:;]\s*/)).toContain(name);
});

test(`killed ${KILLS} times on the way, everyone gets it, and only those in flight twice`, async () => {
  await makePeople(database, PEOPLE);
  const got = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  let mails = 0;
  let wake: { at: number; resolve: () => void } | undefined;
  const url = await listen((to, bytes) => {
    mails++;
    counts.set(to, (counts.get(to) ?? 0) + 1);
    const id = /^Message-ID: (.*)\r$/im.exec(bytes.toString('latin1'))![1]!;
    got.set(to, (got.get(to) ?? new Set()).add(id));
    if (wake && mails >= wake.at) wake.resolve();
  });
  for (let kill = 1; kill <= KILLS; kill++) {
    const { child, ended } = startSender(url);
    // By letters and not by time, so that each sender has some way behind it; where in a letter is up to chance.
    const at = mails + 20 + Math.floor(Math.random() * 100);
    await new Promise<void>((resolve) => {
      wake = { at, resolve };
      void ended.then(() => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
  }
  const { ended } = startSender(url);
  expect(await ended).toMatchObject({ kind: 'finished', progress: { waiting: 0, sending: 0, sent: PEOPLE } });

  expect([...counts.keys()].toSorted()).toEqual(Array.from({ length: PEOPLE }, (_, n) => emailOf(n)).toSorted());
  const twice = [...counts.values()].filter((count) => count > 1);
  expect(twice.length).toBeLessThanOrEqual(KILLS * CONNECTIONS);
  expect(Math.max(0, ...twice)).toBeLessThanOrEqual(KILLS + 1);
  // Each time under the same name, so that a mailbox can know it.
  for (const ids of got.values()) expect(ids.size).toBe(1);
});

test('told to end, a sender ends what it has in hand, and nobody gets it twice', async () => {
  await makePeople(database, 300);
  const counts = new Map<string, number>();
  const { promise, resolve } = Promise.withResolvers<void>();
  const url = await listen((to) => {
    counts.set(to, (counts.get(to) ?? 0) + 1);
    if (counts.size === 50) resolve();
  });
  const first = startSender(url);
  await promise;
  first.child.kill('SIGTERM');
  const stopped = await first.ended;
  expect(stopped).toMatchObject({ kind: 'stopped', progress: { sending: 0, sent: counts.size } });
  expect(await startSender(url).ended).toMatchObject({ kind: 'finished' });
  expect(counts.size).toBe(300);
  expect(Math.max(...counts.values())).toBe(1);
});

test('of two senders that are started at once, one sends', async () => {
  await makePeople(database, 100);
  const counts = new Map<string, number>();
  const url = await listen((to) => counts.set(to, (counts.get(to) ?? 0) + 1));
  const results = await Promise.all([startSender(url).ended, startSender(url).ended]);
  expect(results.map((result) => result!.kind)).toContain('finished');
  expect(counts.size).toBe(100);
  expect(Math.max(...counts.values())).toBe(1);
});
