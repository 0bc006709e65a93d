/**
 * The content security policy of a page, computed from its last bytes: what the page has is allowed, by hash or by origin,
 * and nothing else. It stands in the page itself, since the styles of no two kinds of page are the same, and one policy
 * for all of them would fit in no header. What only a header can say is in `hosting/headers.ts`.
 *
 * Rules: CSP Level 3 (https://www.w3.org/TR/CSP3/), Trusted Types (https://www.w3.org/TR/trusted-types/).
 */
import { hash } from 'node:crypto';

/** What a script of the site does that a policy has to allow. */
export interface ScriptPowers {
  /** Names of the Trusted Types policies by which it puts HTML on the page after that has been printed. */
  policies: readonly string[];
}

/** What a page has, as far as its policy depends on it. */
interface Findings {
  styles: Set<string>;
  /** Hashes of the scripts that stand in the page. */
  inline: Set<string>;
  /** Addresses of the others. */
  scripts: Set<string>;
  actions: Set<string>;
  frames: Set<string>;
  plays: boolean;
  installs: boolean;
}

/**
 * One tag after the other, whole, so that what stands in an attribute's value is never taken for a tag. In text there is
 * no bare `<`. Only those that a policy has to know of have a name here.
 */
const TAG =
  /<!--[^]*?-->|<(?:(style|script|form|load-embed|video|audio|link)(?=[\s>]))?([^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*)>/g;

/** Types of a `<script>` that a browser runs; any other (`application/ld+json`) is data, which no policy is asked about. */
const RUNS = /^(?:module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)?$/i;

const HEAD = /<head>(?:<meta charset="?utf-8"?\s*\/?>)?/;

/**
 * Writes a page's policy into its head, before all that it is about.
 *
 * @param html - a whole page, UTF-8.
 * @param powersOf - what a script of the site does, by its address.
 * @throws when the page has no head, or a style or a script that does not end.
 */
export function withContentSecurity(html: Uint8Array, powersOf: (src: string) => ScriptPowers): Uint8Array {
  // Byte by byte: places in the text are then places in the bytes.
  const text = Buffer.from(html.buffer, html.byteOffset, html.byteLength).toString('latin1');
  const head = HEAD.exec(text);
  if (!head) throw new Error('the page has no <head> in which its content security policy could stand');
  const at = head.index + head[0].length;
  const policy = policyOf(findingsOf(text, html), powersOf);
  const meta = Buffer.from(`<meta http-equiv="content-security-policy" content="${policy}">`, 'latin1');
  return Buffer.concat([html.subarray(0, at), meta, html.subarray(at)]);
}

function findingsOf(text: string, bytes: Uint8Array): Findings {
  const found: Findings = {
    styles: new Set(),
    inline: new Set(),
    scripts: new Set(),
    actions: new Set(),
    frames: new Set(),
    plays: false,
    installs: false,
  };
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const [, name, attributes = ''] = tag;
    if (name === undefined) continue;
    if (name === 'style' || name === 'script') {
      const start = TAG.lastIndex;
      const end = text.indexOf(`</${name}`, start);
      if (end === -1) throw new Error(`a <${name}> of the page does not end`);
      const src = valueOf(attributes, 'src');
      const digest = () => `'sha256-${hash('sha256', bytes.subarray(start, end), 'base64')}'`;
      if (name === 'style') found.styles.add(digest());
      else if (RUNS.test(valueOf(attributes, 'type') ?? '')) {
        if (src === undefined) found.inline.add(digest());
        else found.scripts.add(src);
      }
      TAG.lastIndex = end;
    } else if (name === 'form') found.actions.add(valueOf(attributes, 'action') ?? '');
    else if (name === 'load-embed') found.frames.add(valueOf(attributes, 'data-src') ?? '');
    else if (name === 'link') found.installs ||= valueOf(attributes, 'rel') === 'manifest';
    else found.plays = true;
  }
  return found;
}

/** The value of an attribute in the inside of a tag, with the escapes that Astro writes resolved. */
function valueOf(attributes: string, name: string): string | undefined {
  for (const [, key, double, single, bare] of attributes.matchAll(
    /([^\s"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
  ))
    if (key === name)
      return (double ?? single ?? bare ?? '')
        .replaceAll('&#38;', '&')
        .replaceAll('&amp;', '&')
        .replaceAll('&#34;', '"');
  return undefined;
}

function policyOf(found: Findings, powersOf: (src: string) => ScriptPowers): string {
  const scripts = [...found.scripts];
  const powers = scripts.map(powersOf);
  const trusted = [...new Set(powers.flatMap(({ policies }) => policies))].sort();
  // What such a page is given later may show what nothing on it shows yet.
  const grows = trusted.length > 0;
  const frames = originsOf(found.frames);
  const actions = originsOf(found.actions);
  const runs = [...originsOf(scripts), ...[...found.inline].sort()];
  const directives: [name: string, values: readonly string[]][] = [
    ['default-src', ["'none'"]],
    ['img-src', ["'self'"]],
    ['font-src', ["'self'"]],
    ['style-src', [...found.styles].sort()],
    ['script-src', runs],
    // Without it Lighthouse cannot ask for robots.txt, and takes it for missing; no script, no question.
    ['connect-src', ["'self'"]],
    ['media-src', found.plays || grows ? ["'self'"] : []],
    ['manifest-src', found.installs ? ["'self'"] : []],
    ['frame-src', frames.length > 0 && grows ? ['https:'] : frames],
    // A service may lead back to a page of the site that says thank you.
    ['form-action', actions.length > 0 ? [...new Set(["'self'", ...actions])] : ["'none'"]],
    ['base-uri', ["'none'"]],
    ['require-trusted-types-for', ["'script'"]],
    ['trusted-types', grows ? trusted : ["'none'"]],
  ];
  return directives
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(';');
}

/** What a policy calls the places that addresses lead to. Anything but http and https is nothing to allow. */
function originsOf(addresses: Iterable<string>): string[] {
  const origins = [...addresses].map((address) => {
    const url = URL.parse(address, 'site://self/');
    if (url?.protocol === 'site:') return "'self'";
    return url && /^https?:$/.test(url.protocol) ? [url.origin] : [];
  });
  return [...new Set(origins.flat())].sort();
}
