import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Programs save a file in several steps; this long after the last of them it is looked at (ms). */
const SETTLE = 25;

/**
 * Watches a folder and all below it, with one watcher a folder: Node's own recursive watching polls every file on
 * Linux, which a large archive cannot bear.
 *
 * @param directory - absolute.
 * @param onChange - gets the paths (relative, forward slashes) that something happened to since the last call;
 * `undefined` among them means that folders came or went, so that anything below may have changed.
 * @returns a function that stops watching.
 */
export function watchFolders(
  directory: string,
  onChange: (paths: ReadonlySet<string | undefined>) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  let pending = new Set<string | undefined>();
  let timer: NodeJS.Timeout | undefined;
  add('');
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };

  function add(folder: string): void {
    if (watchers.has(folder)) return;
    const watcher = watch(join(directory, folder), (_event, name) => {
      const path = name === null ? undefined : folder ? `${folder}/${name}` : name;
      const isFolder =
        path !== undefined &&
        (watchers.has(path) || statSync(join(directory, path), { throwIfNoEntry: false })?.isDirectory());
      note(isFolder ? undefined : path);
      if (isFolder) refresh(path);
    });
    // A folder that is removed ends its watcher with an error on some systems.
    watcher.on('error', () => drop(folder));
    watchers.set(folder, watcher);
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) add(folder ? `${folder}/${entry.name}` : entry.name);
    }
  }
  function refresh(folder: string): void {
    if (statSync(join(directory, folder), { throwIfNoEntry: false })?.isDirectory()) {
      drop(folder);
      add(folder);
    } else drop(folder);
  }
  function drop(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }
  function note(path: string | undefined): void {
    pending.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = pending;
      pending = new Set();
      onChange(paths);
    }, SETTLE);
  }
}
