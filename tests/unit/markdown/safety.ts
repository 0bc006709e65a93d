/** What must never be in the output, whatever was typed: a reader of our own, apart from the code that it checks. */

const TAGS = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const ATTRIBUTES = / ([a-z-]+)(?:="([^"]*)")?/g;
const ALLOWED_TAGS =
  /^(?:a|abbr|aside|b|bdi|bdo|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var|wbr)$/;
const ALLOWED_ATTRIBUTES =
  /^(?:abbr|aria-describedby|aria-hidden|aria-label|cite|class|colspan|data-footnote-backref|data-footnote-ref|data-footnotes|datetime|dir|href|hreflang|id|lang|open|rel|reversed|role|rowspan|scope|span|start|tabindex|title|value)$/;
const ALLOWED_CLASSES =
  /^(?:|part(?:-[a-z]+)?|plot|source|unit|when|table|start|center|end|footnotes|data-footnote-backref|task-list-item|contains-task-list|language-[\w+#.-]+)$/;
/** A path, a place in the page, or one of four protocols, written plainly. */
const ALLOWED_ADDRESSES = /^(?:[^:]*(?:[/?#]|$)|https?:|mailto:|tel:)/;
/** The writer escapes & and quotes in attributes by number, and nothing else so. */
const plain = (value: string) =>
  value
    .replaceAll('&#x22;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x26;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

/** A chart: where it stands, and all that it is made of. */
const DRAWING = /(?<=<div class="plot">)<svg role="img"[^]*?<\/svg>(?=<\/div>)/g;
const DRAWN = /<\/?(?:svg|title|desc|text|tspan|rect|line|path|circle)((?: [a-zA-Z\d-]+="[^"<>]*")*)>/g;
const DRAWN_ATTRIBUTES =
  /^(?:(?:x|y|dx|x1|x2|y1|y2|cx|cy|r|width|height)="-?[\d.]+(?:em|%)?"|d="[ML\d. -]*"|class="(?:[sl]\d|axis|grid|dot|name|row|value)"|text-anchor="(?:middle|end)"|role="img"|viewBox="0 0 100 100"|preserveAspectRatio="none")$/;

function dangersOfDrawing(svg: string): string[] {
  const found: string[] = [];
  const text = svg.replace(DRAWN, (tag, attributes: string) => {
    for (const [attribute] of attributes.matchAll(/[a-zA-Z\d-]+="[^"]*"/g))
      if (!DRAWN_ATTRIBUTES.test(attribute)) found.push(`${attribute} in ${tag}`);
    return '';
  });
  if (/[<\0]/.test(text)) found.push(`loose < or NUL in ${text}`);
  return found;
}

/** All that is wrong with a piece of finished HTML; empty when it is safe. */
export function dangers(html: string): string[] {
  const found = (html.match(DRAWING) ?? []).flatMap(dangersOfDrawing);
  const text = html.replace(DRAWING, '').replace(TAGS, (tag, _close, name: string, attributes: string) => {
    if (!ALLOWED_TAGS.test(name)) found.push(tag);
    for (const [, attribute, value = ''] of attributes.matchAll(ATTRIBUTES)) {
      if (!ALLOWED_ATTRIBUTES.test(attribute!)) found.push(`${attribute} in ${tag}`);
      if (
        (attribute === 'href' || attribute === 'cite') &&
        (/&(?!#x2[267];|lt;|gt;)/.test(value) || !ALLOWED_ADDRESSES.test(plain(value)))
      )
        found.push(`${attribute}=${value}`);
      if (attribute === 'class' && !value.split(' ').every((word) => ALLOWED_CLASSES.test(word)))
        found.push(`class=${value}`);
      if (attribute === 'id' && !/^h[2-6]$/.test(name) && !/^note:fn(?:ref)?-/.test(value)) found.push(`id=${value}`);
    }
    return '';
  });
  if (/[<\0]/.test(text)) found.push(`loose < or NUL in ${text}`);
  return found;
}
