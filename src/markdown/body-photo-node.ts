import type { Node } from 'unist';
import type { BodyPhoto } from './body.ts';

/** A photo between the blocks of a body, in either tree; the last step cuts the body there. */
export interface BodyPhotoNode extends Node {
  type: 'bodyPhoto';
  photo: BodyPhoto;
}

declare module 'mdast' {
  interface RootContentMap {
    bodyPhoto: BodyPhotoNode;
  }
}

declare module 'hast' {
  interface RootContentMap {
    bodyPhoto: BodyPhotoNode;
  }
  interface ElementContentMap {
    bodyPhoto: BodyPhotoNode;
  }
}
