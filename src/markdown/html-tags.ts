/**
 * Reads the tags of a piece of raw HTML with their places, to tell an editor what in it cannot stand. It decides
 * nothing about safety: what is published goes through a real parser and the guard.
 */

/** One attribute of a tag; `at` is its offset in the piece. */
export interface Attribute {
  name: string;
  value: string;
  at: number;
  written: string;
}

/** One tag, or what looks like the beginning of one. */
export interface Tag {
  /** `other` is a declaration, a processing instruction or a CDATA section; `unfinished` has no `>`. */
  kind: 'open' | 'close' | 'other' | 'unfinished';
  name: string;
  attributes: Attribute[];
  at: number;
  written: string;
}

/** Elements that have no content. */
export const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Elements whose end tag HTML lets one leave out; one does not nest in another of its kind. */
export const IMPLIED_END = /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|caption|colgroup|rt|rp)$/;
/** Elements that do not make what follows stand deeper. */
export const VOID_OR_IMPLIED_END = new RegExp(`${VOID.source}|${IMPLIED_END.source}`);

const COMMENT = /<!--(?:-?>|[^]*?(?:--!?>|$))/y;
const OTHER = /<(?:!\[CDATA\[[^]*?(?:\]\]>|$)|[!?][^>]*(?:>|$)|\/(?![a-z])[^>]*(?:>|$))/iy;
const TAG = /<(\/?)([a-z][^\s/>]*)((?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)|=|["'])*?)(\/?>|$)/iy;
const ATTRIBUTE = /([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
/** Elements whose content is not HTML: no tag in it is one. */
const TEXT_ONLY = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/;

/** All tags of a piece of HTML, in order; comments are passed over. */
export function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    let end = at + 1;
    const comment = matchAt(COMMENT, html, at);
    const other = comment ? null : matchAt(OTHER, html, at);
    const tag = comment || other ? null : matchAt(TAG, html, at);
    if (comment) end = at + comment[0].length;
    else if (other) {
      end = at + other[0].length;
      tags.push({ kind: 'other', name: '', attributes: [], at, written: other[0] });
    } else if (tag) {
      const [written, slash, rawName, rest, close] = tag as unknown as [string, string, string, string, string];
      end = at + written.length;
      const name = rawName.toLowerCase();
      const offset = at + 1 + slash.length + rawName.length;
      tags.push({
        kind: close === '' ? 'unfinished' : slash ? 'close' : 'open',
        name,
        attributes: slash ? [] : readAttributes(rest, offset),
        at,
        written,
      });
      if (!slash && TEXT_ONLY.test(name)) {
        const closing = html.slice(end).search(new RegExp(`</${name}(?=[\\s/>]|$)`, 'i'));
        end = closing < 0 ? html.length : end + closing;
      }
    }
    at = html.indexOf('<', end);
  }
  return tags;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readAttributes(text: string, offset: number): Attribute[] {
  return [...text.matchAll(ATTRIBUTE)].map(({ 0: written, 1: name, 2: double, 3: single, 4: bare, index }) => ({
    name: name!.toLowerCase(),
    value: double ?? single ?? bare ?? '',
    at: offset + index,
    written,
  }));
}
