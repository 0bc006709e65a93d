import type { PhotoMetadata } from './metadata.ts';
import { DC, IPTC_EXTENSION, PHOTOSHOP, PLUS, RDF, XMP_RIGHTS } from './xmp-namespaces.ts';

/** What a published picture says of itself: whose it is and what may be done with it. */
export type Rights = Pick<
  PhotoMetadata,
  'creators' | 'credit' | 'copyright' | 'webStatement' | 'licensor' | 'digitalSourceType' | 'dataMining'
>;

const NAMESPACES = {
  dc: DC,
  photoshop: PHOTOSHOP,
  xmpRights: XMP_RIGHTS,
  Iptc4xmpExt: IPTC_EXTENSION,
  plus: PLUS,
};

/** What XML 1.0 allows in no way, not even escaped. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Of a copyright line (UTF-16 code units) and of creators: more is no help to anyone and stands in each of a picture's files. */
const LONGEST = 500;
const MOST_CREATORS = 8;

/**
 * Writes an XMP packet (ISO 16684-1) to be published in a picture. Every reader loads it, so it is as small as can be:
 * without the wrapper and the padding in which programs edit a packet in place.
 *
 * @returns the same packet for the same rights; undefined where there are none to tell.
 */
export function rightsPacket(rights: Rights): string | undefined {
  const { licensor } = rights;
  const { creators = [], copyright } = bounded(rights);
  const licensorFields = attribute('plus:LicensorName', licensor?.name) + attribute('plus:LicensorURL', licensor?.url);
  const attributes = [
    attribute('photoshop:Credit', rights.credit),
    attribute('xmpRights:Marked', copyright && 'True'),
    attribute('xmpRights:WebStatement', rights.webStatement),
    attribute('Iptc4xmpExt:DigitalSourceType', rights.digitalSourceType),
    attribute('plus:DataMining', rights.dataMining),
  ];
  const elements = [
    element('dc:creator', element('rdf:Seq', creators.map((creator) => element('rdf:li', escaped(creator))).join(''))),
    element('dc:rights', element('rdf:Alt', element('rdf:li', escaped(copyright), ' xml:lang="x-default"'))),
    element('plus:Licensor', element('rdf:Seq', licensorFields && `<rdf:li${licensorFields}/>`)),
  ];
  const namespaces = Object.entries(NAMESPACES)
    .filter(([prefix]) => [...attributes, ...elements].some((written) => written.startsWith(prefix + ':', 1)))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  if (namespaces.length === 0) return undefined;
  return (
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${RDF}">` +
    `<rdf:Description rdf:about=""${namespaces.join('')}${attributes.join('')}>${elements.join('')}</rdf:Description>` +
    '</rdf:RDF></x:xmpmeta>'
  );
}

/**
 * The same for programs that read EXIF alone, in the form that sharp's `withExif` takes. EXIF has ASCII there, and sharp
 * would put question marks for other letters: accents are left out, and a text in other letters stands in XMP only.
 *
 * @returns undefined where there is nothing to tell.
 */
export function exifRights(rights: Rights): { IFD0: Record<string, string> } | undefined {
  const { creators, copyright } = bounded(rights);
  const texts = Object.entries({ Artist: creators?.join('; '), Copyright: copyright })
    .map(([tag, text]) => [tag, ascii(text)] as const)
    .filter((entry): entry is readonly [string, string] => Boolean(entry[1]));
  return texts.length > 0 ? { IFD0: Object.fromEntries(texts) } : undefined;
}

function bounded({ creators, copyright }: Rights): Pick<Rights, 'creators' | 'copyright'> {
  return {
    creators: creators?.slice(0, MOST_CREATORS),
    copyright: copyright && copyright.length > LONGEST ? `${copyright.slice(0, LONGEST).toWellFormed()}…` : copyright,
  };
}

function ascii(text = ''): string | undefined {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('©', '(C)')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-');
  return /^[\x20-\x7e]*$/.test(plain) ? plain : undefined;
}

function attribute(name: string, value: string | undefined): string {
  return value ? ` ${name}="${escaped(value)}"` : '';
}

function element(name: string, content: string, attributes = ''): string {
  return content && `<${name}${attributes}>${content}</${name}>`;
}

function escaped(text = ''): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
