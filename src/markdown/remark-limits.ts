import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { readTags, VOID_OR_IMPLIED_END } from './html-tags.ts';
import { report } from './report.ts';

/** Far more than any story has, and far less than what it takes to exhaust the stack of the steps after this one. */
const DEEPEST = 100;
/** GFM fills rows up to the width of the header, so that a few kilobytes of source can ask for millions of cells. */
const MOST_CELLS = 10_000;

/**
 * Cuts off what is nested too deeply or too large to be text that somebody wrote, and reports it.
 *
 * Ok: a list in a list in a quotation. Not ok: ten thousand `>` in a row.
 */
export function remarkLimits() {
  return (tree: Root, file: VFile): void => {
    let told = false;
    const tooDeep = (place: Nodes) => {
      if (told) return;
      told = true;
      report(file, {
        rule: 'nested-too-deeply',
        place,
        message: `Here more than ${DEEPEST} quotations, lists or tags stand in each other.`,
        suggestion: 'Take most of them away.',
      });
    };

    // A loop with a stack of its own: this plugin must not fall into the hole that it guards.
    const nodes: Nodes[] = [tree];
    const depths = [0];
    let tags = 0;
    while (nodes.length > 0) {
      const node = nodes.pop()!;
      const depth = depths.pop()!;
      if (node.type === 'html') {
        const before = tags;
        for (const { kind, name } of readTags(node.value)) {
          if (VOID_OR_IMPLIED_END.test(name)) continue;
          if (kind === 'open' && ++tags > DEEPEST) break;
          if (kind === 'close' && tags > 0) tags--;
        }
        if (tags > DEEPEST) {
          tooDeep(node);
          node.value = '';
          tags = before;
        }
      } else if ('children' in node) {
        if (depth >= DEEPEST) {
          tooDeep(node);
          node.children = [];
        } else if (node.type === 'table' && (node.align?.length ?? 0) * node.children.length > MOST_CELLS) {
          report(file, {
            rule: 'table-size',
            place: node,
            message: `This table has more than ${MOST_CELLS} cells.`,
            suggestion: 'Publish the data as a file and show the rows that matter.',
          });
          node.children = [];
        }
        for (let index = node.children.length - 1; index >= 0; index--) {
          nodes.push(node.children[index]!);
          depths.push(depth + 1);
        }
      }
    }
  };
}
