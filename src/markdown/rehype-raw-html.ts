import { createRequire } from 'node:module';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { walkHtml } from './walk.ts';

declare module 'vfile' {
  interface DataMap {
    /** Whether HTML was typed into the body. */
    rawHtml: boolean;
  }
}

const require = createRequire(import.meta.url);
let parse: ((tree: Root, file: VFile) => Root) | undefined;

/** A whole HTML parser, loaded when the first body with HTML in it comes along. */
function parser() {
  const { default: rehypeRaw } = require('rehype-raw') as typeof import('rehype-raw');
  return (parse ??= rehypeRaw({ passThrough: ['bodyPart', 'part'] }));
}

/** Turns raw HTML into elements. Parsing the whole body again costs more than all the rest, so only where there is any. */
export function rehypeRawHtml() {
  return (tree: Root, file: VFile): Root | undefined => {
    let found = false;
    walkHtml(tree, (node) => {
      found ||= node.type === 'raw';
    });
    file.data.rawHtml = found;
    return found ? parser()(tree, file) : undefined;
  };
}
