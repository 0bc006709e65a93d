/** Newsrooms in temporary folders, and what the press makes of them. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the press came to. */
export interface Printed {
  /** Where the site is, if it was published. */
  dist: string;
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A temporary folder that is removed with `using`. */
export interface Workshop extends Disposable {
  folder: string;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A Markdown file: each key on a line of its own, its value as JSON, which is YAML too. */
export function markdown(frontmatter: Record<string, unknown>, body = ''): string {
  return `---\n${yaml(frontmatter)}---\n\n${body}\n`;
}

/** A YAML file, written in the same way. */
export function yaml(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder with what is in it. */
export function readFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'latin1')]),
  );
}

/** When the tests print: after everything in the sample has been published, whatever the day is. */
const NOW = '2026-12-15T12:00Z';

/**
 * Prints a newsroom as `npm run build` does, in a process of its own.
 *
 * @param folder - where the site and the cache go; paths in messages are relative to it.
 * @param content - the newsroom.
 */
export function printNewsroom(folder: string, content = join(folder, 'content')): Promise<Printed> {
  const dist = join(folder, 'dist');
  const darkroom = join(folder, 'cache', 'photos');
  if (existsSync(DARKROOM)) cpSync(DARKROOM, darkroom, { recursive: true });
  return runPress(folder, dist, content);
}

/** The project's own, which `darkroom.ts` has filled with the pictures of the sample. */
export const DARKROOM = join(projectRoot, '.cache', 'photos');

function runPress(folder: string, dist: string, content: string): Promise<Printed> {
  const flags = ['--content', content, '--out', dist, '--cache', join(folder, 'cache'), '--now', NOW, '--jobs', '1'];
  const child = spawn(process.execPath, [join(projectRoot, 'src', 'press', 'cli.ts'), ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Printed = { dist, code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ ...printed, code }));
  });
}
