/** A content file as a person would have typed it. */
import { Document, isMap, isScalar, isSeq, type Node } from 'yaml';

/** Lists of short words stand on one line, as `topics: [sea-wall, harbor]`; wider ones have a line an item. */
const FLOW_WIDTH = 100;

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
  layOut(document.contents);
  const frontmatter = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  const text = body.trim();
  return `---\n${frontmatter}---\n${text && `\n${text}\n`}`;
}

/** Puts lists of words, and groups in lists, on one line where they fit. */
function layOut(node: unknown, inList = false): void {
  if (isSeq(node)) {
    const isFlat = node.items.every(isScalar);
    if (isFlat && width(node) <= FLOW_WIDTH) node.flow = true;
    else for (const item of node.items) layOut(item, true);
  } else if (isMap(node)) {
    if (inList && node.items.every(({ value }) => isScalar(value)) && width(node) <= FLOW_WIDTH) node.flow = true;
    else for (const { value } of node.items) layOut(value);
  }
}

const width = (node: Node): number => JSON.stringify(node.toJSON()).length;
