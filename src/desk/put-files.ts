/** New files for the content folder: all of them or none, and none in the place of another. */
import { linkSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface NewFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  content: string | Uint8Array;
}

/** There is a file of that name already, and it was left as it is. */
export class FileExistsError extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`There is a file ${path} already.`);
    this.path = path;
  }
}

/**
 * Writes files that are not there yet. They are written in full beside their places before the first takes its place;
 * when one cannot, those that were put are taken back, and so are the folders that were made for them.
 *
 * @throws FileExistsError when there is one already; the system's error when the disk refuses.
 */
export function putNewFiles(directory: string, files: readonly NewFile[]): void {
  const waiting: { from: string; to: string; path: string }[] = [];
  const put: string[] = [];
  const folders: string[] = [];
  try {
    for (const { path, content } of files) {
      const to = join(directory, path);
      const folder = dirname(to);
      const made = mkdirSync(folder, { recursive: true });
      for (let at = folder; made !== undefined && at.startsWith(made); at = dirname(at)) folders.push(at);
      const from = join(folder, `.${basename(to)}.${process.pid}.part`);
      waiting.push({ from, to, path });
      writeFileSync(from, content, { flag: 'wx', flush: true });
    }
    for (const { from, to, path } of waiting) {
      try {
        // A link, unlike a renaming, refuses to take the place of another file.
        linkSync(from, to);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new FileExistsError(path);
        throw error;
      }
      put.push(to);
    }
  } catch (error) {
    for (const path of put) rmSync(path, { force: true });
    for (const { from } of waiting) rmSync(from, { force: true });
    waiting.length = 0;
    for (const folder of folders.toSorted((one, other) => other.length - one.length)) {
      try {
        rmdirSync(folder);
      } catch (reason) {
        // Someone else has put something there meanwhile.
        if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes((reason as NodeJS.ErrnoException).code ?? '')) throw reason;
      }
    }
    throw error;
  } finally {
    for (const { from } of waiting) rmSync(from, { force: true });
  }
}
