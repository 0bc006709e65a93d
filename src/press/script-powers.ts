import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptPowers } from './content-security.ts';

/** Tells what a script does, by its address on the site. */
export type ScriptReader = (src: string) => ScriptPowers;

const NONE: ScriptPowers = { policies: [] };
const POLICY = /\bcreatePolicy\(\s*["'`]([\w-]+)["'`]/g;
const IMPORT = /\b(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/**
 * Reads in the compiled scripts what a page that has them must allow, so that nobody has to keep a list of it.
 *
 * @param client - the folder of the compiled app's files for browsers.
 */
export function createScriptReader(client: string): ScriptReader {
  const known = new Map<string, ScriptPowers>();
  const read = (src: string): ScriptPowers => {
    // What stands elsewhere, or in public/, is not ours: it gets no more than to run.
    if (!src.startsWith('/_astro/') || !existsSync(join(client, src))) return NONE;
    const before = known.get(src);
    if (before) return before;
    known.set(src, NONE); // Until it is read, should scripts import each other.
    const code = readFileSync(join(client, src), 'utf8');
    const imports = [...code.matchAll(IMPORT)].map(([, name]) => read(`/_astro/${name!}`));
    const powers = {
      policies: [
        ...new Set([
          ...[...code.matchAll(POLICY)].map(([, name]) => name!),
          ...imports.flatMap((each) => each.policies),
        ]),
      ],
    };
    known.set(src, powers);
    return powers;
  };
  return read;
}
