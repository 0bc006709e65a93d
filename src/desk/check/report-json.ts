import { inFolder, pathOf } from '../../press/report.ts';
import type { Severity } from './finding.ts';
import type { Results } from './report-terminal.ts';

/** The report for programs. Paths are as the editor would write them; lines and columns count from 1. */
export function formatAsJson({ findings, mended, files, looked, nextDue, folder }: Results): string {
  const number = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  const report = {
    problems: number('problem'),
    warnings: number('warning'),
    advice: number('advice'),
    files,
    looked: looked.size,
    nextDue: nextDue === undefined ? null : new Date(nextDue).toISOString(),
    findings: findings.map((finding) => ({ ...inFolder(finding, folder), file: pathOf(finding.file, folder) })),
    mended: mended.map(({ file, ...mending }) => ({ ...mending, file: pathOf(file, folder) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
