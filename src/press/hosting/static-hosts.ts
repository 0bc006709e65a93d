/** `_headers` and `_redirects`, which Netlify, Cloudflare and others after them read in the folder of the site. */
import { FOREVER, NAMED_FOLDERS, TYPES, type Header } from './headers.ts';
import { spellings, type Redirect } from './redirects.ts';

/** Which of them it is, as far as they read one line in different ways. */
export type Host = 'netlify' | 'cloudflare';

/** Cloudflare reads no more lines than these, of redirects without patterns, and no longer ones. */
const MOST_REDIRECTS = 2000;
const LONGEST_LINE = 1000;

/**
 * Both hosts join the values when two rules set one header, so that each is set by one rule alone; and both have a page asked
 * for again each time by themselves.
 *
 * @param own - the newsroom's own rules, from `public/_headers`.
 */
export function headersFile(common: readonly Header[], own = ''): string {
  const rules: [path: string, headers: readonly Header[]][] = [
    ['/*', common],
    ...NAMED_FOLDERS.map((folder): [string, Header[]] => [`/${folder}/*`, [['Cache-Control', FOREVER]]]),
    // A pattern in the middle of a step is what both read in one way.
    ...TYPES.map(([end, type]): [string, Header[]] => [`/*${end.replace('/', '')}`, [['Content-Type', type]]]),
  ];
  const written = rules.map(([path, headers]) =>
    [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return [
    '# Written by Broadsheet for Netlify, Cloudflare and others. What public/_headers says stands below.',
    ...written,
    ...(own.trim() ? ['# public/_headers', own.trim()] : []),
    '',
  ].join('\n');
}

/**
 * On Netlify a redirect does not hold where there is a file, as there is for each alias, unless it says so with an exclamation
 * mark; to Cloudflare that line means nothing, and there it always holds.
 *
 * @param own - the newsroom's own lines, from `public/_redirects`; they stand first, and hold.
 */
export function redirectsFile(redirects: readonly Redirect[], host: Host | undefined, own = ''): string {
  const status = host === 'netlify' ? '301!' : '301';
  const lines = redirects.flatMap((redirect) =>
    spellings(redirect).map((from) => `${encodeURI(from)} ${redirect.to} ${status}`),
  );
  const ownLines = own.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const short = lines.filter((line) => line.length <= LONGEST_LINE);
  const fitting = host === 'netlify' ? lines : short.slice(0, Math.max(0, MOST_REDIRECTS - ownLines.length));
  const left = lines.length - fitting.length;
  return [
    '# Written by Broadsheet from the aliases of stories. What public/_redirects says stands first.',
    ...(own.trim() ? [own.trim()] : []),
    ...(left > 0
      ? [`# ${left} more do not fit: Cloudflare reads ${MOST_REDIRECTS}. Their pages lead on by themselves.`]
      : []),
    ...fitting,
    '',
  ].join('\n');
}
