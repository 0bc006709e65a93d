/** The Markdown room's door: a body's Markdown to what pages draw. */
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import type { Problem } from '../schema/problem.ts';
import type { BuildRule } from '../schema/rules.ts';
import type { CompiledBody } from './compile-parts.ts';
import { markParts } from './parts/mark-parts.ts';
import type { NamedFile } from './parts/recording.ts';
import { pipeline, type PipelineOptions } from './pipeline.ts';
import type { NamedStory } from './named-story.ts';
import type { PhotoPlace } from './photo-place.ts';
import type { InsideLink } from './rehype-links.ts';
import { report } from './report.ts';

export type { NamedStory } from './named-story.ts';
export type { PhotoPlace } from './photo-place.ts';
export type { InsideLink } from './rehype-links.ts';
export type { PipelineOptions } from './pipeline.ts';

/** A problem in a body; its line counts from the body's first. */
export type BodyProblem = Omit<Problem, 'file' | 'field'>;

/** A body as pages draw it, and what the archive has to know of it. */
export interface RenderedBody extends CompiledBody {
  /** Links to this site, in the order of the text, for the caller to check. */
  links: InsideLink[];
  /** Photos, in the order of the text, for the caller to check that each has what it may not be published without. */
  photos: PhotoPlace[];
  /** Stories whose cards the body shows, in the order of the text, for the caller to check. */
  stories: NamedStory[];
  /** Recordings and their captions, for the caller to check. */
  files: NamedFile[];
  /** What an editor has to mend, in the order of the text. */
  problems: BodyProblem[];
}

/** As much as a book; a parser can choke on more, and no page should hold it. */
const LONGEST = 500_000;

type Pipeline = ReturnType<typeof pipeline>;

const pipelines = new Map<string, Pipeline>();

/**
 * Renders a body. Pure and synchronous: the same source gives the same answer, and nothing is read or written.
 * With problems it still answers with all that can be shown, so that a preview has something to show.
 *
 * @param source - the Markdown without its frontmatter; lines and columns count from its beginning.
 */
export function renderMarkdown(source: string, options: PipelineOptions): RenderedBody {
  const key = `${options.parser ?? 'native'} ${options.form ?? ''} ${options.language} ${options.siteUrl}`;
  let processor = pipelines.get(key);
  if (!processor) pipelines.set(key, (processor = pipeline(options)));

  const file = new VFile({ value: source.replace(/\r\n?/g, '\n') });
  const tree = parse(processor, file);
  const { parts, closing } = tree
    ? (processor.stringify(processor.runSync(tree, file), file) as unknown as CompiledBody)
    : { parts: [], closing: '' };
  const problems = file.messages.map(({ line, column, ruleId, actual, reason, expected }): BodyProblem => ({
    line: line ?? 1,
    column: column ?? 1,
    // Only our own plugins have anything to say, through `report`.
    rule: ruleId as BuildRule,
    ...(actual !== undefined && { found: actual }),
    message: reason,
    ...(expected?.[0] !== undefined && { suggestion: expected[0] }),
  }));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const { links = [], photos = [], stories = [], files = [] } = file.data;
  return { parts, closing, links, photos, stories, files, problems };
}

/**
 * Reads the Markdown. A parser that gives up (a native one runs out of room for its strings, the other out of stack)
 * does so over what no one typed, which is the file's problem and no reason to stop checking all the others.
 */
function parse(processor: Pipeline, file: VFile): Root | undefined {
  const place = { line: 1, column: 1 };
  if (file.value.length > LONGEST) {
    report(file, {
      rule: 'too-long',
      place,
      message: `This text has more than ${LONGEST} characters.`,
      suggestion: 'Publish it in several parts.',
    });
    return undefined;
  }
  const { source, fences } = markParts(String(file.value));
  file.data.fences = fences;
  try {
    // CommonMark wants NUL replaced; the native parser leaves it. The file keeps it, to be reported.
    return processor.parse(source.replaceAll('\0', '\uFFFD')) as Root;
  } catch (error) {
    report(file, {
      rule: 'unreadable',
      place,
      message: `This text cannot be read as Markdown (${error instanceof Error ? error.message : String(error)}).`,
      suggestion: 'Look for a long row of the same sign, like > or *, and take it out.',
    });
    return undefined;
  }
}
