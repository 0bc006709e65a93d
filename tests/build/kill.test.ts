/** A build that is killed leaves a site in which no reader meets a dead link, and the next build puts all right. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flagsOf, runBuild } from './cli.ts';
import { Newsroom, picture, story } from './newsroom.ts';
import { digestTree, fileAt, internalLinks } from './tree.ts';

const newsroom = new Newsroom();
const before = join(newsroom.directory, 'before');
const clean = join(newsroom.directory, 'clean');
const SITE_URL = 'https://ledger.example';
const preload = ['--import', join(import.meta.dirname, 'kill-at.ts')];

beforeAll(async () => {
  newsroom.write('photos/one.jpg', await picture('tan'));
  newsroom.write('photos/two.jpg', await picture('teal'));
  newsroom.write('authors/ana.md', '---\nname: Ana Reyes\n---\nReports.\n');
  for (let index = 0; index < 12; index += 1) {
    newsroom.write(
      `articles/2026/10/old-${index}.md`,
      story(
        {
          headline: `Old ${index}`,
          published: `2026-10-${10 + index}T09:00`,
          authors: ['ana'],
          topics: ['harbor'],
          photo: index === 0 ? { src: 'photos/one.jpg', alt: 'A wall', credit: 'A' } : undefined,
          aliases: index === 1 ? ['/old/one.html'] : [],
        },
        index ? `See [the one before](/2026/10/old-${index - 1}/).` : 'It began.',
      ),
    );
  }
  expect((await runBuild(flagsOf(newsroom))).code).toBe(0);
  cpSync(newsroom.out, join(before, 'dist'), { recursive: true });
  cpSync(newsroom.cache, join(before, 'cache'), { recursive: true });

  // Everything that can happen between two builds: new pages that link to each other, new hubs, pages that go.
  newsroom.write('authors/ben.md', '---\nname: Ben Ode\n---\nWrites.\n');
  newsroom.write(
    'articles/2026/11/new-1.md',
    story({
      headline: 'New 1',
      published: '2026-11-20T09:00',
      section: 'sea',
      authors: ['ben'],
      topics: ['ferries', 'harbor'],
      related: ['2026/11/new-2'],
      photo: { src: 'photos/two.jpg', alt: 'A boat', credit: 'B' },
    }),
  );
  newsroom.write(
    'articles/2026/11/new-2.md',
    story(
      {
        headline: 'New 2',
        published: '2026-11-21T09:00',
        authors: ['ben', 'ana'],
        topics: ['ferries'],
        related: ['2026/11/new-1'],
      },
      'See [new 1](/2026/11/new-1/).',
    ),
  );
  newsroom.write(
    'articles/2026/10/old-11.md',
    story(
      { headline: 'Old 11, corrected', published: '2026-10-21T09:00', authors: ['ana'], topics: ['harbor'] },
      'See [the newest](/2026/11/new-2/).',
    ),
  );
  newsroom.write(
    'articles/2026/10/old-1.md',
    story({ headline: 'Old 1', published: '2026-10-11T09:00', authors: ['ana'], topics: ['harbor'] }, 'It went on.'),
  );
  newsroom.remove('articles/2026/10/old-0.md');
  await runBuild([...flagsOf(newsroom), '--out', clean, '--cache', join(newsroom.directory, 'clean-cache')]);
});
afterAll(() => newsroom.dispose());

/** Pages that a reader can come to: from the front page, or from a page that was there before. */
function deadLinks(): string[] {
  const dead: string[] = [];
  const seen = new Set<string>();
  const queue = ['index.html', ...Object.keys(digestTree(join(before, 'dist')))].filter((file) =>
    fileAt(newsroom.out, `/${file}`),
  );
  while (queue.length > 0) {
    const file = queue.pop()!;
    if (seen.has(file) || !file.endsWith('.html')) continue;
    seen.add(file);
    for (const address of internalLinks(readFileSync(join(newsroom.out, file), 'utf8'), SITE_URL)) {
      const target = fileAt(newsroom.out, address);
      if (target) queue.push(target);
      else dead.push(`${file} -> ${address}`);
    }
  }
  expect(seen.size).toBeGreaterThan(20);
  return dead;
}

/** Puts the site and the index back to before the edits. */
function restore(): void {
  for (const [from, to] of [
    [join(before, 'dist'), newsroom.out],
    [join(before, 'cache'), newsroom.cache],
  ] as const) {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
  }
  // What servers are told of redirects follows from the site, and is written when it is not there.
  rmSync(`${newsroom.out}.servers`, { recursive: true, force: true });
}

async function countChanges(): Promise<number> {
  restore();
  const { stdout } = await runBuild(flagsOf(newsroom), { node: preload, env: { KILL_AT: '0' } });
  return Number(/changes: (\d+)/.exec(stdout)?.[1]);
}

/** `KILLS=1000 npx vitest run --project build kill` kills it before every single change. */
const KILLS = Number(process.env['KILLS'] ?? 20);

test('killed between the changes that it makes to files', async () => {
  const expected = digestTree(clean);
  const total = await countChanges();
  expect(total).toBeGreaterThan(40);
  const step = Math.max(1, Math.floor(total / KILLS));
  // The changes near the end are the ones that readers see: none of the last is left out.
  for (let at = 1; at <= total; at += at < total - 12 ? step : 1) {
    restore();
    const { signal } = await runBuild(flagsOf(newsroom), { node: preload, env: { KILL_AT: String(at) } });
    expect(signal).toBe('SIGKILL');
    expect(deadLinks(), `killed before change ${at}`).toEqual([]);
    expect((await newsroom.print()).problems).toEqual([]);
    expect(digestTree(newsroom.out), `after being killed before change ${at}`).toEqual(expected);
  }
});

test('killed before each change of the first build of all', async () => {
  const expected = digestTree(clean);
  for (const at of [2, 20, 50]) {
    rmSync(newsroom.out, { recursive: true, force: true });
    rmSync(newsroom.cache, { recursive: true, force: true });
    const { signal } = await runBuild(flagsOf(newsroom), { node: preload, env: { KILL_AT: String(at) } });
    expect(signal).toBe('SIGKILL');
    // A site is there as a whole or not at all.
    expect(digestTree(newsroom.out), `killed before change ${at}`).toEqual({});
    await newsroom.print();
    expect(digestTree(newsroom.out)).toEqual(expected);
  }
});
