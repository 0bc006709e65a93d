import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './newsroom.ts';

/**
 * The same software with one file of `src` changed. It lies below the project, so that packages are found.
 *
 * @param file - relative to `src`.
 * @returns its root, and a function that removes it.
 */
export function otherTemplates(
  name: string,
  file: string,
  change: (text: string) => string,
): { root: string; remove: () => void } {
  const root = join(ROOT, '.cache', `test-${name}`);
  const remove = () => rmSync(root, { recursive: true, force: true });
  remove();
  mkdirSync(root, { recursive: true });
  for (const part of ['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  const path = join(root, 'src', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return { root, remove };
}
