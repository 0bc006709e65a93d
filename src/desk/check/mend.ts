/** Mends what is certain, in the text of a file: no word is changed, and no byte beside what is told. */
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../markdown/parse.ts';
import { walkMarkdown } from '../../markdown/walk.ts';
import { FrontmatterError, splitMarkdown } from '../../schema/frontmatter.ts';
import type { AdviceRule } from '../../schema/rules.ts';
import { readStoryText } from './story-text.ts';
import { stretchOf, type Run } from './run.ts';
import { findIn, type Hit } from './style/text-rule.ts';
import { TEXT_RULES } from './style/text-rules.ts';

/** Replace `source.slice(start, end)` by `text`. */
export interface Mending {
  rule: AdviceRule;
  start: number;
  end: number;
  text: string;
  message: string;
}

/** How a hit is mended in its file; undefined when it is not, or when signs of Markdown stand between its characters. */
export function mendingOf(source: string, run: Run, hit: Hit & { rule: AdviceRule }): Mending | undefined {
  const [start, end] = stretchOf(run, source, hit.start, hit.end);
  if (hit.fix === undefined || source.slice(start, end) !== run.text.slice(hit.start, hit.end)) return undefined;
  return { rule: hit.rule, start, end, text: hit.fix, message: hit.message };
}

/** More rounds than any text needs: what one mends may bring together what another looks for. */
const MOST_ROUNDS = 20;

export interface Mended {
  source: string;
  /** What was done, in the order in which it was; places are those of the text at the time. */
  done: { rule: AdviceRule; message: string; line: number; column: number }[];
}

/**
 * Mends a text until there is nothing left to mend, so that doing it twice does it once.
 *
 * @param source - a Markdown file that the build takes.
 * @param language - that of the file.
 * @param off - rules to leave alone.
 */
export function mend(source: string, language: string, off: ReadonlySet<string> = new Set()): Mended {
  const done: Mended['done'] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const mendings = mendingsIn(source, language, off);
    const sound = soundAmong(source, mendings);
    if (sound.length === 0) break;
    for (const { rule, message, start } of sound) {
      const before = source.slice(0, start);
      done.push({ rule, message, line: before.split('\n').length, column: start - before.lastIndexOf('\n') });
    }
    source = apply(source, sound);
  }
  return { source, done };
}

/** What can be mended, in the order of the file and without overlaps. */
function mendingsIn(source: string, language: string, off: ReadonlySet<string>): Mending[] {
  const found = readStoryText(source)
    .runs.flatMap((run) => findIn(run, TEXT_RULES, language).map((hit) => mendingOf(source, run, hit)))
    .filter((mending) => mending !== undefined)
    .filter(({ rule }) => !off.has(rule))
    .sort((one, other) => one.start - other.start);
  let reached = -1;
  return found.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/** Those that leave everything else as it is: all of them, unless a rule is less certain than it thinks. */
export function soundAmong(source: string, mendings: readonly Mending[]): readonly Mending[] {
  if (mendings.length === 0 || saysTheSame(source, apply(source, mendings))) return mendings;
  return mendings.filter((mending) => saysTheSame(source, apply(source, [mending])));
}

function apply(source: string, mendings: readonly Mending[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of mendings) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

/** Whether two files say the same, but for spaces: `[wall] : old` without its space would be an address, and not be printed. */
function saysTheSame(one: string, other: string): boolean {
  try {
    return gist(one) === gist(other);
  } catch (error) {
    if (error instanceof FrontmatterError) return false;
    throw error;
  }
}

function gist(source: string): string {
  const { data, body } = splitMarkdown(source);
  const nodes: string[] = [];
  walkMarkdown(parseMarkdown(body.replace(/\r\n?/g, '\n')).tree, (node: Nodes) => {
    nodes.push(node.type, 'value' in node ? node.value : '', 'url' in node ? node.url : '');
  });
  return JSON.stringify([data, nodes]).replace(/\s+/g, '');
}
