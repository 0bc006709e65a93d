import type { ElementContent, Root } from 'hast';
import type { VFile } from 'vfile';
import { SKIP, walkHtml } from './walk.ts';

/**
 * Puts marks of the text's own language around a `<q>`: browsers take those of their choice, and feed readers none. They
 * are typed ones here, so that typography sets them by their depth. What the element says of its language stays.
 *
 * `<q lang="fr">Bon vent</q>` becomes `"<span lang="fr">Bon vent</span>"`, and then `“<span …>…</span>”` in English.
 */
export function rehypeQuotes() {
  return (tree: Root, file: VFile): void => {
    // Markdown has no such element.
    if (!file.data.rawHtml) return;
    walkHtml(tree, (node, index, parent) => {
      if (node.type !== 'element' || node.tagName !== 'q') return undefined;
      const { lang, dir, title } = node.properties;
      const properties = Object.fromEntries(
        Object.entries({ lang, dir, title }).filter(([, value]) => value !== undefined),
      );
      const mark: ElementContent = { type: 'text', value: '"' };
      const inside: ElementContent[] =
        Object.keys(properties).length > 0
          ? [{ type: 'element', tagName: 'span', properties, children: node.children }]
          : node.children;
      parent.children.splice(index, 1, mark, ...inside, { ...mark });
      return SKIP;
    });
  };
}
