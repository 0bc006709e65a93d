import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { FrontmatterError, splitMarkdown } from '../../../schema/frontmatter.ts';
import { locate } from '../../../schema/locate.ts';
import type { BetweenRule } from './between-rule.ts';

/** Keys that say nothing to the reader of the story, or only where it is listed. */
const UNSEEN = new Set([
  'updated',
  'urgency',
  'aliases',
  'embargo',
  'related',
  'newsletter',
  'section',
  'series',
  'topics',
  'draft',
]);
/** More stories than an editor changes by hand: somebody has rewritten the archive, and knows. */
const MOST = 200;

export const updatedWithoutChange: BetweenRule = {
  name: 'updated-without-change',
  about: {
    means:
      'The story says that it was updated, but nothing that readers see has changed since the last commit. Search engines take such dates for a trick, and readers look for what is new in vain. (It compares with git: the last commit, or --since. Without git it says nothing.)',
    wrong: 'updated: 2026-11-10T09:00 (and the rest as it was)',
    right: 'Leave updated: as it was, or write what is new.',
  },
  find({ store, content, since }) {
    const before = blobsOf(content, since);
    if (!before) return [];
    const changed = store
      .all<{ path: string; digest: string }>(
        `SELECT f.path, f.digest FROM files f JOIN desk.moments m ON m.path = f.path AND m.field = 'updated' ORDER BY f.path`,
      )
      .filter(({ path, digest }) => before.get(path) !== undefined && before.get(path) !== digest);
    if (changed.length > MOST) return [];
    return changed.flatMap(({ path }) => {
      const now = readFileSync(join(content, path), 'utf8');
      const then = git(content, ['cat-file', 'blob', before.get(path)!]);
      if (then === undefined || !isUpdatedAlone(then, now)) return [];
      return [
        {
          file: path,
          ...locate(now, ['updated']),
          field: 'updated',
          message: 'This says that the story was updated, but readers see no change.',
          suggestion: 'Leave the old time, or write what is new.',
        },
      ];
    });
  },
};

/** Whether a story has another `updated` than before, and otherwise says the same. */
function isUpdatedAlone(then: string, now: string): boolean {
  try {
    const [old, young] = [then, now].map((source) => {
      const { data, body } = splitMarkdown(source.replace(/\r\n?/g, '\n'));
      const all = data as Record<string, unknown>;
      return {
        updated: all['updated'],
        seen: Object.fromEntries(Object.entries(all).filter(([key]) => !UNSEEN.has(key))),
        body: body.replace(/\s+/g, ' ').trim(),
      };
    }) as [Reading, Reading];
    return old.updated !== young.updated && old.body === young.body && isDeepStrictEqual(old.seen, young.seen);
  } catch (error) {
    // It could not be read then, so it has changed.
    if (error instanceof FrontmatterError) return false;
    throw error;
  }
}

interface Reading {
  updated: unknown;
  seen: Record<string, unknown>;
  body: string;
}

/** The blobs of the stories at a commit, by path below the content folder; undefined where there is no such thing. */
function blobsOf(content: string, since: string): Map<string, string> | undefined {
  // Without stat-ing a file: the index of the archive knows the blob ids of the files as they are now.
  const tree = git(content, ['ls-tree', '-r', '-z', since, '--', 'articles/']);
  if (tree === undefined) return undefined;
  return new Map(
    tree
      .split('\0')
      .map((line) => /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line))
      .filter((match) => match !== null)
      .map(([, id, path]): [string, string] => [path!, id!]),
  );
}

function git(cwd: string, parameters: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', parameters, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
