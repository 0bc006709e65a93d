import { spawnSync } from 'node:child_process';

/**
 * Asks git for the blob ids of the files in a folder. After a checkout every file has a new time, and git's index
 * already knows which of them hold the same bytes as before.
 *
 * @param directory - the content folder.
 * @returns ids by path (relative, forward slashes) of the tracked files that are as git's index has them; empty
 * where there is no git or no repository.
 */
export function gitBlobIds(directory: string): Map<string, string> {
  const ids = new Map<string, string>();
  const tracked = git(['ls-files', '--stage', '-z', '--', '.']);
  // Compares with the working tree, and looks into each file whose times git's index does not vouch for.
  const modified = tracked && git(['diff-files', '--name-only', '--relative', '-z', '--', '.']);
  if (!tracked || modified === undefined) return ids;
  const differs = new Set(modified.split('\0'));
  for (const line of tracked.split('\0')) {
    const [, id, stage, path] = /^\d+ ([0-9a-f]{40}) (\d)\t(.+)$/s.exec(line) ?? [];
    if (id && path && stage === '0' && !differs.has(path)) ids.set(path, id);
  }
  return ids;

  function git(parameters: string[]): string | undefined {
    const { status, stdout } = spawnSync('git', parameters, {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? stdout : undefined;
  }
}
