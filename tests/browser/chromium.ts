import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** What the search for a browser needs of a machine, so that the search itself can be tested. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  isRoot: boolean;
  /** Where Playwright keeps the browser that it downloads. */
  playwrightPath: string;
  exists(path: string): boolean;
  /** Whether a program ran and ended well within its time (ms). */
  run(command: string, args: string[], timeout: number): boolean;
}

/** Names under which systems install it, Chromium before Chrome. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const QUICKLY = 20_000;
const DOWNLOAD = 120_000;
const INSTALL = 300_000;

const require = createRequire(import.meta.url);

const here: Machine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  get playwrightPath() {
    return chromium.executablePath();
  },
  exists: existsSync,
  run: (command, args, timeout) =>
    spawnSync(command, args, { timeout, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
};

/**
 * Finds a Chromium, and gets one where there is none: from Playwright, or from Debian's packages.
 *
 * @returns the path of the program.
 * @throws when there is none: these tests are never skipped, since a test that did not run has shown nothing.
 */
export function findChromium(machine: Machine = here): string {
  const named = machine.env['CHROMIUM_PATH'];
  if (named) {
    if (!machine.exists(named)) throw new Error(`CHROMIUM_PATH says ${named}, and there is no such file.`);
    return named;
  }
  return installed(machine) ?? downloaded(machine) ?? download(machine) ?? install(machine) ?? fail();
}

/** Launches it so that it asks nobody for anything but what a page asks for. @param more - flags. */
export function launchChromium(more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--no-first-run',
      '--hide-scrollbars',
      ...more,
    ],
  });
}

/** A port of the loopback interface that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function installed(machine: Machine): string | undefined {
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  // Ubuntu's chromium-browser may be only a note that says where to get it, so it has to answer.
  return candidates.find((path) => machine.exists(path) && machine.run(path, ['--version'], QUICKLY));
}

function downloaded(machine: Machine): string | undefined {
  return machine.exists(machine.playwrightPath) ? machine.playwrightPath : undefined;
}

function download(machine: Machine): string | undefined {
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  machine.run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], DOWNLOAD);
  return downloaded(machine);
}

function install(machine: Machine): string | undefined {
  if (!machine.isRoot || !machine.exists('/etc/debian_version')) return undefined;
  // Test files run side by side, and apt is there for one at a time.
  const apt = (...args: string[]) => machine.run('apt-get', ['-o', 'DPkg::Lock::Timeout=240', '-qq', ...args], INSTALL);
  if (apt('update')) apt('install', '-y', '--no-install-recommends', 'chromium');
  return installed(machine);
}

function fail(): never {
  throw new Error(
    'There is no Chromium for the browser tests, and none could be installed. Install Chromium or Chrome, run "npx playwright-core install chromium", or set CHROMIUM_PATH to the program.',
  );
}
