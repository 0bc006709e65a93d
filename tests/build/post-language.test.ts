/** A post is in the language of its story, whenever that says which. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Newsroom, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const STORM = 'articles/2026/11/storm.md';
const live = (language?: string) => story({ headline: 'A storm', type: 'live', published: '2026-11-20', language }, '');

it('has its punctuation, and another one when the story gets another language', async () => {
  newsroom.write(STORM, live('de'));
  newsroom.write(
    'articles/2026/11/storm/0930-rain.md',
    '---\npublished: 2026-11-20T09:30\nheadline: Say "rain"\n---\nThey say "it rains".\n',
  );
  newsroom.write('articles/2026/11/storm/1030-sun.md', '---\npublished: 2026-11-20T10:30\n---\nNo quotation.\n');
  const page = () => newsroom.read('2026/11/storm/index.html');
  expect((await newsroom.print()).problems).toEqual([]);
  expect(page()).toContain('They say „it rains“.');
  expect(page()).toContain('Say „rain“');

  // The posts have not changed, but are read again: the story and two of them.
  newsroom.write(STORM, live('fr'));
  expect((await newsroom.print()).files.read).toBe(3);
  expect(page()).toMatch(/They say «[\u00a0\u202f]it rains[\u00a0\u202f]»\./);

  newsroom.write(STORM, live('fr').replace('A storm', 'Another storm'));
  expect((await newsroom.print()).files.read).toBe(1);

  newsroom.write(STORM, live());
  await newsroom.print();
  expect(page()).toContain('They say “it rains”.');
});
