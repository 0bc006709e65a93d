import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { excerpt, report } from './report.ts';
import { walkHtml } from './walk.ts';

/** Reports and removes photos within a quotation, a list, a note, a part or an HTML element: a body is cut between blocks only. */
export function rehypePhotoPlaces() {
  return (tree: Root, file: VFile): void => {
    if (!String(file.value).includes('![')) return;
    walkHtml(tree, (node, index, parent) => {
      if (node.type !== 'bodyPart' || node.part.type !== 'photo' || parent.type === 'root') return;
      report(file, {
        rule: 'photo-inside',
        place: node,
        found: excerpt(file, node),
        message: 'This picture stands within a quotation, a list, a note, a part or an HTML element.',
        suggestion: 'Move it before or after, to the left margin, with an empty line on both sides.',
      });
      parent.children[index] = { type: 'text', value: '' };
    });
  };
}
