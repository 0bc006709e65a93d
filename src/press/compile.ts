import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './source.ts';

/** The templates, compiled. */
export interface CompiledApp {
  /** The module that exports `app`. */
  entry: string;
  /** Fonts and other files that pages ask for, to be published as they are. */
  client: string;
  /** Of what came out, which is what pages depend on. */
  digest: string;
  /** Whether it had to be compiled now. */
  fresh: boolean;
  /** The largest memory of the compiler (bytes); 0 when it did not run. */
  peakRssBytes: number;
}

/** Templates that do not compile: the compiler's own words, for the person who is writing them. */
export class CompileError extends Error {}

/**
 * Compiles the templates, unless these have been compiled before. Each compilation has a folder of its own, named by
 * its source, so two processes do not disturb each other.
 *
 * @param root - the folder of `astro.config.mjs` and `src`. Packages are found from there, so the app stays below it.
 * @param source - the digest of the templates' source.
 * @throws CompileError
 */
export async function compile(root: string, source: string): Promise<CompiledApp> {
  const shelf = join(root, '.cache', 'app');
  const home = join(shelf, source.slice(0, 16));
  const stamp = join(home, 'digest');
  let peakRssBytes = 0;
  const fresh = !existsSync(stamp);
  if (fresh) {
    mkdirSync(shelf, { recursive: true });
    const draft = `${home}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    peakRssBytes = await runCompiler(root, draft);
    writeFileSync(join(draft, 'digest'), digestApp(draft));
    try {
      renameSync(draft, home);
    } catch (error) {
      // Another process was quicker with the same source.
      if (!existsSync(stamp)) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
    tidy(shelf);
  }
  return {
    entry: join(home, 'server', 'entry.mjs'),
    client: join(home, 'client'),
    digest: readFileSync(stamp, 'utf8'),
    fresh,
    peakRssBytes,
  };
}

/** Compilations that are kept: another process may be using the one before. */
const KEPT = 4;

/** Throws the oldest compilations away. */
function tidy(shelf: string): void {
  const homes = readdirSync(shelf)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ path: join(shelf, name), made: statSync(join(shelf, name)).mtimeMs }))
    .sort((one, other) => other.made - one.made);
  for (const { path } of homes.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

/** Astro and Vite want half a gigabyte and leave it behind, so they run in a process of their own. */
function runCompiler(root: string, outDir: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./compiler.ts', import.meta.url)), root, outDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    });
    let output = '';
    let peak = 0;
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('message', (message: { peakRssBytes: number }) => (peak = message.peakRssBytes));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(peak) : reject(new CompileError(output.trim() || `The compiler ended with ${code}.`)),
    );
  });
}

function digestApp(directory: string): string {
  const digest = createHash('sha1');
  for (const file of filesBelow(directory, '')) {
    // Astro makes a new key for server islands on every build; there are none here.
    const text = readFileSync(join(directory, file), 'latin1').replace(/"key":"[\w+/=]{40,50}"/g, '');
    digest.update(`${file}\0`).update(text.replaceAll(directory, ''));
  }
  return digest.digest('hex');
}
