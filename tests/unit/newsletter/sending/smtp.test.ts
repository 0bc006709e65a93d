import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { MailServerError, type Mailer, type Message } from '../../../../src/newsletter/sending/mailer.ts';
import { createMailer, type Patience } from '../../../../src/newsletter/sending/smtp.ts';
import { startScripted, type Script, type ScriptedServer } from './scripted-server.ts';

const MESSAGE: Message = {
  to: 'ada@reader.example',
  from: '"Harbor Ledger" <letters@harborledger.example>',
  subject: 'Morning',
  html: '<p>Morning</p>',
  text: 'Morning',
  headers: { 'Message-ID': '<a.b@harborledger.example>' },
};
const PATIENCE: Patience = { connect: 20_000, greeting: 20_000, answer: 20_000, message: 40_000 };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function mailerFor(url: string, patience = PATIENCE, connections = 1): Mailer {
  const mailer = createMailer({ smtp: url, rate: 1000, connections }, patience);
  open.unshift(mailer);
  return mailer;
}

async function against(script: Script, options: { login?: string; host?: string; patience?: Patience } = {}) {
  const server: ScriptedServer = await startScripted(script);
  open.push(server);
  const mailer = mailerFor(
    `smtp://${options.login ?? ''}${options.host ?? '127.0.0.1'}:${server.port}${options.login ? '?requireTLS=false' : ''}`,
    options.patience,
  );
  return { server, mailer };
}

const later = (code: string, whole = false) => ({
  kind: 'later',
  code,
  reason: expect.any(String) as string,
  ...(whole && { whole: true }),
});
const refused = (code: string, hard: boolean) => ({
  kind: 'refused',
  code,
  reason: expect.any(String) as string,
  hard,
});

test.each<[string, Script, object]>([
  ['a greeting that asks for patience', { greeting: '421 4.3.2 Too busy' }, later('4.3.2', true)],
  ['a line that drops before the greeting', { greeting: 'drop' }, later('4.4.0', true)],
  ['a line that drops at EHLO', { EHLO: 'drop' }, later('4.4.0', true)],
  ['EHLO with 421', { EHLO: '421 4.7.0 Slow down' }, later('4.7.0', true)],
  ['MAIL with no room on the disk', { MAIL: '452 4.3.1 No room' }, later('4.3.1', true)],
  ['a line that drops at MAIL', { MAIL: 'drop' }, later('4.4.0', true)],
  ['greylisting', { RCPT: '450 4.2.0 Greylisted, come back' }, later('4.2.0')],
  ['greylisting without an enhanced code', { RCPT: '451 Come back' }, later('451')],
  ['a mailbox that is full for now', { RCPT: '452 4.2.2 Full' }, later('4.2.2')],
  ['421 at RCPT', { RCPT: '421 4.7.28 Too many' }, later('4.7.28', true)],
  ['a line that drops at RCPT', { RCPT: 'drop' }, later('4.4.0', true)],
  ['no such mailbox', { RCPT: '550 5.1.1 Nobody here' }, refused('5.1.1', true)],
  ['no such mailbox, on several lines', { RCPT: '550-5.1.1 Nobody\n550 5.1.1 here' }, refused('5.1.1', true)],
  ['no such domain', { RCPT: '550 5.1.2 No such host' }, refused('5.1.2', true)],
  ['a domain that takes no mail', { RCPT: '556 5.1.10 Null MX' }, refused('5.1.10', true)],
  ['a mailbox that is switched off', { RCPT: '550 5.2.1 Disabled' }, refused('5.2.1', true)],
  ['a mailbox that is full for good', { RCPT: '552 5.2.2 Full' }, refused('5.2.2', false)],
  ['a refusal by policy', { RCPT: '550 5.7.1 Not from you' }, refused('5.7.1', false)],
  ['550 of an old server', { RCPT: '550 Unknown user' }, refused('550', true)],
  ['550 of an old server that is about us', { RCPT: '550 Blocked, see https://bl.example' }, refused('550', false)],
  ['554 of an old server', { RCPT: '554 No' }, refused('554', false)],
  ['a code that contradicts its digit', { RCPT: '450 5.1.1 Nobody' }, later('5.1.1')],
  ['commands out of order', { RCPT: '503 5.5.1 Not now' }, later('5.5.1', true)],
  ['DATA that asks for patience', { DATA: '451 4.3.0 Later' }, later('4.3.0')],
  ['DATA refused', { DATA: '554 5.7.1 No' }, refused('5.7.1', false)],
  ['a line that drops at DATA', { DATA: 'drop' }, later('4.4.0', true)],
  ['a filter that asks for patience', { end: '451 4.7.1 Later' }, later('4.7.1')],
  ['a filter that says spam', { end: '554 5.7.1 Spam' }, refused('5.7.1', false)],
  ['a filter that says what would be hard at RCPT', { end: '550 5.1.1 Nobody' }, refused('5.1.1', false)],
  ['a line that drops after the message', { end: 'drop' }, later('4.4.0', true)],
  ['nothing wrong', {}, { kind: 'sent' }],
])('%s', async (_, script, expected) => {
  const { mailer } = await against(script);
  expect(await mailer.send(MESSAGE)).toEqual(expected);
});

