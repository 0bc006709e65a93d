/** A Markdown tree as a person would have typed it: photos between blocks, emphasis around words, headings in order. */
import type { Heading, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { ImportedPartNode, ImportedPhotoNode } from './imported-nodes.ts';

type Apart = ImportedPartNode | ImportedPhotoNode;

const isApart = (node: RootContent): node is Apart => node.type === 'importedPhoto' || node.type === 'importedPart';
const isEmpty = (node: RootContent): boolean =>
  'children' in node && node.type !== 'importedPart' && (node.children as RootContent[]).length === 0;

/** Tidies a tree in place. */
export function tidy(tree: Root): void {
  tree.children = tree.children.flatMap(hoist);
  tidyWithin(tree);
  tree.children = tree.children.filter((node) => !isEmpty(node));
  orderHeadings(tree);
}

/**
 * A block without the photos and parts in it, which come to stand before, between or after its pieces: neither may
 * stand anywhere but between blocks.
 */
function hoist(node: RootContent): RootContent[] {
  if (node.type === 'importedPhoto') return [node];
  if (node.type === 'importedPart') {
    const pieces = node.children.flatMap(hoist);
    node.children = pieces.filter((piece) => !isApart(piece));
    const isHollow = node.isBlock && node.children.length === 0;
    return [...(isHollow ? [] : [node]), ...pieces.filter(isApart)];
  }
  if (!('children' in node)) return [node];
  // A paragraph is cut at what stands in it.
  if (node.type === 'paragraph') {
    const pieces: RootContent[] = [];
    let run: PhrasingContent[] = [];
    const flush = () => {
      if (toString(run).trim() !== '' || run.some(({ type }) => type === 'footnoteReference'))
        pieces.push({ ...node, children: run });
      run = [];
    };
    for (const child of node.children) {
      if (isApart(child)) {
        flush();
        pieces.push(child);
        continue;
      }
      const found: Apart[] = [];
      extract(child, found, true);
      if (found.length > 0) {
        // In a link or in emphasis: after it.
        if (toString(child).trim() !== '') run.push(child);
        flush();
        pieces.push(...found);
      } else run.push(child);
    }
    flush();
    return pieces;
  }
  const found: Apart[] = [];
  extract(node, found, true);
  return toString(node).trim() === '' && found.length > 0 ? found : [node, ...found];
}

/** Nodes that hold no blocks. */
const IN_LINES = new Set(['paragraph', 'heading', 'tableCell', 'link', 'emphasis', 'strong', 'delete']);

/** The text of a block, with a gap between any two blocks in it. */
function gapped(node: Nodes): string {
  if (!('children' in node)) return toString(node);
  const isLine = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  return isLine ? toString(node) : (node.children as Nodes[]).map(gapped).join(' ');
}

/** Blocks as a piece of a line. */
const asPhrases = (nodes: readonly RootContent[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => [
    { type: 'text', value: ' ' },
    ...(node.type === 'paragraph' ? node.children : [{ type: 'text' as const, value: gapped(node) }]),
    { type: 'text', value: ' ' },
  ]);

/**
 * Takes photos and parts out of a node. Photos always; a part becomes what may stand there instead, unless all that
 * stands in the node is the part.
 */
function extract(node: Nodes, found: Apart[], outermost = false): void {
  if (!('children' in node) || node.type === 'importedPart') return;
  const parent = node as Parents;
  const children: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if (child.type === 'importedPhoto') found.push(child);
    else if (child.type === 'importedPart') {
      if (outermost && parent.type === 'blockquote' && parent.children.length === 1) found.push(child);
      else {
        const instead: Parents = { type: 'root', children: child.instead };
        extract(instead, found);
        children.push(...(IN_LINES.has(parent.type) ? asPhrases(instead.children) : instead.children));
      }
    } else {
      extract(child, found);
      if (!(isEmpty(child) && found.length > 0 && child.type !== 'tableCell')) children.push(child);
    }
  }
  (parent as { children: RootContent[] }).children = children;
}

const PHRASES = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'inlineCode',
  'break',
  'html',
  'footnoteReference',
]);

