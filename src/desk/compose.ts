/** A content file as a person would have typed it. */
import { Document, isMap, isScalar, isSeq, visit, type Node } from 'yaml';

/** Lists of short words stand on one line, as `topics: [sea-wall, harbor]`; wider ones have a line an item. */
const FLOW_WIDTH = 100;

/**
 * Characters that YAML does not take as they are, takes for the end of a line, or that nobody sees: in double
 * quotation marks they have a spelling.
 */
// eslint-disable-next-line no-control-regex
const UNSPEAKABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/u;
/** Lines that begin or end with spaces, and lines of nothing else: a block of lines does not keep all of these. */
const LOOSE_SPACES = /^\s|\s$|\s\n|\n\s/;
const EVERY_UNSPEAKABLE = new RegExp(UNSPEAKABLE, 'gu');

/**
 * Writes frontmatter and a body as one file.
 *
 * @param data - what the frontmatter says, in the order in which it shall stand; keys without a value (undefined, an
 * empty list) are left out. Moments are text already, as `2026-11-09T18:30+09:00`.
 * @param body - Markdown; blank lines around it do not matter.
 * @returns the text of the file, with one line feed at its end. Read again, it says the same.
 */
export function composeFile(data: Readonly<Record<string, unknown>>, body: string): string {
  const said = Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
  const document = new Document(said, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value !== 'string') return;
      if (UNSPEAKABLE.test(value) || (value.includes('\n') && LOOSE_SPACES.test(value))) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  layOut(document.contents);
  const frontmatter = document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity, flowCollectionPadding: false })
    .replace(EVERY_UNSPEAKABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // The spaces before the first word stay: four of them make it code.
  const text = body.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  return `---\n${frontmatter}---\n${text && `\n${text}\n`}`;
}

/** Puts lists of words, and groups in lists, on one line where they fit. */
function layOut(node: unknown, inList = false): void {
  if (isSeq(node)) {
    if (node.items.every(isOfOneLine) && width(node) <= FLOW_WIDTH) node.flow = true;
    else for (const item of node.items) layOut(item, true);
  } else if (isMap(node)) {
    if (inList && node.items.every(({ value }) => isOfOneLine(value)) && width(node) <= FLOW_WIDTH) node.flow = true;
    else for (const { value } of node.items) layOut(value);
  }
}

const isOfOneLine = (node: unknown) => isScalar(node) && !(typeof node.value === 'string' && node.value.includes('\n'));

const width = (node: Node): number => JSON.stringify(node.toJSON()).length;
