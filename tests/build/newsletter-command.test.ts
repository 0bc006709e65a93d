/** `npm run newsletter` as people type it, against a real mail server and what listmonk documents. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSubscribers } from './newsletter-sending/people.ts';
import { Newsroom, ROOT, story } from './newsroom.ts';

const SECRET = 'n'.repeat(40);

let newsroom: Newsroom;
let smtp: SMTPServer;
let url: string;
/** Addresses that the mail server wants to hear of again later. */
const greylisted = new Set<string>();
const mails: { to: string; bytes: Buffer }[] = [];

beforeAll(async () => {
  newsroom = new Newsroom();
  newsroom.write(
    'newsletters/daily.md',
    '---\nname: Daily\nschedule: Every morning\nprovider: {type: self, from: letters@ledger.example}\n---\nThe news.\n',
  );
  newsroom.write(
    'newsletters/tides.md',
    '---\nname: Tides\nschedule: Sundays\nprovider: {type: listmonk, url: "https://lists.ledger.example", lists: [6fb2a6b1-0f4d-4d7a-9d6c-3c9f6c2a1b11]}\n---\nThe tides.\n',
  );
  const today = new Date(Date.now() - 3_600_000).toISOString();
  newsroom.write(
    `articles/${today.slice(0, 4)}/${today.slice(5, 7)}/pier.md`,
    story({ headline: 'The pier', published: today }),
  );
  await newsroom.print({ now: Date.now() });
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      done(greylisted.has(address) ? Object.assign(new Error('4.2.0 Come back'), { responseCode: 450 }) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo[0]!.address, bytes: Buffer.concat(chunks) });
        done();
      });
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  newsroom.dispose();
});

function run(args: string[], environment: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [join(ROOT, 'src/desk/newsletter.ts'), ...args], {
    env: {
      ...process.env,
      NEWSLETTER_DATA: join(newsroom.directory, 'data', 'letters.sqlite'),
      NEWSLETTER_SECRET: SECRET,
      SMTP_URL: url,
      ...environment,
    },
  });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  return once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
}
const places = () => ['--content', newsroom.content, '--cache', newsroom.cache];

test.each<[string[], string]>([
  [['sned', 'daily'], 'sned: there is no such command. Did you mean send?\n'],
  [
    ['send'],
    'send: name a newsletter: npm run newsletter -- send ID [--edition DATE] [--to ADDRESS] [--dry-run] [--wait]\n',
  ],
  [
    ['send', 'daily', 'tides'],
    'send: tides is one too many. Write npm run newsletter -- send ID [--edition DATE] [--to ADDRESS] [--dry-run] [--wait]\n',
  ],
  [['send', 'daily', '--edition', '2026-02-31x'], 'send --edition 2026-02-31x: write a day like 2026-11-24.\n'],
  [['send', 'daily', '--dry-rn'], 'send --dry-rn: there is no such flag. Did you mean --dry-run?\n'],
  [['send', 'daily', '--to', 'ada'], 'send --to ada: this is no email address.\n'],
  [['suppress', 'ada'], 'suppress: ada is no email address.\n'],
])('%j is refused in one line', async (args, said) => {
  expect(await run(args)).toEqual({ code: 1, stdout: '', stderr: said });
});

test('an edition from the front to mailboxes, put off for one, and never twice', async () => {
  await makeSubscribers(join(newsroom.directory, 'data', 'letters.sqlite'), SECRET, [
    'ada@post.example',
    'bob@post.example',
    'cy@post.example',
  ]);
  const trial = await run(['send', 'daily', '--to', 'me@ledger.example', ...places()]);
  expect(trial.stderr).toBe('');
  expect(trial.stdout).toContain('“The pier” went to me@ledger.example, and to nobody else.\n');
  expect(mails.map(({ to }) => to)).toEqual(['me@ledger.example']);

  const dry = await run(['send', 'daily', '--dry-run', ...places()]);
  expect(dry.stdout).toBe('“The pier” would go to 3 subscribers, but for those who must not be written to.\n');

  greylisted.add('bob@post.example');
  const first = await run(['send', 'daily', ...places()]);
  expect(first).toMatchObject({ code: 2, stderr: '' });
  expect(first.stdout).toMatch(/^2 sent, 1 to go, 0 refused, 0 skipped\. Those to go were put off/);
  const again = await run(['send', 'daily', ...places()]);
  expect(again.code).toBe(2);
  expect(
    mails
      .map(({ to }) => to)
      .slice(1)
      .toSorted(),
  ).toEqual(['ada@post.example', 'cy@post.example']);

  const file = /content\/(newsletters\/daily\/[\d-]+\.md) is written/.exec(trial.stdout)![1]!;
  expect(readFileSync(join(newsroom.content, file), 'utf8')).toMatch(/^---\nsent: \d{4}-/);
  const mail = await simpleParser(mails.find(({ to }) => to === 'ada@post.example')!.bytes);
  expect(mail.from!.text).toBe('"The Test Ledger" <letters@ledger.example>');
  expect(mail.subject).toBe('The pier');
  const leave = /^<(https:\/\/ledger\.example\/newsletter\/u\/[\w-]{12})>$/.exec(
    mail.headerLines.find(({ key }) => key === 'list-unsubscribe')!.line.split(': ')[1] ?? '',
  )![1]!;
  expect(mail.html).toContain(leave);
  expect(mail.text).toContain(leave);
  expect((await run(['status'])).stdout).toContain('1 to go, 2 sent, 0 refused, 0 skipped\n');
});

