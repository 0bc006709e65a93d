import type { Element, Nodes, Root, Text } from 'hast';
import { NOTE, OBJECT, typographicEdits } from './typography.ts';

/** Elements that stand within a line; all others begin and end a run of text. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose text is what it is, to the letter. */
const LITERAL = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt', 'script', 'style', 'textarea', 'math', 'svg']);

/** What may have to be set; a run with none of these is passed over. */
const TYPED = /["'«»]|--|\.\.\.| [;:!?]/;

/**
 * Sets quotation marks, apostrophes, dashes and ellipses as the language has them; a quotation may run through
 * emphasis and links. Code, addresses and HTML's own tags are left alone, and an element's lang is followed.
 *
 * `"*So*," she said -- twice.` becomes `“*So*,” she said – twice.`
 *
 * @param options.language - of the body.
 */
export function rehypeTypography({ language }: { language: string }) {
  return (tree: Root): void => {
    new Runs(language).children(tree.children);
  };
}

/** Collects the text of a block from its nodes, and lays the edits back over them. */
class Runs {
  language: string;
  nodes: Text[] = [];
  starts: number[] = [];
  text = '';

  constructor(language: string) {
    this.language = language;
  }

  children(nodes: readonly Nodes[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.add(node);
      else if (node.type === 'element') this.element(node);
    }
    if (this.nodes.length > 0) this.flush();
  }

  element(node: Element): void {
    const inline = INLINE.has(node.tagName);
    if (!inline) this.flush();
    const lang = node.properties.lang;
    if (typeof lang === 'string' && lang !== '' && lang !== this.language) {
      new Runs(lang).children([{ ...node, properties: {} }]);
      this.text += OBJECT;
    } else if (LITERAL.has(node.tagName) || isAddress(node)) this.text += OBJECT;
    else if ('dataFootnoteRef' in node.properties) this.text += NOTE;
    else if (inline) this.inline(node);
    else this.children(node.children);
    if (!inline) this.flush();
  }

  inline(node: Element): void {
    if (node.tagName === 'br') this.text += '\n';
    for (const child of node.children) {
      if (child.type === 'text') this.add(child);
      else if (child.type === 'element') this.element(child);
    }
  }

  add(node: Text): void {
    this.nodes.push(node);
    this.starts.push(this.text.length);
    this.text += node.value;
  }

  flush(): void {
    const { nodes, starts, text, language } = this;
    this.nodes = [];
    this.starts = [];
    this.text = '';
    if (!TYPED.test(text)) return;
    const edits = typographicEdits(text, language);
    let next = 0;
    for (let index = 0; index < nodes.length && next < edits.length; index++) {
      const { value } = nodes[index]!;
      const from = starts[index]!;
      const to = from + value.length;
      let set = '';
      let done = from;
      for (; next < edits.length && edits[next]!.start < to; next++) {
        const edit = edits[next]!;
        // Dots or dashes of which emphasis holds a part are meant as they are.
        if (edit.end > to) continue;
        set += text.slice(done, edit.start) + edit.text;
        done = edit.end;
      }
      if (done > from) nodes[index]!.value = set + text.slice(done, to);
    }
  }
}

/** A link whose text is the address itself. */
function isAddress(node: Element): boolean {
  if (node.tagName !== 'a' || node.children.length !== 1) return false;
  const [only] = node.children;
  return only?.type === 'text' && /^(?:[a-z][a-z\d+.-]*:|www\.)\S*$|^\S+@\S+$/i.test(only.value);
}
