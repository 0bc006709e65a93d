import type { Parents } from 'hast';
import { textOf } from '../text-of.ts';
import { walkHtml } from '../walk.ts';
import { element, isElement } from './hast.ts';
import type { PartKind } from './part.ts';

/**
 * Words from the story in large letters. Who hears the page hears them where they stand in the text, and not a second
 * time in the middle of it; words that stand nowhere else are read out.
 */
export const pullquote: PartKind = {
  name: 'pullquote',
  form: 'block',
  label: 'none',
  attributes: { by: { example: 'Ana Reyes, engineer' } },
  draw({ attributes: { by }, children }, { tree, say }) {
    const other = children.find((child) => !isElement(child, 'p'));
    if (other) {
      say({
        rule: 'part-content',
        message: 'A pull quote is one or two plain paragraphs.',
        suggestion: 'Write only the words that are quoted, without # or - or > before them.',
        place: other.position?.start,
      });
      return undefined;
    }
    const quote = element('blockquote', {}, children);
    const repeated = !hasLink(quote) && lettersOf(tree).includes(letters(textOf(quote)));
    return element('figure', repeated ? { ariaHidden: 'true' } : {}, [
      quote,
      ...(by ? [element('figcaption', {}, [by])] : []),
    ]);
  },
  allow: { figure: [['ariaHidden', 'true']] },
  example: ':::pullquote{by="Ana Reyes, engineer"}',
};

/** Letters and digits alone: a quotation may end with another sign than the sentence that it comes from. */
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The letters of the body without its parts. */
function lettersOf(tree: Parents): string {
  return tree.children
    .map((node) => (node.type === 'part' || node.type === 'doctype' ? '' : letters(textOf(node))))
    .join('');
}

/** A link that cannot be heard could still be reached by keyboard. */
function hasLink(node: Parents): boolean {
  let found = false;
  walkHtml(node, (child) => {
    found ||= child.type === 'element' && child.tagName === 'a';
  });
  return found;
}
