import type { Store } from '../archive/store.ts';

/** A topic that stories have, or that has a file. */
export interface UsedTopic {
  id: string;
  /** How many stories have it; those that readers cannot see yet among them. */
  stories: number;
  /** When the last of them was published (ms); -Infinity without stories. */
  time: number;
  /** The id of one of them; empty without stories. */
  story: string;
  /** It has a file in `content/topics`. */
  hasFile: boolean;
}

/** All topics, by id, as the index has them. */
export function topicsIn(store: Store): UsedTopic[] {
  const topics = new Map<string, UsedTopic>();
  for (const { id } of store.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'topic'`))
    topics.set(id, { id, stories: 0, time: -Infinity, story: '', hasFile: true });
  for (const { scope, stories, time, story } of store.all<{
    scope: string;
    stories: number;
    time: number;
    story: string;
  }>(
    `SELECT scope, count(*) AS stories, max(time) AS time, max(id) AS story FROM listing
     WHERE scope >= 'topic:' AND scope < 'topic;' GROUP BY scope`,
  )) {
    const id = scope.slice('topic:'.length);
    topics.set(id, { id, stories, time, story, hasFile: topics.has(id) });
  }
  return [...topics.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
