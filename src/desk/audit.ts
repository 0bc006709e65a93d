/** `npm run audit:site`: where a printed site contradicts itself, and which signals of trust it shows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../press/command.ts';
import { createProgress } from '../press/progress.ts';
import { readArguments } from './audit/arguments.ts';
import { auditSite, NoSiteError } from './audit/audit-site.ts';
import { formatAudit } from './audit/report.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env.npm_lifecycle_event === 'audit:site' && process.env.INIT_CWD) || process.cwd();

function main(): number {
  const request = readArguments(process.argv.slice(2), folder, join(project, 'dist'));
  if (typeof request === 'string') {
    process.stdout.write(request);
    return 0;
  }
  const progress = createProgress(process.stderr);
  const audit = auditSite({
    present: Date.now(),
    ...request,
    onProgress: (done, total) => progress.show('Reading', done, total),
  });
  progress.clear();
  const { findings, counts, trust } = audit;
  if (request.json !== undefined) {
    const report = {
      levels: findings.levels,
      rules: Object.fromEntries(findings.counts),
      findings: findings.kept,
      counts,
      trust,
    };
    writeFileSync(request.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  process.stdout.write(formatAudit(audit));
  return findings.levels.contradiction > 0 ? 1 : 0;
}

await runCommand(main, { told: [NoSiteError] });
