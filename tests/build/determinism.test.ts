/** The same newsroom gives the same bytes: in another folder, time zone and language, with one thread or several. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runBuild } from './cli.ts';
import { Newsroom, ROOT } from './newsroom.ts';
import { digestTree } from './tree.ts';

const newsroom = new Newsroom();
afterAll(() => newsroom.dispose());

test('the sample newsroom, built twice', async () => {
  const build = async (name: string, jobs: string, env: Record<string, string>) => {
    const home = join(newsroom.directory, name);
    cpSync(join(ROOT, 'content'), join(home, 'content'), { recursive: true });
    const { code, stderr } = await runBuild(
      [
        '--content',
        join(home, 'content'),
        '--out',
        join(home, 'site'),
        '--cache',
        join(home, 'cache'),
        '--now',
        '2026-12-24T12:00:00Z',
        '--jobs',
        jobs,
      ],
      { env },
    );
    expect(code, stderr).toBe(0);
    return digestTree(join(home, 'site'));
  };
  const one = await build('one', '1', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  const other = await build('a much/longer path', '3', { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
  expect(Object.keys(one).length).toBeGreaterThan(60);
  expect(other).toEqual(one);
});
