/** Files that are published as they are: what the templates ask for, and what is in `public/`. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../schema/problem.ts';
import { filesBelow } from './source.ts';

/** A file to be published. */
export interface Asset {
  /** Where, relative to the site's root, with forward slashes. */
  file: string;
  /** From where, absolute. */
  source: string;
  /** Tells whether the source is another one than last time. */
  stamp: string;
}

export interface AssetFolders {
  public: string;
  /** Of the compiled app. */
  client: string;
}

/** Lists every asset of the site, by file. */
export function listAssets(folders: AssetFolders): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const add = (asset: Asset) => assets.set(asset.file, asset);
  for (const [folder, source] of [
    ['client', folders.client],
    ['public', folders.public],
  ] as const) {
    for (const name of filesBelow(source, '')) {
      if (folder === 'public' && isPrivate(name)) continue;
      const { size, mtimeMs } = statSync(join(source, name));
      // The app's files are named by what is in them.
      add({ file: name, source: join(source, name), stamp: folder === 'client' ? name : `${size} ${mtimeMs}` });
    }
  }
  return assets;
}

/** Whether two files hold the same bytes; not when one of them is not there. */
export function sameBytes(one: string, other: string): boolean {
  const left = statSync(one, { throwIfNoEntry: false });
  const right = statSync(other, { throwIfNoEntry: false });
  return Boolean(
    left?.isFile() && right?.isFile() && left.size === right.size && readFileSync(one).equals(readFileSync(other)),
  );
}

/** Files in `public/` that would stand where a page stands. @param stands - whether there is, or will be, a page at an address. */
export function checkPublic(publicFolder: string, stands: (address: string) => boolean): Problem[] {
  return filesBelow(publicFolder, '')
    .filter(
      (name) =>
        stands(`/${name}`) || (/(^|\/)index\.html$/.test(name) && stands(`/${name.slice(0, -'index.html'.length)}`)),
    )
    .map((name) => ({
      file: `../public/${name}`,
      line: 1,
      column: 1,
      rule: 'duplicate-address',
      message: 'This file would stand where a page of the site stands.',
      suggestion: 'Give it another name, or take it out of public/.',
    }));
}

const isPrivate = (name: string) => name.endsWith('.DS_Store') || name.endsWith('.gitkeep');
