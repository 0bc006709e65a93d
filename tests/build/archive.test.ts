/** The index follows the files, whatever happens to them and to it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock } from '../../src/press/lock.ts';
import { filesBelow } from '../../src/press/source.ts';
import { flagsOf, runBuild } from './cli.ts';
import { Newsroom, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  for (let index = 1; index <= 6; index += 1)
    newsroom.write(
      `articles/2026/11/story-${index}.md`,
      story({ headline: `Headline ${index}`, published: `2026-11-0${index}T08:00`, topics: ['harbor'] }),
    );
});
afterEach(() => newsroom.dispose());

/** Files that were touched a moment ago are read again to be sure; these tests are about files that have settled. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 80));

async function expectCleanBuild(): Promise<void> {
  const clean = join(newsroom.directory, 'clean');
  await newsroom.print({ out: clean, cache: join(newsroom.directory, 'clean-cache') });
  expect(digestTree(newsroom.out)).toEqual(digestTree(clean));
}

test('nothing changed: nothing is read, drawn or written', async () => {
  await settle();
  await newsroom.print();
  const before = filesBelow(newsroom.out, '').map((file) => statSync(join(newsroom.out, file)).ino);
  const { pages, files } = await newsroom.print();
  expect({ ...pages, ...files }).toMatchObject({ printed: 0, removed: 0, read: 0, written: 0 });
  expect(filesBelow(newsroom.out, '').map((file) => statSync(join(newsroom.out, file)).ino)).toEqual(before);
});

test('one story more prints its own page and the lists that show it, and no other article', async () => {
  for (let index = 10; index < 60; index += 1)
    newsroom.write(
      `articles/2026/10/story-${index}.md`,
      story({ headline: `Headline ${index}`, published: `2026-10-01T00:${index}`, topics: ['ferries'] }),
    );
  await newsroom.print();
  newsroom.write(
    'articles/2026/11/new.md',
    story({ headline: 'The newest', published: '2026-11-20T08:00', topics: ['harbor'] }),
  );
  const { pages, files } = await newsroom.print();
  // Its page and its ninjs, the front page, its section and the section's month, the month, its topic, the partners' feed;
  // the feeds of the site, the section and the topic, and the month of their archive; the month's sitemap and the index.
  expect(pages.printed).toBe(8 + 3 * 3 + 1 + 2);
  // And the card for links to it.
  expect(files.written).toBe(8 + 3 * 3 + 1 + 2 + 1);
});

test('a change of the text prints the story, for partners too, and its feeds; a change of the headline also what shows it', async () => {
  await newsroom.print();
  newsroom.write(
    'articles/2026/11/story-3.md',
    story({ headline: 'Headline 3', published: '2026-11-03T08:00', topics: ['harbor'] }, 'Another text.\n'),
  );
  expect((await newsroom.print()).pages.printed).toBe(3 + 3 * 3);
  newsroom.write(
    'articles/2026/11/story-3.md',
    story({ headline: 'Another headline', published: '2026-11-03T08:00', topics: ['harbor'] }, 'Another text.\n'),
  );
  expect((await newsroom.print()).pages.printed).toBeGreaterThan(4);
  await expectCleanBuild();
});

test('a file that is renamed is another story', async () => {
  await newsroom.print();
  renameSync(
    join(newsroom.content, 'articles/2026/11/story-2.md'),
    join(newsroom.content, 'articles/2026/11/other.md'),
  );
  const { pages } = await newsroom.print();
  // Its page and its ninjs.
  expect(pages.removed).toBe(2);
  await expectCleanBuild();
});

test('a file restored with its old time, of the same size as the new one, is noticed', async () => {
  const path = join(newsroom.content, 'articles/2026/11/story-1.md');
  const old = readFileSync(path, 'utf8');
  const { atime, mtime } = statSync(path);
  await settle();
  await newsroom.print();
  writeFileSync(path, old.replace('Headline 1', 'Headline X'));
  utimesSync(path, atime, mtime);
  await settle();
  await newsroom.print();
  expect(newsroom.read('2026/11/story-1/index.html')).toContain('Headline X');
  writeFileSync(path, old);
  utimesSync(path, atime, mtime);
  await newsroom.print();
  await expectCleanBuild();
});

test('a file written twice within one tick of the clock is read twice', async () => {
  const path = 'articles/2026/11/story-1.md';
  for (let round = 0; round < 8; round += 1) {
    newsroom.write(path, story({ headline: `Round ${round}` }));
    await newsroom.print();
    expect(newsroom.read('2026/11/story-1/index.html')).toContain(`Round ${round}`);
  }
});

test('a checkout that gives every file a new time makes nothing new', async () => {
  await newsroom.print();
  for (const file of filesBelow(newsroom.content, ''))
    utimesSync(join(newsroom.content, file), new Date(), new Date('2026-11-30T00:00Z'));
  const { files, pages } = await newsroom.print();
  expect({ read: files.read, printed: pages.printed, written: files.written }).toEqual({
    read: 0,
    printed: 0,
    written: 0,
  });
});

test('in a large checkout git says what has changed, also what is not committed', async () => {
  for (let index = 100; index < 720; index += 1)
    newsroom.write(
      `articles/2026/10/story-${index}.md`,
      story({ headline: `Headline ${index}`, published: '2026-10-02T08:00' }),
    );
  const git = (...parameters: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@ledger.example', ...parameters], {
      cwd: newsroom.content,
      stdio: 'pipe',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'All');
  await newsroom.print();
  newsroom.write(
    'articles/2026/10/story-100.md',
    story({ headline: 'Changed and not committed', published: '2026-10-02T08:00' }),
  );
  newsroom.write('articles/2026/10/untracked.md', story({ headline: 'Not tracked', published: '2026-10-02T08:00' }));
  for (const file of filesBelow(newsroom.content, 'articles'))
    utimesSync(join(newsroom.content, file), new Date(), new Date('2026-11-30T00:00Z'));
  const { files } = await newsroom.print();
  expect(files.read).toBe(2);
  expect(newsroom.read('2026/10/story-100/index.html')).toContain('Changed and not committed');
  await expectCleanBuild();
});

test('an index that is lost or broken is made again', async () => {
  await newsroom.print();
  const site = digestTree(newsroom.out);
  truncateSync(join(newsroom.cache, 'archive.sqlite'), 5000);
  await newsroom.print();
  expect(digestTree(newsroom.out)).toEqual(site);
  writeFileSync(join(newsroom.cache, 'archive.sqlite'), 'This is no database at all. '.repeat(500));
  await newsroom.print();
  expect(digestTree(newsroom.out)).toEqual(site);
  rmSync(newsroom.cache, { recursive: true });
  await newsroom.print();
  expect(digestTree(newsroom.out)).toEqual(site);
});

test('pages that were removed or written over by hand are printed again', async () => {
  await newsroom.print();
  const site = digestTree(newsroom.out);
  rmSync(join(newsroom.out, 'index.html'));
  rmSync(join(newsroom.out, '2026/11/story-4'), { recursive: true });
  writeFileSync(join(newsroom.out, '2026/11/story-5/index.html'), 'Nonsense');
  const { pages } = await newsroom.print();
  // Of one of them both files.
  expect(pages.printed).toBe(4);
  expect(digestTree(newsroom.out)).toEqual(site);
});

test('two builds at once take turns and leave one whole site', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => runBuild(flagsOf(newsroom))));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  await expectCleanBuild();
});

test('a build waits, and says so, while another has the cache', async () => {
  const release = lock(newsroom.cache, () => expect.unreachable());
  let released = false;
  const run = await runBuild(flagsOf(newsroom), {
    onStderr: (text) => {
      if (released || !text.includes('Another build is at work with this cache; waiting for it.')) return;
      released = true;
      release();
    },
  });
  expect(released).toBe(true);
  expect(run.code, run.stderr).toBe(0);
  await expectCleanBuild();
});

test('a folder that holds something else is not replaced', async () => {
  const out = join(newsroom.directory, 'precious');
  execFileSync('mkdir', ['-p', out]);
  writeFileSync(join(out, 'thesis.txt'), 'Ten years of work');
  await expect(newsroom.print({ out })).rejects.toThrow(/was not printed by Broadsheet/);
  expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('Ten years of work');
});
