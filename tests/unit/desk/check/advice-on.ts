import type { AdviceRule } from '../../../../src/schema/rules.ts';
import { mendingOf } from '../../../../src/desk/check/mend.ts';
import { stretchOf } from '../../../../src/desk/check/run.ts';
import { readStoryText } from '../../../../src/desk/check/story-text.ts';
import { STORY_RULES } from '../../../../src/desk/check/story/story-rules.ts';
import type { StoryFacts } from '../../../../src/desk/check/story/story-rule.ts';
import { findIn } from '../../../../src/desk/check/style/text-rule.ts';
import { TEXT_RULES } from '../../../../src/desk/check/style/text-rules.ts';

/** Advice with the text that it points at, cut out of the file by the place that it gives. */
export interface Told {
  rule: AdviceRule;
  at: string;
  start: number;
  message: string;
  suggestion: string;
  fixable: boolean;
}

/** All advice on the words of a file. */
export function adviceOn(source: string, language = 'en-US'): Told[] {
  return readStoryText(source).runs.flatMap((run) =>
    findIn(run, TEXT_RULES, language).map((hit) => ({
      rule: hit.rule,
      at: source.slice(...stretchOf(run, source, hit.start, hit.end)),
      start: run.offsets[hit.start]!,
      message: hit.message,
      suggestion: hit.suggestion,
      fixable: mendingOf(source, run, hit) !== undefined,
    })),
  );
}

/** Advice on a file as a whole. */
export function adviceOnStory(source: string, facts: Partial<StoryFacts> = {}): Told[] {
  const text = readStoryText(source);
  const all: StoryFacts = { kind: 'article', english: true, published: undefined, corrections: [], ...facts };
  return STORY_RULES.flatMap((rule) =>
    [...rule.find(text, all)].map(({ start, end, message, suggestion }) => ({
      rule: rule.name,
      at: source.slice(start, end),
      start,
      message,
      suggestion,
      fixable: false,
    })),
  );
}

/** A file with a body, and fields that nothing can be said of. */
export const article = (body: string, fields = ''): string =>
  `---\nheadline: Board votes\nsummary: The vote ends three years of argument.\n${fields}---\n\n${body}\n`;
