/** What `npm run check` does, from the command line to the exit code. */
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../press/command.ts';
import { createProgress } from '../../press/progress.ts';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { ADVICE_RULES } from '../../schema/rules.ts';
import { explainRule } from '../rules/errors-page.ts';
import { replaceFile } from '../replace-file.ts';
import { isAmong, readArguments, type CheckRequest, type Format } from './arguments.ts';
import { check, type CheckReport } from './check.ts';
import { languageOf } from './look.ts';
import { mend } from './mend.ts';
import { formatForGitHub } from './report-github.ts';
import { formatAsJson } from './report-json.ts';
import { formatForTerminal, type Results } from './report-terminal.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');
const inActions = process.env['GITHUB_ACTIONS'] === 'true';
// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env['npm_lifecycle_event'] === 'check' && process.env['INIT_CWD']) || process.cwd();

const REPORTERS: Readonly<Record<Format, (results: Results) => string>> = {
  terminal: formatForTerminal,
  github: formatForGitHub,
  json: formatAsJson,
};

/** Mends the files of which something can be mended. */
function mendFiles(report: CheckReport, { options, paths }: CheckRequest): Results['mended'] {
  const fixable = report.findings.filter((finding) => finding.fixable && isAmong(finding.file, paths));
  const mended: Results['mended'] = [];
  for (const [file, those] of Map.groupBy(fixable, (finding) => finding.file)) {
    const path = realpathSync(join(options.content, file));
    const source = readFileSync(path, 'utf8');
    const said = splitMarkdown(source).data as Record<string, unknown>;
    const language = languageOf(options.content, file, said) ?? report.language;
    // Only what was told of: what is turned off is not among it.
    const told = new Set<string>(those.map(({ rule }) => rule));
    const off = new Set(ADVICE_RULES.filter((rule) => !told.has(rule)));
    const result = mend(source, language, off);
    if (result.done.length === 0) continue;
    replaceFile(path, result.source);
    mended.push(...result.done.map((done) => ({ file, ...done })));
  }
  return mended;
}

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2), folder, root, inActions);
  if ('help' in request) {
    process.stdout.write(request.help);
    return 0;
  }
  if ('explain' in request) {
    process.stdout.write(explainRule(request.explain));
    return 0;
  }
  const { options, paths, format, fix, strict } = request;
  const progress = createProgress(process.stderr);
  const run = () =>
    check({
      ...options,
      onProgress: progress.show,
      onWait: () => process.stderr.write('Another build is at work with this cache; waiting for it.\n'),
    }).finally(progress.clear);

  let report = await run();
  const mended = fix ? mendFiles(report, request) : [];
  const looked = report.looked;
  if (mended.length > 0) report = await run();
  const findings = report.findings.filter(({ file }) => isAmong(file, paths));
  const results: Results = {
    findings,
    mended,
    files: report.files,
    looked: looked.union(report.looked),
    nextDue: report.nextDue,
    folder: folderOf(options.content),
    again: `npm run check --${options.content === join(root, 'content') ? '' : ` --content ${quoted(folderOf(options.content))}`}`,
    limited: paths.length > 0,
  };
  process.stdout.write(REPORTERS[format](results));
  return findings.some(({ severity }) => strict || severity === 'problem') ? 1 : 0;
}

/** As a shell takes it for one word. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text));

/** The content folder as the editor would write it; in Actions as the repository has it. */
function folderOf(content: string): string {
  const base = (inActions && process.env['GITHUB_WORKSPACE']) || folder;
  return relative(base, content).split(sep).join('/') || '.';
}

await runCommand(main);
