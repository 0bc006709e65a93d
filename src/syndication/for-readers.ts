/**
 * The HTML of a story's body as feed readers want it: addresses in full, and nothing that only our pages understand.
 *
 * What comes in was written by our own pipeline (markdown/pipeline.ts), behind its guard: elements are closed, values
 * are quoted, and a < in a text or a value is always escaped. So tags are found by their form, which takes a hundredth
 * of the time of a parser; 25 stories stand in each of the feeds that a new story changes.
 */

/** A tag: its slash, its name, its attributes. */
const TAG = /<(\/?)([a-z][a-z\d]*)((?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /\s+([^\s"'<>=/]+)(?:="([^"]*)")?/g;

/** Elements that readers take out, or should not see: with all that is in them. */
const GONE = /^(?:svg|script|style|button|iframe|template|form)$/;

/** What attributes mean the same in a reader as on our page. */
const KEPT = new Set([
  'alt',
  'cite',
  'colspan',
  'controls',
  'datetime',
  'dir',
  'height',
  'href',
  'hreflang',
  'kind',
  'label',
  'lang',
  'open',
  'poster',
  'preload',
  'reversed',
  'rowspan',
  'scope',
  'span',
  'src',
  'srclang',
  'start',
  'title',
  'type',
  'value',
  'width',
]);
const ADDRESSES = new Set(['cite', 'href', 'poster', 'src']);

/** What our sheets make of a class, in words and tags that stand without one: opening and closing. */
const SHOWN: Readonly<Record<string, [tag: string, opening: string, closing: string]>> = {
  'class="credit"': ['span', '(', ')'],
  'class="part-title"': ['p', '<p><strong>', '</strong></p>'],
};

/**
 * @param body - the whole of it, its elements closed.
 * @param page - the address of its page in full, to which addresses in it are relative.
 */
export function forReaders(body: string, page: string): string {
  // What closes each span and each paragraph that is open.
  const closings: Record<string, string[]> = { span: [], p: [] };
  let html = '';
  let at = 0;
  let gone = 0;
  for (const match of body.matchAll(TAG)) {
    const [tag, slash, name = '', attributes = ''] = match;
    if (gone === 0) html += body.slice(at, match.index);
    at = match.index + tag.length;
    if (GONE.test(name)) {
      gone = Math.max(0, gone + (slash ? -1 : tag.endsWith('/>') ? 0 : 1));
      continue;
    }
    if (gone > 0) continue;
    if (slash) {
      html += closings[name]?.pop() ?? `</${name}>`;
      continue;
    }
    const [opening, closing] = drawn(name, attributes, page);
    closings[name]?.push(closing);
    html += opening;
  }
  return (html + body.slice(at)).replaceAll('<div></div>', '').trim();
}

/** A tag as it opens, and what closes it. */
function drawn(name: string, attributes: string, page: string): [opening: string, closing: string] {
  const shown = SHOWN[attributes.trim()];
  if (shown?.[0] === name) return [shown[1], shown[2]];
  let kept = '';
  for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE))
    if (KEPT.has(attribute)) kept += ` ${attribute}="${ADDRESSES.has(attribute) ? inFull(value, page) : value}"`;
  // A span without its class says nothing.
  if (name === 'span' && kept === '') return ['', ''];
  // A reader may not be able to open it.
  if (name === 'details' && !kept.includes(' open=')) kept += ' open=""';
  return [`<${name}${kept}>`, `</${name}>`];
}

/** An address as it stands in HTML, in full; one that cannot be read leads to the page. */
function inFull(value: string, page: string): string {
  if (/^(?:https?:|mailto:|tel:)/.test(value)) return value;
  const url = URL.parse(value.replaceAll('&amp;', '&').replaceAll('&#x26;', '&'), page);
  return url ? url.href.replaceAll('&', '&amp;').replaceAll('"', '%22') : page;
}
