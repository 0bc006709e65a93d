import { DOMParser, XMLSerializer, type Document, type Element, type Node, type Text } from '@xmldom/xmldom';
import { UnwritableError } from './containers/container.ts';
import type { PhotoMetadata } from './metadata.ts';
import { DC, IPTC_CORE, IPTC_EXTENSION, PHOTOSHOP, PLUS, RDF, XMP_RIGHTS } from './xmp-namespaces.ts';

/** What is to be changed. What is absent stays as it is. */
export interface XmpChanges extends Pick<
  PhotoMetadata,
  | 'description'
  | 'headline'
  | 'creators'
  | 'credit'
  | 'source'
  | 'copyright'
  | 'alt'
  | 'extendedDescription'
  | 'webStatement'
  | 'digitalSourceType'
  | 'dataMining'
> {
  city?: string;
  country?: string;
}

/** How a value is written: as itself, as the default of texts in several languages, or as a list in its order. */
type Form = 'text' | 'Alt' | 'Seq';

interface Property {
  namespace: string;
  prefix: string;
  name: string;
  form: Form;
}

const property = (prefix: string, namespace: string, name: string, form: Form = 'text'): Property => ({
  namespace,
  prefix,
  name,
  form,
});

const PROPERTIES: Readonly<Record<keyof XmpChanges, Property>> = {
  description: property('dc', DC, 'description', 'Alt'),
  headline: property('photoshop', PHOTOSHOP, 'Headline'),
  creators: property('dc', DC, 'creator', 'Seq'),
  credit: property('photoshop', PHOTOSHOP, 'Credit'),
  source: property('photoshop', PHOTOSHOP, 'Source'),
  copyright: property('dc', DC, 'rights', 'Alt'),
  alt: property('Iptc4xmpCore', IPTC_CORE, 'AltTextAccessibility', 'Alt'),
  extendedDescription: property('Iptc4xmpCore', IPTC_CORE, 'ExtDescrAccessibility', 'Alt'),
  webStatement: property('xmpRights', XMP_RIGHTS, 'WebStatement'),
  digitalSourceType: property('Iptc4xmpExt', IPTC_EXTENSION, 'DigitalSourceType'),
  dataMining: property('plus', PLUS, 'DataMining'),
  city: property('photoshop', PHOTOSHOP, 'City'),
  country: property('photoshop', PHOTOSHOP, 'Country'),
};

/** The same in the structures that newer programs describe a place with, and that readers heed first. */
const PLACES = ['LocationShown', 'LocationCreated'];
const IN_PLACES: Readonly<Partial<Record<keyof XmpChanges, Property>>> = {
  city: property('Iptc4xmpExt', IPTC_EXTENSION, 'City'),
  country: property('Iptc4xmpExt', IPTC_EXTENSION, 'CountryName'),
};

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const ADOBE_META = 'adobe:ns:meta/';

const BROKEN = 'Its XMP is broken, so that nothing can be changed in it.';

const EMPTY =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
  `<x:xmpmeta xmlns:x="${ADOBE_META}">\n <rdf:RDF xmlns:rdf="${RDF}">\n  <rdf:Description rdf:about=""/>\n </rdf:RDF>\n</x:xmpmeta>\n` +
  '<?xpacket end="w"?>';

/** What stands around the XML element of a packet: an XML declaration and the wrapper. Padding stands before its end. */
const BEFORE = /^\s*(?:<\?[^>]*\?>\s*)*/u;
const AFTER = /<\?[^<>]*\?>$/u;

/**
 * Sets properties in an XMP packet (ISO 16684-1) and leaves all else in it as it is: what other programs have written,
 * and of a text in several languages those that it does not replace.
 *
 * @param packet - undefined for a picture that has none.
 * @param changes - plain text, without the control characters that XML has no place for.
 * @returns the packet, in its old wrapper but without the padding.
 * @throws UnwritableError when the packet is not well-formed, or no XMP at all.
 */
export function editXmp(packet: string | undefined, changes: XmpChanges): string {
  const whole = packet?.trim() ? packet.slice(packet.indexOf('<'), packet.lastIndexOf('>') + 1) : EMPTY;
  const before = BEFORE.exec(whole)![0];
  const after = AFTER.exec(whole)?.[0] ?? '';
  const { document, nodes } = parse(whole.slice(before.length, whole.length - after.length).trimEnd());
  const properties = nodes.flatMap(elementsOf);
  const [place] = PLACES.flatMap((name) =>
    properties
      .filter((element) => isCalled(element, IPTC_EXTENSION, name))
      .flatMap((found) => structureOf(found) ?? []),
  );

  for (const key of Object.keys(PROPERTIES) as (keyof XmpChanges)[]) {
    const change = changes[key];
    if (change === undefined) continue;
    const values = Array.isArray(change) ? change : [change];
    setProperty(nodes, PROPERTIES[key], values);
    const inPlace = IN_PLACES[key];
    if (place && inPlace) setProperty([place], inPlace, values);
  }
  try {
    // A carriage return that was escaped in a text has to be so again, or it becomes a line feed.
    const written = new XMLSerializer()
      .serializeToString(document, { requireWellFormed: true })
      .replaceAll('\r', '&#xD;');
    return `${before}${written}${after && `\n${after}`}`;
  } catch {
    throw new UnwritableError(BROKEN);
  }
}

