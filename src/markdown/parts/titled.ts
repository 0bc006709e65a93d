import type { Element, ElementContent } from 'hast';
import { element } from './hast.ts';
import type { PartKind, PartTools } from './part.ts';

/**
 * A part with its title on it, which also names it to those who go from landmark to landmark. The title is no heading:
 * the outline of a story is its own text's.
 */
export function titled(
  tagName: 'aside' | 'section',
  title: string,
  { number }: Pick<PartTools, 'number'>,
  children: ElementContent[],
): Element {
  if (!title) return element(tagName, {}, children);
  // A colon is in no heading's id, so the two cannot clash.
  const id = `part:${number}`;
  return element(tagName, { ariaLabelledBy: [id] }, [
    element('p', { className: ['part-title'], id }, [title]),
    ...children,
  ]);
}

/** What `titled` writes, for the guard. */
export const TITLED: NonNullable<PartKind['allow']> = {
  aside: ['ariaLabelledBy'],
  section: ['ariaLabelledBy'],
  p: [
    ['className', 'part-title', 'source'],
    ['id', /^part:\d+$/],
  ],
};
