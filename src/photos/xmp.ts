import type { PhotoMetadata } from './metadata.ts';
import { readRdf, structuresOf, textOf, textsOf, type Properties } from './rdf.ts';
import { DC, EXIF, IPTC_CORE, IPTC_EXTENSION, PHOTOSHOP, PLUS, XMP, XMP_RIGHTS } from './xmp-namespaces.ts';

/** In bytes. Larger ones hold editing histories and thumbnails; parsing them all would hold a build up. */
const LARGEST = 1_000_000;

/** How the first bytes look in each encoding of Unicode, with a byte-order mark and without (XML 1.0, appendix F). */
const UTF_16: readonly [RegExp, string][] = [
  [/^(?:\u00ff\u00fe|<\0)/, 'utf-16le'],
  [/^(?:\u00fe\u00ff|\0<)/, 'utf-16be'],
];

/**
 * Reads an XMP packet (ISO 16684-1) for the fields of the IPTC Photo Metadata Standard.
 *
 * @returns what it says, not cleaned. Where a place or a date stands in it more than once, there are several
 * statements, and each holds only where those before it are silent. None when the packet is broken or over 1 MB.
 */
export function readXmp(packet: Buffer): PhotoMetadata[] {
  if (packet.length > LARGEST) return [];
  const properties = readRdf(decode(packet));
  if (properties.size === 0) return [];

  const text = (uri: string) => textOf(properties.get(uri));
  const [licensor] = structuresOf(properties.get(PLUS + 'Licensor'));
  const [shown] = structuresOf(properties.get(IPTC_EXTENSION + 'LocationShown'));
  const [taken] = structuresOf(properties.get(IPTC_EXTENSION + 'LocationCreated'));
  return [
    {
      description: text(DC + 'description'),
      headline: text(PHOTOSHOP + 'Headline'),
      creators: textsOf(properties.get(DC + 'creator')),
      credit: text(PHOTOSHOP + 'Credit'),
      source: text(PHOTOSHOP + 'Source'),
      copyright: text(DC + 'rights'),
      alt: text(IPTC_CORE + 'AltTextAccessibility'),
      extendedDescription: text(IPTC_CORE + 'ExtDescrAccessibility'),
      location: shown && place(shown),
      created: text(PHOTOSHOP + 'DateCreated'),
      webStatement: text(XMP_RIGHTS + 'WebStatement'),
      licensor: licensor && {
        name: textOf(licensor.get(PLUS + 'LicensorName')),
        url: textOf(licensor.get(PLUS + 'LicensorURL')),
      },
      digitalSourceType: text(IPTC_EXTENSION + 'DigitalSourceType'),
      dataMining: text(PLUS + 'DataMining'),
    },
    { location: taken && place(taken), created: text(EXIF + 'DateTimeOriginal') },
    // Of a scan, the day of the scan.
    { created: text(XMP + 'CreateDate') },
    {
      location: {
        sublocation: text(IPTC_CORE + 'Location'),
        city: text(PHOTOSHOP + 'City'),
        state: text(PHOTOSHOP + 'State'),
        country: text(PHOTOSHOP + 'Country'),
        countryCode: text(IPTC_CORE + 'CountryCode'),
      },
    },
  ];
}

function place(fields: Properties): PhotoMetadata['location'] {
  const text = (name: string) => textOf(fields.get(IPTC_EXTENSION + name));
  return {
    sublocation: text('Sublocation'),
    city: text('City'),
    state: text('ProvinceState'),
    country: text('CountryName'),
    countryCode: text('CountryCode'),
  };
}

function decode(packet: Buffer): string {
  const start = packet.toString('latin1', 0, 2);
  const encoding = UTF_16.find(([pattern]) => pattern.test(start))?.[1] ?? 'utf-8';
  // The XML parser complains of the sign for bytes that are no character, and one of those should not silence the rest.
  return new TextDecoder(encoding).decode(packet).replaceAll('\ufffd', '');
}
