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
  if (!/^---[ \t]*\r?\n/.test(text)) {
    if (/^---\S/.test(text)) refuse();
    throw new FrontmatterError(
      'The file has no frontmatter.',
      1,
      1,
      'Begin it with a line of three hyphens, then headline: and the other keys, then three hyphens again.',
    );
  }
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!end) {
    throw new FrontmatterError(
      'The frontmatter has no end.',
      1,
      1,
      'Close it with a line of three hyphens, before the story begins.',
    );
  }
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

/** Reads a YAML file. @throws FrontmatterError when it cannot be read. */
export function readYaml(source: string): SplitFile {
  return { data: parseYaml(source, 1), body: '', bodyOffset: 0 };
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
