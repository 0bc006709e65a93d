/** HTML as word processors, CMSs and web pages have it, made into what its author meant. */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { CREDIT } from './credit-class.ts';
import { attribute, element, find, hasClass, isBlock, isElement, plainText, rewrite, text } from './hast.ts';
import type { SetAside } from './story.ts';

/** Programs and styles: never a part of the story, but listed. */
const CODE = new Set(['script', 'style', 'template', 'object', 'embed', 'applet', 'frame', 'frameset', 'canvas']);
/** What a browser does not show, or cannot show here. */
const FORM = new Set(['form', 'button', 'input', 'select', 'textarea', 'option', 'datalist', 'dialog']);
const HEAD = new Set(['head', 'meta', 'link', 'base', 'title']);
/** Marks that no reader sees and that the house refuses (schema/text.ts), with soft hyphens and gaps of no width. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
/** Spaces that are not to break, and other wide or narrow ones: in Markdown a person types a space. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/gu;

/**
 * Cleans a tree in place.
 *
 * @param setAside - gets what is taken out.
 */
export function cleanHtml(tree: Root, setAside: SetAside[]): void {
  removeForeign(tree, setAside);
  rewrite(tree, (node) => {
    if (node.tagName === 'img') return [withLazySource(node)];
    // A block with nothing in it still keeps apart what stands before and after it.
    if (HOLLOW.test(node.tagName) && plainText(node) === '' && !find(node, ({ tagName }) => SHOWN.test(tagName)))
      return [text(' ')];
    return styled(node);
  });
  wordLists(tree);
  nestLists(tree);
  stray(tree);
}

/** Takes out programs, styles, forms and what is hidden; cleans all text of marks that nobody sees. */
function removeForeign(tree: Root, setAside: SetAside[]): void {
  const put = (kind: SetAside['kind'], text: string) => {
    if (text.trim() !== '') setAside.push({ kind, text: text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim() });
  };
  const walk = (parent: Parents): void => {
    const kept: Nodes[] = [];
    for (const node of parent.children as Nodes[]) {
      if (node.type === 'text') {
        node.value = node.value.replace(SPACES, ' ').replace(UNSEEN, '').replace(/\f/g, ' ');
        kept.push(node);
      } else if (node.type === 'element') {
        const { tagName } = node;
        if (CODE.has(tagName)) {
          const source = attribute(node, 'src') || attribute(node, 'data');
          const type = attribute(node, 'type');
          // What a script that is data says (JSON-LD) is read elsewhere and is no program.
          if (!/json/.test(type)) put('code', `${source && `<${tagName} src="${source}"> `}${plainText(node)}`);
          else put('other', plainText(node));
        } else if (HEAD.has(tagName)) {
          if (tagName === 'head') walk(node);
          if (tagName === 'title' || tagName === 'head') put('other', plainText(node));
        } else if (FORM.has(tagName)) put('furniture', plainText(node));
        else if (tagName === 'noscript') {
          walk(node);
          // Mostly the picture again, which scripts would have loaded later.
          if (plainText(node) !== '') kept.push({ ...node, tagName: 'div', properties: {} });
        } else if (tagName === 'svg' || tagName === 'math') {
          // Formulas and drawings cannot stand in a body; what they say in words is listed.
          put('other', plainText(node));
        } else if (isHidden(node)) put('other', plainText(node));
        else {
          walk(node);
          kept.push(node);
        }
      }
    }
    (parent as { children: Nodes[] }).children = kept;
  };
  walk(tree);
}

/** Blocks that are nothing when nothing is in them. */
const HOLLOW =
  /^(?:address|article|aside|blockquote|center|details|div|dl|figcaption|figure|footer|h[1-6]|header|main|ol|p|pre|section|summary|ul)$/;
/** What can be seen without a word. */
const SHOWN = /^(?:img|image|iframe|video|audio|hr)$/;

const isHidden = (node: Element) =>
  'hidden' in node.properties ||
  /(?:^|;)\s*display\s*:\s*none/i.test(attribute(node, 'style')) ||
  hasClass(node, /^(?:screen-reader-text|sr-only|visually-hidden)$/);

