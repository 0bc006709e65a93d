/** The words of a content file, each where it stands. */
import type { Nodes, Parents } from 'mdast';
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { splitCredit } from '../../markdown/credit.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { align, OBJECT, quotationsIn, type Run, type RunKind } from './run.ts';

/** A link to this site, or into its own page. */
export interface TextLink {
  /** As it is written: `/2026/11/harbor-vote/#the-vote`, `#local-heading`. */
  href: string;
  /** In the file. */
  start: number;
  end: number;
}

export interface StoryText {
  /** The whole file. */
  source: string;
  /** What its frontmatter says, as text. */
  data: Readonly<Record<string, unknown>>;
  runs: Run[];
  links: TextLink[];
  /** Finds a value of the frontmatter: `['corrections', 0, 'date']`. */
  place: (this: void, path: readonly (string | number)[]) => { start: number; end: number } | undefined;
}

/** Parts that hold what somebody else has said, and the words of a table of figures. */
const OTHERS_WORDS = new Set(['pullquote', 'qa', 'audio', 'video']);

/**
 * Reads the words of a Markdown file that the build takes.
 *
 * @param source - the whole file.
 */
export function readStoryText(source: string): StoryText {
  const { data, body } = splitMarkdown(source);
  const bodyStart = source.length - body.length;
  const place = frontmatterPlaces(source.slice(0, bodyStart));
  const text: StoryText = { source, data: data as Record<string, unknown>, runs: [], links: [], place: place.find };
  place.runs(text);
  readBody(body, bodyStart, text);
  return text;
}

/** Keys of the frontmatter that hold sentences; a star stands for each item of a list. */
const SENTENCES: readonly [path: string, kind: RunKind][] = [
  ['headline', 'headline'],
  ['summary', 'summary'],
  ['photo.caption', 'caption'],
  ['photos.*.caption', 'caption'],
  ['corrections.*.text', 'note'],
  ['method.*', 'method'],
];

function frontmatterPlaces(head: string) {
  const fence = /^\ufeff?---[ \t]*\r?\n/.exec(head)?.[0].length ?? 0;
  const end = head.indexOf('\n---', Math.max(fence - 1, 0));
  const yaml = head.slice(fence, end < 0 ? undefined : end + 1);
  const { contents } = parseDocument(yaml, { schema: 'core', strict: false, keepSourceTokens: false });

  function nodeAt(path: readonly (string | number)[]): Node | undefined {
    let node: unknown = contents;
    for (const step of path) {
      if (isMap(node)) node = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))?.value;
      else if (isSeq(node)) node = node.items[Number(step)];
      else return undefined;
    }
    return isScalar(node) || isMap(node) || isSeq(node) ? node : undefined;
  }

  return {
    find(this: void, path: readonly (string | number)[]) {
      const range = nodeAt(path)?.range;
      return range ? { start: fence + range[0], end: fence + range[1] } : undefined;
    },
    runs(text: StoryText): void {
      for (const [pattern, kind] of SENTENCES) expand(pattern.split('.'), [], kind);

      function expand([step, ...rest]: string[], path: (string | number)[], kind: RunKind): void {
        if (step === undefined) {
          add(path, kind);
          return;
        }
        if (step !== '*') {
          expand(rest, [...path, step], kind);
          return;
        }
        const list = nodeAt(path);
        if (isSeq(list)) list.items.forEach((_, index) => expand(rest, [...path, index], kind));
      }
      function add(path: (string | number)[], kind: RunKind): void {
        const node = nodeAt(path);
        if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
        const typed = yaml.slice(node.range[0], node.range[1]);
        const value = node.value.trim();
        // Quotation marks of YAML, or the line that begins a block of text, are none of the words.
        const lead = /^["']/.exec(typed)?.[0].length ?? /^[|>][^\n]*\n\s*/.exec(typed)?.[0].length ?? 0;
        const blanks = typed.slice(lead).length - typed.slice(lead).trimStart().length;
        const offsets = align(typed.slice(lead + blanks), value);
        if (!offsets) return;
        const base = fence + node.range[0] + lead + blanks;
        text.runs.push({
          kind,
          field: path.join('.'),
          text: value,
          offsets: offsets.map((offset) => base + offset),
          quoted: quotationsIn(value),
        });
      }
    },
  };
}

