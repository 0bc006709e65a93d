/** How each element of HTML becomes Markdown, where the own way of hast-util-to-mdast would not be a person's. */
import type { Element, Nodes as HtmlNodes, Parents as HtmlParents } from 'hast';
import type { FootnoteDefinition, PhrasingContent, RootContent, Nodes } from 'mdast';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import { toString } from 'mdast-util-to-string';
import { webAddress } from '../../schema/text.ts';
import { CREDIT } from './credit-class.ts';
import { embedAddress } from './embed-address.ts';
import { attribute, element, find, findAll, hasClass, isElement, plainText } from './hast.ts';
import { openingOf, type ImportedPartNode, type ImportedPhotoNode } from './imported-nodes.ts';
import type { SetAside } from './story.ts';

/** What is noted while a tree is turned into Markdown. */
export interface Gathering {
  setAside: SetAside[];
  /** Things that Broadsheet does not know, by what they are, with how often they came. */
  unknown: Map<string, number>;
  /** Where relative addresses begin. */
  baseUrl?: string;
  /** Notes, by the id of the element that holds one. */
  notes: Map<string, { label: string; element: Element }>;
  definitions: FootnoteDefinition[];
  /** What is said of a picture elsewhere, by its address or its attachment's id. */
  photo?: (src: string, attachment: string | undefined) => Partial<Omit<ImportedPhotoNode, 'type'>> | undefined;
  /** Where a link leads now; undefined for nowhere. */
  link: (href: string) => string | undefined;
  /** Links of the source, and those that could not be kept. */
  links: { found: number; lost: string[] };
}

export const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** The longest description of an embed that is written in its line. */
const LONGEST_TITLE = 200;

const words = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
const linkTo = (url: string, title: string): PhrasingContent => ({ type: 'link', url, children: [words(title)] });

/** Handlers for one tree. */
export function elementHandlers(gathering: Gathering): Record<string, Handle> {
  // Until it is written, as emphasis: the tree's own HTML is no part of a line to hast-util-to-mdast.
  const asHtml =
    (name: string): Handle =>
    (state, node) => ({ type: 'emphasis', data: { typed: name }, children: state.all(node) as PhrasingContent[] });
  const heading: Handle = (state, node) => {
    // What holds a table or a figure is a heading by name only.
    if (find(node, ({ tagName }) => tagName === 'figure' || tagName === 'table')) return state.toFlow(state.all(node));
    flatten(node);
    return defaultHandlers.h1(state, node);
  };
  const inside: Handle = (state, node) => state.all(node);
  return {
    a: (state, node) => anchor(state, node, gathering),
    aside: (state, node) => aside(state, node),
    audio: (state, node) => recording(state, node, gathering),
    blockquote: (state, node) => blockquote(state, node, gathering),
    details: (state, node) => details(state, node),
    dl: (state, node) => definitions(state, node),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
    figure: (state, node) => figure(state, node, gathering),
    iframe: (_state, node) => frame(node, gathering),
    img: (_state, node) => picture(node, gathering),
    image: (_state, node) => picture(node, gathering),
    mark: asHtml('mark'),
    sub: asHtml('sub'),
    sup: asHtml('sup'),
    u: inside,
    ins: inside,
    table: (state, node) => table(state, node),
    video: (state, node) => recording(state, node, gathering),
    summary: (state, node) => {
      flatten(node);
      return state.toFlow(state.all(node));
    },
  };
}

function anchor(state: State, node: Element, gathering: Gathering): RootContent | RootContent[] {
  const href = attribute(node, 'href').trim();
  const note = href.startsWith('#') ? gathering.notes.get(href.slice(1)) : undefined;
  if (note) {
    if (!gathering.definitions.some(({ identifier }) => identifier === note.label)) {
      const definition: FootnoteDefinition = { type: 'footnoteDefinition', identifier: note.label, children: [] };
      gathering.definitions.push(definition);
      definition.children = state.toFlow(state.all(note.element));
    }
    return { type: 'footnoteReference', identifier: note.label };
  }
  const children = state.all(node);
  if (href === '') return children;
  gathering.links.found += 1;
  const hasWords = toString(children).trim() !== '';
  // A link around a picture mostly leads to the same picture in large.
  if (!hasWords) {
    if (!children.some(({ type }) => type === 'importedPhoto') || !/\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(href))
      lose(gathering, href);
    return children;
  }
  const url = addressOf(href, gathering);
  if (url === undefined) {
    lose(gathering, href);
    return children;
  }
  return { type: 'link', url, children: children as PhrasingContent[] };
}

