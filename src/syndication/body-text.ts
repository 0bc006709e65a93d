import type { Nodes, Parents } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { textOf } from '../markdown/text-of.ts';

/** A body without any markup. */
export interface BodyText {
  /** Paragraphs, headings and items of lists, with an empty line between them. */
  text: string;
  /** Unicode characters. */
  charCount: number;
  wordCount: number;
}

/** Elements whose text stands for itself. */
const BLOCKS = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'caption',
    'dd',
    'details',
    'div',
    'dl',
    'figcaption',
    'figure',
    'dt',
    'footer',
    'h1',
    'h2',
  ],
  ...['h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tr', 'ul'],
]);
/** Pictures and recordings: their words, and those of the figure around them, are none of the text. */
const MEDIA = new Set(['img', 'picture', 'svg', 'audio', 'video']);

const holdsMedium = (node: Nodes): boolean =>
  (node.type === 'element' && MEDIA.has(node.tagName)) || ('children' in node && node.children.some(holdsMedium));

/** A call of a note: a raised link. */
const isCall = ({ children }: Parents): boolean =>
  children.length === 1 && children[0]!.type === 'element' && children[0].tagName === 'a';

const parser = unified().use(rehypeParse, { fragment: true });
const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The plain text of a body, without its figures and captions: so are bodies counted in ninjs.
 *
 * @param html - as src/syndication/body-html.ts writes it.
 * @param language - by whose rules words are told apart.
 */
export function bodyText(html: string, language: string): BodyText {
  const blocks: string[] = [];
  let block = '';
  const close = () => {
    blocks.push(block);
    block = '';
  };
  const add = (node: Nodes): void => {
    if (node.type === 'text') block += node.value.replace(/[ \t\n\r\f]+/g, ' ');
    if (!('children' in node)) return;
    const name = node.type === 'element' ? node.tagName : '';
    if (MEDIA.has(name) || (name === 'figure' && holdsMedium(node))) return;
    if (name === 'sup' && isCall(node)) {
      block += ` [${textOf(node)}]`;
      return;
    }
    if (name === 'br') block += '\n';
    if ((name === 'td' || name === 'th') && block.trim() !== '') block += '\t';
    const isBlock = BLOCKS.has(name);
    if (isBlock) close();
    node.children.forEach(add);
    if (isBlock) close();
  };
  add(parser.parse(html));
  close();
  const text = blocks
    .map((block) =>
      block
        .replace(/ *([\t\n]) */g, '$1')
        .replace(/ {2,}/g, ' ')
        .trim(),
    )
    .filter((each) => each !== '')
    .join('\n\n');
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  let wordCount = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) wordCount += 1;
  return { text, charCount: [...text].length, wordCount };
}
