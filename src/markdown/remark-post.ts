import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { excerpt, report } from './report.ts';
import { walkMarkdown } from './walk.ts';

/**
 * Reports footnotes in a post of a live story: many posts stand on one page, and in each of them the numbers and addresses
 * of the notes would begin anew.
 *
 * Ok: `It is shut, [the Survey says](https://survey.example/gate).` Not ok: `It is shut.[^1]`
 */
export function remarkPost() {
  return (tree: Root, file: VFile): void => {
    walkMarkdown(tree, (node) => {
      if (node.type !== 'footnoteReference') return undefined;
      report(file, {
        rule: 'note-in-post',
        place: node,
        found: excerpt(file, node),
        message: 'A post of a live story has no footnotes.',
        suggestion: 'Say it in the text, or link to it.',
      });
      return undefined;
    });
  };
}
