/** HTML as Markdown: what a person would have typed for it. */
import type { Element, Root as HtmlRoot } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { cleanHtml, makeParagraphs } from './clean-html.ts';
import { embedAddress } from './embed-address.ts';
import { elementHandlers, embedOf, type Gathering } from './elements.ts';
import { attribute, element, find, findAll, hasClass, isElement, plainText, rewrite } from './hast.ts';
import type { ImportedPhotoNode } from './imported-nodes.ts';
import type { SetAside } from './story.ts';
import { tidy } from './tidy.ts';
import { writeMarkdown } from './write-markdown.ts';

export interface MarkdownOptions {
  /** Where relative addresses in the source begin. */
  baseUrl?: string;
  /** Line breaks make paragraphs, as WordPress's classic editor has it. */
  breaksMakeParagraphs?: boolean;
  /** An address that is alone in its paragraph is an embed, as WordPress has it. */
  bareEmbeds?: boolean;
  /** What is said elsewhere of a picture. */
  photo?: Gathering['photo'];
  /** Where a link leads now; undefined for nowhere. Without this links lead where they led. */
  link?: Gathering['link'];
}

/** A body on its way to its file: a tree, in which the caller may still say more of photos. */
export interface MarkdownBody {
  tree: Root;
  /** In the order of the text; each is in the tree. */
  photos: ImportedPhotoNode[];
  setAside: SetAside[];
  /** What Broadsheet does not know, by its name, with how often it came. */
  unknown: Map<string, number>;
  /** Which of those stand in the text as the old system wrote them, for readers to see. */
  visible: Set<string>;
  links: { found: number; lost: string[] };
  /** The words of the source, programs and all. */
  text: string;
}

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Parses a piece of HTML. */
export const parseHtml = (html: string): HtmlRoot => parser.parse(html);

/** Turns a piece of HTML into Markdown. */
export function markdownOf(html: string, options: MarkdownOptions = {}): MarkdownBody & { markdown: string } {
  const body = bodyOf(parseHtml(html), options);
  return { ...body, markdown: writeMarkdown(body.tree) };
}

/**
 * Turns a tree into a Markdown tree. The tree is changed.
 *
 * @returns the body, of which `writeMarkdown` makes text.
 */
export function bodyOf(tree: HtmlRoot, options: MarkdownOptions = {}): MarkdownBody {
  const text = plainText(tree);
  const gathering: Gathering = {
    setAside: [],
    unknown: new Map(),
    notes: new Map(),
    definitions: [],
    links: { found: 0, lost: [] },
    link: options.link ?? ((href) => href),
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
    ...(options.photo && { photo: options.photo }),
  };
  cleanHtml(tree, gathering.setAside);
  if (options.breaksMakeParagraphs) makeParagraphs(tree);
  takeNotes(tree, gathering);

  const markdown = toMdast(tree, { document: true, handlers: elementHandlers(gathering) });
  const root: Root = markdown.type === 'root' ? markdown : { type: 'root', children: [markdown] };
  if (options.bareEmbeds) embedAddresses(root, gathering);
  tidy(root);
  // Notes may name notes.
  const notes: Root = { type: 'root', children: gathering.definitions };
  tidy(notes);
  root.children.push(...notes.children);
  const photos = root.children.filter((node) => node.type === 'importedPhoto');
  const { setAside, unknown, links } = gathering;
  return { tree: root, photos, setAside, unknown, visible: new Set(), links, text };
}

/** Whatever is written behind a note to lead back. */
const BACK = /^(?:\s|↩|↑|⤴|\ufe0e|\ufe0f|\^)*$/u;

/**
 * Finds notes: elements with an id to which a link in small letters leads. They are taken out of the tree and stand
 * where Markdown wants them.
 */
function takeNotes(tree: HtmlRoot, gathering: Gathering): void {
  const calls = findAll(tree, (node) => isCall(node));
  const ids = new Map<string, Element>();
  const gather = (parent: { children: readonly unknown[] }) => {
    for (const child of parent.children as Element[]) {
      if (child.type !== 'element') continue;
      const id = attribute(child, 'id');
      if (id && !ids.has(id)) ids.set(id, child);
      gather(child);
    }
  };
  gather(tree);
  for (const call of calls) {
    const id = attribute(call, 'href').slice(1);
    const found = ids.get(id);
    if (!found || gathering.notes.has(id) || !isElement(found, 'li', 'p', 'div', 'dd', 'section')) continue;
    if (find(found, (child) => child === call)) continue;
    gathering.notes.set(id, { label: String(gathering.notes.size + 1), element: found });
  }
  if (gathering.notes.size === 0) return;
  const notes = new Set([...gathering.notes.values()].map(({ element }) => element));
  // A call is mostly in <sup>, which Markdown's has of itself; the note ends with a link back.
  rewrite(tree, (node) => {
    if (notes.has(node)) {
      rewrite(node, (child) =>
        isElement(child, 'a') && attribute(child, 'href').startsWith('#') && BACK.test(plainText(child))
          ? []
          : undefined,
      );
      return [];
    }
    if (node.tagName === 'sup') {
      const call = node.children.find(
        (child) => isElement(child, 'a') && gathering.notes.has(attribute(child, 'href').slice(1)),
      );
      if (call && plainText(node) === plainText(call)) return [call];
    }
    if (
      isElement(node, 'ol', 'ul', 'section', 'dl') &&
      plainText(node) === '' &&
      !find(node, ({ tagName }) => tagName === 'img' || tagName === 'iframe')
    )
      return [];
    return undefined;
  });
  for (const note of gathering.notes.values()) note.element = element('div', {}, note.element.children);
}

/** Whether a link calls a note: within the page, with a number or a sign for its text. */
const isCall = (node: Element) =>
  node.tagName === 'a' &&
  /^#./.test(attribute(node, 'href')) &&
  (hasClass(node, /footnote/) ||
    'dataFootnoteRef' in node.properties ||
    /^\[?(?:\d{1,3}|[*†‡§a-z])\]?$/.test(plainText(node)));

/** Paragraphs that are an address alone. */
function embedAddresses(root: Root, gathering: Gathering): void {
  root.children = root.children.flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph') return [node];
    const address = aloneIn(node);
    if (!address || !embedAddress(address)) return [node];
    const embed = embedOf(address, '', gathering);
    return embed ? [embed] : [node];
  });
}

function aloneIn(node: Paragraph): string | undefined {
  const [only, ...others] = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  if (!only || others.length > 0) return undefined;
  const text = toString(only).trim();
  if (!/^https?:\/\/\S+$/.test(text)) return undefined;
  return only.type === 'text' || (only.type === 'link' && only.url.replace(/\/$/, '') === text.replace(/\/$/, ''))
    ? text
    : undefined;
}
