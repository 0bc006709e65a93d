import type { Nodes } from 'hast';

/** The plain text of a node and all in it, but for calls of notes. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && 'dataFootnoteRef' in node.properties)) return '';
  let text = '';
  for (const child of node.children) text += textOf(child);
  return text;
}
