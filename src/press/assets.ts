/** Files that are published as they are: what the templates ask for, and what is in `public/`. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteIn } from '../archive/site-in.ts';
import type { Store } from '../archive/store.ts';
import type { Problem } from '../schema/problem.ts';
import { keyBehind } from '../syndication/policy-files.ts';
import { NAMED_FOLDERS } from './hosting/headers.ts';
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

/**
 * Lists every asset of the site, by file.
 *
 * @param icons - made of the newsroom's icon; one that it has drawn itself, in `public/`, stands in the place of that.
 * @param hosting - what has taken in the newsroom's file of the same name.
 */
export function listAssets(
  folders: AssetFolders,
  icons: readonly Asset[] = [],
  hosting: readonly Asset[] = [],
): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const add = (asset: Asset) => assets.set(asset.file, asset);
  icons.forEach(add);
  for (const [folder, source] of [
    ['client', folders.client],
    ['public', folders.public],
  ] as const) {
    for (const name of filesBelow(source, '')) {
      // Vite puts into the app what was in the project's public/ when it was compiled.
      if (folder === 'client' ? !name.startsWith('_astro/') : isPrivate(name)) continue;
      const { size, mtimeMs } = statSync(join(source, name));
      // The app's files are named by what is in them.
      add({ file: name, source: join(source, name), stamp: folder === 'client' ? name : `${size} ${mtimeMs}` });
    }
  }
  hosting.forEach(add);
  return assets;
}

/** Files of `public/` that are published, relative to it. */
export const broughtFiles = (publicFolder: string): Set<string> =>
  new Set(filesBelow(publicFolder, '').filter((name) => !isPrivate(name)));

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

/**
 * Files in `public/` that say again what site.yaml says, so that one of the two would not hold, or that would be kept by
 * browsers as if they were named by what is in them.
 */
export function checkBrought(store: Store, brought: ReadonlySet<string>): Problem[] {
  const site = siteIn(store)!;
  const hasIcon = store.get(`SELECT 1 FROM entries WHERE kind = 'icon'`) !== undefined;
  const at = (name: string) => ({ file: `../public/${name}`, line: 1, column: 1 });
  return [...brought].flatMap((name): Problem[] => {
    const key = name === 'icon.svg' && hasIcon ? 'icon' : keyBehind(site, name);
    if (key === 'icon')
      return [
        {
          ...at(name),
          rule: 'said-twice',
          message: 'There is another icon in content/icon.svg, and only one of them can be at /icon.svg.',
          suggestion: 'Take this one out; what is made of content/icon.svg is published too.',
        },
      ];
    if (key !== undefined)
      return [
        {
          ...at(name),
          rule: 'said-twice',
          message: `This file is written from ${key}: in content/site.yaml, and this one may say something else.`,
          suggestion: `Take it out of public/, or take ${key}: out of content/site.yaml.`,
        },
      ];
    const [folder] = name.split('/');
    if (!NAMED_FOLDERS.includes(folder!) || name === folder) return [];
    return [
      {
        ...at(name),
        rule: 'kept-for-a-year',
        warning: true,
        message: `Browsers keep files in /${folder!}/ for a year, and would not ask whether there is a newer one of this name.`,
        suggestion: 'Put it in another folder of public/.',
      },
    ];
  });
}

const isPrivate = (name: string) => name.endsWith('.DS_Store') || name.endsWith('.gitkeep');
