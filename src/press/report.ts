/** What the press says to the person who started it. */
import { findInvisible } from '../schema/text.ts';
import { CONTENT, type Problem } from '../schema/problem.ts';
import type { PressReport } from './press.ts';

/**
 * All problems, grouped by file, as a terminal shows them.
 *
 * @param folder - where the files are, as the editor would write it: `content`.
 * @param consequence - what follows from them.
 */
export function formatProblems(
  problems: readonly Problem[],
  folder: string,
  consequence = 'Nothing was published.',
): string {
  return `${listProblems(problems, folder)}\n\n${total(problems, 'problem')} ${consequence}\n`;
}

/** The same for what does not keep the site from being published. */
export function formatWarnings(warnings: readonly Problem[], folder: string): string {
  return `${listProblems(warnings, folder)}\n\n${total(warnings, 'warning')}\n`;
}

/**
 * The same without a count.
 *
 * @param mark - what to say of one behind its place.
 */
export function listProblems<Each extends Problem>(
  problems: readonly Each[],
  folder: string,
  mark: (problem: Each) => string = ({ warning }) => (warning ? ' (warning)' : ''),
): string {
  return [...Map.groupBy(problems, ({ file }) => file)]
    .map(([file, those]) => {
      const path = pathOf(file, folder);
      return those.map((problem) => formatProblem(inFolder(problem, folder), path, mark(problem))).join('\n');
    })
    .join('\n\n');
}

/**
 * A problem whose words call the content folder as the editor would.
 *
 * @param folder - how that is: `content`.
 */
export function inFolder<Each extends Problem>(problem: Each, folder: string): Each {
  const { message, suggestion } = problem;
  return {
    ...problem,
    message: message.replaceAll(CONTENT, folder),
    ...(suggestion !== undefined && { suggestion: suggestion.replaceAll(CONTENT, folder) }),
  };
}

/** A file as the editor would write it. */
export const pathOf = (file: string, folder: string): string =>
  file.startsWith('../') ? file.slice(3) : `${folder}/${file}`;

function total(problems: readonly Problem[], noun: string): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${count(problems.length, noun)} in ${count(files, 'file')}.`;
}

function formatProblem({ line, column, found, message, suggestion }: Problem, path: string, mark: string): string {
  const lines = [`${path}:${line}:${column}${mark}`];
  if (found) lines.push(`    ${showInvisible(found)}`);
  lines.push(`  ${showInvisible(message)}`);
  if (suggestion) lines.push(`  ${showInvisible(suggestion)}`);
  return lines.join('\n');
}

/** Writes control characters out, so that hostile text cannot steer the terminal. */
export function showInvisible(text: string): string {
  return [...text]
    .map((character) => findInvisible(character) ?? (/[\n\t]/.test(character) ? ' ' : character))
    .join('');
}

/** One line on what was done. */
export function formatReport({ pages, files, compiledIn }: PressReport, milliseconds: number, out: string): string {
  const parts = [`${count(pages.printed, 'page')} printed`, `${number(pages.unchanged)} unchanged`];
  if (pages.removed > 0) parts.push(`${number(pages.removed)} removed`);
  parts.push(`${count(files.written, 'file')} written to ${out}`);
  const compiled = compiledIn === undefined ? '' : `, templates compiled in ${seconds(compiledIn)}`;
  return `${parts.join(', ')} in ${seconds(milliseconds)}${compiled}.`;
}

const number = (value: number) => value.toLocaleString('en-US');
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
/** `1 page`, `1,234 pages` */
export const count = (value: number, noun: string) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
