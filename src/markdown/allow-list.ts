/**
 * What HTML a body may hold. Two lists over the same elements: what an editor may type (EDITOR_…), and what the guard
 * lets out (SCHEMA), which adds the few attributes that the pipeline writes itself. No list has a script, a style, an
 * event handler, a picture or a form: what is not here is not published.
 */
import { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import { PARTS } from './parts/known.ts';

/** The default's elements that editors have no business with, or that HTML has given up. */
const NOT_OURS = new Set(['img', 'input', 'picture', 'source', 'strike', 'tt']);

/** Elements that a body may hold. */
export const ELEMENTS: readonly string[] = [
  ...defaultSchema.tagNames!.filter((name) => !NOT_OURS.has(name)),
  'abbr',
  'bdi',
  'bdo',
  'caption',
  'cite',
  'col',
  'colgroup',
  'dfn',
  'figcaption',
  'figure',
  'mark',
  'small',
  'time',
  'u',
  'wbr',
];

/** Attributes that an editor may type, by element and, under `*`, on any; in HTML's spelling. */
export const EDITOR_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '*': ['lang', 'dir', 'title'],
  a: ['href', 'hreflang'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'datetime'],
  details: ['open'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['start', 'reversed'],
  q: ['cite'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope', 'abbr'],
  time: ['datetime'],
};

/** Elements that are dropped unless they stand, at whatever depth, in one of these. */
export const ANCESTORS: Readonly<Record<string, string[]>> = {
  ...(defaultSchema.ancestors as Record<string, string[]>),
  caption: ['table'],
  col: ['table'],
  colgroup: ['table'],
  figcaption: ['figure'],
};

/** Protocols that a link may have; none at all for what a browser would load by itself. */
export const LINK_PROTOCOLS = ['http', 'https', 'mailto', 'tel'];
export const SOURCE_PROTOCOLS = ['http', 'https'];

/** HTML's spelling to hast's, for the attributes above that differ. */
const PROPERTY: Readonly<Record<string, string>> = {
  colspan: 'colSpan',
  datetime: 'dateTime',
  hreflang: 'hrefLang',
  rowspan: 'rowSpan',
};

/** Attributes of the pipeline's own making, each with the values that it makes. */
const OWN_ATTRIBUTES: NonNullable<Schema['attributes']> = {
  a: [
    'ariaDescribedBy',
    'ariaLabel',
    'dataFootnoteBackref',
    'dataFootnoteRef',
    ['className', 'data-footnote-backref'],
    ['id', /^note:fnref-/],
    ['rel', 'noopener', 'external'],
  ],
  code: [['className', /^language-[\w+#.-]+$/]],
  ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
  li: [
    ['className', 'task-list-item'],
    ['id', /^note:fn-/],
  ],
  ol: [['className', 'contains-task-list']],
  section: ['dataFootnotes', ['className', 'footnotes', 'table'], ['tabIndex', 0], 'ariaLabel'],
  td: [['className', 'start', 'center', 'end']],
  th: [['className', 'start', 'center', 'end']],
  ul: [['className', 'contains-task-list']],
};

/** The outermost elements of parts. */
const PART_ROOTS = ['aside', 'div', 'figure', 'section'] as const;

type Attributes = NonNullable<Schema['attributes']>;

const EDITOR_PROPERTIES: Attributes = Object.fromEntries(
  Object.entries(EDITOR_ATTRIBUTES).map(([tag, names]) => [tag, names.map((name) => PROPERTY[name] ?? name)]),
);

/** What parts of a story may hold beyond that: their classes, and what each says itself. */
const PART_ATTRIBUTES: Attributes[] = PARTS.map(({ name, allow = {} }) =>
  merge(Object.fromEntries(PART_ROOTS.map((tag) => [tag, [['className', 'part', `part-${name}`]]])), allow),
);

/** Lists of attributes as one; of one attribute on one element, the sanitizer would read the first list only. */
function merge(...lists: Attributes[]): Attributes {
  const merged = new Map<string, Map<string, Attributes[string][number]>>();
  for (const [tag, definitions] of lists.flatMap((list) => Object.entries(list))) {
    const known = merged.get(tag) ?? new Map<string, Attributes[string][number]>();
    merged.set(tag, known);
    for (const definition of definitions) {
      const [key, ...values] = typeof definition === 'string' ? [definition] : definition;
      const before = known.get(key);
      // Without values, any will do.
      if (values.length === 0 || typeof before === 'string') known.set(key, key);
      else known.set(key, [key, ...(before ? before.slice(1) : []), ...values]);
    }
  }
  return Object.fromEntries([...merged].map(([tag, known]) => [tag, [...known.values()]]));
}

/** The guard's schema, for rehype-sanitize. */
export const SCHEMA: Schema = {
  ...defaultSchema,
  // An editor's <aside> is the part of that name.
  tagNames: [...ELEMENTS, 'aside'],
  ancestors: { ...ANCESTORS },
  attributes: merge(EDITOR_PROPERTIES, OWN_ATTRIBUTES, ...PART_ATTRIBUTES),
  protocols: { href: LINK_PROTOCOLS, cite: SOURCE_PROTOCOLS },
  required: {},
  strip: ['script', 'style', 'template', 'textarea', 'title', 'noscript', 'iframe', 'object', 'svg', 'math'],
  // Ids come from the pipeline only (an editor's own are not in the lists), so none has to be defused.
  clobber: [],
};
