/** A topic with a slip in it: `npm run check` and `npm run new` say so. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../src/desk/check/check.ts';
import { Newsroom, ROOT, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const put = (name: string, day: number, ...topics: string[]) =>
  newsroom.write(`articles/2026/11/${name}.md`, story({ headline: name, published: `2026-11-0${day}`, topics }));
const told = async () =>
  (await check({ ...newsroom.options(), since: 'HEAD' })).findings
    .filter(({ rule }) => rule === 'mistyped-topic')
    .map(
      ({ file, line, column, found, message, suggestion }) =>
        `${file}:${line}:${column} ${found} ${message} ${suggestion}`,
    );

it('is told where no other story has the topic and it is like one that is known', async () => {
  newsroom.write('topics/ferry.md', '---\nname: The ferry\n---\n');
  put('a', 1, 'sea-wall', 'tide-gates');
  put('b', 2, 'sea-wall');
  put('c', 3, 'harbor', 'sea-wal', 'feryr');
  put('d', 4, 'tide-gate', 'lighthouse');
  expect(await told()).toEqual([
    'articles/2026/11/c.md:6:19 "sea-wal" No other story has the topic sea-wal. Did you mean sea-wall?',
    'articles/2026/11/c.md:6:29 "feryr" No other story has the topic feryr. Did you mean ferry?',
    // Of two with a story each, the younger one.
    'articles/2026/11/d.md:6:10 "tide-gate" No other story has the topic tide-gate. Did you mean tide-gates?',
  ]);
  // What a second story has, or a file, is meant; of that the other one is now the slip.
  put('e', 5, 'sea-wal');
  newsroom.write('topics/tide-gate.md', '---\nname: The tide gate\n---\n');
  expect((await told()).map((line) => line.split(' ')[1])).toEqual(['"tide-gates"', '"feryr"']);
});

it('is told by npm run new at once, from the index of the last build or check', async () => {
  newsroom.write('topics/ferry.md', '---\nname: The ferry\n---\n');
  put('a', 1, 'sea-wall', 'harbor');
  await check({ ...newsroom.options(), since: 'HEAD' });
  const run = (slug: string, topics: string[], cache: string) =>
    execFileSync(
      process.execPath,
      [
        ...[join(ROOT, 'src/desk/new.ts'), '--content', newsroom.content, '--cache', cache, '--section', 'local'],
        ...['--headline', 'A', '--summary', 'B', '--slug', slug, '--now', '2026-11-24T12:00Z'],
        ...topics.flatMap((topic) => ['--topic', topic]),
      ],
      { encoding: 'utf8' },
    );
  const notes = (text: string) => text.split('\n').filter((line) => line.includes('topic '));
  expect(notes(run('x', ['sea-wal', 'harbor', 'Fery', 'lighthouse'], newsroom.cache))).toEqual([
    'No other story has the topic sea-wal. If sea-wall is meant, correct topics:.',
    'No other story has the topic fery. If ferry is meant, correct topics:.',
  ]);
  expect(readFileSync(join(newsroom.content, 'articles/2026/11/x.md'), 'utf8')).toContain(
    'topics: [sea-wal, harbor, fery, lighthouse]',
  );
  // Without an index only topics with a file are known, and one that is broken is none.
  newsroom.write('../broken/archive.sqlite', 'no index');
  for (const [slug, cache] of [
    ['y', join(newsroom.directory, 'nowhere')],
    ['z', join(newsroom.directory, 'broken')],
  ] as const)
    expect(notes(run(slug, ['sea-wal', 'fery'], cache))).toEqual([
      'No other story has the topic fery. If ferry is meant, correct topics:.',
    ]);
});
