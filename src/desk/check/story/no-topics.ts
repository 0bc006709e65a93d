import type { StoryRule } from './story-rule.ts';

export const noTopics: StoryRule = {
  name: 'no-topics',
  about: {
    means:
      'The story has no topics, though others of this newsroom do. Nothing but its section and the archive will lead to it in a year, and no related stories are found for it. Briefs are left alone.',
    wrong: 'topics: []',
    right: 'topics: [sea-wall, harbor]',
  },
  *find({ data }, { kind }) {
    const { topics, type } = data;
    if (kind !== 'article' || type === 'brief' || (Array.isArray(topics) && topics.length > 0)) return;
    yield {
      start: 0,
      end: 0,
      message: 'This story has no topics.',
      suggestion: 'Say what it is about, like topics: [sea-wall, harbor].',
    };
  },
};
