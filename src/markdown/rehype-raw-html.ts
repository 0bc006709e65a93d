import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import type { VFile } from 'vfile';
import { walkHtml } from './walk.ts';

declare module 'vfile' {
  interface DataMap {
    /** Whether HTML was typed into the body. */
    rawHtml: boolean;
  }
}

const parse = rehypeRaw({ passThrough: ['bodyPhoto'] });

/** Turns raw HTML into elements. Parsing the whole body again costs more than all the rest, so only where there is any. */
export function rehypeRawHtml() {
  return (tree: Root, file: VFile): Root | undefined => {
    let found = false;
    walkHtml(tree, (node) => {
      found ||= node.type === 'raw';
    });
    file.data.rawHtml = found;
    return found ? parse(tree, file) : undefined;
  };
}
