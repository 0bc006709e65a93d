/**
 * `npm run bench:signup`: how many sign-ups `npm start` takes, with a real store and a real mail server.
 *
 * The requests are sent when they are due, whether those before have been answered or not, and each is timed from when it was
 * due: a server that falls behind is not asked more slowly for it. With DATABASE_URL the subscribers are in PostgreSQL.
 * --burst, --steady and --seconds change the rates (requests a second) and how long each goes on.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { print } from '../../src/press/press.ts';
import { benchFlags } from './flags.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const values = benchFlags(
  'npm run bench:signup --',
  'Measures how many sign-ups npm start takes; in PostgreSQL with DATABASE_URL.',
  {
    seconds: { type: 'string', default: '10' },
    burst: { type: 'string', default: '1000' },
    steady: { type: 'string', default: '200' },
  },
);
const [SECONDS, BURST, STEADY] = [values.seconds, values.burst, values.steady].map(Number) as [number, number, number];
/** How long the mails of all sign-ups have to come (ms). */
const DRAIN = 300_000;

interface Load {
  name: string;
  /** Requests a second. */
  rate: number;
  seconds: number;
  /** The address of a request. */
  addressOf: (index: number) => string;
}

interface Answer {
  status: number;
  /** From when it was due (ms). */
  took: number;
}

/** A mail server that counts the mails to each address. */
async function openSink() {
  const mails = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        for (const { address } of session.envelope.rcptTo) mails.set(address, (mails.get(address) ?? 0) + 1);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function printSite(folder: string): Promise<void> {
  const files = {
    'site.yaml':
      'name: The Bench\nurl: https://bench.example\nsections: [{id: local, name: Local}]\nnewsletter: daily\n',
    'pages/privacy.md': '---\ntitle: Privacy\n---\nWe keep it to ourselves.\n',
    'newsletters/daily.md':
      '---\nname: Daily\nschedule: Every morning\nprovider: {type: self, from: daily@bench.example}\n---\nThe news.\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'content', path)), { recursive: true });
    writeFileSync(join(folder, 'content', path), text);
  }
  mkdirSync(join(folder, 'public'));
  const { problems } = await print({
    root: ROOT,
    content: join(folder, 'content'),
    public: join(folder, 'public'),
    out: join(folder, 'dist'),
    cache: join(folder, 'cache'),
    now: Date.now(),
    jobs: 1,
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}

/** Starts the server. Each request is from a network of its own, as X-Forwarded-For says. */
async function start(folder: string, environment: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src/press/serve.ts'), '--out', join(folder, 'dist'), '--cache', join(folder, 'cache'), '--port', '0'],
    {
      env: {
        ...process.env,
        NEWSLETTER_PROXIES: '1',
        NEWSLETTER_RATE: '1000',
        NEWSLETTER_CONNECTIONS: '10',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < 4096) output += text;
      const found = /is at (http:\S+)\/ /.exec(output)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`npm start has ended:\n${output}`)));
  });
  return {
    origin,
    process: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function signUp(agent: Agent, origin: string, email: string, network: number, due: number): Promise<Answer> {
  const body = new URLSearchParams({ email, newsletter: 'daily', website: '' }).toString();
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ status, took: performance.now() - due });
    request(
      `${origin}/newsletter/subscribe`,
      {
        method: 'POST',
        agent,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
          'Sec-Fetch-Site': 'same-origin',
          'X-Forwarded-For': `${11 + (network >> 16)}.${(network >> 8) & 255}.${network & 255}.1`,
        },
      },
      (response) => {
        response.resume().on('end', () => done(response.statusCode!));
      },
    )
      // What the server did not answer: 0.
      .on('error', () => done(0))
      .end(body);
  });
}

/** What a process has computed so far (s), its threads included; undefined where there is no /proc. A busy machine slows it down and does not change it. */
function computed(process: number): number | undefined {
  try {
    // The command's name stands in brackets and may hold anything. A tick is 10 ms wherever Node runs.
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

let networks = 0;

async function run(origin: string, { rate, seconds, addressOf }: Load): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const answers: Promise<Answer>[] = [];
  const began = performance.now();
  for (let index = 0; index < rate * seconds;) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) * rate) / 1000));
    for (; index < due; index += 1)
      answers.push(signUp(agent, origin, addressOf(index), networks++, began + (index * 1000) / rate));
    await sleep(1);
  }
  const all = await Promise.all(answers);
  agent.destroy();
  return all;
}

/** Runs a load and tells what came of it. */
async function measure(server: { origin: string; process: number }, load: Load): Promise<Answer[]> {
  const before = computed(server.process);
  const answers = await run(server.origin, load);
  const after = computed(server.process);
  const times = answers.map(({ took }) => took).sort((one, other) => one - other);
  const at = (share: number) => `${times[Math.ceil(times.length * share) - 1]!.toFixed(1)} ms`;
  const statuses = Object.entries(Object.groupBy(answers, ({ status }) => status)).map(
    ([status, all]) => `${all!.length} × ${status}`,
  );
  const work =
    before === undefined || after === undefined
      ? ''
      : `the server computed ${(((after - before) / answers.length) * 1000).toFixed(2)} ms for each, mails included; `;
  process.stdout.write(
    `${load.name}: ${load.rate} a second for ${load.seconds} s; ${statuses.join(', ')}; p50 ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)}; ${work}load ${loadavg()[0]!.toFixed(1)}\n`,
  );
  return answers;
}

/** Waits until no mail has come for a while; tells how many each address has got. */
async function reportMails(mails: ReadonlyMap<string, number>, expected: number): Promise<void> {
  const until = Date.now() + DRAIN;
  while (mails.size < expected && Date.now() < until) await sleep(200);
  // One too many would come now.
  await sleep(3000);
  const most = Math.max(0, ...mails.values());
  process.stdout.write(`Mails: ${mails.size} addresses of ${expected} have got one, none more than ${most}.\n`);
  if (most > 1 || mails.size !== expected) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-signup-'));
const sink = await openSink();
try {
  await printSite(folder);
  process.stdout.write(`${process.env['DATABASE_URL'] ? 'PostgreSQL' : 'SQLite'}, load ${loadavg()[0]!.toFixed(1)}\n`);
  // Another name in each run, so that a database that stays knows none of them.
  const runName = Date.now().toString(36);
  const environment = { NEWSLETTER_DATA: join(folder, 'data', 'letters.sqlite'), SMTP_URL: sink.url };

  // As it is set up.
  const usual = await start(folder, environment);
  const flood: Load = {
    name: 'Burst within limits',
    rate: BURST,
    seconds: SECONDS,
    addressOf: (index) => `flood${index}@${runName}.example`,
  };
  const answers = await measure(usual, flood);
  await reportMails(sink.mails, answers.filter(({ status }) => status === 303).length);
  await usual.stop();

  sink.mails.clear();
  // All is calm to it, so that all sign-ups go the whole way.
  const open = await start(folder, { ...environment, NEWSLETTER_CALM: '999999' });
  const half = Math.ceil((BURST * SECONDS) / 2);
  const loads: Load[] = [
    // Everyone twice.
    { name: 'Burst', rate: BURST, seconds: SECONDS, addressOf: (index) => `burst${index % half}@${runName}.example` },
    { name: 'Steady', rate: STEADY, seconds: SECONDS, addressOf: (index) => `steady${index}@${runName}.example` },
  ];
  for (const load of loads) await measure(open, load);
  await reportMails(sink.mails, half + STEADY * SECONDS);
  await open.stop();
} finally {
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
}
