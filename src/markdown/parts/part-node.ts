import type * as Hast from 'hast';
import type * as Mdast from 'mdast';
import type { Parent } from 'unist';

interface Content {
  name: string;
  label: string;
  attributes: Record<string, string>;
}

/** A part in the Markdown tree, between its blocks. */
export interface MarkdownPart extends Parent, Content {
  type: 'part';
  children: Mdast.RootContent[];
}

/** A part in the HTML tree, until it is drawn. */
export interface HtmlPart extends Parent, Content {
  type: 'part';
  children: Hast.ElementContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    part: MarkdownPart;
  }
}

declare module 'hast' {
  interface RootContentMap {
    part: HtmlPart;
  }
  interface ElementContentMap {
    part: HtmlPart;
  }
}
