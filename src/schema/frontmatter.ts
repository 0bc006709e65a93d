import matter from 'gray-matter';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { shorten } from './locate.ts';
import { yamlMistake } from './yaml-mistake.ts';

/** A file taken apart, before anyone has looked at what it says. */
export interface SplitFile {
  /** What the YAML says; dates are still text. */
  data: unknown;
  /** What follows the frontmatter. */
  body: string;
  /** Lines that stand before the body's first line. */
  bodyOffset: number;
}

/** YAML that cannot be read, or frontmatter that is not there; with the place in the whole file, from 1. */
export class FrontmatterError extends Error {
  readonly line: number;
  readonly column: number;
  readonly suggestion: string;
  /** What stands on the line, when there is a line to be shown. */
  readonly found: string | undefined;
  /** What follows the frontmatter, when that has an end. */
  rest: Pick<SplitFile, 'body' | 'bodyOffset'> | undefined;
  constructor(message: string, line: number, column: number, suggestion: string, found?: string) {
    super(message);
    this.line = line;
    this.column = column;
    this.suggestion = suggestion;
    this.found = found;
  }
}

/** YAML 1.2 core, in which a date is text: js-yaml would make it a Date and lose whether it had an offset. */
function parseYaml(text: string, lineOffset: number): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA }) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { message, suggestion, line, column, found } = yamlMistake(error, text);
    throw new FrontmatterError(message, line + lineOffset, column + 1, suggestion, found ? shorten(found) : undefined);
  }
}

// gray-matter would run a `---js` block as a program. Only YAML is frontmatter here.
const refuse = () => {
  throw new FrontmatterError(
    'Only YAML is read as frontmatter.',
    1,
    1,
    'Begin the file with a line of three hyphens and nothing else.',
  );
};
const ENGINES = { yaml: (text: string) => parseYaml(text, 1) as object, json: refuse, javascript: refuse };

/**
 * Takes a Markdown file apart into frontmatter and body.
 *
 * @throws FrontmatterError when there is no frontmatter, or its YAML cannot be read.
 */
export function splitMarkdown(source: string): SplitFile {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (!/^---[ \t]*\r?\n/.test(text)) throw withoutStart(text);
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!end) throw withoutEnd(text);
  try {
    const { data, content } = matter(text, { engines: ENGINES, language: 'yaml' });
    return { data, body: content, bodyOffset: countLines(text, text.length - content.length) };
  } catch (error) {
    if (error instanceof FrontmatterError) {
      const start = end.index + end[0].length;
      error.rest = { body: text.slice(start), bodyOffset: countLines(text, start) };
    }
    throw error;
  }
}

/** A line of dashes that is not three hyphens: of four, or of the dashes that programs make of hyphens. */
const DASHES = /^[-\u2010-\u2015\u2212]{1,}[ \t]*$/u;
const HYPHENS = 'Write three hyphens there and nothing else: ---';

/** Why a file does not begin with frontmatter. */
function withoutStart(text: string): FrontmatterError {
  const [first = ''] = text.split(/\r?\n/, 1);
  if (DASHES.test(first))
    return new FrontmatterError('The first line is not three hyphens.', 1, 1, HYPHENS, shorten(first.trim()));
  if (/^---\S/.test(text)) refuse();
  if (/^\s+---[ \t]*\r?\n/.test(text))
    return new FrontmatterError(
      'The frontmatter does not begin at the beginning of the file.',
      1,
      1,
      'Take out what stands above the line of three hyphens, blank lines and spaces too.',
    );
  if (/^[\w-]+:(?:\s|$)/.test(first))
    return new FrontmatterError(
      'The frontmatter has no beginning.',
      1,
      1,
      'Put a line of three hyphens above this one: ---',
      shorten(first.trim()),
    );
  return new FrontmatterError(
    'The file has no frontmatter.',
    1,
    1,
    'Begin it with a line of three hyphens, then headline: and the other keys, then three hyphens again.',
  );
}

/** Why frontmatter does not end. */
function withoutEnd(text: string): FrontmatterError {
  const lines = text.split(/\r?\n/);
  const dashes = lines.findIndex((line, index) => index > 0 && DASHES.test(line.trim()) && line.trim().length > 1);
  return dashes < 0
    ? new FrontmatterError(
        'The frontmatter has no end.',
        1,
        1,
        'Close it with a line of three hyphens, before the story begins.',
      )
    : new FrontmatterError(
        'The frontmatter has no end: this line is not three hyphens.',
        dashes + 1,
        1,
        HYPHENS,
        shorten(lines[dashes]!.trim()),
      );
}

/** Reads a YAML file. @throws FrontmatterError when it cannot be read. */
export function readYaml(source: string): SplitFile {
  return { data: parseYaml(source, 1), body: '', bodyOffset: 0 };
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
