import type { ArchiveReader, PostCard, StoryCard } from '../archive/model.ts';

/** The newest post of a live story, for its cards: two questions, however many posts there are. */
export function newestPost(archive: ArchiveReader, story: StoryCard): PostCard | undefined {
  const [id] = archive.list({ scope: `posts:${story.id}`, limit: 1 });
  return id === undefined ? undefined : archive.postCard(id);
}

/** Whether a story is being told in posts right now. */
export const isLive = ({ type, ended }: Pick<StoryCard, 'type' | 'ended'>) => type === 'live' && ended === undefined;
