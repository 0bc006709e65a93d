/** `npm run new`: begins a story. */
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { runCommand, UsageError } from '../press/command.ts';
import { formatProblems } from '../press/report.ts';
import { readArguments, type Request } from './new/arguments.ts';
import { askForStory, CancelledError } from './new/ask.ts';
import { readNewsroom, SiteError } from './new/newsroom.ts';
import { planStory, type Desk } from './new/plan-story.ts';
import { tellObjections, tellPlan } from './new/tell.ts';
import { FileExistsError, putNewFiles } from './put-files.ts';

const root = join(import.meta.dirname, '..', '..');
// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env.npm_lifecycle_event === 'new' && process.env.INIT_CWD) || process.cwd();

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2), Date.now());
  if (typeof request === 'string') {
    process.stdout.write(request);
    return 0;
  }
  const usual = join(root, 'content');
  const directory = request.content === undefined ? usual : resolve(folder, request.content);
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw new UsageError(`--content ${request.content ?? directory}: there is no such folder.`);
  const content = request.content ?? (relative(folder, directory) || '.');
  const desk: Desk = {
    newsroom: readSoundNewsroom(directory, content, readCache(request, directory === usual)),
    content,
    folder,
    public: join(root, 'public'),
    now: request.now,
  };

  let plan = await planStory(request.answers, desk);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (Array.isArray(plan) && isTerminal && plan.every(({ isMissing }) => isMissing)) {
    const answers = await askForStory(request.answers, desk, { input: process.stdin, output: process.stdout }).catch(
      (error: unknown) => {
        if (error instanceof CancelledError) return undefined;
        throw error;
      },
    );
    if (!answers) return 1;
    plan = await planStory(answers, desk);
    process.stdout.write('\n');
  }
  if (Array.isArray(plan)) {
    process.stderr.write(tellObjections(plan));
    return 1;
  }
  putNewFiles(directory, plan.files);
  process.stdout.write(tellPlan(plan, desk, directory === usual));
  return 0;
}

/** Where a build of this newsroom has left its index; undefined when it is not known. */
const readCache = ({ cache }: Request, isUsual: boolean): string | undefined =>
  cache === undefined ? (isUsual ? join(root, '.cache') : undefined) : resolve(folder, cache);

/** @throws UsageError that tells all mistakes of site.yaml. */
function readSoundNewsroom(directory: string, content: string, cache: string | undefined) {
  try {
    return readNewsroom(directory, cache);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    throw new UsageError(formatProblems(error.problems, content, 'Nothing was written.').trimEnd());
  }
}

await runCommand(main, {
  told: [FileExistsError],
  consequence: (error) => (error instanceof UsageError ? '' : 'Nothing was written.'),
});
