/** New files for the content folder: all of them or none, and none in the place of another. */
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

/** What disks say that know no links: memory cards, some shared folders. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Writes files that are not there yet. They are written in full beside their places before the first takes its place;
 * when one cannot, those that were put are taken back, and so are the folders that were made for them.
 *
 * @throws FileExistsError when there is one already; the system's error when the disk refuses.
 */
export function putNewFiles(directory: string, files: readonly NewFile[]): void {
  const places = files.map(({ path, content }) => ({ path, content, to: inside(directory, path) }));
  const taken = places.find(({ to }, at) => isThere(to) || places.findIndex((other) => other.to === to) < at);
  if (taken) throw new FileExistsError(taken.path);

  const waiting: { from: string; to: string; path: string }[] = [];
  const put: string[] = [];
  const folders: string[] = [];
  try {
    for (const { path, content, to } of places) {
      const folder = dirname(to);
      // Noted before they are made: of several, the first may be made and the second refused.
      for (let at = folder; !existsSync(at); at = dirname(at)) folders.push(at);
      mkdirSync(folder, { recursive: true });
      const from = join(folder, `.${basename(to)}.${process.pid}.part`);
      waiting.push({ from, to, path });
      writeFileSync(from, content, { flag: 'wx', flush: true });
    }
    for (const { from, to, path } of waiting) {
      try {
        takePlace(from, to);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new FileExistsError(path);
        throw error;
      }
      put.push(to);
    }
  } catch (error) {
    for (const path of put) rmSync(path, { force: true });
    for (const { from } of waiting.splice(0)) rmSync(from, { force: true });
    for (const folder of folders.toSorted((one, other) => other.length - one.length)) {
      try {
        rmdirSync(folder);
      } catch (reason) {
        // It was never made, or someone else has put something there meanwhile.
        const { code = '' } = reason as NodeJS.ErrnoException;
        if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)) throw reason;
      }
    }
    throw error;
  } finally {
    for (const { from } of waiting) rmSync(from, { force: true });
  }
}

/** @throws RangeError when the path leads out of the folder, as one from a ZIP file may try to. */
function inside(directory: string, path: string): string {
  const steps = path.split(/[/\\]/);
  if (steps.some((step) => ['', '.', '..'].includes(step)) || path.includes(':'))
    throw new RangeError(`${path} is no place in the folder.`);
  return join(directory, ...steps);
}

/** Whether there is anything, be it a link that leads nowhere. */
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** @throws EEXIST when there is another file. */
function takePlace(from: string, to: string): void {
  try {
    // A link, unlike a renaming, refuses to take the place of another file.
    linkSync(from, to);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
