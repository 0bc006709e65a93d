/**
 * `npm run bench:newsletter`: how fast an edition is sent, with how much memory, and whether anyone is missed or written to
 * twice when the sender is killed on the way. --people, --kills, --connections and --bytes (of the HTML)
 * change what is measured; --unsigned leaves the signature out.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePeople } from '../build/newsletter-sending/people.ts';
import { benchFlags } from './flags.ts';

const values = benchFlags(
  'npm run bench:newsletter --',
  'Measures how fast an edition is sent, and kills the sender on the way.',
  {
    people: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '20' },
    connections: { type: 'string', default: '10' },
    bytes: { type: 'string', default: '30000' },
    unsigned: { type: 'boolean' },
  },
);
const [PEOPLE, KILLS, CONNECTIONS, BYTES] = [values.people, values.kills, values.connections, values.bytes].map(
  Number,
) as [number, number, number, number];
const here = (file: string) => fileURLToPath(new URL(`../build/newsletter-sending/${file}`, import.meta.url));

interface Counts {
  people: number;
  mails: number;
  most: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-newsletter-'));
const key = join(folder, 'dkim.pem');
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
writeFileSync(key, privateKey);
const sink = fork(here('sink.ts'));
const [{ port }] = (await once(sink, 'message')) as [{ port: number }];

async function ask(what: 'clear' | 'count'): Promise<Counts> {
  sink.send(what);
  return ((await once(sink, 'message')) as [Counts])[0];
}

function startSender(database: string): { child: ChildProcess; said: () => string } {
  const child = spawn(
    process.execPath,
    [
      here('sender.ts'),
      database,
      `smtp://127.0.0.1:${port}`,
      String(CONNECTIONS),
      String(BYTES),
      ...(values.unsigned ? [] : [key]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  return { child, said: () => said };
}

const print = (line: string) => process.stdout.write(`${line}\n`);
try {
  const database = join(folder, 'whole.sqlite');
  await makePeople(database, PEOPLE);
  const start = performance.now();
  const whole = startSender(database);
  await once(whole.child, 'close');
  const seconds = (performance.now() - start) / 1000;
  const { memory, cpu, kind } = JSON.parse(whole.said().trim().split('\n').at(-1)!) as {
    /** KiB, and µs. */
    memory: number;
    cpu: number;
    kind: string;
  };
  const { people, mails } = await ask('count');
  print(
    `${mails} letters of ${BYTES} bytes to ${people} people: ${Math.round(mails / seconds)} a second, ${(cpu / 1000 / mails).toFixed(2)} ms of processor a letter, peak memory ${Math.round(memory / 1024)} MB, ${kind}`,
  );
  if (kind !== 'finished' || people !== PEOPLE || mails !== PEOPLE) process.exitCode = 1;

  if (KILLS > 0) {
    const killed = join(folder, 'killed.sqlite');
    await makePeople(killed, PEOPLE);
    await ask('clear');
    for (let kill = 1; kill <= KILLS; kill++) {
      const { child } = startSender(killed);
      const closed = once(child, 'close');
      const until = Math.floor((PEOPLE / (KILLS + 1)) * (kill - Math.random() * 0.5));
      while (child.exitCode === null && (await ask('count')).people < until)
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 20));
      child.kill('SIGKILL');
      await closed;
    }
    const last = startSender(killed);
    await once(last.child, 'close');
    const after = await ask('count');
    print(
      `killed ${KILLS} times: ${after.people} of ${PEOPLE} people got it, ${after.mails - after.people} letters twice (at most ${KILLS * CONNECTIONS} were in flight), nobody more than ${after.most} times`,
    );
    if (after.people !== PEOPLE || after.mails - after.people > KILLS * CONNECTIONS) process.exitCode = 1;
  }
} finally {
  sink.kill();
  rmSync(folder, { recursive: true });
}
