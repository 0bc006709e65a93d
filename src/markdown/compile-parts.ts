import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Processor } from 'unified';
import type { Node } from 'unist';
import type { BodyPart } from './body.ts';

/** What comes out of the pipeline. */
export interface CompiledBody {
  parts: BodyPart[];
  closing: string;
}

declare module 'unified' {
  interface CompileResultMap {
    CompiledBody: CompiledBody;
  }
}

/** Writes the tree as HTML, cut where photos stand. */
export function compileParts(this: Processor): void {
  this.compiler = (node: Node): CompiledBody => {
    const tree = node as Root;
    const parts: BodyPart[] = [];
    let run: RootContent[] = [];
    const flush = () => {
      const html = run.length > 0 ? toHtml({ type: 'root', children: run }).trim() : '';
      if (html) parts.push(html);
      run = [];
    };
    for (const node of tree.children) {
      if (node.type === 'bodyPhoto') {
        flush();
        parts.push(node.photo);
      } else run.push(node);
    }
    flush();
    return { parts, closing: closingOf(tree) };
  };
}

/** The first paragraph without its `<p>` and without calls for notes, which stand elsewhere. */
function closingOf(tree: Root): string {
  const first = tree.children.find((node): node is Element => node.type === 'element' && node.tagName === 'p');
  return first ? toHtml({ type: 'root', children: withoutNotes(first.children) }).trim() : '';
}

function withoutNotes(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = withoutNotes(node.children);
    if (node.tagName === 'a' && 'dataFootnoteRef' in node.properties) return [];
    return node.tagName === 'sup' && children.length === 0 ? [] : [{ ...node, children }];
  });
}
