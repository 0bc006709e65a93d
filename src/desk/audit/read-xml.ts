import { SaxesParser } from 'saxes';

/** An element of an XML file, as far as the audit looks at it. */
export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** Its namespace. */
  uri: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlElement[];
}

/** Elements whose text names something and need not lead anywhere. */
const NAMES = new Set(['guid', 'id']);

/**
 * Reads an XML file.
 *
 * @param onText - gets every text and every value of an attribute that may hold addresses.
 * @throws when it is not well-formed.
 */
export function readXml(text: string, onText?: (text: string) => void): XmlElement {
  const root: XmlElement = { name: '', uri: '', attributes: {}, text: '', children: [] };
  const stack = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map((each) => [each.local, each.value]));
    const element: XmlElement = { name: local, uri, attributes: values, text: '', children: [] };
    for (const { prefix, local: name, value } of Object.values(attributes))
      // Namespaces are names that look like addresses.
      if (prefix !== 'xmlns' && name !== 'xmlns') onText?.(value);
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  const take = (piece: string) => {
    stack.at(-1)!.text += piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const element = stack.pop()!;
    if (!NAMES.has(element.name)) onText?.(element.text);
  });
  parser.write(text).close();
  return root.children[0]!;
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

/** All of that name at any depth. */
export const descendants = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((each) => [...(each.name === name ? [each] : []), ...descendants(each, name)]);
