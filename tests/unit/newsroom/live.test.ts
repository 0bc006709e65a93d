import { describe, expect, it } from 'vitest';
import { drawCard } from '../../../src/newsroom/cards.ts';
import { clockOf } from '../../../src/newsroom/clock.ts';
import { hourPage, liveFile, liveStory, SHOWN_POSTS } from '../../../src/newsroom/live.ts';
import { countOf } from '../../../src/newsroom/words.ts';
import { ar } from '../../../src/newsroom/words/ar.ts';
import { en } from '../../../src/newsroom/words/en.ts';
import { memoryArchive, photo, post, story } from './memory-archive.ts';

const ID = '2026/11/storm';
const live = story(ID, { type: 'live' });
const names = (posts: { name: string }[]) => posts.map(({ name }) => name);

describe('the posts of a live story', () => {
  const posts = [
    post(ID, 'first', 0, { headline: 'First', key: true }),
    post(ID, 'second', 30, { headline: 'Second', updated: Date.UTC(2026, 10, 1, 19) }),
    post(ID, 'third', 60, { headline: 'Third', key: true, authors: ['ana'] }),
  ];
  const archive = memoryArchive({ stories: [live], posts, authors: [{ id: 'ana', name: 'Ana Reyes' }] });

  it('stand newest first while it is live, with its key moments and the time of the last change', () => {
    const page = liveStory(archive, live);
    expect(names(page.posts)).toEqual(['third', 'second', 'first']);
    expect(page.moments.map(({ address }) => address)).toEqual(['#third', '#first']);
    expect(page.count).toBe('3 posts');
    expect(page.updated?.text.replace('\u202f', ' ')).toBe('Nov 1, 2:00 PM');
    expect(page.posts[0]?.byline.map(({ text }) => text)).toEqual(['Ana Reyes']);
    expect(page.posts[0]?.address).toBe('/2026/11/storm/#third');
  });

  it('stand in order when it has ended, and tell a page that is still open so', () => {
    const ended = { ...live, ended: Date.UTC(2026, 10, 2) };
    expect(names(liveStory(archive, ended).posts)).toEqual(['first', 'second', 'third']);
    const file = liveFile(memoryArchive({ stories: [ended], posts }), ID)!;
    expect(file.ended).toBe(true);
    expect(names(file.posts)).toEqual(['third', 'second', 'first']);
  });

  it('say the day once the story has gone on after midnight', () => {
    const late = memoryArchive({ stories: [live], posts: [post(ID, 'night', 13 * 60)] });
    expect(liveStory(late, live).posts[0]?.time.text.replace('\u202f', ' ')).toBe('Nov 2, 1:00 AM');
  });

  it('number their pictures by their own names, so that no two posts have the same', () => {
    const pictured = memoryArchive({
      stories: [live],
      posts: [post(ID, 'one', 1, { body: [{ type: 'photo', ...photo }] })],
    });
    expect(liveStory(pictured, live).posts[0]?.body).toMatchObject([{ number: 'one-1' }]);
  });

  it('are one page when there are none', () => {
    expect(liveStory(memoryArchive({ stories: [live] }), live)).toMatchObject({
      count: '0 posts',
      posts: [],
      others: [],
    });
  });
});

describe('a story of many posts', () => {
  const posts = Array.from({ length: 100 }, (_, index) => post(ID, `post-${index}`, index, { headline: `H ${index}` }));

  it('draws some in full, reads no text of the others, and leads to the pages of their hours', () => {
    const archive = memoryArchive({ stories: [live], posts });
    const page = liveStory(archive, live);
    expect(page.posts).toHaveLength(SHOWN_POSTS);
    expect(page.others).toHaveLength(100 - SHOWN_POSTS);
    expect(page.others.at(-1)).toMatchObject({ name: 'post-0', address: '/2026/11/storm/2026-11-01-12/#post-0' });
    expect(archive.asked.filter((question) => question.startsWith('post '))).toHaveLength(SHOWN_POSTS);
  });

  it('has a page for each hour, which leads to the one before and knows nothing of those after', () => {
    const archive = memoryArchive({ stories: [live], posts });
    const hour = hourPage(archive, ID, '2026-11-01-13')!;
    expect(hour.posts).toHaveLength(40);
    expect(hour.before).toBe('/2026/11/storm/2026-11-01-12/');
    expect(hourPage(archive, ID, '2026-11-01-12')!.before).toBeUndefined();
  });
});

it('a card of a live story shows its newest post on a front, and asks for nothing of it elsewhere', () => {
  const archive = memoryArchive({ stories: [live], posts: [post(ID, 'only', 5, { headline: 'It begins' })] });
  expect(drawCard(archive, live, { time: live.published })).toMatchObject({ newest: 'It begins', label: 'Live' });
  expect(archive.asked).toEqual([`list posts:${ID}`, `post-card ${ID}/only`]);
  expect(drawCard(archive, live, { time: 'day' }).newest).toBeUndefined();
  expect(drawCard(archive, { ...live, ended: live.published }, { time: live.published })).toMatchObject({
    label: undefined,
    newest: undefined,
  });
  expect(archive.asked).toHaveLength(2);
});

it('an hour that clocks show twice is one', () => {
  const { from, before } = clockOf({ language: 'en', timeZone: 'America/New_York' }).hourSpan('2026-11-01-01');
  expect(before - from).toBe(2 * 3_600_000);
});

it('numbers of posts follow the rules of the language', () => {
  expect([1, 2, 3].map((count) => countOf(en.newPosts, count, 'en'))).toEqual([
    '1 new post',
    '2 new posts',
    '3 new posts',
  ]);
  expect(countOf(ar.newPosts, 2, 'ar')).toBe('تحديثان جديدان');
});
