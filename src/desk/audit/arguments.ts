/** What `npm run audit:site` is asked to do. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../../press/command.ts';
import { nearest } from '../../schema/nearest.ts';

export interface AuditRequest {
  /** The folder of the site (absolute). */
  root: string;
  url?: string;
  now?: number;
  present?: number;
  /** Where the report is written to (absolute). */
  json?: string;
}

const FLAGS = { out: 'string', url: 'string', now: 'string', json: 'string', help: 'boolean' } as const;

const HELP = `npm run audit:site -- [flags]

Reads a printed site as a stranger does, and tells where what it says in one place contradicts another.

  --out DIR      the site (dist)
  --url URL      where it is published, when its front page does not say so
  --now ISO      count the two days of the news sitemap from this moment, and not from its newest story; no time may be
                 later (the clock's)
  --json FILE    write all of it into a file
  --help         show this
`;

/**
 * Reads the command line.
 *
 * @param folder - where relative paths begin.
 * @param site - the site when none is named (absolute).
 * @returns what is asked for, or the text of the help.
 * @throws UsageError
 */
export function readArguments(args: string[], folder: string, site: string): AuditRequest | string {
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    options: Object.fromEntries(Object.entries(FLAGS).map(([name, type]) => [name, { type }])),
  });
  const values: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`${token.value}: name the site with --out ${token.value}.`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(FLAGS, name)) {
      const guess = nearest(
        rawName,
        Object.keys(FLAGS).map((flag) => `--${flag}`),
      );
      throw new UsageError(`${rawName}: there is no such flag. ${guess ? `Did you mean ${guess}?` : 'See --help.'}`);
    }
    if (name === 'help') return HELP;
    if (value === undefined || value === '') throw new UsageError(`${rawName}: write something behind it, see --help.`);
    values[name] = value;
  }
  const root = values['out'] === undefined ? site : resolve(folder, values['out']);
  if (!existsSync(root) || !statSync(root).isDirectory())
    throw new UsageError(
      `--out ${values['out'] ?? 'dist'}: there is no such folder. Print the site first: npm run build.`,
    );
  const url = values['url'] === undefined ? undefined : URL.parse(values['url']);
  if (url === null || (url && !/^https?:$/.test(url.protocol)))
    throw new UsageError(`--url ${values['url']}: write an address like https://example.org.`);
  const now = values['now'] === undefined ? undefined : Date.parse(values['now']);
  if (Number.isNaN(now)) throw new UsageError(`--now ${values['now']}: write a moment like 2026-11-24T06:00Z.`);
  return {
    root,
    ...(url && { url: url.origin }),
    ...(now !== undefined && { now, present: now }),
    ...(values['json'] !== undefined && { json: resolve(folder, values['json']) }),
  };
}
