/** The introduction of an edition in a mail: what of its HTML mail programs show, with the styles on the elements, and as text. */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { cutAtWord } from '../../newsroom/cut-at-word.ts';
import { escapeMail, FAINT, INK, RULE, SERIF } from '../mail-look.ts';

const BODY = `font:18px/1.5 ${SERIF};color:${INK};`;

/** Elements that are kept, and how each looks. */
const STYLES: Readonly<Record<string, string>> = {
  p: `margin:0 0 16px;${BODY}`,
  h2: `margin:24px 0 8px;font:bold 22px/1.3 ${SERIF};color:${INK};`,
  h3: `margin:20px 0 8px;font:bold 19px/1.3 ${SERIF};color:${INK};`,
  h4: `margin:16px 0 8px;font:bold 18px/1.3 ${SERIF};color:${INK};`,
  ul: `margin:0 0 16px;padding:0 24px;${BODY}`,
  ol: `margin:0 0 16px;padding:0 24px;${BODY}`,
  li: 'margin:0 0 6px;',
  blockquote: `margin:0 0 16px;padding:0 16px;border-left:3px solid ${RULE};color:${FAINT};`,
  hr: `margin:24px 0;border:0;border-top:1px solid ${RULE};`,
  a: `color:${INK};`,
  strong: '',
  b: '',
  em: '',
  i: '',
  br: '',
  sup: '',
  sub: '',
};

/** Elements that are left out with all that is in them. */
const GONE = new Set(['svg', 'script', 'style', 'button', 'iframe', 'template', 'form', 'noscript', 'head']);
const BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'div', 'section', 'figure', 'tr']);

const parser = unified().use(rehypeParse, { fragment: true });

const parse = (html: string): Root => parser.parse(html.replace(/[\ue000\ue001]/g, ''));

/** The beginning of a paragraph that is too long for a mail, in UTF-16 code units. */
const BEGINNING = 1_500;

/**
 * The introduction block by block, as HTML. Of a block that is larger than there may be, its beginning without markup.
 *
 * @param html - of our own pipeline, its elements closed.
 * @param page - the address of the edition's page in full, to which addresses in it are relative.
 * @param most - bytes.
 */
export function introductionBlocks(html: string, page: string, most: number): string[] {
  return parse(html)
    .children.map((node) => {
      const block = toHtml(kept(node as ElementContent, page));
      if (Buffer.byteLength(block) <= most) return block;
      const beginning = cutAtWord(introductionText(toHtml(node), page).join(' '), BEGINNING);
      return `<p style="${STYLES['p']!}">${escapeMail(beginning)}</p>`;
    })
    .filter((block) => block.trim() !== '');
}

function kept(node: ElementContent, page: string): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || GONE.has(node.tagName)) return [];
  const children = node.children.flatMap((child) => kept(child, page));
  const style = STYLES[node.tagName];
  if (style === undefined) return children;
  const { href, lang, dir } = node.properties;
  const properties: Element['properties'] = {
    ...(typeof lang === 'string' && { lang }),
    ...(typeof dir === 'string' && { dir }),
    ...(style && { style }),
  };
  if (node.tagName === 'a') {
    const address = inFull(href, page);
    if (address === undefined) return children;
    properties['href'] = address;
  }
  return [{ type: 'element', tagName: node.tagName, properties, children }];
}

/** An address that a mail may lead to, in full. */
function inFull(href: unknown, page: string): string | undefined {
  const url = typeof href === 'string' ? URL.parse(href, page) : null;
  return url && /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined;
}

/**
 * The same as paragraphs of plain text; the address of a link stands behind its words.
 *
 * @returns paragraphs, not wrapped.
 */
export function introductionText(html: string, page: string): string[] {
  const paragraphs: string[] = [];
  let line = '';
  const end = () => {
    const text = line.replace(/[ \t]*\n[ \t]*/g, ' ').trim();
    if (text) paragraphs.push(text);
    line = '';
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') line += node.value;
    if (node.type !== 'element' && node.type !== 'root') return;
    const name = node.type === 'element' ? node.tagName : '';
    if (GONE.has(name)) return;
    const block = BLOCKS.has(name);
    if (block) end();
    if (name === 'li') line = '* ';
    for (const child of node.children) walk(child);
    if (node.type === 'element' && name === 'a') {
      const address = inFull(node.properties['href'], page);
      if (address !== undefined) line += ` <${address.replace(/^mailto:/, '')}>`;
    }
    if (block) end();
  };
  walk(parse(html));
  end();
  return paragraphs;
}