function tidyWithin(parent: Parents): void {
  const children: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if (!('children' in child)) {
      if (child.type !== 'code') children.push(child);
      // In a list the house's reader of parts would take the end of a block of code for its beginning.
      else if (child.value.trim() !== '') children.push(parent.type === 'listItem' ? asLines(child.value) : child);
      continue;
    }
    if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'tableCell') {
      const inLine = (child.children as RootContent[]).flatMap((one) =>
        PHRASES.has(one.type) ? [one] : asPhrases([one]),
      );
      child.children = phrases(inLine as PhrasingContent[], child.type);
      if (child.type === 'paragraph') children.push(...cutAtGaps(child));
      else children.push(child);
      continue;
    }
    tidyWithin(child);
    const isHollow =
      (child.type === 'list' || child.type === 'blockquote' || child.type === 'listItem') &&
      child.children.length === 0;
    if (!isHollow) children.push(child);
  }
  const kept = children.filter(
    (child) =>
      !(child.type === 'paragraph' && child.children.length === 0) &&
      !(child.type === 'heading' && toString(child).trim() === ''),
  );
  (parent as { children: RootContent[] }).children = kept;
}

const asLines = (code: string): RootContent => ({
  type: 'paragraph',
  children: code
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      { type: 'inlineCode', value },
    ]),
});

/** Two line breaks in a row are how a paragraph is ended where there is no other way. */
function cutAtGaps(node: RootContent & { type: 'paragraph' }): RootContent[] {
  const pieces: PhrasingContent[][] = [[]];
  node.children.forEach((child, index) => {
    if (child.type === 'break' && node.children[index + 1]?.type === 'break') return;
    if (child.type === 'break' && node.children[index - 1]?.type === 'break') pieces.push([]);
    else pieces.at(-1)!.push(child);
  });
  return pieces
    .map((children) => ({ ...node, children: trim(children) }))
    .filter(({ children }) => children.length > 0);
}

/** What the house would take for a part that stands where none may, at the beginning of a piece of text. */
const LIKE_A_PART = /(?<=^|\s)(:{3,}[\p{L}]\S*|::[\p{L}][\p{L}\p{N}_-]*[[{]\S*)/gu;

/** Words that begin with colons as parts do: in code they are what they are. */
function asCode(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const pieces = nodes.flatMap((node): PhrasingContent[] => {
    if (node.type !== 'text') {
      if ('children' in node) node.children = asCode(node.children);
      return [node];
    }
    return node.value
      .split(LIKE_A_PART)
      .map((value, index): PhrasingContent => ({ type: index % 2 === 1 ? 'inlineCode' : 'text', value }))
      .filter((piece) => 'value' in piece && piece.value !== '');
  });
  // Code beside code would be one with signs in it.
  return pieces.reduce<PhrasingContent[]>((merged, piece) => {
    const last = merged.at(-1);
    if (piece.type === 'inlineCode' && last?.type === 'inlineCode') last.value += piece.value;
    else merged.push(piece);
    return merged;
  }, []);
}

/** What stands in a line: text merged, emphasis around words and not around spaces, nothing empty. */
function phrases(nodes: readonly PhrasingContent[], where: 'paragraph' | 'heading' | 'tableCell'): PhrasingContent[] {
  return asCode(trim(merge(nodes.flatMap((node) => phrase(node, where, [])))));
}

function phrase(node: PhrasingContent, where: string, within: readonly string[]): PhrasingContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value.replace(/\s+/gu, ' ') }];
  if (node.type === 'break') return where === 'paragraph' ? [{ type: 'break' }] : [{ type: 'text', value: ' ' }];
  if (node.type === 'inlineCode') {
    const value = node.value.replace(/\s+/gu, ' ');
    const gap = (isThere: boolean): PhrasingContent[] => (isThere ? [{ type: 'text', value: ' ' }] : []);
    if (value.trim() === '') return gap(value !== '');
    return [...gap(value.startsWith(' ')), { type: 'inlineCode', value: value.trim() }, ...gap(value.endsWith(' '))];
  }
  if (!('children' in node)) return [node];
  const { type } = node;
  const typed = node.data && 'typed' in node.data ? String(node.data.typed) : undefined;
  const inside = merge(node.children.flatMap((child) => phrase(child, where, [...within, typed ?? type])));
  if (type !== 'emphasis' && type !== 'strong' && type !== 'delete' && type !== 'link')
    return [{ ...node, children: inside }];
  // Bold in bold, or in a heading, says nothing.
  if (within.includes(typed ?? type) || (type === 'strong' && where === 'heading')) return inside;
  const { before, core, after } = edges(inside);
  if (core.length === 0) return [...before, ...after];
  if (typed !== undefined)
    return [
      ...before,
      { type: 'html', value: `<${typed}>` },
      // A paragraph is not cut within an element.
      ...core.filter((child, index) => child.type !== 'break' || core[index + 1]?.type !== 'break'),
      { type: 'html', value: `</${typed}>` },
      ...after,
    ];
  if (toString(core).trim() === '' && !core.some((child) => child.type === 'html'))
    return [...before, ...core, ...after];
  return [...before, { ...node, children: core }, ...after];
}

