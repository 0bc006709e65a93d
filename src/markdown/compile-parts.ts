import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Processor } from 'unified';
import type { Node } from 'unist';
import type { BodyPart, DrawnPart } from './body.ts';
import { walkHtml } from './walk.ts';

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

/** Writes the tree as HTML, cut where components draw and around each part, so that a page can tell which it holds. */
export function compileParts(this: Processor): void {
  this.compiler = (node: Node): CompiledBody => {
    const tree = node as Root;
    const parts: BodyPart[] = [];
    let run: RootContent[] = [];
    const flush = () => {
      const html = run.length > 0 ? write(run) : '';
      if (html) parts.push(html);
      run = [];
    };
    for (const node of tree.children) {
      if (node.type === 'bodyPart') {
        flush();
        parts.push(node.part);
      } else if (isPart(node)) {
        flush();
        parts.push(...cut(node));
      } else run.push(node);
    }
    flush();
    return { parts, closing: closingOf(tree) };
  };
}

const isPart = (node: RootContent): node is Element =>
  node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className[0] === 'part';

/** Where a component draws within a part. No comment comes past the guard. */
const CUT = { type: 'comment', value: 'cut' } as const;

/** A part as HTML, and what components draw in it. */
function cut(part: Element): BodyPart[] {
  const drawn: DrawnPart[] = [];
  walkHtml(part, (node, index, parent) => {
    if (node.type !== 'bodyPart') return;
    drawn.push(node.part);
    parent.children[index] = CUT;
  });
  return write([part])
    .split('<!--cut-->')
    .flatMap((html, index) => (index === 0 ? [html] : [drawn[index - 1]!, html]));
}

const TAG_WITH_ATTRIBUTES = /<[a-z][a-z\d]*(?: [a-z-]+(?:="[^"]*")?)+>/g;

/**
 * Nodes as HTML. In attributes < and > are escaped too, as browsers do since 2025: where a page is read with other
 * rules than it was written by (in a noscript, in a feed reader), a title must not turn into a tag.
 */
function write(nodes: RootContent[]): string {
  return toHtml({ type: 'root', children: nodes })
    .trim()
    .replace(TAG_WITH_ATTRIBUTES, (tag) =>
      /[<>]/.test(tag.slice(1, -1)) ? `<${tag.slice(1, -1).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}>` : tag,
    );
}

/** The first paragraph without its `<p>` and without calls for notes, which stand elsewhere. */
function closingOf(tree: Root): string {
  const first = tree.children.find((node): node is Element => node.type === 'element' && node.tagName === 'p');
  return first ? write(withoutNotes(first.children)) : '';
}

function withoutNotes(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = withoutNotes(node.children);
    if (node.tagName === 'a' && 'dataFootnoteRef' in node.properties) return [];
    return node.tagName === 'sup' && children.length === 0 ? [] : [{ ...node, children }];
  });
}
