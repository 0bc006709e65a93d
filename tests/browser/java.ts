import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** As Debian's packages need on a slow machine (ms). */
const INSTALL = 300_000;

const answers = (command: string) => spawnSync(command, ['-version'], { stdio: 'ignore' }).status === 0;

/**
 * Finds a Java, for a checker that is written in it, and gets one from Debian's packages where there is none.
 *
 * @returns the command.
 * @throws when there is none: a check that did not run has shown nothing.
 */
export function findJava(): string {
  const named = process.env['JAVA_HOME'] && `${process.env['JAVA_HOME']}/bin/java`;
  if (named && answers(named)) return named;
  if (!answers('java') && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    // Chromium may be on its way at the same time, and apt is there for one at a time.
    const apt = (...args: string[]) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=240', '-qq', ...args], {
        timeout: INSTALL,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).status === 0;
    if (apt('update')) apt('install', '-y', '--no-install-recommends', 'default-jre-headless');
  }
  if (answers('java')) return 'java';
  throw new Error(
    'There is no Java for the Nu HTML Checker, and none could be installed. Install one (11 or newer), or set JAVA_HOME.',
  );
}
