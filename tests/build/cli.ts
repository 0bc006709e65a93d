import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, type Newsroom } from './newsroom.ts';

export interface Run {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs `npm run build`'s program as a process of its own. */
export function runBuild(
  flags: string[],
  {
    env = {},
    node = [] as string[],
    cwd,
    onStderr,
  }: { env?: Record<string, string>; node?: string[]; cwd?: string; onStderr?: (text: string) => void } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, join(ROOT, 'src', 'press', 'cli.ts'), ...flags], {
      env: { ...process.env, NO_COLOR: '1', ...env },
      ...(cwd && { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr?.(stderr);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** The flags that print a newsroom. `public/` is always the project's own. */
export const flagsOf = (newsroom: Newsroom, now = '2026-11-24T12:00:00Z') => [
  '--content',
  newsroom.content,
  '--out',
  newsroom.out,
  '--cache',
  newsroom.cache,
  '--now',
  now,
];