function readBody(body: string, bodyStart: number, text: StoryText): void {
  // The parser is given lines that end with a line feed; `back` leads from them to the file as it is.
  const source = body.replace(/\r\n?/g, '\n');
  const back = source.length === body.length ? (at: number) => bodyStart + at : mapBack(body, bodyStart);
  const { tree, fences } = parseMarkdown(source);

  const open: string[] = [];
  // Of an interview, what follows the first question is what the two have said.
  const isInterview = text.data['type'] === 'interview';
  let asked = false;
  for (const node of tree.children) {
    const fence = node.type === 'thematicBreak' ? fences.get(node.position?.start.line ?? 0) : undefined;
    if (fence?.kind === 'open') open.push(fence.opening.name);
    else if (fence?.kind === 'close') open.pop();
    if (fence || open.includes('embed')) continue;
    asked ||= isInterview && node.type === 'paragraph' && node.children.every(({ type }) => type === 'strong');
    visit(node, { others: asked || open.some((name) => OTHERS_WORDS.has(name)), chart: open.includes('chart') });
  }

  interface Around {
    /** These are somebody else's words. */
    others: boolean;
    chart?: boolean;
    item?: boolean;
  }
  function visit(node: Nodes, around: Around): void {
    switch (node.type) {
      case 'paragraph':
        if (node.children.length === 1 && node.children[0]!.type === 'image') caption(node.children[0]);
        else add(node, around.item ? 'item' : 'paragraph', around);
        return;
      case 'heading':
        add(node, 'heading', around);
        return;
      case 'tableCell':
        if (!around.chart) add(node, 'cell', around);
        return;
      case 'blockquote':
        around = { ...around, others: true };
        break;
      // A note is as often a fragment as a sentence.
      case 'footnoteDefinition':
      case 'listItem':
        around = { ...around, item: true };
        break;
      case 'definition':
        link(node.url, node);
        return;
    }
    if ('children' in node) for (const child of node.children) visit(child, around);
  }

  function add(node: Parents, kind: RunKind, { others }: Around): void {
    let value = '';
    const offsets: number[] = [];
    let end = back(node.position?.start.offset ?? 0);
    const put = (text: string, places: number[]) => {
      value += text;
      offsets.push(...places.slice(0, -1));
      end = places.at(-1)!;
    };
    const object = ({ position }: Nodes) => {
      if (position?.start.offset === undefined || position.end.offset === undefined) return;
      put(OBJECT, [back(position.start.offset), back(position.end.offset)]);
    };
    const inline = (child: Nodes): void => {
      const { start, end } = child.position ?? {};
      switch (child.type) {
        case 'text': {
          if (start?.offset === undefined || end?.offset === undefined) return;
          const aligned = align(source.slice(start.offset, end.offset), child.value);
          if (aligned)
            put(
              child.value,
              aligned.map((at) => back(start.offset! + at)),
            );
          else object(child);
          return;
        }
        case 'break':
          if (start?.offset !== undefined) put('\n', [back(start.offset), back(start.offset + 1)]);
          return;
        case 'inlineCode':
        case 'image':
        case 'imageReference':
          object(child);
          return;
        case 'link': {
          link(child.url, child);
          const [only] = child.children;
          // An address as it is typed is nobody's prose.
          const isBare =
            only?.type === 'text' &&
            (child.url === only.value || child.url.endsWith(`//${only.value}`) || child.url === `mailto:${only.value}`);
          if (isBare) object(child);
          else child.children.forEach(inline);
          return;
        }
        case 'html':
        case 'footnoteReference':
          return;
        default:
          if ('children' in child) (child.children as Nodes[]).forEach(inline);
      }
    };
    (node.children as Nodes[]).forEach(inline);
    if (value.trim() === '') return;
    offsets.push(end);
    text.runs.push({ kind, text: value, offsets, quoted: others ? [[0, value.length]] : quotationsIn(value) });
  }

  /** The caption of a picture in the text, without the credit at its end. */
  function caption({ title, position }: Extract<Nodes, { type: 'image' }>): void {
    const said = splitCredit(title ?? '').caption;
    if (!said || position?.start.offset === undefined || position.end.offset === undefined) return;
    const at = source.slice(position.start.offset, position.end.offset).lastIndexOf(said);
    if (at < 0) return;
    const start = position.start.offset + at;
    text.runs.push({
      kind: 'caption',
      text: said,
      offsets: Array.from({ length: said.length + 1 }, (_, index) => back(start + index)),
      quoted: quotationsIn(said),
    });
  }

  function link(href: string, { position }: Nodes): void {
    if (!position || position.start.offset === undefined || position.end.offset === undefined) return;
    text.links.push({ href, start: back(position.start.offset), end: back(position.end.offset) });
  }
}

/** From the places of a text whose lines end with line feeds to those of the same with carriage returns. */
function mapBack(body: string, start: number): (at: number) => number {
  const places: number[] = [];
  for (let at = 0; at < body.length; at++) {
    places.push(start + at);
    if (body[at] === '\r' && body[at + 1] === '\n') at++;
  }
  places.push(start + body.length);
  return (at) => places[at] ?? start + body.length;
}
