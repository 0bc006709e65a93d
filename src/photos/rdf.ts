/**
 * The part of RDF/XML that XMP is written in (ISO 16684-1, 7): one resource with properties, whose values are texts,
 * arrays (`rdf:Alt`, `rdf:Bag`, `rdf:Seq`) and structures. Each can be written in several ways, and all are read.
 */
import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom';
import { RDF } from './xmp-namespaces.ts';

/** The value of a property: an attribute's text, or the element that holds it. */
export type Value = string | Element;

/** Values by the URI of their property, which is its namespace and its name in one string. */
export type Properties = ReadonlyMap<string, Value>;

const XML = 'http://www.w3.org/XML/1998/namespace';

/**
 * Of `<` and `=` together. A packet has hundreds, and one with a long editing history thousands. A megabyte of tags
 * takes the parser a second, and 20 of them when they declare namespaces and stand in each other.
 */
const MOST_MARKS = 10_000;

/**
 * Reads the properties of the resource that an XMP packet describes.
 *
 * @param xml - the packet; what is around it is passed over.
 * @returns no properties when it is not well-formed, has a DOCTYPE (XMP has no use for one, attackers have), or is
 * made of more pieces than any description of a photograph.
 */
export function readRdf(xml: string): Properties {
  const packet = xml.slice(xml.indexOf('<'), xml.lastIndexOf('>') + 1);
  if (packet.split(/[<=]/, MOST_MARKS + 1).length > MOST_MARKS || /<!DOCTYPE/i.test(packet)) return new Map();
  try {
    // The parser stops at its first complaint, which it would otherwise print.
    const document = new DOMParser({ locator: false, onError: onWarningStopParsing }).parseFromString(
      packet,
      'application/xml',
    );
    const [rdf] = document.getElementsByTagNameNS(RDF, 'RDF');
    return propertiesOf(...(rdf ? childrenOf(rdf) : []));
  } catch {
    return new Map();
  }
}

/** The text of a value: of several alternatives that for `x-default`, else the first; of several items the first. */
export function textOf(value: Value | undefined): string | undefined {
  return textsOf(value).find((text) => text.trim());
}

/** The texts of an array in their order, but for the alternative `x-default`, which comes first; one of any other. */
export function textsOf(value: Value | undefined): string[] {
  if (value === undefined) return [];
  const array = arrayOf(value);
  if (!array) return [plainText(value)];
  const items = childrenOf(array);
  if (array.localName === 'Alt') items.sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)));
  return items.map(plainText);
}

/** The structures of an array, or the one structure that a value is, each as its fields. */
export function structuresOf(value: Value | undefined): Properties[] {
  if (value === undefined || typeof value === 'string') return [];
  const array = arrayOf(value);
  return (array ? childrenOf(array) : [value]).map((item) => propertiesOf(structureOf(item)));
}

function plainText(value: Value): string {
  if (typeof value === 'string') return value;
  const uri = value.getAttributeNS(RDF, 'resource');
  if (uri !== null) return uri;
  // A text with qualifiers is a structure that holds the text as its rdf:value.
  const qualified = propertiesOf(structureOf(value)).get(RDF + 'value');
  if (qualified !== undefined) return typeof qualified === 'string' ? qualified : (qualified.textContent ?? '');
  return childrenOf(value).length === 0 ? (value.textContent ?? '') : '';
}

function isDefault(item: Element): boolean {
  return item.getAttributeNS(XML, 'lang')?.toLowerCase() === 'x-default';
}

function arrayOf(value: Value): Element | undefined {
  return typeof value === 'string' ? undefined : childrenOf(value).find(isArray);
}

function isArray(element: Element): boolean {
  return element.namespaceURI === RDF && /^(?:Alt|Bag|Seq)$/.test(element.localName ?? '');
}

/** The element whose attributes and children are the fields: the property's own, or the node that it holds. */
function structureOf(property: Element): Element {
  const isNode = property.getAttributeNS(RDF, 'parseType') === 'Resource';
  return (isNode ? undefined : childrenOf(property)[0]) ?? property;
}

function propertiesOf(...nodes: Element[]): Properties {
  const properties = new Map<string, Value>();
  for (const node of nodes) {
    const values: [Element | { namespaceURI: string | null; localName: string | null }, Value][] = [];
    for (const attribute of node.attributes) values.push([attribute, attribute.value]);
    for (const child of childrenOf(node)) values.push([child, child]);
    for (const [{ namespaceURI, localName }, value] of values) {
      const uri = `${namespaceURI ?? ''}${localName}`;
      if (!properties.has(uri)) properties.set(uri, value);
    }
  }
  return properties;
}

function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1) children.push(child as Element);
  }
  return children;
}
