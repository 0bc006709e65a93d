import type { Element, ElementContent } from 'hast';
import { smartText } from '../typography.ts';
import { element } from './hast.ts';
import type { PartKind, PartTools } from './part.ts';

/**
 * A part with its title on it, which also names it to those who go from landmark to landmark. The title is no heading:
 * the outline of a story is its own text's.
 */
export function titled(
  tagName: 'aside' | 'section',
  title: string,
  { language }: Pick<PartTools, 'language'>,
  children: ElementContent[],
): Element {
  if (!title) return element(tagName, {}, children);
  return element(tagName, { ariaLabel: smartText(title, language) }, [
    element('p', { className: ['part-title'] }, [title]),
    ...children,
  ]);
}

/** What `titled` writes, for the guard. */
export const TITLED: NonNullable<PartKind['allow']> = {
  aside: ['ariaLabel'],
  section: ['ariaLabel'],
  p: [['className', 'part-title', 'source']],
};
