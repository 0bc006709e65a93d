import type { Html, Nodes, Parents, Root } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { ANCESTORS, EDITOR_ATTRIBUTES, ELEMENTS, SOURCE_PROTOCOLS } from './allow-list.ts';
import { type Attribute, IMPLIED_END, readTags, type Tag, VOID } from './html-tags.ts';
import { insteadOfAttribute, insteadOfElement } from './html-advice.ts';
import { report, shorten } from './report.ts';
import { walkMarkdown } from './walk.ts';

interface OpenTag {
  tag: Tag;
  node: Html;
  allowed: boolean;
}

/**
 * Reports the raw HTML that will not be published, before it is taken away: elements and attributes that are not in
 * the allow-list, tags without their partner, tags outside the element that they need. Comments may stand, and vanish.
 *
 * Ok: `<mark>new</mark>`, `<time datetime="2026-11-09">today</time>`. Not ok: `<iframe …>`, `<b style="…">`, `<div>`
 * without `</div>`.
 */
export function remarkHtml() {
  return (tree: Root, file: VFile): void => {
    if (!/<[a-z/!?]/i.test(String(file.value))) return;
    const lines = String(file.value).split('\n');
    const check = (parent: Parents) => {
      const pieces = (parent.children as Nodes[]).filter((child) => child.type === 'html');
      if (pieces.length > 0) checkSiblings(pieces, lines, file);
    };
    check(tree);
    walkMarkdown(tree, (node) => {
      if ('children' in node) check(node);
    });
  };
}

/** Checks the HTML among the children of one node; whatever opens here has to close here. */
function checkSiblings(nodes: readonly Html[], lines: readonly string[], file: VFile): void {
  const open: OpenTag[] = [];
  const unclosed = ({ tag, node, allowed }: OpenTag) => {
    if (!allowed || IMPLIED_END.test(tag.name)) return;
    report(file, {
      rule: 'html-unclosed',
      place: placeIn(node, tag.at, lines),
      found: shorten(tag.written),
      message: `<${tag.name}> is never closed, so it would swallow what follows.`,
      suggestion: `Write </${tag.name}> where it ends; what begins in a paragraph has to end in it.`,
    });
  };

  for (const node of nodes) {
    for (const tag of readTags(node.value)) {
      if (tag.kind === 'close') {
        const partner = open.findLastIndex((other) => other.tag.name === tag.name);
        if (partner >= 0) open.splice(partner).slice(1).forEach(unclosed);
        else reportStray(tag, node, lines, file);
        continue;
      }
      const allowed = tag.kind === 'open' && checkTag(tag, node, open, lines, file);
      if (tag.kind === 'open' && !VOID.test(tag.name)) open.push({ tag, node, allowed });
      if (tag.kind !== 'open') reportOther(tag, node, lines, file);
    }
  }
  open.forEach(unclosed);
}

/** @returns whether the element may stand in a body. */
function checkTag(tag: Tag, node: Html, open: readonly OpenTag[], lines: readonly string[], file: VFile): boolean {
  const place = placeIn(node, tag.at, lines);
  if (!ELEMENTS.includes(tag.name)) {
    report(file, {
      rule: 'html-element',
      place,
      found: shorten(tag.written),
      message: `<${tag.name}> is not published in an article.`,
      suggestion: insteadOfElement(tag),
    });
    return false;
  }
  const ancestors = Object.hasOwn(ANCESTORS, tag.name) ? ANCESTORS[tag.name]! : undefined;
  if (ancestors && !open.some((other) => ancestors.includes(other.tag.name))) {
    report(file, {
      rule: 'html-place',
      place,
      found: shorten(tag.written),
      message: `<${tag.name}> stands outside of a <${ancestors[0]}>, where it means nothing.`,
      suggestion: `Write <${ancestors[0]}> before it, or remove the tag.`,
    });
  }
  for (const attribute of tag.attributes) checkAttribute(tag, attribute, placeIn(node, attribute.at, lines), file);
  return true;
}

function checkAttribute(tag: Tag, attribute: Attribute, place: Point | undefined, file: VFile): void {
  const { name, value, written } = attribute;
  if (!EDITOR_ATTRIBUTES['*']!.includes(name) && !EDITOR_ATTRIBUTES[tag.name]?.includes(name)) {
    report(file, {
      rule: 'html-attribute',
      place,
      found: shorten(written),
      message: `${name} on <${tag.name}> is not published in an article.`,
      suggestion: insteadOfAttribute(name),
    });
  } else if (
    name === 'cite' &&
    !SOURCE_PROTOCOLS.some((protocol) => value.startsWith(`${protocol}:`)) &&
    !value.startsWith('/')
  ) {
    report(file, {
      rule: 'html-attribute',
      place,
      found: shorten(written),
      message: 'cite holds no web address.',
      suggestion: 'Write the address of the source in full, like cite="https://example.org/page".',
    });
  }
}

function reportStray(tag: Tag, node: Html, lines: readonly string[], file: VFile): void {
  report(file, {
    rule: 'html-unclosed',
    place: placeIn(node, tag.at, lines),
    found: shorten(tag.written),
    message: `</${tag.name}> closes nothing: no <${tag.name}> stands open here.`,
    suggestion: `Remove it, or write <${tag.name}> where it begins.`,
  });
}

function reportOther(tag: Tag, node: Html, lines: readonly string[], file: VFile): void {
  report(file, {
    rule: tag.kind === 'unfinished' ? 'html-unfinished' : 'html-element',
    place: placeIn(node, tag.at, lines),
    found: shorten(tag.written),
    message:
      tag.kind === 'unfinished'
        ? `This tag has no >, so what follows would be lost.`
        : 'This is neither text nor a tag, and is not published in an article.',
    suggestion:
      tag.kind === 'unfinished'
        ? 'Write > where the tag ends; for a < in the text write &lt;.'
        : 'Remove it; for a < in the text write &lt;.',
  });
}

/**
 * The place of an offset within an HTML node. In a quotation or a list the node's lines have lost what stood before
 * them in the source, so a column is counted from the end: the node's own in its last line, else the line's.
 */
function placeIn(node: Html, at: number, lines: readonly string[]): Point | undefined {
  const start = node.position?.start;
  if (!start) return undefined;
  const before = node.value.slice(0, at).split('\n');
  const within = before.at(-1)!.length;
  if (before.length === 1) return { line: start.line, column: start.column + within };
  const line = start.line + before.length - 1;
  const rest = node.value.split('\n').slice(before.length - 1);
  const text = rest[0]!;
  const end = node.position?.end;
  if (rest.length === 1 && end?.line === line) return { line, column: Math.max(1, end.column - text.length + within) };
  const lost = Math.max(0, (lines[line - 1] ?? '').trimEnd().length - text.trimEnd().length);
  return { line, column: lost + within + 1 };
}
