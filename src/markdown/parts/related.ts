import { storyId } from '../../schema/text.ts';
import type { PartKind } from './part.ts';

/** A link to another story, on a line of its own; the archive knows its headline. */
export const related: PartKind = {
  name: 'related',
  form: 'line',
  label: 'none',
  attributes: {
    story: {
      required: true,
      refuse: (value) => (storyId.safeParse(value).success ? undefined : { why: 'is not a story.' }),
      example: '2026/11/harbor-vote',
    },
  },
  draw({ attributes: { story = '' }, place }, { file }) {
    // An address that is none was told, and must not reach the archive.
    if (!storyId.safeParse(story).success) return undefined;
    file.data.stories ??= [];
    file.data.stories.push({ id: story, line: place.start.line, column: place.start.column });
    return { type: 'related', story };
  },
  example: '::related{story="2026/11/harbor-vote"}',
};
