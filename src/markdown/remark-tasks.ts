import type { Root } from 'mdast';
import { walkMarkdown } from './walk.ts';

/**
 * Writes the boxes of a task list as characters. A disabled checkbox has no label for a screen reader, and without it
 * no form control is left that the allow-list would have to let through.
 *
 * `- [x] Vote` becomes `- ☑ Vote`.
 */
export function remarkTasks() {
  return (tree: Root): void => {
    walkMarkdown(tree, (item) => {
      if (item.type !== 'listItem' || typeof item.checked !== 'boolean') return;
      const mark = { type: 'text' as const, value: item.checked ? '☑ ' : '☐ ' };
      item.checked = null;
      const first = item.children[0];
      if (first?.type === 'paragraph') first.children.unshift(mark);
      else item.children.unshift({ type: 'paragraph', children: [mark] });
    });
  };
}
