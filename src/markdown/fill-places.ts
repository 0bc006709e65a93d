import type { Element, ElementContent, Root } from 'hast';
import { walkHtml } from './walk.ts';

/**
 * Puts things where parts have left room for them, in the order of the text. Done behind the guard, which would let none
 * of them through.
 *
 * @param name - the class of the elements that are replaced; editors cannot give it to theirs.
 * @param things - as many as there are such elements.
 */
export function fillPlaces<Thing>(
  tree: Root,
  name: string,
  things: readonly Thing[] | undefined,
  draw: (thing: Thing, place: Element) => ElementContent,
): void {
  if (!things?.length) return;
  let next = 0;
  walkHtml(tree, (node, index, parent) => {
    if (next === things.length || node.type !== 'element') return;
    const { className } = node.properties;
    if (!Array.isArray(className) || className[0] !== name) return;
    parent.children[index] = draw(things[next++]!, node);
  });
}
