/** Every command of package.json that is our own: its help, and what it says to flags that make no sense. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './newsroom.ts';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const OURS = Object.entries(scripts).filter(([, script]) => script.startsWith('node '));

/** A flag of each that needs something behind it; undefined for those that have none. */
const WITH_VALUE: Readonly<Record<string, string | undefined>> = {
  build: '--out',
  dev: '--port',
  start: '--port',
  new: '--headline',
  // What it writes stands behind the pictures, of which there are none here.
  photo: undefined,
  schemas: undefined,
  check: '--explain',
  'docs:errors': undefined,
  import: '--section',
  ping: '--cache',
  'audit:site': '--out',
  bench: '--stories',
  'bench:photos': '--runs',
  'bench:pages': '--page',
  'bench:check': '--runs',
  'bench:import-text': '--text',
  'bench:import': '--megabytes',
  'bench:signup': '--seconds',
  'bench:newsletter': '--people',
  // Behind it stands another command, each with flags of its own: newsletter-command.test.ts.
  newsletter: undefined,
};

function run(script: string, flags: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...script.split(' ').slice(1), ...flags], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

it('knows every command', () => {
  // A new command needs a line above, and is held to the same.
  expect(OURS.map(([name]) => name).filter((name) => !(name in WITH_VALUE))).toEqual([]);
});

it.each(OURS)('npm run %s shows its help, and says in a line what is wrong with a flag', async (name, script) => {
  const valued = WITH_VALUE[name];
  const [help, unknown, missing, ambiguous] = await Promise.all([
    run(script, ['--help']),
    run(script, ['--no-such-flag']),
    ...(valued ? [run(script, [valued]), run(script, [valued, '--help'])] : []),
  ]);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain(name === 'start' ? 'npm start' : `npm run ${name}`);
  const refused = [[unknown, '--no-such-flag'], ...(missing && valued ? [[missing, valued] as const] : [])] as const;
  for (const [{ code, stdout, stderr }, flag] of refused) {
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    // One line, which names the flag and no place in a program.
    expect(stderr).toMatch(/^.+\n$/);
    expect(stderr).toContain(flag);
    expect(stderr).not.toMatch(/file:\/\/|\.ts:|ERR_|Node\.js|Option '|argument/);
  }
  // Whether the second is its value or a flag, it is nothing that a program fails over.
  if (ambiguous) expect(ambiguous.stderr).not.toMatch(/file:\/\/|\.ts:|ERR_|Did you forget/);
});
