/** What `npm run check` is asked to do. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { readFlags, UsageError } from '../../press/command.ts';
import { nearest } from '../../schema/nearest.ts';
import { ADVICE_RULES, BUILD_RULES, type RuleName } from '../../schema/rules.ts';
import type { CheckOptions } from './check.ts';

export const FORMATS = ['terminal', 'github', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface CheckRequest {
  options: CheckOptions;
  /** Files and folders to tell of, as findings name files (`articles/2026/11`, `../public/ads.txt`); none for all. */
  paths: string[];
  format: Format;
  fix: boolean;
  /** Advice and warnings count as much as problems. */
  strict: boolean;
}

const HELP = `npm run check -- [flags] [FILE or FOLDER …]

Tells all that the build would refuse, and what a copy desk would mention. Files and folders limit what is told of.

  --fix           mend what is certain, in the files
  --strict        exit code 1 for warnings and advice too
  --explain RULE  what a rule means, with an example
  --format NAME   terminal, github or json (github in GitHub Actions, else terminal)
  --since COMMIT  what "updated" is compared with (HEAD)
  --content DIR   the newsroom (content)
  --public DIR    files that are copied as they are (public)
  --cache DIR     the archive's index (.cache)
  --url URL       check for this address instead of the one in site.yaml
  --now ISO       check as of this moment
  --jobs N        threads for many files (as many as the machine has processors)
  --help          show this
`;

/** What the command line asks for. */
export type Asked = { help: string } | { explain: RuleName } | CheckRequest;

/**
 * Reads the command line.
 *
 * @param folder - where relative paths begin.
 * @param root - the folder of `content`, `public` and `src`.
 * @param inActions - whether this runs in GitHub Actions.
 * @throws UsageError
 */
export function readArguments(args: string[], folder: string, root: string, inActions: boolean): Asked {
  const { values, positionals } = readFlags(
    'npm run check --',
    {
      args,
      allowPositionals: true,
      options: {
        fix: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        explain: { type: 'string' },
        format: { type: 'string', default: inActions ? 'github' : 'terminal' },
        since: { type: 'string', default: 'HEAD' },
        content: { type: 'string', default: join(root, 'content') },
        public: { type: 'string', default: join(root, 'public') },
        cache: { type: 'string', default: join(root, '.cache') },
        url: { type: 'string' },
        now: { type: 'string' },
        jobs: { type: 'string', default: String(availableParallelism()) },
        help: { type: 'boolean', default: false },
      },
    },
    { explain: 'name a rule, as in --explain months. docs/errors.md lists them all.' },
  );
  if (values.help) return { help: HELP };
  if (values.explain !== undefined) return { explain: readRule(values.explain) };

  const format = FORMATS.find((name) => name === values.format);
  if (!format) throw new UsageError(`--format ${values.format}: write ${FORMATS.join(', ')}.`);
  const content = resolve(folder, values.content);
  if (!existsSync(content) || !statSync(content).isDirectory())
    throw new UsageError(`--content ${values.content}: there is no such folder.`);
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new UsageError(`--now ${values.now}: write a moment like 2026-11-24T06:00Z.`);
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new UsageError(`--jobs ${values.jobs}: write a number from 1 to 256.`);
  const url = values.url === undefined ? undefined : URL.parse(values.url);
  if (url === null || (url && !/^https?:$/.test(url.protocol)))
    throw new UsageError(`--url ${values.url}: write an address like https://example.org.`);
  // It is handed to git, where a hyphen would begin a flag.
  if (values.since.startsWith('-')) throw new UsageError(`--since ${values.since}: write a commit, like HEAD.`);
  const publicFolder = resolve(folder, values.public);
  return {
    options: {
      root,
      content,
      public: publicFolder,
      cache: resolve(folder, values.cache),
      now,
      jobs,
      since: values.since,
      ...(url && { url: url.origin }),
    },
    paths: positionals.map((path) => readPath(path, resolve(folder, path), content, publicFolder)),
    format,
    fix: values.fix,
    strict: values.strict,
  };
}

function readPath(written: string, path: string, content: string, publicFolder: string): string {
  if (!existsSync(path)) throw new UsageError(`${written}: there is no such file or folder.`);
  for (const [base, prefix] of [
    [content, ''],
    [publicFolder, '../public/'],
  ] as const) {
    const inside = relative(base, path).split(sep).join('/');
    if (inside !== '..' && !inside.startsWith('../')) return (prefix + inside).replace(/\/$/, '');
  }
  // A folder in which the whole newsroom is.
  if (!relative(path, content).startsWith('..')) return '';
  throw new UsageError(`${written}: this is neither in the content folder nor in public/.`);
}

function readRule(name: string): RuleName {
  const names: readonly RuleName[] = [...BUILD_RULES, ...ADVICE_RULES];
  const rule = names.find((each) => each === name);
  if (rule) return rule;
  const guess = nearest(name, names);
  throw new UsageError(
    `--explain ${name}: there is no such rule. ${guess ? `Did you mean ${guess}?` : 'docs/errors.md lists them all.'}`,
  );
}

/** Whether a file is among those that were named. @param file - as findings name it. */
export const isAmong = (file: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