/** Pictures that scripts load when they come into view have their address elsewhere. */
function withLazySource(node: Element): Element {
  const source = attribute(node, 'src');
  const later = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataFullUrl', 'dataLargeFile']
    .map((name) => attribute(node, name))
    .find(Boolean);
  const isStandIn =
    source === '' || source.startsWith('data:') || /(?:placeholder|blank|spacer)\.(?:gif|png)$/.test(source);
  if (isStandIn && later) node.properties.src = later;
  return node;
}

/** Elements whose style says what another element is for, and elements that say nothing. */
function styled(node: Element): Nodes[] | undefined {
  const { tagName, children } = node;
  const style = attribute(node, 'style').toLowerCase();
  const weight = /font-weight\s*:\s*(\w+)/.exec(style)?.[1];
  if ((tagName === 'b' || tagName === 'strong') && (weight === 'normal' || weight === '400')) return children;
  if ((tagName === 'i' || tagName === 'em') && /font-style\s*:\s*normal/.test(style)) return children;
  if (tagName === 'span' || tagName === 'font') {
    // How Word writes the marks of lists; read by `wordLists`.
    if (style.includes('mso-list')) return [node];
    // Read where captions are.
    if (hasClass(node, CREDIT)) return [node];
    let inside: ElementContent[] = children;
    if (/vertical-align\s*:\s*super/.test(style)) inside = [element('sup', {}, inside)];
    if (/vertical-align\s*:\s*sub/.test(style)) inside = [element('sub', {}, inside)];
    if (/text-decoration[^;]*line-through/.test(style)) inside = [element('del', {}, inside)];
    if (/font-style\s*:\s*(?:italic|oblique)/.test(style)) inside = [element('em', {}, inside)];
    if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) inside = [element('strong', {}, inside)];
    return inside;
  }
  if (tagName === 'q') return [text('"'), ...children, text('"')];
  if (tagName === 'a' && attribute(node, 'href') === '' && !node.properties.id) return children;
  // Word's own elements (o:p, v:shape, st1:place …) and those of pages' scripts.
  if (tagName.includes(':') || (tagName.includes('-') && !hasClass(node, /./)))
    return isBlock(node) ? [node] : children;
  return undefined;
}

/** The depth of a paragraph of Word's that is an item of a list, from 1; undefined when it is none. */
function wordLevel(node: Nodes): number | undefined {
  if (!isElement(node, 'p')) return undefined;
  const level = /mso-list\s*:[^;]*\blevel(\d)/.exec(attribute(node, 'style'))?.[1];
  if (level) return Number(level);
  return hasClass(node, /^MsoListParagraph/) && find(node, isWordMark) ? 1 : undefined;
}

const isWordMark = (node: Element) =>
  node.tagName === 'span' && /mso-list\s*:\s*ignore/i.test(attribute(node, 'style'));

/** Word's lists are paragraphs, each with a mark of its own and its depth in a style. */
function wordLists(parent: Parents): void {
  const children: Nodes[] = [];
  let open: Element[] = [];
  for (const node of parent.children as Nodes[]) {
    const level = wordLevel(node);
    if (level === undefined) {
      if (node.type === 'text' && node.value.trim() === '' && open.length > 0) continue;
      open = [];
      children.push(node);
      if ('children' in node) wordLists(node);
      continue;
    }
    const item = node as Element;
    const mark = find(item, isWordMark);
    const isOrdered = /^\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(mark ? plainText(mark) : '');
    rewrite(item, (child) => (isWordMark(child) ? [] : child.tagName === 'span' ? child.children : undefined));
    while (open.length > level) open.pop();
    while (open.length < level) {
      const list = element(isOrdered ? 'ol' : 'ul');
      const outer = open.at(-1);
      if (!outer) children.push(list);
      else {
        const last = outer.children.at(-1);
        if (isElement(last, 'li')) last.children.push(list);
        else outer.children.push(element('li', {}, [list]));
      }
      open.push(list);
    }
    open.at(-1)!.children.push(element('li', {}, item.children));
  }
  (parent as { children: Nodes[] }).children = children;
  rewrite(parent, (node) =>
    node.tagName === 'span' && attribute(node, 'style').includes('mso-list') ? node.children : undefined,
  );
}

