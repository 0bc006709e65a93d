import { expect, test } from 'vitest';
import { noteTag, postTag, storyTag } from '../../../src/syndication/permanent-id.ts';
import { PAPER } from '../newsroom/memory-archive.ts';

const VOTE = { id: '2026/11/vote' };

test('an id is a tag URI of the host, the month and the address', () => {
  expect(storyTag(PAPER, VOTE)).toBe('tag:courier.example,2026-11:/2026/11/vote');
  expect(postTag(PAPER, VOTE, { name: '1830-gate' })).toBe('tag:courier.example,2026-11:/2026/11/vote/1830-gate');
  expect(noteTag(PAPER, VOTE, undefined, 0)).toBe(
    'tag:courier.example,2026-11:/2026/11/vote/corrections/1970-01-01T00:00:00.000Z',
  );
});

test('it stays when the story moves, with those of its posts and its notes', () => {
  const moved = { id: '2026/12/the-vote', origin: '2026/11/vote' };
  expect(storyTag(PAPER, moved)).toBe(storyTag(PAPER, VOTE));
  expect(postTag(PAPER, moved, { name: 'a' })).toBe(postTag(PAPER, VOTE, { name: 'a' }));
  expect(noteTag(PAPER, moved, 'a', 1)).toBe(noteTag(PAPER, VOTE, 'a', 1));
});

test('it stays when the site moves, if the newsroom says from where', () => {
  const elsewhere = { ...PAPER, url: 'https://new.example:8443' };
  expect(storyTag(elsewhere, VOTE)).toBe('tag:new.example,2026-11:/2026/11/vote');
  expect(storyTag({ ...elsewhere, feeds: { host: 'courier.example' } }, VOTE)).toBe(storyTag(PAPER, VOTE));
});

test('what no URI may hold is written as one does', () => {
  expect(storyTag(PAPER, { id: '2026/11/해안' })).toBe('tag:courier.example,2026-11:/2026/11/%ED%95%B4%EC%95%88');
});
