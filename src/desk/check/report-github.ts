import { inFolder, pathOf, showInvisible } from '../../press/report.ts';
import type { Finding } from './finding.ts';
import { summaryOf, type Results } from './report-terminal.ts';

/**
 * GitHub shows so many annotations of each level to a step.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
const SHOWN = 10;

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * The report as workflow commands of GitHub Actions: problems as errors, warnings and advice as warnings. What would not
 * be shown as an annotation stands in the log, a line each.
 */
export function formatForGitHub(results: Results): string {
  const { folder, mended } = results;
  const findings = results.findings.map((finding) => inFolder(finding, folder));
  const lines: string[] = [];
  for (const level of ['error', 'warning'] as const) {
    const those = findings.filter(({ severity }) => (severity === 'problem') === (level === 'error'));
    lines.push(...those.slice(0, SHOWN).map((finding) => annotation(level, finding, folder)));
    lines.push(...those.slice(SHOWN).map((finding) => plain(finding, folder)));
  }
  for (const { file, line, rule, message } of mended)
    lines.push(`${folder}/${file}:${line} mended (${rule}): ${message}`);
  return `${[...lines, summaryOf(results)].join('\n')}\n`;
}

function annotation(level: 'error' | 'warning', finding: Finding, folder: string): string {
  const { file, line, column, rule, found, message, suggestion } = finding;
  const text = [found !== undefined && `“${found}”`, message, suggestion].filter(Boolean).join('\n');
  const properties = { file: pathOf(file, folder), line: String(line), col: String(column), title: rule };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${level} ${written.join(',')}::${data(clean(text))}`;
}

/** It begins with a path: what begins with two colons, as a line of an article may, would be a command. */
const plain = ({ file, line, column, severity, rule, message, suggestion = '' }: Finding, folder: string) =>
  showInvisible(`${pathOf(file, folder)}:${line}:${column} (${severity}, ${rule}) ${message} ${suggestion}`.trimEnd());

/** Without what steers a terminal, but with its lines. */
const clean = (text: string) => text.split('\n').map(showInvisible).join('\n');
