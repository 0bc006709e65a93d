/** `npm run build`: prints the newsroom's site. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../schema/problem.ts';
import { DrawError } from './app.ts';
import { readFlags, runCommand, UsageError } from './command.ts';
import { CompileError } from './compile.ts';
import { print, type PressOptions } from './press.ts';
import { createProgress } from './progress.ts';
import { ForeignFolderError } from './publish.ts';
import { count, formatProblems, formatReport, formatWarnings, inFolder } from './report.ts';

const HELP = `npm run build -- [flags]

  --content DIR   the newsroom (content)
  --out DIR       where the site is printed to (dist)
  --cache DIR     the archive's index and the pictures' sizes (.cache)
  --url URL       print for this address instead of the one in site.yaml
  --now ISO       print as of this moment: embargoes end by it
  --jobs N        threads for long work (as many as the machine has processors)
  --host NAME     netlify or cloudflare, for redirects as it reads them
  --all           draw every page again
  --json FILE     write a report of what was done
  --help          show this
`;

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

function readRequest(): { options: PressOptions; json: string | undefined } | undefined {
  const { values } = readFlags('npm run build --', {
    options: {
      content: { type: 'string', default: join(root, 'content') },
      out: { type: 'string', default: join(root, 'dist') },
      cache: { type: 'string', default: join(root, '.cache') },
      url: { type: 'string' },
      now: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      host: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;

  const content = resolve(values.content);
  if (!existsSync(content) || !statSync(content).isDirectory())
    throw new UsageError(`--content ${values.content}: there is no such folder.`);
  const out = resolve(values.out);
  if (`${content}/`.startsWith(`${out}/`) || `${root}/`.startsWith(`${out}/`))
    throw new UsageError(`--out ${values.out}: the site would stand where its sources are.`);
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new UsageError(`--now ${values.now}: write a moment like 2026-11-24T06:00Z.`);
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new UsageError(`--jobs ${values.jobs}: write a number from 1 to 256.`);
  const url = values.url === undefined ? undefined : URL.parse(values.url);
  if (url === null || (url && !/^https?:$/.test(url.protocol)))
    throw new UsageError(`--url ${values.url}: write an address like https://example.org.`);

  if (values.host !== undefined && values.host !== 'netlify' && values.host !== 'cloudflare')
    throw new UsageError(`--host ${values.host}: write netlify or cloudflare, or leave it out.`);

  return {
    options: {
      root,
      content,
      public: join(root, 'public'),
      out,
      cache: resolve(values.cache),
      now,
      jobs,
      all: values.all,
      ...(url && { url: url.origin }),
      ...(values.host && { host: values.host }),
    },
    json: values.json,
  };
}

async function main(): Promise<number> {
  const started = performance.now();
  const flags = readRequest();
  if (!flags) {
    process.stdout.write(HELP);
    return 0;
  }
  const { options, json } = flags;
  const progress = createProgress(process.stderr);
  const report = await print({
    ...options,
    onProgress: progress.show,
    onWait: () => process.stderr.write('Another build is at work with this cache; waiting for it.\n'),
  }).finally(progress.clear);

  const folder = relative(process.cwd(), options.content) || '.';
  if (json) {
    const called = (problems: readonly Problem[]) => problems.map((problem) => inFolder(problem, folder));
    const { problems, warnings, olderWarnings } = report;
    const written = {
      ...report,
      problems: called(problems),
      warnings: called(warnings),
      olderWarnings: called(olderWarnings),
    };
    writeFileSync(json, `${JSON.stringify(written, null, 2)}\n`);
  }
  if (report.warnings.length > 0) process.stderr.write(formatWarnings(report.warnings, folder));
  if (report.olderWarnings.length > 0)
    process.stderr.write(
      `${count(report.olderWarnings.length, 'warning')} about files that have not changed; --json FILE lists them.\n`,
    );
  if (report.problems.length > 0) {
    process.stderr.write(formatProblems(report.problems, folder));
    return 1;
  }
  process.stdout.write(
    `${formatReport(report, performance.now() - started, relative(process.cwd(), options.out) || '.')}\n`,
  );
  if (report.nextDue !== undefined)
    process.stdout.write(
      `The next change is due at ${new Date(report.nextDue).toISOString().replace(':00.000Z', 'Z')}: build again then.\n`,
    );
  return 0;
}

await runCommand(main, {
  told: [CompileError, DrawError, ForeignFolderError],
  consequence(error) {
    if (error instanceof UsageError) return '';
    if ('syscall' in error) return 'The build was cut short. Mend that, and build again.';
    // A template is a program, and its author needs to know where it failed.
    const stack = error instanceof DrawError && error.stack ? `${error.stack}\n` : '';
    return `${stack}Nothing was published.`;
  },
});
