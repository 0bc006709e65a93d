import { describe, expect, test } from 'vitest';
import { findChromium, type Machine } from './chromium.ts';

/** A machine on which some files are there, some only after a command has run, and everything that runs is written down. */
function machine({
  files = [],
  env = {},
  isRoot = false,
  brings = {},
}: {
  files?: string[];
  env?: Record<string, string>;
  isRoot?: boolean;
  brings?: Record<string, string>;
}) {
  const there = new Set(files);
  const ran: string[] = [];
  const fake: Machine = {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    isRoot,
    playwrightPath: '/playwright/chrome',
    exists: (path) => there.has(path),
    run(command, args) {
      const line = [command === process.execPath ? 'node' : command, ...args].join(' ');
      ran.push(line.replace(/\S+\/(?=cli\.js)/, ''));
      for (const [words, file] of Object.entries(brings)) if (line.includes(words)) there.add(file);
      return !command.includes('stub');
    },
  };
  return { fake, ran };
}

describe('a browser is taken', () => {
  test('from CHROMIUM_PATH before all others', () => {
    const { fake, ran } = machine({
      env: { CHROMIUM_PATH: '/opt/chrome' },
      files: ['/opt/chrome', '/usr/bin/chromium'],
    });
    expect(findChromium(fake)).toBe('/opt/chrome');
    expect(ran).toEqual([]);
  });

  test('never from somewhere else than CHROMIUM_PATH says', () => {
    const { fake } = machine({ env: { CHROMIUM_PATH: '/opt/chrome' }, files: ['/usr/bin/chromium'] });
    expect(() => findChromium(fake)).toThrowErrorMatchingInlineSnapshot(
      `[Error: CHROMIUM_PATH says /opt/chrome, and there is no such file.]`,
    );
  });

  test('from the system, if it runs', () => {
    expect(findChromium(machine({ files: ['/usr/bin/google-chrome', '/usr/bin/chromium'] }).fake)).toBe(
      '/usr/bin/chromium',
    );
    const { fake } = machine({
      env: { PATH: '/stub:/usr/bin' },
      files: ['/stub/chromium-browser', '/usr/bin/google-chrome'],
    });
    expect(findChromium(fake)).toBe('/usr/bin/google-chrome');
  });

  test('from an earlier download', () => {
    const { fake, ran } = machine({ files: ['/playwright/chrome'] });
    expect(findChromium(fake)).toBe('/playwright/chrome');
    expect(ran).toEqual([]);
  });

  test('from a download now', () => {
    const { fake, ran } = machine({ brings: { 'cli.js install': '/playwright/chrome' } });
    expect(findChromium(fake)).toBe('/playwright/chrome');
    expect(ran).toEqual(['node cli.js install --no-shell chromium']);
  });

  test('from packages, by root on Debian', () => {
    const { fake, ran } = machine({
      isRoot: true,
      files: ['/etc/debian_version'],
      brings: { 'install -y': '/usr/bin/chromium' },
    });
    expect(findChromium(fake)).toBe('/usr/bin/chromium');
    expect(ran.slice(1, 3)).toEqual([
      'apt-get -o DPkg::Lock::Timeout=240 -qq update',
      'apt-get -o DPkg::Lock::Timeout=240 -qq install -y --no-install-recommends chromium',
    ]);
  });
});

test.each([{ isRoot: true }, { files: ['/etc/debian_version'] }, { isRoot: true, files: ['/etc/debian_version'] }])(
  'without one the tests fail and say how to get it: %j',
  (given) => {
    const { fake, ran } = machine(given);
    expect(() => findChromium(fake)).toThrow(
      /Install Chromium or Chrome, run "npx playwright-core install chromium", or set CHROMIUM_PATH/,
    );
    expect(ran.some((line) => line.startsWith('apt-get'))).toBe(Boolean(given.isRoot && given.files));
  },
);
