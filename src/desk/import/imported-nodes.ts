/** What a story has that Markdown has no node for, on its way from HTML to the file. */
import type { Node } from 'unist';
import type { RootContent } from 'mdast';

/** A picture, which stands between blocks and nowhere else. */
export interface ImportedPhotoNode extends Node {
  type: 'importedPhoto';
  /** Where the source has it. */
  src: string;
  alt: string;
  caption: string;
  credit: string;
  /** Its id among the source's media: WordPress's attachments have numbers. */
  attachment?: string;
}

/** A part of a story (docs/parts.md): its first line, and what stands in it; one of one line has nothing in it. */
export interface ImportedPartNode extends Node {
  type: 'importedPart';
  /** Its first line, as it will be written. */
  opening: string;
  children: RootContent[];
  /** It ends with a line of colons. */
  isBlock: boolean;
  /** What stands in its place where no part may: in a list, a quotation or a table. */
  instead: RootContent[];
}

declare module 'mdast' {
  interface EmphasisData {
    /** The element of HTML that will be typed instead. */
    typed?: string;
  }
  interface RootContentMap {
    importedPhoto: ImportedPhotoNode;
    importedPart: ImportedPartNode;
  }
}

/** Text in a part's braces: straight quotation marks end a value there. */
const inBraces = (text: string): string => text.replace(/\s+/gu, ' ').trim().replaceAll('"', "'");
/** Text in a part's brackets. */
const inBrackets = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[[\]\\]/g, '\\$&');

/** `:::pullquote{by="Ana Reyes"}` */
export function openingOf(
  name: string,
  attributes: Record<string, string | undefined>,
  title = '',
  colons = 3,
): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && inBraces(value) !== '')
    .map(([key, value]) => `${key}="${inBraces(value!)}"`);
  const label = inBrackets(title);
  return `${':'.repeat(colons)}${name}${label && `[${label}]`}${pairs.length > 0 ? `{${pairs.join(' ')}}` : ''}`;
}