/** Spaces and line breaks at the edges, apart from what they stand around. */
function edges(nodes: readonly PhrasingContent[]): Record<'before' | 'core' | 'after', PhrasingContent[]> {
  const core = [...nodes];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = core[0]; first; first = core[0]) {
    if (first.type === 'break') before.push(core.shift()!);
    else if (first.type === 'text' && /^\s/u.test(first.value)) {
      before.push({ type: 'text', value: ' ' });
      const rest = first.value.trimStart();
      if (rest === '') core.shift();
      else {
        core[0] = { type: 'text', value: rest };
        break;
      }
    } else break;
  }
  for (let last = core.at(-1); last; last = core.at(-1)) {
    if (last.type === 'break') after.unshift(core.pop()!);
    else if (last.type === 'text' && /\s$/u.test(last.value)) {
      after.unshift({ type: 'text', value: ' ' });
      const rest = last.value.trimEnd();
      if (rest === '') core.pop();
      else {
        core[core.length - 1] = { type: 'text', value: rest };
        break;
      }
    } else break;
  }
  return { before, core, after };
}

const MERGED = new Set(['emphasis', 'strong', 'delete']);

/** Text beside text, bold beside bold, is one. */
function merge(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      last.value = `${last.value}${node.value}`.replace(/\s+/gu, ' ');
      continue;
    }
    // `**a** **b**` is what editors of rich text leave of **a b**.
    const before = merged.at(-2);
    if (MERGED.has(node.type) && 'children' in node) {
      if (last?.type === node.type) {
        last.children = merge([...last.children, ...node.children] as PhrasingContent[]);
        continue;
      }
      if (before?.type === node.type && last?.type === 'text' && last.value === ' ') {
        before.children = merge([...before.children, last, ...node.children] as PhrasingContent[]);
        merged.pop();
        continue;
      }
    }
    // A break swallows the spaces around it.
    if (node.type === 'break' && last?.type === 'text') {
      last.value = last.value.trimEnd();
      if (last.value === '') merged.pop();
    }
    if (node.type === 'text') {
      const value = last?.type === 'break' ? node.value.trimStart() : node.value;
      if (value !== '') merged.push({ type: 'text', value });
    } else merged.push(node);
  }
  return merged;
}

function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return edges(nodes).core;
}

/** The page's headline is its first heading: a body begins with the second rank, and leaves none out. */
function orderHeadings(tree: Root): void {
  const headings: Heading[] = [];
  const gather = (node: Parents, atTop: boolean) => {
    (node.children as RootContent[]).forEach((child, index) => {
      if (child.type === 'heading') {
        // In a list, a table or a quotation a heading is a line in bold.
        if (atTop) headings.push(child);
        else
          node.children[index] = {
            type: 'paragraph',
            children: [{ type: 'strong', children: child.children }],
          } as never;
      } else if ('children' in child) gather(child, false);
    });
  };
  gather(tree, true);
  const open: { was: number; is: number }[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)!.was >= heading.depth) open.pop();
    const is = Math.min((open.at(-1)?.is ?? 1) + 1, 6) as Heading['depth'];
    open.push({ was: heading.depth, is });
    heading.depth = is;
  }
}
