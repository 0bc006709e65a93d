import type { BlockContent, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast';
import { guess, type Copy, type Line } from './copy.ts';
import { inline } from './inline.ts';
import { endsSentence, isProse, isTitle } from './prose.ts';

/** Signs that begin an item wherever they stand; a dash or a star needs a second item to be no dialogue and no footnote. */
const BULLET = /^(?<sign>[•◦▪‣●○■□∙·◆►▶✓✔➤])\s*(?<text>\S.*)$/su;
const DASH = /^(?<sign>[*–—-])\s+(?<text>\S.*)$/su;
const NUMBER = /^(?<number>\d{1,3})[.)]\s+(?<text>\S.*)$/su;
const QUESTION = /^(?:Q|Question|질문|문|問)\s?\d*\s?[:.：]\s*\S/u;
const ANSWER = /^(?:A|Answer|답변|답|答)\s?[:.：]\s*\S/u;
const QUOTED = /^>\s?(?<text>.*)$/su;
const HEADING = /^#{1,6}\s+(?<text>\S.*?)(?:\s+#+)?$/su;
const RULE = /^(?:[*•·~=_–—-]\s?){3,}$/u;

/** Words of a subhead. */
const LONGEST_SUBHEAD = 12;

/** What a step finds from a line on: a block, and how many lines it is made of. */
interface Found {
  block: RootContent;
  length: number;
}

/** Makes blocks of the lines that are left: each is a paragraph, but for lists, tables, quotations, subheads. */
export function bodyOf(copy: Copy): RootContent[] {
  const { lines } = copy;
  const isInterview = lines.some(({ text }) => QUESTION.test(text)) && lines.some(({ text }) => ANSWER.test(text));
  const words = (text: string): PhrasingContent[] => {
    const { content, hasGuessedLabel } = inline(text);
    if (hasGuessedLabel) guess(copy, 'body', `Which words are the link was guessed in "${text}".`);
    return content;
  };
  const blocks: RootContent[] = [];
  for (let at = 0; at < lines.length;) {
    const found =
      table(lines, at, words) ??
      bullets(lines, at, words) ??
      numbers(lines, at, words) ??
      quotation(lines, at, words) ??
      single(lines, at, words, isInterview);
    // Of a line of signs alone nothing may be left.
    if (!('children' in found.block) || found.block.children.length > 0) blocks.push(found.block);
    at += found.length;
    // A line drawn below a heading, as typists do, has been understood with it.
    if (found.block.type === 'heading' && isUnderlined(lines, at - 1)) at++;
  }
  return blocks;
}

type Words = (text: string) => PhrasingContent[];

const runFrom = (lines: readonly Line[], at: number, belongs: (line: Line, index: number) => boolean): Line[] => {
  const end = lines.findIndex((line, index) => index >= at && !belongs(line, index - at));
  return lines.slice(at, end < 0 ? undefined : end);
};

/** Rows with the same number of tabs, as spreadsheets and pages paste them; the first is the head. */
function table(lines: readonly Line[], at: number, words: Words): Found | undefined {
  const tabs = (text: string) => text.split('\t').length - 1;
  const columns = tabs(lines[at]!.text);
  if (columns === 0) return undefined;
  // A row may lack its last cells.
  const rows = runFrom(lines, at, ({ text }) => tabs(text) > 0 && tabs(text) <= columns);
  if (rows.length < 2) return undefined;
  const children = rows.map(({ text }): TableRow => ({
    type: 'tableRow',
    children: [...text.split('\t'), ...Array<string>(columns - tabs(text)).fill('')].map((cell) => ({
      type: 'tableCell' as const,
      children: words(cell.trim()),
    })),
  }));
  return { block: { type: 'table', children }, length: rows.length };
}

