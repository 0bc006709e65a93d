/** `npm start` with a newsletter of its own: what it needs, what it says, and what it takes over from a build. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../src/newsletter/open-store.ts';
import { readSettings } from '../../src/newsletter/settings.ts';
import { Newsroom, ROOT } from './newsroom.ts';

const newsroom = new Newsroom();
const data = join(newsroom.directory, 'data');
const daily = (front = 'home') =>
  `---\nname: Daily\nschedule: Every morning\nprovider: {type: self, from: news@ledger.example, front: ${front}}\n---\nThe news.\n`;

beforeAll(async () => {
  newsroom.write('newsletters/daily.md', daily());
  expect((await newsroom.print()).problems).toEqual([]);
});
afterAll(() => newsroom.dispose());

/** Starts it, and waits until it serves or has ended. */
async function start(environment: Record<string, string> = {}, flags: string[] = []) {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src/press/serve.ts'), '--out', newsroom.out, '--cache', newsroom.cache, '--port', '0', ...flags],
    {
      cwd: newsroom.directory,
      env: { ...process.env, NEWSLETTER_DATA: join(data, 'letters.sqlite'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const origin = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /is at (http:\S+)\/ /.exec(stdout)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => resolve(''));
  });
  return {
    origin,
    output: () => ({ stdout, stderr }),
    ended,
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    signUp: (email: string) =>
      fetch(`${origin}/newsletter/subscribe`, {
        method: 'POST',
        body: new URLSearchParams({ email, newsletter: 'daily' }),
        headers: { 'Sec-Fetch-Site': 'same-origin' },
        redirect: 'manual',
      }),
  };
}

const mails = () =>
  existsSync(join(data, 'mail'))
    ? readdirSync(join(data, 'mail'))
        .filter((file) => file.endsWith('.eml'))
        .map((file) => readFileSync(join(data, 'mail', file), 'utf8'))
    : [];

test('on trial it says where mails are written, and links in them lead to itself', async () => {
  const running = await start({ SMTP_URL: '' });
  try {
    expect(running.output().stdout).toContain('there is no SMTP_URL, so mails are written to data/mail and not sent.');
    expect((await running.signUp('ana@mail.example')).status).toBe(303);
    await vi.waitFor(() => expect(mails()).toHaveLength(1), { timeout: 60_000 });
    expect(mails()[0]!.replaceAll('=\r\n', '')).toContain(`${running.origin}/newsletter/confirm/`);
    const health = await fetch(`${running.origin}/newsletter/health`);
    expect(await health.json()).toEqual({ status: 'ok', newsletters: ['daily'] });
    // The site is beside it, and takes no forms.
    expect((await fetch(`${running.origin}/newsletters/daily/`)).status).toBe(200);
    expect((await fetch(`${running.origin}/newsletters/daily/`, { method: 'POST' })).status).toBe(405);
  } finally {
    expect(await running.end()).toBe(0);
  }
});

test('a build that is refused takes nothing away, and one that is published brings what is new', async () => {
  const running = await start();
  try {
    newsroom.write('newsletters/daily.md', daily('nowhere'));
    newsroom.write('newsletters/noon.md', daily().replace('name: Daily', 'name: Noon'));
    expect((await newsroom.print()).problems).toHaveLength(1);
    // It looks once in a second.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await running.signUp('bo@mail.example')).status).toBe(303);
    const served = async () =>
      ((await (await fetch(`${running.origin}/newsletter/health`)).json()) as { newsletters: string[] }).newsletters;
    expect(await served()).toEqual(['daily']);
    newsroom.write('newsletters/daily.md', daily());
    expect((await newsroom.print()).problems).toEqual([]);
    await vi.waitFor(async () => expect(await served()).toEqual(['daily', 'noon']), { timeout: 60_000, interval: 500 });
  } finally {
    await running.end();
  }
});

test('a sign-up that was answered is not lost when the process is killed, nor mailed twice', async () => {
  rmSync(data, { recursive: true, force: true });
  // The mail server answers nothing, so that the notice is under way when it is killed.
  const dead = await start({ SMTP_URL: 'smtp://127.0.0.1:9' });
  expect((await dead.signUp('cy@mail.example')).status).toBe(303);
  await dead.end('SIGKILL');
  const store = await openStore(readSettings({ NEWSLETTER_DATA: join(data, 'letters.sqlite') }, newsroom.directory));
  const due = await store.notices(10, Date.now() + 2 * 60 * 60 * 1000, 1);
  expect(due.map(({ kind, person: { email } }) => [kind, email])).toEqual([['confirm', 'cy@mail.example']]);
  await store.close();
  const running = await start();
  try {
    expect((await running.signUp('cy@mail.example')).status).toBe(303);
    expect((await running.signUp('di@mail.example')).status).toBe(303);
    await vi.waitFor(() => expect(mails().some((mail) => mail.includes('di@mail.example'))).toBe(true), {
      timeout: 60_000,
    });
    expect(mails().filter((mail) => mail.includes('cy@mail.example')).length).toBeLessThanOrEqual(1);
  } finally {
    await running.end();
  }
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a setting that makes no sense',
    { SMTP_URL: 'mail.example' },
    /^SMTP_URL: write an address that begins with smtp:\/\/ or smtps:\/\/ and names a host\.\n$/,
  ],
  [
    'a store that is none',
    { NEWSLETTER_DATA: join(ROOT, 'package.json'), NEWSLETTER_SECRET: 'x' },
    /^.*package\.json.*\n$/,
  ],
])('%s is said in a line', async (_, environment, message) => {
  const running = await start(environment);
  expect(await running.ended).toBe(1);
  expect(running.output().stderr).toMatch(message);
  expect(running.output().stderr).not.toContain(' at ');
});

test('without the cache of the build it says what to run', async () => {
  const empty = join(newsroom.directory, 'empty');
  mkdirSync(empty);
  const running = await start({}, ['--cache', empty]);
  expect(await running.ended).toBe(1);
  expect(running.output().stderr).toBe(
    'The newsletter needs what a build leaves in the cache, and there is nothing. Run npm run build on this machine first.\n',
  );
});

test('a site whose newsletters are elsewhere asks for nothing', async () => {
  renameSync(newsroom.cache, `${newsroom.cache}.away`);
  const page = join(newsroom.out, 'newsletters/index.html');
  renameSync(page, `${page}.away`);
  const running = await start({ SMTP_URL: 'nonsense' });
  try {
    expect((await fetch(`${running.origin}/newsletter/health`)).status).toBe(404);
    expect(running.output().stdout).not.toContain('newsletter');
  } finally {
    await running.end();
    renameSync(`${newsroom.cache}.away`, newsroom.cache);
    renameSync(`${page}.away`, page);
  }
});
