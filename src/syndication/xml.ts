import XMLBuilder from 'fast-xml-builder';

/** What stands in an element: text, elements by name, several of one name, or attributes, whose names begin with `@`. */
export type XmlContent = string | { [name: string]: XmlContent | XmlContent[] | undefined };

/** What XML 1.0 allows in no way, not even escaped. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Text without the characters that no XML document may hold: for texts that come from content. A half of a character
 * becomes a replacement character (U+FFFD).
 */
export const xmlText = (text: string): string => text.toWellFormed().replace(NOT_XML, '');

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** An XML document, in UTF-8. */
export const xmlDocument = (root: string, content: XmlContent): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: content })}\n`;
