import type { ArchiveReader, Story, StoryCard } from '../archive/model.ts';

/** How many stories stand below an article at most. */
const TOTAL = 4;

/**
 * What to read after a story: what its editor names, then older stories on the same topics, the first topic first.
 * Only older ones, so that a new story changes no page but its own.
 */
export function related(archive: ArchiveReader, story: Story): StoryCard[] {
  const found = new Map<string, StoryCard>();
  const add = (ids: string[]) => {
    for (const id of ids) {
      if (found.size === TOTAL) return;
      const card = id !== story.id && !found.has(id) ? archive.card(id) : undefined;
      if (card) found.set(id, card);
    }
  };
  add(story.related);
  for (const topic of story.topics) {
    if (found.size === TOTAL) break;
    add(archive.list({ scope: `topic:${topic}`, before: story.published, limit: TOTAL }));
  }
  return [...found.values()];
}
