/** One mistake in a file hides none of its others. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../src/desk/check/check.ts';
import { Newsroom, picture, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const told = async () =>
  (await check({ ...newsroom.options(), since: 'HEAD' })).findings
    .filter(({ rule }) => rule !== 'summary-length')
    .map(({ line, rule, field, found = '' }) => `${line} ${rule} ${field ?? found}`.trimEnd());

const BODY = `The the wall.

[It](/2026/11/none/) is ![](photos/none.jpg)

:::factbox[The wall]
`;
const OF_BODY = (before: number) => [
  `${before} repeated-word The the wall.`,
  `${before + 2} unknown-story 2026/11/none`,
  `${before + 2} photo-in-text ![](photos/none.jpg)`,
  `${before + 4} part-unclosed :::factbox[The wall]`,
];

it('tells of a story whose frontmatter is refused what else is wrong with it', async () => {
  newsroom.write(
    'articles/2026/11/wall.md',
    `---
headline: The wall is up.
summary: A summary.
published: yesterday
updated: 2026-11-01
section: locl
type: review
life: {name: Ana Reyes, born: 1990, died: 1934, birthplace: 3}
authors: [anna, 3, bob]
contributors: [{author: cleo, rol: Editing}]
newsletter: dayli
photo: {src: photos/none.jpg, credit: 3}
related: [2026/11/nowhere, here]
corrections: [{date: 2026-11-40, text: Wrong.}, null]
---
${BODY}`,
  );
  expect(await told()).toEqual([
    '1 missing-key reviewed',
    '2 headline-period headline',
    '4 bad-value published',
    '6 unknown-section section',
    '8 bad-value life.died',
    '8 wrong-type life.birthplace',
    '9 unknown-author authors.0',
    '9 wrong-type authors.1',
    '9 unknown-author authors.2',
    '10 unknown-author contributors.0.author',
    '10 unknown-key contributors.0.rol',
    '11 unknown-newsletter newsletter',
    '12 unknown-photo photo.src',
    '12 wrong-type photo.credit',
    '13 unknown-story related.0',
    '13 bad-value related.1',
    '14 bad-value corrections.0.date',
    '14 wrong-type corrections.1',
    ...OF_BODY(16),
  ]);
});

it('tells of a text whose YAML cannot be read what is wrong with its body', async () => {
  newsroom.write('articles/2026/11/wall.md', `---\nheadline: One: two: three\n---\n${BODY}`);
  const [yaml, ...body] = await told();
  expect(yaml).toBe('2 bad-yaml headline: One: two: three');
  // Advice waits: it depends on what the frontmatter says.
  expect(body).toEqual(OF_BODY(4).slice(1));
});

it('does not miss in a picture what was refused of it, and does not call pictures unused meanwhile', async () => {
  newsroom.write('photos/wall.jpg', await picture('tan'));
  newsroom.write('photos/other.jpg', await picture('teal'));
  newsroom.write('articles/2026/11/wall.md', story({ photo: { src: 'photos/wall.jpg', alt: 'A wall', credit: 3 } }));
  expect(await told()).toEqual(['6 wrong-type photo.credit']);
  newsroom.write('articles/2026/11/wall.md', story({ photo: { src: 'photos/wall.jpg', alt: 'A wall' } }));
  expect(await told()).toEqual(['6 missing-credit photo.src', '1 unused-photo']);
});

it('does not ask for the times of a story or a post that is refused', async () => {
  newsroom.write('articles/2026/12/later.md', story({ headline: 'Later', published: '2026-12-09T18:30' }));
  newsroom.write('articles/2026/11/storm.md', story({ headline: 'A storm', type: 'live' }));
  const sound = () => {
    newsroom.write('articles/2026/11/wall.md', story({}, 'See [this](/2026/12/later/).\n'));
    newsroom.write('articles/2026/11/storm/0930-rain.md', '---\npublished: 2026-11-01\n---\nIt rains.\n');
  };
  const asked = ['2 post-before-story published', '8 link-to-hidden-story 2026/12/later'];
  sound();
  expect(await told()).toEqual(asked);
  // What the index knows of them is of another time.
  newsroom.write('articles/2026/11/wall.md', story({ urgency: 12 }, 'See [this](/2026/12/later/).\n'));
  newsroom.write('articles/2026/11/storm/0930-rain.md', '---\npublished: 2026-11-01\nkey: yes\n---\nIt rains.\n');
  newsroom.write('articles/2026/11/strom/0930-rain.md', '---\npublished: 2026-11-10\nkey: yes\n---\nIt rains.\n');
  expect(await told()).toEqual([
    '3 wrong-type key',
    '1 post-without-story',
    '3 wrong-type key',
    '6 out-of-range urgency',
  ]);
  newsroom.remove('articles/2026/11/strom/0930-rain.md');
  sound();
  expect(await told()).toEqual(asked);
});

it('knows again which pictures a story shows when that is mended', async () => {
  const path = 'articles/2026/11/wall.md';
  const sound = story({ photo: { src: 'photos/wall.jpg', alt: 'A wall', credit: 'Alex Kim/Ledger' } });
  newsroom.write('photos/wall.jpg', await picture('tan'));
  newsroom.write(path, sound);
  await newsroom.print();
  newsroom.write(path, sound.replace('headline: ', 'headline: A: '));
  newsroom.write('photos/wall.jpg', await picture('teal', 90, 50));
  expect((await newsroom.print()).problems.map(({ rule }) => rule)).toEqual(['bad-yaml']);
  newsroom.write(path, sound);
  await newsroom.print();
  const sitemap = newsroom.read('sitemaps/2026-11.xml');
  await newsroom.print({ cache: join(newsroom.directory, 'anew'), out: join(newsroom.directory, 'out') });
  expect(sitemap).toBe(newsroom.read('../out/sitemaps/2026-11.xml'));
  expect(sitemap).toContain('<image:loc>');
});
