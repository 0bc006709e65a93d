/** What Caddy has to be told, in files that the site's block of its Caddyfile imports: caddy/site.caddy and caddy/aliases.caddy. */
import { AT_ONCE, FOLLOWED_FILES, FOREVER, LETTERS_AT, NAMED_FILES, SHORTLY, TYPES, type Header } from './headers.ts';
import { spellings, type Redirect } from './redirects.ts';

/** A text that is nothing but a text to Caddy, as long as it has no braces, which would be a place for something else. */
function quoted(text: string): string {
  if (/[{}]/.test(text)) throw new Error(`Caddy would put something in the place of a part of ${text}`);
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** `caddy/aliases.caddy` */
export function caddyAliases(redirects: readonly Redirect[]): string {
  const entries = new Map(redirects.flatMap((redirect) => spellings(redirect).map((from) => [from, redirect.to])));
  return `# Written by Broadsheet: site.caddy imports it.
map {http.request.uri.path} {broadsheet_moved} {
${[...entries].map(([from, to]) => `\t${quoted(from)} ${quoted(to)}\n`).join('')}\tdefault ""
}
`;
}

/**
 * `caddy/site.caddy`
 *
 * @param letters - whether a newsletter is served by `npm start`, which says all headers itself; it is not compressed: see
 *   `serve.ts`.
 */
export function caddySite(common: readonly Header[], letters: boolean): string {
  const site = letters ? '@broadsheet_site ' : '';
  const service = letters
    ? `# npm start, which takes people in for the newsletters. It needs NEWSLETTER_PROXIES=1, or it takes all readers for one.
@broadsheet_letters path /newsletter/*
@broadsheet_site not path /newsletter/*
reverse_proxy @broadsheet_letters ${LETTERS_AT}

`
    : '';
  const any = (patterns: readonly string[]) => quotedPattern(patterns.join('|'));
  const types = TYPES.map(
    ([end, type], index) =>
      `@broadsheet_type${index} {\n\tpath *${end}\n\tfile\n}\nheader @broadsheet_type${index} Content-Type ${quoted(type)}\n`,
  );
  return `# Written by Broadsheet: import it in the block of the site, which says where it is and its root.
${service}encode ${site}zstd gzip

import aliases.caddy
@broadsheet_moved not vars {broadsheet_moved} ""
redir @broadsheet_moved {broadsheet_moved} 301

header ${site}{
${common.map(([name, text]) => `\t${name} ${quoted(text)}\n`).join('')}}
# What is not there is not to be kept for a year: only where there is a file.
@broadsheet_forever {
\tpath_regexp ${any(NAMED_FILES)}
\tfile
}
@broadsheet_at_once path_regexp ${any(FOLLOWED_FILES)}
# In this order: Caddy would otherwise begin with what holds for some.
route {
\theader ${site}Cache-Control ${quoted(SHORTLY)}
\theader @broadsheet_at_once Cache-Control ${quoted(AT_ONCE)}
\theader @broadsheet_forever Cache-Control ${quoted(FOREVER)}
}
${types.join('')}
file_server {
\thide _headers _redirects
}
handle_errors {
\t@broadsheet_missing expression \`{err.status_code} == 404\`
\thandle @broadsheet_missing {
\t\trewrite * /404.html
\t\tfile_server
\t}
}
`;
}

/** Between backticks, in which nothing is escaped and no pattern of ours has one. Its braces count something. */
const quotedPattern = (pattern: string) => `\`${pattern}\``;