/** The depth that Google Docs gives a list in its class, from 0. */
const docsLevel = (node: Element): number | undefined => {
  const level = /(?:^|\s)lst-\S+-(\d+)(?:\s|$)/.exec(attribute(node, 'className'))?.[1];
  return level === undefined ? undefined : Number(level);
};

/**
 * Puts lists that stand in a list, which HTML forbids, into the item above them, and those that Google Docs has put
 * beside the list that they belong to.
 */
function nestLists(parent: Parents): void {
  for (const child of parent.children) if (child.type === 'element') nestLists(child);
  if (isElement(parent as Nodes, 'ul', 'ol')) {
    const items: ElementContent[] = [];
    for (const child of (parent as Element).children) {
      if (child.type === 'text' && child.value.trim() === '') continue;
      const last = items.at(-1);
      if (isElement(child, 'li')) items.push(child);
      else if (isElement(last, 'li')) last.children.push(isBlock(child) ? child : element('p', {}, [child]));
      else items.push(element('li', {}, [child]));
    }
    (parent as Element).children = items;
    return;
  }
  const children: Nodes[] = [];
  const open: { list: Element; level: number }[] = [];
  for (const child of parent.children as Nodes[]) {
    const level = isElement(child, 'ul', 'ol') ? docsLevel(child) : undefined;
    if (level === undefined) {
      if (!(child.type === 'text' && child.value.trim() === '')) open.length = 0;
      children.push(child);
      continue;
    }
    const list = child as Element;
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    const above = open.at(-1);
    if (above?.level === level && above.list.tagName === list.tagName) {
      above.list.children.push(...list.children);
      continue;
    }
    if (above?.level === level) open.pop();
    const outer = open.at(-1)?.list.children.at(-1);
    if (isElement(outer, 'li')) outer.children.push(list);
    else children.push(list);
    open.push({ list, level });
  }
  (parent as { children: Nodes[] }).children = children;
}

/** Items of lists that stand in no list. */
function stray(parent: Parents): void {
  const children: Nodes[] = [];
  let gathered: Element | undefined;
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'element') stray(child);
    if (!isElement(child, 'li') || isElement(parent as Nodes, 'ul', 'ol', 'menu')) {
      children.push(child);
      continue;
    }
    const last = children.at(-1);
    if (gathered && last === gathered) gathered.children.push(child);
    else children.push((gathered = element('ul', {}, [child])));
  }
  (parent as { children: Nodes[] }).children = children;
}

/**
 * Makes paragraphs of text that has none, as WordPress does with what was typed into its classic editor: an empty line
 * begins a paragraph, a line break is one.
 */
export function makeParagraphs(parent: Parents): void {
  const children: Nodes[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    children.push(...paragraphsOf(run));
    run = [];
  };
  for (const child of parent.children as Nodes[]) {
    if (child.type !== 'comment' && !isBlock(child) && child.type !== 'doctype' && child.type !== 'root')
      run.push(child as ElementContent);
    else if (isElement(child, 'br')) run.push(child);
    else {
      flush();
      children.push(child);
      if (isElement(child, 'div', 'blockquote', 'section', 'article', 'aside')) {
        const hasGap = child.children.some((inner) => inner.type === 'text' && /\n[ \t]*\n/.test(inner.value));
        if (hasGap) makeParagraphs(child);
      }
    }
  }
  flush();
  (parent as { children: Nodes[] }).children = children;
}

function paragraphsOf(run: readonly ElementContent[]): Element[] {
  const paragraphs: ElementContent[][] = [[]];
  for (const node of run) {
    if (node.type !== 'text') {
      paragraphs.at(-1)!.push(node);
      continue;
    }
    node.value.split(/(?:[ \t]*\r?\n){2,}[ \t]*/).forEach((piece, index) => {
      if (index > 0) paragraphs.push([]);
      piece.split(/[ \t]*\r?\n[ \t]*/).forEach((line, at) => {
        const here = paragraphs.at(-1)!;
        if (at > 0 && here.length > 0) here.push(element('br'));
        if (line !== '') here.push(text(line));
      });
    });
  }
  return paragraphs
    .map((children) => element('p', {}, children))
    .filter(({ children }) =>
      children.some((child) => (child.type !== 'text' ? !isElement(child, 'br') : child.value.trim() !== '')),
    );
}
