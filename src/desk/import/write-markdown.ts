/** A Markdown tree as text, with no more signs than it takes. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { splitCredit } from '../../markdown/credit.ts';
import { nativeParser } from '../../markdown/native-parser.ts';
import type { ImportedPhotoNode } from './imported-nodes.ts';

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    strong: '*',
    fence: '`',
    fences: true,
    rule: '-',
    listItemIndent: 'one',
    quote: '"',
  })
  .freeze();
const parser = unified().use(nativeParser).freeze();

/** Writes a tidied tree. */
export function writeMarkdown(tree: Root): string {
  const blocks: string[] = [];
  let before: RootContent | undefined;
  for (const node of tree.children) {
    // Two lists in a row would be one.
    if (before?.type === 'list' && node.type === 'list' && before.ordered === node.ordered) blocks.push('<!-- -->');
    blocks.push(blockOf(node));
    before = node;
  }
  return blocks.filter((block) => block !== '').join('\n\n') + (blocks.length > 0 ? '\n' : '');
}

function blockOf(node: RootContent): string {
  if (node.type === 'importedPhoto') return photoLine(node);
  if (node.type === 'importedPart') {
    if (!node.isBlock) return node.opening;
    const inside = writeMarkdown({ type: 'root', children: node.children }).trimEnd();
    const gap = node.children.some(({ type }) => type === 'list' || type === 'table') ? '\n' : '';
    return `${node.opening}\n${gap}${inside}\n:::`;
  }
  return plain(node);
}

/**
 * A photo in its own paragraph, with the credit in parentheses at the end of the caption, as Broadsheet reads it.
 */
export function photoLine({
  src,
  alt,
  caption,
  credit,
}: Pick<ImportedPhotoNode, 'src' | 'alt' | 'caption' | 'credit'>): string {
  const title = titleOf(caption, credit);
  const description = alt
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&');
  return `![${description}](${src}${title && ` "${title.replace(/["\\]/g, (sign) => (sign === '"' ? String.raw`\"` : sign + sign))}"`})`;
}

/** Caption and credit as one line from which they can be told apart again. */
export function titleOf(caption: string, credit: string): string {
  const [words, who] = [caption, credit].map((text) => text.replace(/\s+/gu, ' ').trim()) as [string, string];
  if (who === '') return words;
  for (const attempt of [`${words} (${who})`, `${words} (Photo: ${who})`]) {
    const found = splitCredit(attempt.trim());
    if (found.credit === who && (found.caption ?? '') === words) return attempt.trim();
  }
  return `${words} (Photo: ${who})`.trim();
}

/** What a backslash or a reference to a character stands for. */
const ESCAPE = /\\([!-/:-@[-`{-~])|&#x([0-9A-F]+);/g;
/** What Broadsheet takes for a note, a reference or a link that is wrong; escaped, it is text. */
const SUSPICIOUS = /(?<!\\)\[(?=\^)|(?<!\\)\](?=\[)|(?<!\\)\](?=\([^)\s]*\s)|^(?=::)/gm;
/** More of them than this are not tried one by one. */
const MOST_TRIED = 60;

/**
 * A block without the escapes that it can do without. The writer escapes whatever could mean something somewhere, so
 * each escape is left out as long as the text that remains is read as the same block.
 */
function plain(node: RootContent): string {
  const root: Root = { type: 'root', children: [withTypedHtml(node)] };
  const escaped = writer.stringify(root).trimEnd();
  if (node.type === 'code' || node.type === 'html' || !/\\|&#x/.test(escaped)) return guarded(escaped);
  const meant = shapeOf(escaped);
  const suspicious = escaped.match(SUSPICIOUS)?.length ?? 0;
  const isSame = (candidate: string) =>
    (candidate.match(SUSPICIOUS)?.length ?? 0) <= suspicious && shapeOf(candidate) === meant;
  const found = [...escaped.matchAll(ESCAPE)];
  if (found.length === 0) return guarded(escaped);
  const without = (kept: ReadonlySet<number>) => {
    let index = -1;
    return escaped.replace(ESCAPE, (whole: string, sign: string | undefined, code: string | undefined) => {
      index += 1;
      return kept.has(index) ? whole : (sign ?? String.fromCodePoint(Number.parseInt(code!, 16)));
    });
  };
  const none = without(new Set());
  if (isSame(none)) return guarded(none);
  if (found.length > MOST_TRIED) return guarded(escaped);
  const kept = new Set(found.keys());
  const attempt = (indexes: readonly number[]): void => {
    for (const index of indexes) kept.delete(index);
    if (!isSame(without(kept))) for (const index of indexes) kept.add(index);
  };
  // All of a kind together; then those that stand apart one by one. Half a pair would only look like a slip.
  const kinds = Map.groupBy(found.keys(), (index) => found[index]![0]);
  for (const indexes of kinds.values()) attempt(indexes);
  for (const index of [...kept]) {
    const { 0: sign, index: at } = found[index]!;
    const isApart = /^\s?$/.test(escaped.charAt(at - 1)) && /^\s?$/.test(escaped.charAt(at + sign.length));
    if (isApart || !/^\\[*_~`]$/.test(sign)) attempt([index]);
  }
  return guarded(without(kept));
}

