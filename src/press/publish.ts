/** Moves what has been drawn to where readers are, so that none of them meets a link to what is not there yet. */
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { outputFile } from '../archive/addresses.ts';
import type { Store } from '../archive/store.ts';
import { sameBytes, type Asset } from './assets.ts';

/** Where pages wait until all of them are drawn: beside the site, so that moving them is only a rename. */
export const stageOf = (out: string) => `${out}.press`;
const retiredOf = (out: string) => `${out}.old`;

/** Takes away what a killed run has left beside the site. */
export function clearStage(out: string): void {
  for (const folder of [stageOf(out), retiredOf(out)]) rmSync(folder, { recursive: true, force: true });
}

/** A folder that holds something which Broadsheet did not make, and so must not be replaced. */
export class ForeignFolderError extends Error {
  constructor(out: string) {
    super(
      `The folder ${out} is not empty, and what is in it was not printed by Broadsheet. Choose another one with --out, or empty it first.`,
    );
  }
}

/** @throws ForeignFolderError */
export function assertReplaceable(out: string): void {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  const front = join(out, 'index.html');
  const ours =
    existsSync(front) &&
    /<meta name="?generator"? content="?Broadsheet/.test(readFileSync(front, 'utf8').slice(0, 100_000));
  if (!ours) throw new ForeignFolderError(out);
}

/** Puts a whole new site in the place of the old one, or of none. */
export function replaceSite(out: string): void {
  mkdirSync(dirname(out), { recursive: true });
  if (existsSync(out)) renameSync(out, retiredOf(out));
  renameSync(stageOf(out), out);
  rmSync(retiredOf(out), { recursive: true, force: true });
}

/** Copies an asset. @returns whether anything had to be written. */
export function copyAsset(asset: Asset, root: string, scratch: string): boolean {
  const target = join(root, asset.file);
  if (sameBytes(asset.source, target)) return false;
  mkdirSync(dirname(target), { recursive: true });
  mkdirSync(dirname(scratch), { recursive: true });
  // Copied aside and renamed: a reader never gets half a picture.
  copyFileSync(asset.source, scratch, constants.COPYFILE_FICLONE);
  renameSync(scratch, target);
  return true;
}

/** Moves a drawn page into place. */
export function movePage(staged: string, root: string, address: string): void {
  const target = join(root, outputFile(address));
  try {
    renameSync(staged, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(staged, target);
  }
}

/** Removes a file of the site, and the folders that it leaves empty. */
export function removeFile(root: string, file: string): void {
  rmSync(join(root, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return; // Not empty: something else stands in it.
    }
  }
}

/** How many printed files are looked at to tell whether the site is still as it was left. */
const SAMPLE = 64;

/**
 * Finds pages whose file is not as it was printed: removed, or written over by someone else. Looks at a sample, and
 * at everything when one of the sample is off.
 *
 * @returns their addresses.
 */
export function findDamage(store: Store, out: string): string[] {
  const isOff = ({ address, size }: { address: string; size: number }) =>
    statSync(join(out, outputFile(address)), { throwIfNoEntry: false })?.size !== size;
  const { last } = store.get<{ last: number | null }>('SELECT max(id) AS last FROM pages')!;
  const step = Math.max(1, Math.floor((last ?? 0) / SAMPLE));
  const ids = Array.from({ length: SAMPLE }, (_, index) => (index + 1) * step);
  const sample = store.all<{ address: string; size: number }>(
    `SELECT address, size FROM pages WHERE address IN ('/', '/404.html') OR id IN (${ids.join()})`,
  );
  if (!sample.some(isOff)) return [];
  return store
    .all<{ address: string; size: number }>('SELECT address, size FROM pages')
    .filter(isOff)
    .map(({ address }) => address);
}
