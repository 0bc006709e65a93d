/** What nginx has to be told, in files that its own configuration includes: nginx/http/*.conf and nginx/server.conf. */
import { AT_ONCE, FOLLOWED_FILES, FOREVER, LETTERS_AT, NAMED_FILES, SHORTLY, TYPES, type Header } from './headers.ts';
import { spellings, type Redirect } from './redirects.ts';

/** A text that is nothing but a text to nginx where it knows no variables. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
/** Where it would put a variable in: there is no escape for its sign, so that none may come here. */
function value(text: string): string {
  if (text.includes('$')) throw new Error(`nginx would take a part of ${text} for a variable`);
  return quoted(text);
}

/**
 * `nginx/http/aliases.conf`. A map is looked up in one step, however long it is. It takes no heed of capitals, so that each
 * entry says again what it is for, and a second map compares; addresses that differ by capitals alone are expressions.
 */
export function nginxAliases(redirects: readonly Redirect[]): string {
  const entries = new Map(redirects.flatMap((redirect) => spellings(redirect).map((from) => [from, redirect.to])));
  const counts = new Map<string, number>();
  for (const from of entries.keys()) counts.set(lower(from), (counts.get(lower(from)) ?? 0) + 1);
  let longest = 0;
  const lines = [...entries].map(([from, to]) => {
    longest = Math.max(longest, Buffer.byteLength(from));
    const sole = counts.get(lower(from)) === 1;
    const key = sole ? from : `~^${from.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}$`;
    return `  ${quoted(key)} ${value(`${from}|${to}`)};`;
  });
  // Both sizes are powers of two that the tables fit into; nginx would ask for them otherwise.
  const bucket = 2 ** Math.ceil(Math.log2(Math.max(64, longest + 32)));
  const size = 2 ** Math.ceil(Math.log2(Math.max(2048, lines.length * 2)));
  return String.raw`# Written by Broadsheet: include it in http { }.
map_hash_bucket_size ${bucket};
map_hash_max_size ${size};
map $uri $broadsheet_alias {
  default "";
${lines.join('\n')}${lines.length > 0 ? '\n' : ''}}
map "$uri|$broadsheet_alias" $broadsheet_moved {
  default "";
  "~^(.+)\\|\\1\\|(?<broadsheet_to>.+)$" $broadsheet_to;
}
`;
}

/** As nginx makes the words of a map alike: Latin letters alone. */
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** `nginx/http/caching.conf` */
export function nginxCaching(): string {
  const line = (pattern: string, caching: string) => `  "~${pattern.replaceAll('\\', '\\\\')}" "${caching}";`;
  return `# Written by Broadsheet: include it in http { }.
map $uri $broadsheet_caching {
  default "${SHORTLY}";
${[...NAMED_FILES.map((file) => line(file, FOREVER)), ...FOLLOWED_FILES.map((file) => line(file, AT_ONCE))].join('\n')}
}
`;
}

/**
 * The newsletters' own service. It says all headers itself, which a header of the location's own keeps nginx from saying
 * again. Not compressed: see `serve.ts`.
 */
const LETTERS = `
# npm start, which takes people in for the newsletters. It needs NEWSLETTER_PROXIES=1, or it takes all readers for one.
location /newsletter/ {
  proxy_pass http://${LETTERS_AT};
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header Connection "";
  proxy_hide_header X-Robots-Tag;
  add_header X-Robots-Tag noindex always;
  client_max_body_size 16k;
  gzip off;
}
`;

/**
 * `nginx/server.conf`
 *
 * @param letters - whether a newsletter is served by `npm start`.
 */
export function nginxServer(common: readonly Header[], letters: boolean): string {
  const locations = TYPES.map(
    ([end, type]) =>
      `location ~ ${end.replaceAll('.', String.raw`\.`)}$ { types { } default_type ${type.split(';', 1)[0]!}; }`,
  );
  return `# Written by Broadsheet: include it in the server { } of the site, which says root, listen and server_name.
# It needs what stands in the folder http beside it. An add_header in a location of your own takes these from it.
index index.html;
charset utf-8;
charset_types text/plain text/css text/vtt text/x-opml application/javascript application/json application/xml text/xml application/rss+xml application/atom+xml application/feed+json application/rsl+xml;
absolute_redirect off;

if ($broadsheet_moved) { return 301 $broadsheet_moved; }

${common.map(([name, text]) => `add_header ${name} ${value(text)} always;`).join('\n')}
add_header Cache-Control $broadsheet_caching;

# A folder without a page is answered as what is not there.
error_page 403 404 =404 /404.html;
location = /404.html { internal; }
location = /_headers { return 404; }
location = /_redirects { return 404; }
${locations.join('\n')}
${letters ? LETTERS : ''}
gzip on;
gzip_vary on;
gzip_min_length 1000;
gzip_types text/plain text/css text/vtt text/x-opml application/javascript application/json application/xml text/xml application/rss+xml application/atom+xml application/feed+json application/rsl+xml application/manifest+json image/svg+xml;
# With the module for brotli: brotli on; brotli_types as above.
`;
}
