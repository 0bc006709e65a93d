import type { Element, Root } from 'hast';
import { textOf } from './text-of.ts';
import { SKIP, walkHtml } from './walk.ts';
import { wordsOf } from './words.ts';

const SIDES: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' };

/**
 * Wraps each table in a region that scrolls sideways and can be reached by keyboard, named by its caption (the one
 * of its part, the table's own) or its columns; turns the obsolete align attribute of cells into a class and empty headers into plain cells.
 *
 * @param options.language - of the name's first word.
 */
export function rehypeTables({ language }: { language: string }) {
  const { table: word } = wordsOf(language);
  return (tree: Root): void => {
    walkHtml(tree, (node, index, parent) => {
      if (node.type !== 'element' || node.tagName !== 'table') return undefined;
      const names: string[] = [];
      let caption = '';
      let head: Element | undefined;
      walkHtml(node, (part) => {
        if (part.type !== 'element') return;
        if (part.tagName === 'thead') head = part;
        if (part.tagName === 'caption') caption ||= textOf(part).trim();
        if (part.tagName !== 'td' && part.tagName !== 'th') return;
        const { align, ...properties } = part.properties;
        part.properties = properties;
        if (typeof align === 'string' && Object.hasOwn(SIDES, align)) properties.className = [SIDES[align]!];
        if (part.tagName === 'td') return;
        const name = textOf(part).trim();
        if (name) {
          names.push(name);
          properties.scope ??= head && isWithin(part, head) ? 'col' : 'row';
        }
        // A header that names nothing is none.
        else part.tagName = 'td';
      });
      const { ariaLabel, ...own } = node.properties;
      node.properties = own;
      const label =
        typeof ariaLabel === 'string'
          ? ariaLabel
          : caption || (names.length > 0 ? `${word}: ${names.slice(0, 6).join(', ')}` : word);
      parent.children[index] = {
        type: 'element',
        tagName: 'section',
        properties: { className: ['table'], tabIndex: 0, ariaLabel: label },
        children: [node],
      } satisfies Element;
      return SKIP;
    });
  };
}

function isWithin(cell: Element, head: Element): boolean {
  let found = false;
  walkHtml(head, (part) => {
    found ||= part === cell;
  });
  return found;
}
