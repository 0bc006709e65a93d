import type { StoryRule } from './story-rule.ts';

export const correctionDate: StoryRule = {
  name: 'correction-date',
  about: {
    means:
      'A correction is dated before the story was published. (One in the future is told as future-date, one without a date by the build.)',
    wrong: 'published: 2026-11-09T18:30\ncorrections: [{date: 2025-11-10, text: …}]',
    right: 'published: 2026-11-09T18:30\ncorrections: [{date: 2026-11-10, text: …}]',
  },
  *find({ place }, { published, corrections }) {
    if (published === undefined) return;
    for (const [index, date] of corrections.entries()) {
      const at = place(['corrections', index, 'date']);
      if (date < published && at)
        yield {
          ...at,
          field: `corrections.${index}.date`,
          message: 'This correction is older than the story.',
          suggestion: 'Correct its date, or published:.',
        };
    }
  },
};
