import type { Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { nearest } from '../schema/nearest.ts';
import type { BuildRule } from '../schema/rules.ts';
import { PART_NAMES, partKind } from './parts/known.ts';
import type { Fence, PartKind } from './parts/part.ts';
import type { MarkdownPart } from './parts/part-node.ts';
import type { Opening } from './parts/read-opening.ts';
import { report, shorten } from './report.ts';
import { walkMarkdown } from './walk.ts';

type OpeningFence = Extract<Fence, { opening: Opening }>;

/** A part that has been opened and not been closed yet. */
interface Open {
  fence: OpeningFence;
  children: RootContent[];
}

/** The beginning of a part that is not at the left margin, in a text. */
const ELSEWHERE = /(?:^|\n)[ \t]*(:{3,}[\p{L}][^\n]*|::[\p{L}][\p{L}\p{N}_-]*[[{][^\n]*)/u;

/**
 * Gathers what stands between the lines of a part, and reports lines that are wrong.
 *
 * Ok: `:::factbox[The wall]`, text, `:::`. Not ok: one without the other, `:::factbx`, a part in a list or a quotation.
 */
export function remarkParts() {
  return (tree: Root, file: VFile): void => {
    const { fences } = file.data;
    if (String(file.value).includes('::')) reportElsewhere(tree, file);
    if (!fences || fences.size === 0) return;
    const left = new Map(fences);
    const top: RootContent[] = [];
    const stack: Open[] = [];
    const closed = new Set<OpeningFence>();
    const nested: { fence: OpeningFence; outer: OpeningFence }[] = [];
    const here = () => stack.at(-1)?.children ?? top;

    for (const node of tree.children) {
      const fence = node.type === 'thematicBreak' ? left.get(node.position?.start.line ?? 0) : undefined;
      if (!fence) {
        here().push(node);
        continue;
      }
      left.delete(fence.line);
      if (fence.kind === 'close') close(fence);
      else {
        const kind = check(fence, file);
        // Colons too many or too few are told; a part is closed when it is one that has an end.
        const outer = kind && misplaced(kind, stack);
        if (outer) nested.push({ fence, outer });
        const open: Open = { fence, children: [] };
        if (fence.kind === 'line' && kind?.form !== 'block') finish(open, fence);
        else stack.push(open);
      }
    }
    for (const { fence, children } of stack.splice(0)) {
      const kind = partKind(fence.opening.name);
      // A part of one line that was written like a block has been told.
      if (kind?.form !== 'line')
        report(file, {
          rule: 'part-unclosed',
          place: placeOf(fence),
          found: shorten(fence.text),
          message: 'This part is never closed, so the rest of the story would stand in it.',
          suggestion: 'Write ::: on a line of its own where it ends.',
        });
      top.push(...children);
    }
    tree.children = top;
    for (const { fence, outer } of nested) {
      // One that was never closed has been told, and is not where this one was meant to stand.
      if (!closed.has(outer)) continue;
      report(file, {
        rule: 'part-inside',
        place: placeOf(fence),
        found: shorten(fence.text),
        message: `The part ${fence.opening.name} stands within the part ${outer.opening.name}.`,
        suggestion: 'Move it before or after that part; or close that one above, with a line :::.',
      });
    }
    reportHidden(tree, left, file);

    function close(fence: Fence): void {
      const open = stack.pop();
      if (open) finish(open, fence);
      else
        report(file, {
          rule: 'part-stray',
          place: placeOf(fence),
          found: shorten(fence.text),
          message: 'This line ends a part, but none is open here.',
          suggestion: 'Remove it, or begin the part above: :::factbox[Title].',
        });
    }

    function finish({ fence, children }: Open, end: Fence): void {
      closed.add(fence);
      const { name, label, attributes, fault } = fence.opening;
      const kind = partKind(name);
      if (!kind || fault) {
        // Told already; what stands in it is shown, for a preview.
        here().push(...children);
        return;
      }
      if (kind.form === 'block' && !kind.mayBeEmpty && children.length === 0)
        report(file, {
          rule: 'part-empty',
          place: placeOf(fence),
          found: shorten(fence.text),
          message: `There is nothing in this part.`,
          suggestion: `Write it between the two lines, as in ${kind.example}`,
        });
      else
        here().push({
          type: 'part',
          name,
          label,
          attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
          children,
          position: { start: startOf(fence), end: endOf(end) },
        } satisfies MarkdownPart);
    }
  };
}

/** The part in which a part may not stand. */
function misplaced(kind: PartKind, stack: readonly Open[]): OpeningFence | undefined {
  const outer = stack.at(-1)?.fence;
  return outer && partKind(outer.opening.name) && !kind.within?.includes(outer.opening.name) ? outer : undefined;
}

/** Reports what is wrong with the line that opens a part. */
function check({ line, text, kind: form, opening }: OpeningFence, file: VFile): PartKind | undefined {
  const say = (
    rule: BuildRule,
    message: string,
    suggestion: string,
    { column = 1, found = text }: { column?: number; found?: string } = {},
  ) => report(file, { rule, place: { line, column }, found: shorten(found), message, suggestion });

  const { name, label, attributes, fault } = opening;
  const kind = partKind(name);
  if (name && !kind) {
    const guess = nearest(name.toLowerCase(), PART_NAMES);
    say(
      'unknown-part',
      `There is no part ${name}.`,
      guess ? `Did you mean ${guess}?` : `Write one of ${PART_NAMES.join(', ')}.`,
      { found: name, column: text.indexOf(name) + 1 },
    );
    return undefined;
  }
  if (fault) {
    say('part-line', fault.message, fault.suggestion, fault);
    return kind;
  }
  if (!kind) return undefined;
  if ((form === 'open') !== (kind.form === 'block'))
    say(
      'part-colons',
      kind.form === 'block'
        ? `${name} begins with three colons and ends with a line of three colons.`
        : `${name} is one line with two colons; it has no end.`,
      `Write ${kind.example}`,
    );
  if (label && kind.label === 'none')
    say('part-label', `${name} has no title in brackets.`, `Write ${kind.example}`, {
      column: text.indexOf('[') + 1,
      found: text.slice(text.indexOf('[')),
    });
  if (!label && kind.label === 'required')
    say('part-label', `${name} needs a title in brackets.`, `Write ${kind.example}`);

  const known = Object.keys(kind.attributes);
  const seen = new Set<string>();
  for (const { name: key, value, column, written } of attributes) {
    const about = kind.attributes[key];
    const at = { column, found: written };
    if (!about || !Object.hasOwn(kind.attributes, key)) {
      const guess = nearest(key, known);
      say(
        'unknown-part-attribute',
        `${name} knows no ${key}.`,
        guess ? `Did you mean ${guess}?` : known.length > 0 ? `It knows ${known.join(', ')}.` : 'Take it out.',
        at,
      );
    } else if (seen.has(key)) say('part-attribute', `${key} is said twice.`, 'Keep one of them.', at);
    else if (value === '')
      say('part-attribute', `${key} has no value.`, `Write ${key}="${about.example}", or take it out.`, at);
    else if (about.values && !about.values.includes(value))
      say(
        'part-attribute',
        `"${value}" is no ${key} of ${name}.`,
        nearest(value, about.values)
          ? `Did you mean ${nearest(value, about.values)}?`
          : `Write one of ${about.values.join(', ')}.`,
        at,
      );
    else {
      const refusal = about.refuse?.(value);
      if (refusal)
        say(
          'part-attribute',
          `"${value}" ${refusal.why}`,
          refusal.suggestion ?? `Write ${key}="${about.example}".`,
          at,
        );
    }
    seen.add(key);
  }
  for (const key of known)
    if (kind.attributes[key]!.required && !seen.has(key))
      say('missing-part-attribute', `${name} needs ${key}.`, `Write {${key}="${kind.attributes[key]!.example}"}`);
  return kind;
}

/** Reports what begins like a part in a list, a quotation or a note, or is indented. */
function reportElsewhere(tree: Root, file: VFile): void {
  walkMarkdown(tree, (node) => {
    if (node.type !== 'text') return;
    const [, found] = ELSEWHERE.exec(node.value) ?? [];
    if (found === undefined) return;
    const line =
      (node.position?.start.line ?? 1) + node.value.slice(0, node.value.indexOf(found)).split('\n').length - 1;
    const column = (String(file.value).split('\n')[line - 1]?.indexOf(found) ?? -1) + 1;
    inside(file, { line, column: Math.max(column, 1) }, found);
  });
}

/** Reports lines of parts that another block has swallowed; in a comment they are meant to be. */
function reportHidden(tree: Root, left: ReadonlyMap<number, Fence>, file: VFile): void {
  for (const fence of left.values()) {
    const commented = [
      ...tree.children,
      ...tree.children.flatMap((node) => (node.type === 'part' ? node.children : [])),
    ].some(
      (node) =>
        node.type === 'html' &&
        node.value.startsWith('<!--') &&
        node.position!.start.line <= fence.line &&
        node.position!.end.line >= fence.line,
    );
    if (!commented) inside(file, placeOf(fence), fence.text);
  }
}

function inside(file: VFile, place: { line: number; column: number }, found: string): void {
  report(file, {
    rule: 'part-inside',
    place,
    found: shorten(found),
    message:
      'This looks like a part, but it stands within a list, a quotation, a note or an HTML element, or is indented.',
    suggestion: 'Begin its lines at the left margin, with an empty line before the first and after the last.',
  });
}

const placeOf = ({ line }: Fence) => ({ line, column: 1 });
const startOf = ({ line }: Fence) => ({ line, column: 1 });
const endOf = ({ line, text }: Fence) => ({ line, column: text.length + 1 });
