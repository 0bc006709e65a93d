/** Looking at HTML's tree. */
import type { Element, Nodes, Parents, Root, Text } from 'hast';

/** Whether a node is an element, and one of those when they are named. */
export const isElement = <Name extends string = string>(
  node: Nodes | undefined,
  ...names: Name[]
): node is Element & { tagName: Name } =>
  node?.type === 'element' && (names.length === 0 || (names as string[]).includes(node.tagName));

export const text = (value: string): Text => ({ type: 'text', value });

export const element = (
  tagName: string,
  properties: Element['properties'] = {},
  children: Element['children'] = [],
): Element => ({ type: 'element', tagName, properties, children });

/** An attribute as text; empty when it is not there. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}

/** Whether one of its classes is like that. */
export const hasClass = (node: Nodes, pattern: RegExp): boolean =>
  node.type === 'element' &&
  attribute(node, 'className')
    .split(' ')
    .some((name) => pattern.test(name));

/** The first element below that is so, in the order of the text. */
export function find(node: Parents, test: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (test(child)) return child;
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

/** All elements below that are so and stand in none that is. */
export function findAll(node: Parents, test: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : test(child) ? [child] : findAll(child, test),
  );
}

/** Elements between which there is always a gap. */
const BLOCKS =
  /^(?:address|article|aside|blockquote|body|br|button|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|legend|li|main|menu|nav|ol|option|p|pre|script|section|select|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|noscript|template|iframe|video|audio|object|svg|math)$/;

export const isBlock = (node: Nodes): boolean => node.type === 'element' && BLOCKS.test(node.tagName);

/** All text of a node, with a gap wherever a reader sees one. */
export function plainText(node: Nodes): string {
  const pieces: string[] = [];
  gather(node, pieces);
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}

function gather(node: Nodes, pieces: string[]): void {
  if (node.type === 'text') {
    pieces.push(node.value);
    return;
  }
  if (node.type === 'element' && node.tagName === 'template') {
    gather((node as Element & { content?: Root }).content ?? { type: 'root', children: [] }, pieces);
  }
  if (!('children' in node)) return;
  // Browsers put marks around a <q>.
  const edge = isBlock(node) ? ' ' : isElement(node, 'q') ? '"' : '';
  pieces.push(edge);
  for (const child of node.children) gather(child, pieces);
  pieces.push(edge);
}

/** Replaces each child by what it becomes, from the innermost out. */
export function rewrite(parent: Parents, change: (node: Element, parent: Parents) => Nodes[] | undefined): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    if (child.type !== 'element') {
      children.push(child);
      continue;
    }
    rewrite(child, change);
    children.push(...(change(child, parent) ?? [child]));
  }
  (parent as { children: Nodes[] }).children = children;
}