test('an edition with a story that readers cannot see yet is not sent', async () => {
  newsroom.write('newsletters/daily/2026-11-01.md', '---\nsubject: Too early\nstories: [2026/11/not-built]\n---\n');
  const before = mails.length;
  const { code, stderr } = await run(['send', 'daily', '--edition', '2026-11-01', ...places()]);
  expect(code).toBe(1);
  expect(stderr).toBe(
    'content/newsletters/daily/2026-11-01.md: 2026/11/not-built cannot be seen on the site as it was last built. Build and publish it, then send.\n',
  );
  newsroom.write('newsletters/daily/2026-11-02.md', '---\nsubjekt: Wrong\n---\n');
  const wrong = await run(['send', 'daily', '--edition', '2026-11-02', ...places()]);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('subjekt');
  expect(wrong.stderr).toContain('Nothing was sent.');
  expect(mails).toHaveLength(before);
  newsroom.remove('newsletters/daily/2026-11-01.md');
  newsroom.remove('newsletters/daily/2026-11-02.md');
});

test('without a mail server nothing is sent, and a trial is written to a file', async () => {
  expect(await run(['send', 'daily', ...places()], { SMTP_URL: '' })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Set SMTP_URL to a mail server. Without one, --to ADDRESS writes the mail to a file.\n',
  });
  const { stdout } = await run(['send', 'daily', '--to', 'me@ledger.example', ...places()], { SMTP_URL: '' });
  expect(existsSync(/Written to (.*)\.\n/.exec(stdout)![1]!)).toBe(true);
});

test('a preview is two files that can be opened', async () => {
  const { stdout } = await run(['preview', 'daily', ...places()]);
  expect(stdout).toContain('Subject: The pier\n');
  const file = new URL(/\d KB: (file:.*)\n/.exec(stdout)![1]!);
  expect(readFileSync(file, 'utf8')).toContain('The pier');
});

/** What its documentation says of POST /api/campaigns: these, and no others. */
const CAMPAIGN = ['name', 'subject', 'lists', 'type', 'content_type', 'body', 'altbody', 'messenger'];

test('an edition becomes a draft of a campaign in listmonk, as its API is documented', async () => {
  const asked: { method: string; path: string; body: Record<string, unknown> | undefined }[] = [];
  const listmonk = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const say = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (request.headers.authorization !== 'token ledger:secret') return say(403, { message: 'invalid session' });
      const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
      asked.push({ method: request.method!, path: request.url!, body });
      if (request.method === 'GET' && request.url!.startsWith('/api/lists?'))
        return say(200, {
          data: { results: [{ id: 7, uuid: '6fb2a6b1-0f4d-4d7a-9d6c-3c9f6c2a1b11', name: 'Tides' }] },
        });
      if (request.method === 'POST' && request.url === '/api/campaigns') return say(200, { data: { id: 41 } });
      return say(404, { message: 'not found' });
    });
  }).listen(0, '127.0.0.1');
  await once(listmonk, 'listening');
  const root = `http://127.0.0.1:${(listmonk.address() as AddressInfo).port}`;
  const source = readFileSync(join(newsroom.content, 'newsletters/tides.md'), 'utf8');
  newsroom.write('newsletters/tides.md', source.replace('https://lists.ledger.example', root));
  await newsroom.print({ now: Date.now() });
  try {
    const pushed = await run(['push', 'tides', ...places()], { LISTMONK_TOKEN: 'ledger:secret' });
    expect(pushed.stderr).toBe('');
    expect(pushed.stdout).toBe(`“The pier” is campaign 41 at ${root}, as a draft. Look at it there, and start it.\n`);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/lists?minimal=true&per_page=all',
      'POST /api/campaigns',
    ]);
    const { body } = asked[1]!;
    expect(Object.keys(body!).toSorted()).toEqual(CAMPAIGN.toSorted());
    expect(body).toMatchObject({
      subject: 'The pier',
      lists: [7],
      type: 'regular',
      content_type: 'html',
      messenger: 'email',
    });
    expect(body!.body).toContain('{{ UnsubscribeURL }}');
    expect(body!.altbody).toContain('{{ UnsubscribeURL }}');
    const refused = await run(['push', 'tides', ...places()], { LISTMONK_TOKEN: 'ledger:wrong' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^http.* does not let this user in \(403\)\. LISTMONK_TOKEN is/);
  } finally {
    listmonk.close();
  }
});