function bullets(lines: readonly Line[], at: number, words: Words): Found | undefined {
  for (const [pattern, least] of [
    [BULLET, 1],
    [DASH, 2],
  ] as const) {
    const sign = pattern.exec(lines[at]!.text)?.groups?.sign;
    if (sign === undefined) continue;
    const items = runFrom(lines, at, ({ text }) => pattern.exec(text)?.groups?.sign === sign && !RULE.test(text));
    if (items.length < least) continue;
    return {
      block: list(
        items.map(({ text }) => pattern.exec(text)!.groups!.text!),
        words,
      ),
      length: items.length,
    };
  }
  return undefined;
}

function numbers(lines: readonly Line[], at: number, words: Words): Found | undefined {
  const numberOf = ({ text }: Line) => Number(NUMBER.exec(text)?.groups?.number);
  const first = numberOf(lines[at]!);
  if (Number.isNaN(first)) return undefined;
  const items = runFrom(lines, at, (line, index) => numberOf(line) === first + index);
  if (items.length < 2) return undefined;
  return {
    block: list(
      items.map(({ text }) => NUMBER.exec(text)!.groups!.text!),
      words,
      first,
    ),
    length: items.length,
  };
}

function list(items: readonly string[], words: Words, start?: number): BlockContent {
  const children = items.map((text): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: words(text) }],
  }));
  return { type: 'list', ordered: start !== undefined, ...(start !== undefined && { start }), spread: false, children };
}

/** Lines behind >, as mail quotes. */
function quotation(lines: readonly Line[], at: number, words: Words): Found | undefined {
  const quoted = runFrom(lines, at, ({ text }) => QUOTED.test(text));
  if (quoted.length === 0) return undefined;
  const children = quoted
    .map(({ text }) => QUOTED.exec(text)!.groups!.text!.trim())
    .filter(Boolean)
    .map((text): BlockContent => ({ type: 'paragraph', children: words(text) }));
  if (children.length === 0) return undefined;
  return { block: { type: 'blockquote', children }, length: quoted.length };
}

function single(lines: readonly Line[], at: number, words: Words, isInterview: boolean): Found {
  // Tabs in a line alone are no table.
  const text = lines[at]!.text.replace(/\t+/g, ' ').trim();
  const found = (block: RootContent): Found => ({ block, length: 1 });
  if (RULE.test(text)) return found({ type: 'thematicBreak' });
  const heading = HEADING.exec(text)?.groups?.text;
  if (heading !== undefined) return found({ type: 'heading', depth: 2, children: words(heading) });
  // The house prints a paragraph in bold as a question.
  if (isInterview && QUESTION.test(text))
    return found({ type: 'paragraph', children: [{ type: 'strong', children: words(text) }] });
  if (isSubhead(lines, at) || isUnderlined(lines, at))
    return found({ type: 'heading', depth: 2, children: words(text) });
  return found({ type: 'paragraph', children: words(text) });
}

/** A row of hyphens or equals signs right below a short line. */
function isUnderlined(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1];
  return (
    next !== undefined &&
    !next.apart &&
    /^(?:-{3,}|={3,})$/.test(next.text) &&
    isTitle(lines[at]!.text, LONGEST_SUBHEAD)
  );
}

/** A short line without an end mark, right above text. */
function isSubhead(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at]!;
  const next = lines[at + 1]?.text;
  if (next === undefined || !isTitle(text, LONGEST_SUBHEAD) || !/^[\p{Lu}\p{Lo}\p{N}¿¡]/u.test(text)) return false;
  if (/["”»…]$/u.test(text) || ANSWER.test(text) || QUESTION.test(text) || DASH.test(text)) return false;
  // A speaker's name before a question is an interview's.
  if (/^\p{Lu}[\p{L}. ]{1,24}: .*\?$/u.test(text)) return false;
  return (
    isProse(next) ||
    endsSentence(next) ||
    /^[“"«„]/u.test(next) ||
    BULLET.test(next) ||
    NUMBER.test(next) ||
    next.includes('\t') ||
    QUESTION.test(next)
  );
}
