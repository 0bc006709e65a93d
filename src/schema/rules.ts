/**
 * The names of all that can be wrong with a newsroom's content. They stay: editors turn rules off by them, and scripts
 * ask for them. What each means, with an example, is in `src/desk/rules`, from which `docs/errors.md` is made.
 */

/** What the build refuses, or warns of. */
export const BUILD_RULES = [
  // Files.
  'bad-file-name',
  'huge-file',
  'no-site',
  'not-utf8',
  'outside-content',
  'stray-file',
  // Frontmatter and YAML.
  'bad-value',
  'bad-yaml',
  'missing-key',
  'out-of-range',
  'unknown-key',
  'unknown-value',
  'wrong-type',
  // What files say of each other.
  'duplicate-address',
  'link-to-hidden-story',
  'not-in-series',
  'post-after-end',
  'post-before-story',
  'post-of-no-live-story',
  'post-without-story',
  'unknown-author',
  'unknown-captions',
  'unknown-newsletter',
  'unknown-page',
  'unknown-photo',
  'unknown-recording',
  'unknown-section',
  'unknown-story',
  // Pictures and recordings.
  'alt-is-caption',
  'bad-captions',
  'copyright-conflict',
  'credit-conflict',
  'missing-alt',
  'missing-credit',
  'photo-in-text',
  'photo-inside',
  'photo-path',
  'remote-photo',
  'unreadable-photo',
  'unreadable-recording',
  // The text.
  'broken-link',
  'duplicate-note',
  'empty-heading',
  'empty-link',
  'heading-1',
  'heading-in-post',
  'heading-skip',
  'invisible-character',
  'nested-too-deeply',
  'no-text',
  'note-in-post',
  'relative-link',
  'table-size',
  'too-long',
  'unknown-note',
  'unknown-reference',
  'unreadable',
  'unsafe-link',
  'unused-note',
  // HTML in the text.
  'html-attribute',
  'html-element',
  'html-lost',
  'html-place',
  'html-unclosed',
  'html-unfinished',
  // Parts of a story.
  'chart-data',
  'missing-part-attribute',
  'part-attribute',
  'part-colons',
  'part-content',
  'part-empty',
  'part-inside',
  'part-label',
  'part-line',
  'part-stray',
  'part-unclosed',
  'qa-answer',
  'qa-question',
  'timeline-time',
  'unknown-part',
  'unknown-part-attribute',
  // What the site says to machines.
  'bad-icon',
  'kept-for-a-year',
  'said-twice',
  'security-expires',
  'terms-conflict',
] as const;

/** What a copy desk would mention; `npm run check` says it, the build does not. Each can be turned off in site.yaml. */
export const ADVICE_RULES = [
  // Between files.
  'dead-heading-link',
  'dead-link',
  'mistyped-topic',
  'repeated-headline',
  'repeated-photo',
  'unused-photo',
  'unused-recording',
  // Times.
  'correction-date',
  'future-date',
  'updated-without-change',
  // A story as a whole.
  'byline-in-text',
  'dateline-form',
  'dateline-in-text',
  'headline-capitals',
  'headline-length',
  'headline-period',
  'no-topics',
  'summary-length',
  'title-case-headline',
  // Typing.
  'double-space',
  'hyphen-as-dash',
  'mixed-quotes',
  'repeated-word',
  'space-before-punctuation',
  // News style.
  'courtesy-title',
  'months',
  'numerals',
  'percent',
  'said',
  'sentence-number',
  'time-of-day',
  'title-after-name',
] as const;

export type BuildRule = (typeof BUILD_RULES)[number];
export type AdviceRule = (typeof ADVICE_RULES)[number];
export type RuleName = BuildRule | AdviceRule;
