import type { Element, ElementContent } from 'hast';
import { isElement } from './hast.ts';
import type { PartKind } from './part.ts';

/** The one list that is all of a part; anything else is told, in the words of the part. */
export function onlyList(
  children: ElementContent[],
  tools: Parameters<PartKind['draw']>[1],
  told: { message: string; suggestion: string },
): Element | undefined {
  const [list] = children;
  if (children.length === 1 && isElement(list, 'ul', 'ol')) return list;
  const place = children.find((child) => !isElement(child, 'ul', 'ol'))?.position;
  tools.say({ rule: 'part-content', ...told, place });
  return undefined;
}
