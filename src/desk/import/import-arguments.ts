/** The command line of `npm run import`. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFlags, UsageError } from '../../press/command.ts';
import { nearest } from '../../schema/nearest.ts';
import { FORMATS, type Format } from './format.ts';

export interface ImportRequest {
  /** Absolute paths; `-` for the standard input. */
  files: { path: string; name: string }[];
  content: string;
  cache: string;
  now: number;
  format?: Format;
  media?: string;
  download: boolean;
  map?: string;
  writeMap?: string;
  section?: string;
  credit?: string;
  /** Where the newsroom's site was before. */
  oldSite?: string;
  summaryFromText: boolean;
  publishIncomplete: boolean;
  report?: string;
  redirects?: string;
  dryRun: boolean;
}

const HELP = `npm run import -- FILE … [flags]

Plain text, web pages, Word documents (.docx) and exports of WordPress (XML) and Ghost (JSON or ZIP) become articles.
What had to be guessed is marked, and makes a draft of the article. Nothing that is there is overwritten. FILE may be
- for what another program writes.

  --dry-run             only say what would be done
  --format NAME         ${FORMATS.join(', ')}; else told by what is in the file
  --media DIR           a copy of the old site's pictures (wp-content/uploads, content/images)
  --download            fetch pictures from the web
  --map FILE            which category is which section, which tag which topic (YAML)
  --write-map FILE      write a first draft of such a map, and import nothing
  --section ID          the section of stories that nothing else says one for
  --credit NAME         the credit of pictures for which nobody is named
  --old-site URL        where your site was: addresses there become aliases, links there lead here
  --summary-from-text   the first sentences are the summary of a story that has none
  --publish-incomplete  stories with missing pictures, or with shortcodes and cards that are not known, are no drafts
  --report FILE         write what was done with each story (JSON)
  --redirects FILE      write the old addresses that no alias can say, and where they lead now
  --content DIR         the newsroom (content)
  --cache DIR           where it is kept how far an import has come (.cache)
  --now ISO             import as of this moment
  --help                show this
`;

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
  media: { type: 'string' },
  download: { type: 'boolean' },
  map: { type: 'string' },
  'write-map': { type: 'string' },
  section: { type: 'string' },
  credit: { type: 'string' },
  'old-site': { type: 'string' },
  'summary-from-text': { type: 'boolean' },
  'publish-incomplete': { type: 'boolean' },
  report: { type: 'string' },
  redirects: { type: 'string' },
  content: { type: 'string' },
  cache: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * @param folder - where relative paths begin.
 * @param root - the project's folder.
 * @param clock - ms since 1970.
 * @returns what is asked for, or the text of the help.
 * @throws UsageError
 */
export function readImportArguments(
  args: string[],
  folder: string,
  root: string,
  clock: number,
): ImportRequest | string {
  const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(OPTIONS, token.name)) {
      const guess = nearest(token.name, Object.keys(OPTIONS));
      throw new UsageError(
        `${token.rawName}: there is no such flag. ${guess ? `Did you mean --${guess}?` : 'See npm run import -- --help.'}`,
      );
    }
    const { type } = OPTIONS[token.name as keyof typeof OPTIONS];
    if (type === 'string' && (token.value === undefined || token.value === ''))
      throw new UsageError(`${token.rawName} needs a value.`);
    if (type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} has no value.`);
  }
  const { values, positionals } = readFlags('npm run import --', { args, options: OPTIONS, allowPositionals: true });
  if (values.help) return HELP;
  if (positionals.length === 0) throw new UsageError('Name a file: npm run import -- story.txt');
  const path = (given: string) => resolve(folder, given);
  const files = [...new Set(positionals)].map((name) => ({ name, path: name === '-' ? '-' : path(name) }));
  for (const { name, path } of files) {
    if (name === '-') continue;
    if (!existsSync(path)) throw new UsageError(`${name}: there is no such file.`);
    if (!statSync(path).isFile()) throw new UsageError(`${name}: this is no file. Name the files in it.`);
  }
  const content = values.content === undefined ? resolve(root, 'content') : path(values.content);
  if (!existsSync(content) || !statSync(content).isDirectory())
    throw new UsageError(`--content ${values.content ?? content}: there is no such folder.`);
  for (const name of ['media'] as const)
    if (values[name] !== undefined && !(existsSync(path(values[name])) && statSync(path(values[name])).isDirectory()))
      throw new UsageError(`--${name} ${values[name]}: there is no such folder.`);
  if (values.map !== undefined && !existsSync(path(values.map)))
    throw new UsageError(`--map ${values.map}: there is no such file.`);
  if (values['write-map'] !== undefined && existsSync(path(values['write-map'])))
    throw new UsageError(`--write-map ${values['write-map']}: there is a file of that name already.`);
  if (values.format !== undefined && !(FORMATS as readonly string[]).includes(values.format))
    throw new UsageError(`--format ${values.format}: write one of ${FORMATS.join(', ')}.`);
  if (values['old-site'] !== undefined && !/^https?:$/.test(URL.parse(values['old-site'])?.protocol ?? ''))
    throw new UsageError(`--old-site ${values['old-site']}: write an address like https://www.example.com.`);
  const now = values.now === undefined ? clock : Date.parse(values.now);
  if (Number.isNaN(now)) throw new UsageError(`--now ${values.now}: write a moment like 2026-11-24T06:00Z.`);
  return {
    files,
    content,
    cache: values.cache === undefined ? resolve(root, '.cache') : path(values.cache),
    now,
    download: values.download ?? false,
    summaryFromText: values['summary-from-text'] ?? false,
    publishIncomplete: values['publish-incomplete'] ?? false,
    dryRun: values['dry-run'] ?? false,
    ...(values.format !== undefined && { format: values.format as Format }),
    ...(values.media !== undefined && { media: path(values.media) }),
    ...(values.map !== undefined && { map: path(values.map) }),
    ...(values['write-map'] !== undefined && { writeMap: path(values['write-map']) }),
    ...(values.section !== undefined && { section: values.section }),
    ...(values['old-site'] !== undefined && { oldSite: values['old-site'] }),
    ...(values.credit !== undefined && { credit: values.credit.trim() }),
    ...(values.report !== undefined && { report: path(values.report) }),
    ...(values.redirects !== undefined && { redirects: path(values.redirects) }),
  };
}
