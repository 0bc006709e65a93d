import type { ElementContent, Parents, Root } from 'hast';
import type { VFile } from 'vfile';
import { partKind } from './parts/known.ts';
import { report, shorten } from './report.ts';
import { wordsOf } from './words.ts';

/**
 * Draws parts. It comes before typography, links, headings and tables, so that these treat what stands in a part like
 * all other text.
 *
 * @param options.language - whose words parts get.
 */
export function rehypeParts({ language }: { language: string }) {
  const words = wordsOf(language);
  return (tree: Root, file: VFile): void => {
    if (!file.data.fences?.size) return;
    const lines = String(file.value).split('\n');
    let rank = 2;
    draw(tree);

    function draw(parent: Parents): void {
      const drawn = (parent.children as ElementContent[]).flatMap((node): ElementContent[] => {
        if (node.type === 'element') {
          const level = /^h([1-6])$/.exec(node.tagName)?.[1];
          if (level) rank = Math.min(Number(level) + 1, 6);
        }
        if (node.type !== 'part') return [node];
        // What stands in it first: a chart in a factbox.
        draw(node);
        const { name, label, attributes, children } = node;
        const place = node.position!;
        const kind = partKind(name)!;
        const result = kind.draw(
          { name, label, attributes, place, children: children.filter((child) => !isBlank(child)) },
          {
            language,
            words,
            file,
            tree,
            rank,
            say: ({ rule, message, suggestion, place: where }) => {
              const at = where ?? place.start;
              const line = ('start' in at ? at.start : at).line;
              report(file, { rule, message, suggestion, place: at, found: shorten(lines[line - 1] ?? '') });
            },
          },
        );
        if (!result) return children;
        if (result.type !== 'element') return [{ type: 'bodyPart', part: result, position: place }];
        result.properties.className = ['part', `part-${name}`];
        return [result];
      });
      parent.children = drawn;
    }
  };
}

const isBlank = (node: ElementContent) => node.type === 'text' && node.value.trim() === '';
