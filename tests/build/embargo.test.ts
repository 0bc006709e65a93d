/** Of a story that is not public, no byte is anywhere in the site; when its time has come, it is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from '../../src/press/source.ts';
import { Newsroom, NOW, picture, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
let secretPicture: Buffer;
beforeEach(async () => {
  newsroom = new Newsroom();
  secretPicture = await picture('crimson', 80, 50);
  newsroom.write('photos/zebra.jpg', secretPicture);
  newsroom.write('fronts/home.yaml', 'pins: [2026/11/quokka]\n');
  newsroom.write(
    'articles/2026/11/open.md',
    story({ headline: 'An open story', topics: ['harbor'], related: ['2026/11/quokka'] }),
  );
});
afterEach(() => newsroom.dispose());

const SECRET = {
  headline: 'Wombat resigns',
  summary: 'Numbat said so.',
  section: 'sea',
  topics: ['harbor', 'bilby'],
  aliases: ['/potoroo.html'],
  photo: { src: 'photos/zebra.jpg', alt: 'A dingo', caption: 'A dunnart.', credit: 'E. Echidna' },
};
const TRACES = [
  'Wombat',
  'Numbat',
  'quokka',
  'bilby',
  'Bilby',
  'potoroo',
  'zebra',
  'dingo',
  'dunnart',
  'Echidna',
  'kowari',
  '/sea/2026/',
];

/** Files of the site that hold anything of the story, in their text, their bytes or their names. */
function traces(): string[] {
  return filesBelow(newsroom.out, '').flatMap((file) => {
    const bytes = readFileSync(join(newsroom.out, file));
    const found = TRACES.filter((trace) => file.includes(trace.replace(/^\//, '')) || bytes.includes(trace));
    return found.length > 0 || bytes.equals(secretPicture) ? [`${file}: ${found.join(', ')}`] : [];
  });
}

test.each([
  ['an embargo', { ...SECRET, published: '2026-11-01T08:00', embargo: '2026-11-24T13:30:00Z' }],
  ['a time of publication that is to come', { ...SECRET, published: '2026-11-24T13:30:00Z' }],
])('a story with %s', async (_name, fields) => {
  newsroom.write('articles/2026/11/quokka.md', story(fields, 'The kowari left.\n'));
  const report = await newsroom.print();
  expect(report.problems).toEqual([]);
  expect(traces()).toEqual([]);
  expect(new Date(report.nextDue!).toISOString()).toBe('2026-11-24T13:30:00.000Z');

  await newsroom.print({ now: Date.parse('2026-11-24T13:29:59Z') });
  expect(traces()).toEqual([]);

  const later = Date.parse('2026-11-24T13:30:00Z');
  const lifted = await newsroom.print({ now: later });
  expect(lifted.files.read).toBe(0);
  expect(newsroom.read('2026/11/quokka/index.html')).toContain('The kowari left.');
  for (const file of [
    'index.html',
    'sea/index.html',
    'sea/2026/11/index.html',
    'topics/bilby/index.html',
    '2026/11/open/index.html',
  ])
    expect(newsroom.read(file), file).toContain('Wombat resigns');
  expect(newsroom.read('potoroo.html')).toContain('/2026/11/quokka/');
  expect(filesBelow(newsroom.out, 'photos').length).toBeGreaterThan(0);

  const clean = join(newsroom.directory, 'clean');
  await newsroom.print({ now: later, out: clean, cache: join(newsroom.directory, 'clean-cache') });
  expect(digestTree(newsroom.out)).toEqual(digestTree(clean));
});

test('a draft, whatever the time', async () => {
  newsroom.write('articles/2026/11/quokka.md', story({ ...SECRET, draft: true }, 'The kowari left.\n'));
  await newsroom.print({ now: NOW + 100 * 365 * 86_400_000 });
  expect(traces()).toEqual([]);
});

test('a story that is withdrawn after it was public', async () => {
  newsroom.write('articles/2026/11/quokka.md', story(SECRET, 'The kowari left.\n'));
  await newsroom.print();
  expect(traces().length).toBeGreaterThan(8);
  newsroom.write('articles/2026/11/quokka.md', story({ ...SECRET, draft: true }, 'The kowari left.\n'));
  await newsroom.print();
  expect(traces()).toEqual([]);
});

test('a link from a public text to a hidden story is refused, since it would give the address away', async () => {
  newsroom.write('articles/2026/11/quokka.md', story({ ...SECRET, draft: true }));
  newsroom.write(
    'articles/2026/11/open.md',
    story({ headline: 'An open story' }, 'More on this [here](/2026/11/quokka/).\n'),
  );
  expect((await newsroom.print()).problems).toMatchObject([
    { file: 'articles/2026/11/open.md', rule: 'link-to-hidden-story', line: 8 },
  ]);
});
