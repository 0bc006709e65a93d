import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { walkHtml } from './walk.ts';

/**
 * Puts recordings where their parts have left room for them, for a component to draw: how large a video is, and under
 * which name it is published, the archive knows. It comes after the guard, which knows no such things.
 */
export function rehypeRecordings() {
  return (tree: Root, file: VFile): void => {
    const recordings = file.data.recordings ?? [];
    if (recordings.length === 0) return;
    let next = 0;
    walkHtml(tree, (node, index, parent) => {
      const part = recordings[next];
      if (!part || node.type !== 'element' || !isPlayer(node.properties.className)) return;
      next += 1;
      parent.children[index] = { type: 'bodyPart', part };
    });
  };
}

const isPlayer = (className: unknown) => Array.isArray(className) && className[0] === 'player';
