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
const DROPPED = /<(svg|script|style|button|iframe|template|form)\b[^>]*>[\s\S]*?<\/\1>/g;

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

/** The same, should one stand in another of its kind. */
const GONE = /^(?:svg|script|style|button|iframe|template|form)$/;

/**
 * @param body - the whole of it, its elements closed.
 * @param page - the address of its page in full, to which addresses in it are relative.
 */
export function forReaders(body: string, page: string): string {
  // Of each span that is open, whether it says anything without its class.
  const bare: boolean[] = [];
  const html = body.replace(DROPPED, '').replace(TAG, (_tag, slash: string, name: string, attributes: string) => {
    if (GONE.test(name)) return '';
    if (slash) return name === 'span' && bare.pop() ? '' : `</${name}>`;
    let kept = '';
    for (const [, attribute, value] of attributes.matchAll(ATTRIBUTE)) {
      if (!KEPT.has(attribute!)) continue;
      if (value === undefined) kept += ` ${attribute}=""`;
      else kept += ` ${attribute}="${ADDRESSES.has(attribute!) ? inFull(value, page) : value}"`;
    }
    // A reader may not be able to open it.
    if (name === 'details' && !kept.includes(' open=')) kept += ' open=""';
    if (name === 'span') {
      bare.push(kept === '');
      if (kept === '') return '';
    }
    return `<${name}${kept}>`;
  });
  return html.trim();
}

/** An address as it stands in HTML, in full; one that cannot be read leads to the page. */
function inFull(value: string, page: string): string {
  if (/^(?:https?:|mailto:|tel:)/.test(value)) return value;
  const url = URL.parse(value.replaceAll('&amp;', '&').replaceAll('&#x26;', '&'), page);
  return url ? url.href.replaceAll('&', '&amp;').replaceAll('"', '%22') : page;
}
