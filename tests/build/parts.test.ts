/** Parts of a story on the printed page: their styles, and the stories that they show. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PARTS } from '../../src/markdown/parts/known.ts';
import { formatProblems } from '../../src/press/report.ts';
import { Newsroom, ROOT, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const LINK = 'Text.\n\n::related{story="2026/11/vote"}\n';
const page = (id: string) => newsroom.read(`2026/11/${id}/index.html`);

test('a page has the styles of its own parts and no others; a page without parts has none', async () => {
  newsroom.write('articles/2026/11/plain.md', story({}, 'It began at 9:30, Note:this.\n'));
  newsroom.write('articles/2026/11/quote.md', story({}, ':::pullquote\nIt was said.\n:::\n'));
  newsroom.write('pages/about.md', '---\ntitle: About\n---\n\n:::factbox[T]\nA\n:::\n');
  newsroom.write('topics/tide.md', '---\nname: Tide\n---\n\n:::timeline\n- **2019** A\n:::\n');
  newsroom.write('articles/2026/11/tide.md', story({ topics: ['tide'] }));
  expect((await newsroom.print()).problems).toEqual([]);

  const styled = (html: string) => [...new Set([...html.matchAll(/\.part-([a-z]+)/g)].map(([, name]) => name))].sort();
  expect(page('plain')).not.toContain('.part');
  expect(styled(page('quote'))).toEqual(['label', 'pullquote', 'title']);
  expect(styled(newsroom.read('about/index.html'))).toEqual(['factbox', 'label', 'title']);
  expect(styled(newsroom.read('topics/tide/index.html'))).toEqual(['label', 'timeline', 'title']);
});

test('each sheet is that of a part', () => {
  const names = readdirSync(join(ROOT, 'src/styles/parts')).map((file) => file.replace('.css', ''));
  // What all parts share, and what videos and sound recordings do.
  const shared = ['every', 'recording'];
  expect(names.filter((name) => !shared.includes(name) && !PARTS.some((part) => part.name === name))).toEqual([]);
});

test('a related story in a text shows the headline that it has now', async () => {
  newsroom.write('articles/2026/11/vote.md', story({ headline: 'The "vote" & more' }));
  newsroom.write('articles/2026/11/wall.md', story({ published: '2026-11-10T18:30' }, LINK));
  newsroom.write('articles/2026/11/other.md', story());
  await newsroom.print();
  expect(page('wall')).toContain('<a href="/2026/11/vote/">The “vote” &amp; more</a>');

  newsroom.write('articles/2026/11/vote.md', story({ headline: 'They voted' }));
  await newsroom.print();
  expect(page('wall')).toContain('<a href="/2026/11/vote/">They voted</a>');
});

test('a related story that readers cannot see is left out until they can', async () => {
  newsroom.write('articles/2026/11/vote.md', story({ headline: 'They voted', embargo: '2026-11-25T07:00-05:00' }));
  newsroom.write('articles/2026/11/wall.md', story({ published: '2026-11-10T18:30' }, LINK));
  expect((await newsroom.print()).problems).toEqual([]);
  expect(page('wall')).not.toMatch(/They voted|2026\/11\/vote|part-related/);

  await newsroom.print({ now: Date.parse('2026-11-25T13:00:00Z') });
  expect(page('wall')).toContain('They voted');
});

test('a related story that does not exist is told where it is named', async () => {
  newsroom.write('articles/2026/11/vote.md', story());
  newsroom.write('articles/2026/11/wall.md', story({}, 'Text.\n\n::related{story="2026/11/vot"}\n'));
  expect(formatProblems((await newsroom.print()).problems, 'content')).toMatchInlineSnapshot(`
    "content/articles/2026/11/wall.md:10:1
        2026/11/vot
      There is no story 2026/11/vot.
      Did you mean 2026/11/vote?

    1 problem in 1 file. Nothing was published.
    "
  `);
});