/** @returns the document, and the nodes whose properties are those of the picture: at least one. */
function parse(xml: string): { document: Document; nodes: Element[] } {
  // XMP has no use for a DOCTYPE, and what it declares could not be kept.
  if (/<!DOCTYPE/i.test(xml)) throw new UnwritableError(BROKEN);
  let document: Document;
  try {
    document = new DOMParser({
      locator: false,
      // Line breaks as in XML 1.0, where fewer characters are such.
      normalizeLineEndings: (text) => text.replace(/\r\n?/g, '\n'),
      onError: (_, message) => {
        // It tells of a sign that is allowed; at all else it would go on with something that was not meant.
        if (!message.startsWith('Unicode replacement character')) throw new Error(message);
      },
    }).parseFromString(xml, 'application/xml');
  } catch {
    throw new UnwritableError(BROKEN);
  }

  const root = document.documentElement!;
  let [rdf] = isCalled(root, RDF, 'RDF') ? [root] : root.getElementsByTagNameNS(RDF, 'RDF');
  if (!rdf && root.namespaceURI !== ADOBE_META)
    throw new UnwritableError('What stands in the place of its XMP is none.');
  rdf ??= append(root, document.createElementNS(RDF, 'rdf:RDF'));
  const nodes = elementsOf(rdf);
  if (nodes.length > 0) return { document, nodes };
  const node = append(rdf, document.createElementNS(RDF, 'rdf:Description'));
  node.setAttributeNS(RDF, 'rdf:about', '');
  return { document, nodes: [node] };
}

/**
 * Sets a property of what some nodes describe together: in the place where it stands, else at the end of the first of
 * them. A plain text that stands as an attribute stays one.
 */
function setProperty(
  nodes: readonly Element[],
  { namespace, prefix, name, form }: Property,
  values: readonly string[],
) {
  const attributes = nodes.filter((node) => node.hasAttributeNS(namespace, name));
  const elements = nodes.flatMap(elementsOf).filter((element) => isCalled(element, namespace, name));
  const node = elements[0] ? (elements[0].parentNode as Element) : (attributes[0] ?? nodes[0]!);
  const qualified = `${prefixOf(namespace, prefix, node)}:${name}`;
  const isAttribute = elements.length === 0 && form === 'text' && (attributes.length > 0 || isFlat(node));
  for (const each of attributes) each.removeAttributeNS(namespace, name);
  if (isAttribute) {
    node.setAttributeNS(namespace, qualified, values[0]!);
    return;
  }

  const document = node.ownerDocument!;
  const element = document.createElementNS(namespace, qualified);
  if (elements[0]) node.replaceChild(element, elements[0]);
  else append(node, element);
  for (const surplus of elements.slice(1)) remove(surplus);
  if (form === 'text') {
    element.textContent = values[0]!;
    return;
  }
  const rdf = prefixOf(RDF, 'rdf', element);
  const array = element.appendChild(document.createElementNS(RDF, `${rdf}:${form}`));
  for (const value of values) {
    const item = document.createElementNS(RDF, `${rdf}:li`);
    item.textContent = value;
    if (form === 'Alt') item.setAttributeNS(XML, 'xml:lang', 'x-default');
    array.appendChild(item);
  }
  if (form === 'Alt') for (const translation of translationsIn(elements[0])) array.appendChild(translation);
}

/** What a text says in other languages. Where that is the same, it is the old text under the name of its language. */
function translationsIn(property: Element | undefined): Element[] {
  const items = property ? elementsOf(property).flatMap(elementsOf) : [];
  const language = (item: Element) => item.getAttributeNS(XML, 'lang')?.toLowerCase();
  const old = items.find((item) => language(item) === 'x-default') ?? items[0];
  return items.filter(
    (item) => language(item) && language(item) !== 'x-default' && item.textContent !== old?.textContent,
  );
}

/**
 * The element that holds the fields of a structure, or of the first where the property is an array of them; none where
 * the array is empty.
 */
function structureOf(property: Element): Element | undefined {
  let element = property;
  for (;;) {
    const [first] = elementsOf(element);
    const isResource = element.getAttributeNS(RDF, 'parseType') === 'Resource';
    if (isResource || isCalled(element, RDF, 'Description')) return element;
    if (!first) return /^(?:Alt|Bag|Seq)$/.test(element.localName!) ? undefined : element;
    element = first;
  }
}

/** Whether the fields of a structure are attributes of its element: RDF allows it no others then. */
function isFlat(node: Element): boolean {
  return !isCalled(node, RDF, 'Description') && node.getAttributeNS(RDF, 'parseType') !== 'Resource';
}

/** The prefix of a namespace at a node, which declares it if need be. */
function prefixOf(namespace: string, wanted: string, node: Element): string {
  const known = node.lookupPrefix(namespace);
  if (known) return known;
  let prefix = wanted;
  while (node.lookupNamespaceURI(prefix) !== null) prefix += '_';
  node.setAttributeNS(XMLNS, `xmlns:${prefix}`, namespace);
  return prefix;
}

/** Puts an element behind the last child, on a line of its own where the others have theirs. */
function append(parent: Element, element: Element): Element {
  const { firstChild, lastChild } = parent;
  const outside = isSpace(parent.previousSibling) ? parent.previousSibling.data : '';
  const space = firstChild ? (isSpace(firstChild) ? firstChild.data : '') : outside && `${outside} `;
  const end = isSpace(lastChild) && lastChild !== firstChild ? lastChild : parent.appendChild(text(parent, outside));
  if (space) parent.insertBefore(text(parent, space), end);
  parent.insertBefore(element, end);
  return element;
}

function remove(element: Element): void {
  if (isSpace(element.previousSibling)) element.parentNode!.removeChild(element.previousSibling);
  element.parentNode!.removeChild(element);
}

const text = (near: Element, data: string) => near.ownerDocument!.createTextNode(data);

function isSpace(node: Node | null): node is Text {
  return node?.nodeType === 3 && /^\s*$/.test(node.nodeValue!);
}

function isCalled(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

function elementsOf(node: Element): Element[] {
  return [...node.childNodes].filter((child): child is Element => child.nodeType === 1);
}
