/** What has yet to be written is not published: `npm run build` and `npm run check` refuse it alike. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../src/desk/check/check.ts';
import { Newsroom, picture, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const PHOTO = { src: 'photos/wall.jpg', alt: 'A wall', credit: 'Alex Kim/Ledger' };
const LIVE = story({ headline: 'A storm', type: 'live' }, '');

async function told(files: Record<string, string | Buffer>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) newsroom.write(path, text);
  const { findings } = await check({ ...newsroom.options(), since: 'HEAD' });
  return findings
    .filter(({ severity }) => severity === 'problem')
    .map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

it.each([
  ['nothing', ''],
  ['blank lines and invisible characters', '\n \u00a0\u200b\n'],
  ['a rule', '***\n'],
  ['a way to another story', '::related{story="2026/11/other"}\n'],
])('a story with %s', async (_, body) => {
  const files = { 'articles/2026/11/wall.md': story({}, body), 'articles/2026/11/other.md': story({ headline: 'B' }) };
  expect(await told(files)).toEqual(['articles/2026/11/wall.md:6:1 no-text']);
});

it.each([
  ['a draft', story({ draft: true }, '')],
  ['a brief', story({ type: 'brief' }, '')],
  ['a live story', LIVE],
  ['a gallery', story({ type: 'gallery', photos: [PHOTO] }, '')],
  ['a word', story({}, 'Rain.\n')],
  ['a sign', story({}, '👍\n')],
  ['a picture in the text', story({}, '![A wall](photos/wall.jpg "(Alex Kim/Ledger)")\n')],
  ['an embed', story({}, '::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="The sea"}\n')],
])('%s is something', async (_, text) => {
  expect(await told({ 'photos/wall.jpg': await picture('tan'), 'articles/2026/11/wall.md': text })).toEqual([]);
});

it('a post with neither a text nor a headline', async () => {
  const post = (line: string) => `---\npublished: 2026-11-10\n${line}---\n`;
  expect(
    await told({
      'articles/2026/11/storm.md': LIVE,
      'articles/2026/11/storm/0930-rain.md': post(''),
      'articles/2026/11/storm/0931-wind.md': post('headline: The wind turns\n'),
      'articles/2026/11/storm/0932-ice.md': post('draft: true\n'),
    }),
  ).toEqual(['articles/2026/11/storm/0930-rain.md:3:1 no-text']);
});

it('is told beside what else is wrong, unless that decides whether it is', async () => {
  expect(await told({ 'articles/2026/11/wall.md': story({ urgency: 12 }, '') })).toEqual([
    'articles/2026/11/wall.md:6:10 out-of-range',
    'articles/2026/11/wall.md:7:1 no-text',
  ]);
  expect(await told({ 'articles/2026/11/wall.md': story({ type: 'galery' }, '') })).toEqual([
    'articles/2026/11/wall.md:6:7 unknown-value',
  ]);
});

it('keeps the published site as it was', async () => {
  newsroom.write('articles/2026/11/wall.md', story());
  await newsroom.print();
  const before = newsroom.read('2026/11/wall/index.html');
  newsroom.write('articles/2026/11/wall.md', story({}, ''));
  const { problems } = await newsroom.print();
  expect(problems.map(({ message }) => message)).toEqual(['This story has no text.']);
  expect(newsroom.read('2026/11/wall/index.html')).toBe(before);
});