test.each<[string, Script, string, string]>([
  [
    'a server that is none for mail',
    { greeting: '554 5.3.2 Go away' },
    '',
    'will have nothing to do with this machine. (554',
  ],
  [
    'a server that wants a login',
    { MAIL: '530 5.7.0 Log in first' },
    '',
    'does not take this name and password. Look at SMTP_URL. (530',
  ],
  [
    'a sender that is not allowed',
    { MAIL: '553 5.7.1 Not your address' },
    '',
    'takes no mail from this sender. Look at `from`',
  ],
  [
    'a password that is wrong',
    { EHLO: '250-test\n250 AUTH PLAIN LOGIN', AUTH: '535 5.7.8 Wrong' },
    'me:wrong@',
    'does not take this name and password. Look at SMTP_URL. (535',
  ],
])('%s stops the sending with a sentence', async (_, script, login, sentence) => {
  const { mailer } = await against(script, { login });
  const error: unknown = await mailer.send(MESSAGE).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MailServerError);
  expect((error as Error).message).toContain(sentence);
  expect((error as Error).message).not.toContain('wrong@');
});

test('a login that is refused for now is no wrong password', async () => {
  const { mailer } = await against(
    { EHLO: '250-test\n250 AUTH PLAIN LOGIN', AUTH: '454 4.7.0 The directory is away' },
    { login: 'me:right@' },
  );
  expect(await mailer.send(MESSAGE)).toEqual(later('4.7.0', true));
});

test('nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  expect(await mailerFor(`smtp://127.0.0.1:${port}`).send(MESSAGE)).toEqual(later('4.4.0', true));
});

test('a host that does not exist is a mistake in the settings', async () => {
  await expect(mailerFor('smtp://mail.nowhere.invalid:25').send(MESSAGE)).rejects.toThrow(MailServerError);
});

test.each<[string, Script]>([
  ['greeting', { greeting: 'silence' }],
  ['RCPT', { RCPT: 'silence' }],
  ['the end of the message', { end: 'silence' }],
])('a server that says nothing at %s is not waited for for ever', async (_, script) => {
  const { mailer } = await against(script, { patience: { connect: 500, greeting: 500, answer: 500, message: 30_000 } });
  expect(await mailer.send(MESSAGE)).toEqual(later('4.4.0', true));
});

test('a server that is only slow in all is given up at last', async () => {
  const { mailer } = await against({ end: 'silence' }, { patience: { ...PATIENCE, message: 500 } });
  expect(await mailer.send(MESSAGE)).toEqual(later('4.4.0', true));
});

test('a password is never sent over a line without TLS', async () => {
  const server = await startScripted({ EHLO: '250-test\n250 AUTH PLAIN LOGIN', STARTTLS: '502 5.5.1 What?' });
  open.push(server);
  // Another name for this machine, which the mailer takes for a remote one.
  const mailer = mailerFor(`smtp://me:secret@[::ffff:127.0.0.1]:${server.port}`);
  await expect(mailer.send(MESSAGE)).rejects.toThrow('cannot be secured (TLS)');
  expect(server.commands.join('\n')).not.toContain('AUTH');
});

test('a server that cannot secure the line for now is waited for', async () => {
  const server = await startScripted({ EHLO: '250-test\n250 STARTTLS', STARTTLS: '454 4.7.0 Not now' });
  open.push(server);
  expect(await mailerFor(`smtp://[::ffff:127.0.0.1]:${server.port}`).send(MESSAGE)).toEqual(later('4.7.0', true));
});

test('a refusal does not end the line, and the next message goes over it', async () => {
  const { mailer, server } = await against({ RCPT: '550 5.1.1 Nobody here' });
  await mailer.send(MESSAGE);
  await mailer.send(MESSAGE);
  expect(server.commands.filter((command) => command.startsWith('EHLO'))).toHaveLength(1);
  expect(server.commands.filter((command) => command.startsWith('RCPT'))).toHaveLength(2);
});

test('a message whose line dropped after it was handed over is not sent again by the mailer itself', async () => {
  const { mailer, server } = await against({ end: 'drop' });
  await mailer.send(MESSAGE);
  expect(server.messages).toBe(1);
});

test('a header that would begin another one is never sent', async () => {
  const { mailer, server } = await against({});
  await expect(mailer.send({ ...MESSAGE, headers: { 'List-Id': 'x\r\nBcc: all@example.org' } })).rejects.toThrow(
    'is no header',
  );
  expect(server.messages).toBe(0);
});