function lose({ links }: Gathering, href: string): void {
  links.lost.push(href);
}

/** A link's address as Broadsheet takes it: in full, from the root, a mail or a number; undefined for any other. */
function addressOf(href: string, { baseUrl, link }: Gathering): string | undefined {
  if (/^(?:mailto|tel):/i.test(href)) return href.replace(/\s/g, '%20');
  // A place on the same page: headings get other ids here.
  if (href.startsWith('#')) return undefined;
  const url = URL.parse(href.replace(/^\/\//, 'https://'), baseUrl);
  if (!url || !/^https?:$/.test(url.protocol) || !webAddress.safeParse(url.href).success) return undefined;
  return link(url.href);
}

/** A picture by itself; what stands around it is found by `figure`. */
function picture(node: Element, gathering: Gathering): ImportedPhotoNode | undefined {
  const given = attribute(node, 'src').trim();
  const src = given.startsWith('data:')
    ? given
    : (URL.parse(given.replace(/^\/\//, 'https://'), gathering.baseUrl)?.href ?? given);
  // Pictures of a pixel count visitors.
  if (src === '' || (attribute(node, 'width') === '1' && attribute(node, 'height') === '1')) {
    if (src) lose(gathering, src);
    return undefined;
  }
  // Emoji, as WordPress and others draw them, are text.
  const alt = attribute(node, 'alt').replace(/\s+/gu, ' ').trim();
  const attachment =
    /(?:^|\s)wp-image-(\d+)/.exec(attribute(node, 'className'))?.[1] ??
    (attribute(node, 'dataAttachment') || attribute(node, 'dataId') || undefined);
  const said = gathering.photo?.(src, attachment) ?? {};
  return {
    type: 'importedPhoto',
    src: said.src ?? src,
    alt: alt || (said.alt ?? ''),
    caption: said.caption ?? '',
    credit: said.credit ?? '',
    ...(attachment !== undefined && { attachment }),
  };
}

/** Classes of what is quoted from the story in large letters. */
const PULLED = /^(?:wp-block-pullquote|pull-?quote|pq|kg-blockquote-alt)$/i;

function aside(state: State, node: Element): Nodes | Nodes[] {
  if (hasClass(node, PULLED)) return pullquote(state, node);
  return state.toFlow(state.all(node));
}

function pullquote(state: State, node: Element): Nodes[] {
  const named = find(node, ({ tagName }) => tagName === 'cite' || tagName === 'figcaption' || tagName === 'footer');
  const by = named ? plainText(named).replace(/^[—–-]+\s*/u, '') : '';
  const rest = structuredClone(node);
  if (named)
    remove(
      rest,
      once((child) => child.tagName === named.tagName),
    );
  const flow = state.toFlow(state.all(rest));
  const children = flow.flatMap((child) => (child.type === 'blockquote' ? (child.children as RootContent[]) : [child]));
  const isPlain =
    children.every(({ type }) => type === 'paragraph') && toString({ type: 'root', children }).trim() !== '';
  const author = by ? [paragraph(words(`— ${by}`))] : [];
  if (!isPlain) return [{ type: 'blockquote', children: [...flow, ...author] as never }];
  return [
    {
      type: 'importedPart',
      opening: openingOf('pullquote', { by }),
      isBlock: true,
      children,
      instead: [...children, ...author],
    },
  ];
}

/** A test that holds once. */
function once<Value>(test: (value: Value) => boolean): (value: Value) => boolean {
  let isDone = false;
  return (value) => !isDone && (isDone = test(value));
}

/** What is in an element, but for one child of it. */
const without = (node: Element, left: Element['children'][number] | undefined): Element =>
  element(
    'div',
    {},
    node.children.filter((child) => child !== left),
  );

/** Takes elements out, in the order of the text. */
function remove(node: HtmlParents, test: (element: Element) => boolean): void {
  const kept: HtmlNodes[] = [];
  for (const child of node.children as HtmlNodes[]) {
    if (child.type === 'element' && test(child)) continue;
    if ('children' in child) remove(child, test);
    kept.push(child);
  }
  (node as { children: HtmlNodes[] }).children = kept;
}

/** Posts as their sites' embed codes have them: a quotation with links, which a script replaces. */
const POSTS = /^(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|mastodon-embed|bluesky-embed|reddit-embed-bq)$/;

function blockquote(state: State, node: Element, gathering: Gathering): Nodes | Nodes[] {
  if (hasClass(node, PULLED)) return pullquote(state, node);
  if (hasClass(node, POSTS)) {
    const named = ['dataInstgrmPermalink', 'dataEmbedUrl', 'cite'].map((name) => attribute(node, name));
    const links = findAll(node, ({ tagName }) => tagName === 'a').map((link) => attribute(link, 'href'));
    const bluesky = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)$/.exec(attribute(node, 'dataBlueskyUri'));
    const addresses = [
      ...named,
      ...(bluesky ? [`https://bsky.app/profile/${bluesky[1]}/post/${bluesky[2]}`] : []),
      ...links.reverse(),
    ];
    for (const address of addresses) {
      const embed = embedOf(address, plainText(node), gathering);
      if (embed) return embed;
    }
    count(gathering.unknown, 'a post of another site');
  }
  // Who has said it stands below it, behind a dash.
  const cited = node.children.find((child) => isElement(child, 'cite', 'footer'));
  const rest = without(node, cited);
  const by = cited ? plainText(cited).replace(/^[—–-]+\s*/u, '') : '';
  const flow = state.toFlow(state.all(rest));
  return { type: 'blockquote', children: [...flow, ...(by ? [paragraph(words(`— ${by}`))] : [])] as never };
}

/** An embed's line; undefined when the address is of no site that can be embedded. */
export function embedOf(
  address: string,
  title: string,
  { setAside }: Pick<Gathering, 'setAside'>,
): ImportedPartNode | undefined {
  const found = embedAddress(address);
  if (!found) return undefined;
  const whole = title.replace(/\s+/gu, ' ').trim();
  let shown = whole;
  if (whole.length > LONGEST_TITLE) {
    shown = `${whole.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '')} …`;
    setAside.push({ kind: 'other', text: whole });
  }
  shown ||= found.provider === 'Datawrapper' ? 'A chart by Datawrapper' : `From ${found.provider}`;
  return {
    type: 'importedPart',
    opening: openingOf('embed', { url: found.url, title: shown }, '', 2),
    isBlock: false,
    children: [],
    instead: [paragraph(linkTo(found.url, shown))],
  };
}

function frame(node: Element, gathering: Gathering): Nodes | Nodes[] | undefined {
  const address = (attribute(node, 'src') || attribute(node, 'dataSrc')).trim();
  const title = attribute(node, 'title') || attribute(node, 'ariaLabel');
  const embed = embedOf(address, title, gathering);
  if (embed) return embed;
  const url = URL.parse(address.replace(/^\/\//, 'https://'), gathering.baseUrl);
  count(gathering.unknown, `a frame of ${url?.hostname || 'nothing'}`);
  if (!url || !webAddress.safeParse(url.href).success) {
    lose(gathering, address);
    return title ? paragraph(words(title)) : undefined;
  }
  return paragraph(linkTo(url.href, title || url.hostname));
}

function recording(state: State, node: Element, gathering: Gathering): Nodes | Nodes[] | undefined {
  const source = attribute(node, 'src') || attribute(find(node, ({ tagName }) => tagName === 'source') ?? node, 'src');
  const url = URL.parse(source.replace(/^\/\//, 'https://'), gathering.baseUrl);
  const name = attribute(node, 'title') || decodeURI(url?.pathname.split('/').at(-1) ?? '') || node.tagName;
  const said = state.all(node);
  count(gathering.unknown, node.tagName === 'video' ? 'a video file' : 'a sound file');
  const fallback = toString(said).trim() === '' ? [] : state.toFlow(said);
  if (!url || !webAddress.safeParse(url.href).success) return fallback;
  return [paragraph(linkTo(url.href, name)), ...fallback] as Nodes[];
}

/** A heading that opens what it hides, and what it hides. */
function details(state: State, node: Element): Nodes[] {
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const rest = without(node, summary);
  if (summary && isElement(summary)) flatten(summary);
  const title = summary && isElement(summary) ? (state.all(summary) as PhrasingContent[]) : [];
  return [
    ...(title.length > 0 ? [paragraph({ type: 'strong', children: title })] : []),
    ...state.toFlow(state.all(rest)),
  ] as Nodes[];
}

/** Terms in bold, each with its meanings below it. */
function definitions(state: State, node: Element): Nodes[] {
  return node.children.flatMap((child): Nodes[] => {
    if (isElement(child, 'div')) return definitions(state, child);
    if (child.type !== 'element')
      return child.type === 'text' && child.value.trim() ? [paragraph(words(child.value))] : [];
    const content = state.toFlow(state.all(child)) as Nodes[];
    if (child.tagName !== 'dt') return content;
    return content.map((one) =>
      one.type === 'paragraph' ? { ...one, children: [{ type: 'strong', children: one.children }] } : one,
    );
  });
}

function figure(state: State, node: Element, gathering: Gathering): Nodes | Nodes[] | undefined {
  if (hasClass(node, PULLED)) return pullquote(state, node);
  const captioned =
    node.children.find((child) => isElement(child, 'figcaption')) ??
    find(node, ({ tagName }) => tagName === 'figcaption' || false);
  const own = captioned && isElement(captioned) && node.children.includes(captioned) ? captioned : undefined;
  const caption = own ? plainText(own) : '';

  // A figure of figures is a gallery, whose own caption is a line of text.
  const inner = findAll(node, ({ tagName }) => tagName === 'figure');
  if (inner.length > 0) {
    const flow = state.toFlow(state.all(without(node, own)));
    return [...flow, ...(own && caption ? state.toFlow(state.all(own)) : [])] as Nodes[];
  }

  const tableElement = find(node, ({ tagName }) => tagName === 'table');
  if (tableElement) {
    const flow = state.toFlow(state.all(without(node, own)));
    const at = flow.findIndex(({ type }) => type === 'table');
    if (!caption) return flow;
    return at < 0 ? [...flow, paragraph(words(caption))] : flow.with(at, captionedTable(flow[at]!, caption) as never);
  }

  // WordPress leaves the address of an embed as the text of its figure.
  const address = plainText(without(node, own));
  if (/^(?:https?:)?\/\/\S+$/.test(address) && !find(node, ({ tagName }) => tagName === 'img')) {
    const embed = embedOf(address, caption, gathering);
    if (embed) return embed;
    const url = URL.parse(address.replace(/^\/\//, 'https://'));
    count(gathering.unknown, `an embed of ${url?.hostname}`);
    return paragraph(linkTo(address, caption || address));
  }
  const framed = find(node, ({ tagName }) => tagName === 'iframe');
  if (framed && caption && !attribute(framed, 'title')) {
    framed.properties.title = caption;
    return state.toFlow(state.all(without(node, own)));
  }

  const pictures = findAll(node, ({ tagName }) => tagName === 'img');
  if (pictures.length === 1 && own) {
    const { caption: words, credit, label } = creditedCaption(own);
    if (label) gathering.setAside.push({ kind: 'furniture', text: label });
    const flow = state.toFlow(state.all(without(node, own)));
    const photos: ImportedPhotoNode[] = [];
    const seek = (nodes: readonly Nodes[]) => {
      for (const one of nodes) {
        if (one.type === 'importedPhoto') photos.push(one);
        else if ('children' in one) seek(one.children as Nodes[]);
      }
    };
    seek(flow);
    const [photo] = photos;
    if (photo) {
      photo.caption = words || photo.caption;
      photo.credit = credit || photo.credit;
      countLinks(own, gathering);
      return flow;
    }
  }
  return state.toFlow(state.all(node));
}

/** A caption is plain text here; where its links led is listed. */
function countLinks(node: Element, gathering: Gathering): void {
  for (const link of findAll(node, ({ tagName }) => tagName === 'a')) {
    const href = attribute(link, 'href');
    if (!href) continue;
    gathering.links.found += 1;
    lose(gathering, href);
  }
}

/** A caption, the credit that stood in it, and the word that said so. */
export interface Credited {
  caption: string;
  credit: string;
  label: string;
}

/** The caption of a figure, and the credit if an element of its own holds that or a word says that one follows. */
export function creditedCaption(node: HtmlParents): Credited {
  const isCredit = (child: Element) => hasClass(child, CREDIT) || child.tagName === 'cite';
  const credited = find(node, isCredit);
  if (!credited) return labelledCredit(plainText(node));
  const whole = plainText(credited).replace(/^\((.*)\)$/, '$1');
  const label = /^(?:photo(?:graph)?|image|picture|credit|foto)s?\s*(?::|by\b)\s*/i.exec(whole)?.[0] ?? '';
  const rest = structuredClone(node);
  remove(rest, once(isCredit));
  return { caption: plainText(rest), credit: whole.slice(label.length), label: label.trim() };
}

/** `The wall. Photo: Alex Kim`, `The wall | Photo by Alex Kim` */
const LABELLED =
  /^(?:(.*?)(?:(?<=[.!?…"'”’)])\s+|\s*[|/]\s*))?((?:photo(?:graph)?|image|picture|credit|foto)s?(?:\s+credit)?\s*(?::|by\s))\s*(\p{Lu}[^.!?]*)\.?$/iu;

/** Takes a credit off a caption where a word says that it is one. In parentheses it is found by the house's own rule. */
export function labelledCredit(text: string): Credited {
  const [, caption = '', label = '', credit] = LABELLED.exec(text) ?? [];
  return credit === undefined
    ? { caption: text, credit: '', label: '' }
    : { caption, credit: credit.trim(), label: label.trim() };
}

function captionedTable(table: RootContent, title: string): ImportedPartNode {
  return {
    type: 'importedPart',
    opening: openingOf('table', {}, title),
    isBlock: true,
    children: [table],
    instead: [table, paragraph(words(title))],
  };
}

function table(state: State, node: Element): Nodes | Nodes[] {
  if (state.inTable) return [words(plainText(node))];
  const rows = findAll(node, ({ tagName }) => tagName === 'tr');
  // A table of one cell is a box around text.
  const cells = rows.flatMap((row) => row.children.filter((cell): cell is Element => isElement(cell, 'td', 'th')));
  if (cells.length <= 1) return state.toFlow(cells.flatMap((cell) => state.all(cell)));
  for (const cell of cells) flatten(cell);
  // All cells of the first row in bold are its headings.
  const [first] = rows;
  const heads = first?.children.filter((cell): cell is Element => isElement(cell, 'td', 'th')) ?? [];
  const isHead = (cell: Element) =>
    plainText(cell) !== '' &&
    cell.children.every(
      (child) => isElement(child, 'strong', 'b') || (child.type === 'text' && child.value.trim() === ''),
    );
  if (heads.length > 1 && heads.every(({ tagName }) => tagName === 'td') && heads.every(isHead))
    for (const cell of heads) {
      cell.tagName = 'th';
      cell.children = cell.children.flatMap((child) => (child.type === 'element' ? child.children : []));
    }
  const caption = node.children.find((child) => isElement(child, 'caption'));
  const title = caption ? plainText(caption) : '';
  const made = defaultHandlers.table(state, { ...node, children: node.children.filter((child) => child !== caption) });
  return title ? captionedTable(made, title) : made;
}

/** Cells and headings are one line: blocks in them become text with a gap. */
function flatten(cell: Element): void {
  const children: Element['children'] = [];
  const walk = (node: Element) => {
    for (const child of node.children) {
      if (child.type !== 'element') children.push(child);
      else if (
        /^(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|footer|h[1-6]|header|li|main|ol|p|pre|section|summary|ul)$/.test(
          child.tagName,
        )
      ) {
        children.push({ type: 'text', value: ' ' });
        walk(child);
        children.push({ type: 'text', value: ' ' });
      } else if (child.tagName === 'br') children.push({ type: 'text', value: ' ' });
      else if (child.tagName === 'table') children.push({ type: 'text', value: ` ${plainText(child)} ` });
      else children.push(child);
    }
  };
  walk(cell);
  cell.children = children;
}