/** A line of colons is a part's; one that is text is escaped. */
const guarded = (block: string): string => block.replace(/^(?=:{3,}|::[\p{L}])/gmu, '\\');

/** How Markdown is read, without where it stands and without what makes no difference to a reader. */
function shapeOf(markdown: string): string {
  return JSON.stringify(reduce(parser.parse(markdown) as unknown as Shape));
}

interface Shape {
  type?: unknown;
  value?: unknown;
  url?: unknown;
  children?: Shape[];
  [key: string]: unknown;
}

function reduce(node: Shape): Shape {
  const rest: Shape = Object.fromEntries(
    Object.entries(node).filter(([key]) => key !== 'position' && key !== 'data' && key !== 'children'),
  );
  if (!node.children) return rest;
  const reduced: Shape[] = [];
  for (const child of node.children.map(reduce)) {
    const [only] = child.children ?? [];
    // An address that is typed becomes a link to it by itself.
    const meant = only && child.type === 'link' && isTyped(String(child.url), only.value) ? only : child;
    const last = reduced.at(-1);
    if (meant.type === 'text' && last?.type === 'text')
      reduced[reduced.length - 1] = { type: 'text', value: `${String(last.value)}${String(meant.value)}` };
    else reduced.push(meant);
  }
  return { ...rest, children: reduced };
}

const isTyped = (url: string, text: unknown): boolean =>
  typeof text === 'string' && [text, `http://${text}`, `mailto:${text}`].includes(url);

/**
 * Emphasis that Markdown's signs cannot express where it stands (bold that ends with a comma before a letter) is typed
 * as HTML.
 */
function withTypedHtml<Node>(node: Node): Node {
  if (typeof node !== 'object' || node === null || !('children' in node)) return node;
  const children = node.children as PhrasingContent[];
  const result: PhrasingContent[] = [];
  children.forEach((child, index) => {
    const inner = withTypedHtml(child);
    if (
      (inner.type === 'emphasis' || inner.type === 'strong') &&
      !canBeSigned(inner, children[index - 1], children[index + 1])
    ) {
      const tag = inner.type === 'strong' ? 'strong' : 'em';
      result.push({ type: 'html', value: `<${tag}>` }, ...inner.children, { type: 'html', value: `</${tag}>` });
    } else result.push(inner);
  });
  return { ...node, children: result };
}

const PUNCTUATION = /[\p{P}\p{S}]/u;

/** CommonMark's rule of flanking, for `*`: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run */
function canBeSigned(
  node: PhrasingContent,
  before: PhrasingContent | undefined,
  after: PhrasingContent | undefined,
): boolean {
  const inside = edgeText(node);
  const [first, last] = [[...inside][0] ?? '', [...inside].at(-1) ?? ''];
  const previous = before?.type === 'text' ? ([...before.value].at(-1) ?? ' ') : before ? '*' : ' ';
  const next = after?.type === 'text' ? ([...after.value][0] ?? ' ') : after ? '*' : ' ';
  const opens = !/\s/u.test(first) && (!PUNCTUATION.test(first) || /\s/u.test(previous) || PUNCTUATION.test(previous));
  const closes = !/\s/u.test(last) && (!PUNCTUATION.test(last) || /\s/u.test(next) || PUNCTUATION.test(next));
  // Beside other emphasis, rows of stars would run into each other.
  const isApart = ![before?.type, after?.type].some((type) => type === 'emphasis' || type === 'strong');
  return opens && closes && isApart;
}

/** The characters between the signs, as far as their edges matter. */
function edgeText(node: PhrasingContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'link') return '[]';
  if (node.type === 'inlineCode') return '``';
  if (node.type === 'html') return '<>';
  return 'children' in node
    ? node.children
        .map((child) =>
          child.type === 'text'
            ? child.value
            : child.type === 'emphasis' || child.type === 'strong'
              ? '**'
              : edgeText(child),
        )
        .join('')
    : 'x';
}
