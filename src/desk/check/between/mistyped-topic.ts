import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topicsIn } from '../../topics-in.ts';
import { locate } from '../../../schema/locate.ts';
import { slipOf } from '../../../schema/slip.ts';
import type { BetweenRule } from './between-rule.ts';

export const mistypedTopic: BetweenRule = {
  name: 'mistyped-topic',
  about: {
    means:
      'Only this story has the topic, it has no file in content/topics, and it looks like one that has a file or that other stories have. A mistyped topic is a front of its own with one story on it, which nobody finds.',
    wrong: 'topics: [sea-wal]',
    right: 'topics: [sea-wall]',
  },
  find({ store, content }) {
    const topics = topicsIn(store);
    return topics
      .filter(({ stories, hasFile }) => stories === 1 && !hasFile)
      .flatMap(({ id, time, story }) => {
        // Of two that have a story each, the younger one is the slip.
        const others = topics.filter((other) => other.hasFile || other.stories > 1 || other.time < time);
        const guess = slipOf(
          id,
          others.map((other) => other.id),
        );
        if (guess === undefined) return [];
        const file = `articles/${story}.md`;
        const source = readFileSync(join(content, file), 'utf8');
        const place = placeOfTopic(source, id);
        return [
          {
            file,
            ...place,
            message: `No other story has the topic ${id}.`,
            suggestion: `Did you mean ${guess}?`,
          },
        ];
      });
  },
};

/** Where a topic stands in a story's frontmatter. */
function placeOfTopic(source: string, topic: string) {
  for (let index = 0; ; index++) {
    const { found, ...place } = locate(source, ['topics', index]);
    if (found === undefined) return { ...locate(source, ['topics']), field: 'topics' };
    if (found.replace(/^["']|["']$/g, '') === topic) return { ...place, found, field: `topics.${index}` };
  }
}
