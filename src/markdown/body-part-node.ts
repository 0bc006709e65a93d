import type { Node } from 'unist';
import type { DrawnPart } from './body.ts';

/** What a component draws, between the blocks of a body, in either tree; the last step cuts the body there. */
export interface BodyPartNode extends Node {
  type: 'bodyPart';
  part: DrawnPart;
}

declare module 'mdast' {
  interface RootContentMap {
    bodyPart: BodyPartNode;
  }
}

declare module 'hast' {
  interface RootContentMap {
    bodyPart: BodyPartNode;
  }
  interface ElementContentMap {
    bodyPart: BodyPartNode;
  }
}
