import { describe, expect, test, vi } from 'vitest';
import { readMetadata } from '../../../src/photos/read-metadata.ts';

const NAMESPACES = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
  xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"`;

const read = (xmp: string | Buffer) => readMetadata({ format: 'jpeg', xmp: Buffer.from(xmp) });
const rdf = (nodes: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${NAMESPACES}>${nodes}</rdf:RDF></x:xmpmeta>`;
const described = (properties: string, attributes = '') =>
  rdf(`<rdf:Description rdf:about="" ${attributes}>${properties}</rdf:Description>`);

describe('One text can be written in many ways', () => {
  test.each([
    ['an element', described('<photoshop:Credit>A &amp; B</photoshop:Credit>')],
    ['an attribute', described('', 'photoshop:Credit="A &amp; B"')],
    ['an ampersand that is not escaped', described('<photoshop:Credit>A & B</photoshop:Credit>')],
    ['CDATA', described('<photoshop:Credit><![CDATA[A & B]]></photoshop:Credit>')],
    ['the second description', rdf('<rdf:Description/><rdf:Description photoshop:Credit="A &#38; B"/>')],
    [
      'an array of one',
      described('<photoshop:Credit><rdf:Bag><rdf:li>A &amp; B</rdf:li></rdf:Bag></photoshop:Credit>'),
    ],
    [
      'a text with a qualifier',
      described(
        '<photoshop:Credit rdf:parseType="Resource"><rdf:value>A &amp; B</rdf:value><xmp:Label>x</xmp:Label></photoshop:Credit>',
      ),
    ],
    [
      'a text with a qualifier, in a description',
      described(
        '<photoshop:Credit><rdf:Description><rdf:value>A &amp; B</rdf:value><xmp:Label>x</xmp:Label></rdf:Description></photoshop:Credit>',
      ),
    ],
    ['a text with a qualifier, as attributes', described('<photoshop:Credit rdf:value="A &amp; B" xmp:Label="x"/>')],
    ['other prefixes', described('<p:Credit xmlns:p="http://ns.adobe.com/photoshop/1.0/">A &amp; B</p:Credit>')],
    ['a default namespace', described('<Credit xmlns="http://ns.adobe.com/photoshop/1.0/">A &amp; B</Credit>')],
    ['no x:xmpmeta', `<rdf:RDF ${NAMESPACES}><rdf:Description photoshop:Credit="A &amp; B"/></rdf:RDF>`],
    [
      'a packet wrapper and padding',
      `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${described('', 'photoshop:Credit="A &amp; B"')}${' \n'.repeat(2000)}<?xpacket end="w"?>\0\0`,
    ],
    ['an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>${described('', 'photoshop:Credit="A &amp; B"')}`],
  ])('%s', (_, xmp) => {
    expect(read(xmp)).toEqual({ credit: 'A & B' });
  });

  test('the prefix of another namespace means nothing', () => {
    expect(read(described('<photoshop:Credit xmlns:photoshop="urn:other">A</photoshop:Credit>'))).toEqual({});
  });
});

describe('Texts in several languages', () => {
  const alternatives = (...items: string[]) =>
    read(described(`<dc:description><rdf:Alt>${items.join('')}</rdf:Alt></dc:description>`)).description;

  test('x-default is taken, wherever it stands', () => {
    expect(alternatives('<rdf:li xml:lang="de">Mole</rdf:li>', '<rdf:li xml:lang="X-Default">Sea wall</rdf:li>')).toBe(
      'Sea wall',
    );
  });
  test('without it, the first', () => {
    expect(alternatives('<rdf:li xml:lang="de">Mole</rdf:li>', '<rdf:li xml:lang="fr">Digue</rdf:li>')).toBe('Mole');
  });
  test('an empty one is passed over', () => {
    expect(alternatives('<rdf:li xml:lang="x-default"/>', '<rdf:li xml:lang="de">Mole</rdf:li>')).toBe('Mole');
  });
});

test('Creators stand in an array, or as a text', () => {
  const names = '<rdf:li>김민수</rdf:li><rdf:li> </rdf:li><rdf:li>Alex Kim</rdf:li>';
  expect(read(described(`<dc:creator><rdf:Seq>${names}</rdf:Seq></dc:creator>`)).creators).toEqual([
    '김민수',
    'Alex Kim',
  ]);
  expect(read(described(`<dc:creator><rdf:Bag>${names}</rdf:Bag></dc:creator>`)).creators).toEqual([
    '김민수',
    'Alex Kim',
  ]);
  expect(read(described('<dc:creator>Alex Kim</dc:creator>')).creators).toEqual(['Alex Kim']);
  expect(read(described('', 'dc:creator="Alex Kim"')).creators).toEqual(['Alex Kim']);
});

describe('One structure can be written in many ways', () => {
  const fields = '<plus:LicensorName>Ledger</plus:LicensorName><plus:LicensorURL>https://a.example/</plus:LicensorURL>';
  const attributes = 'plus:LicensorName="Ledger" plus:LicensorURL="https://a.example/"';
  const second = '<rdf:li rdf:parseType="Resource"><plus:LicensorName>Second</plus:LicensorName></rdf:li>';
  test.each([
    ['a resource', `<rdf:Seq><rdf:li rdf:parseType="Resource">${fields}</rdf:li>${second}</rdf:Seq>`],
    ['a description', `<rdf:Seq><rdf:li><rdf:Description>${fields}</rdf:Description></rdf:li>${second}</rdf:Seq>`],
    ['a description with attributes', `<rdf:Bag><rdf:li><rdf:Description ${attributes}/></rdf:li></rdf:Bag>`],
    ['attributes', `<rdf:Seq><rdf:li ${attributes}/></rdf:Seq>`],
    ['no array', `<rdf:Description>${fields}</rdf:Description>`],
    [
      'an address as a resource',
      `<rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Ledger</plus:LicensorName><plus:LicensorURL rdf:resource="https://a.example/"/></rdf:li></rdf:Seq>`,
    ],
  ])('%s', (_, value) => {
    expect(read(described(`<plus:Licensor>${value}</plus:Licensor>`))).toEqual({
      licensor: { name: 'Ledger', url: 'https://a.example/' },
    });
  });
  test('attributes of the property', () => {
    expect(read(described(`<plus:Licensor ${attributes}/>`)).licensor?.name).toBe('Ledger');
  });
});

test('Addresses and terms can be resources', () => {
  expect(
    read(
      described(
        `<xmpRights:WebStatement rdf:resource="https://a.example/rights"/>
         <ext:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
         <plus:DataMining rdf:resource="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"/>`,
      ),
    ),
  ).toEqual({
    webStatement: 'https://a.example/rights',
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    dataMining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  });
});

describe('The place', () => {
  const shown = '<ext:LocationShown><rdf:Bag><rdf:li ext:City="Shown"/></rdf:Bag></ext:LocationShown>';
  const created =
    '<ext:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><ext:Sublocation>Pier</ext:Sublocation><ext:ProvinceState>State</ext:ProvinceState><ext:CountryName>Country</ext:CountryName><ext:CountryCode>KOR</ext:CountryCode></rdf:li></rdf:Bag></ext:LocationCreated>';
  const flat =
    '<core:Location>Quay</core:Location><photoshop:City>Flat</photoshop:City><photoshop:State>S</photoshop:State><photoshop:Country>C</photoshop:Country><core:CountryCode>CC</core:CountryCode>';
  const empty = '<ext:LocationShown><rdf:Bag><rdf:li ext:City=" "/></rdf:Bag></ext:LocationShown>';

  test.each([
    ['that is shown', flat + created + shown, { city: 'Shown' }],
    ['of the camera', flat + created, { sublocation: 'Pier', state: 'State', country: 'Country', countryCode: 'KOR' }],
    [
      'of the camera, when that shown is empty',
      empty + created + flat,
      { sublocation: 'Pier', state: 'State', country: 'Country', countryCode: 'KOR' },
    ],
    ['in the older fields', flat, { sublocation: 'Quay', city: 'Flat', state: 'S', country: 'C', countryCode: 'CC' }],
  ])('%s', (_, properties, location) => {
    expect(read(described(properties))).toEqual({ location });
  });
});

describe('The date', () => {
  test.each([
    ['photoshop:DateCreated="2026-11-09" exif:DateTimeOriginal="2025-01-01" xmp:CreateDate="2024-01-01"', '2026-11-09'],
    ['exif:DateTimeOriginal="2025-01-01T10:00" xmp:CreateDate="2024-01-01"', '2025-01-01T10:00:00'],
    ['photoshop:DateCreated="2026" xmp:CreateDate="2024-01-01T10:00:00.25Z"', '2024-01-01T10:00:00+00:00'],
    ['photoshop:DateCreated="2026-11-09T18:30:00.5+09:00"', '2026-11-09T18:30:00+09:00'],
    ['photoshop:DateCreated="2026-11-09T18:30-0330"', '2026-11-09T18:30:00-03:30'],
    ['photoshop:DateCreated="2026-11-09T24:61:00"', '2026-11-09'],
    ['photoshop:DateCreated="2026-11-09T18:30:00+99:00"', '2026-11-09T18:30:00'],
    ['photoshop:DateCreated="2026-02-29"', undefined],
    ['photoshop:DateCreated="0000-00-00T00:00:00"', undefined],
    ['photoshop:DateCreated="0001-01-01T00:00:00"', undefined],
    ['photoshop:DateCreated="9 November 2026"', undefined],
  ])('%s', (attributes, created) => {
    expect(read(described('', attributes)).created).toBe(created);
  });
});

describe('Encodings', () => {
  const xmp = described('', 'photoshop:Credit="Café – 부산"');
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  test.each([
    ['UTF-8', Buffer.from(xmp)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${xmp}`)],
    ['UTF-16, little-endian, with a byte-order mark', Buffer.from(`\ufeff${xmp}`, 'utf16le')],
    ['UTF-16, little-endian, without', Buffer.from(xmp, 'utf16le')],
    ['UTF-16, big-endian, with a byte-order mark', swapped(`\ufeff${xmp}`)],
    ['UTF-16, big-endian, without', swapped(xmp)],
  ])('%s', (_, bytes) => {
    expect(read(bytes)).toEqual({ credit: 'Café – 부산' });
  });

  test('a byte that is no character does not silence the rest', () => {
    const bytes = Buffer.from(described('', 'photoshop:Credit="Caf~ 부산" dc:source="x"'));
    bytes[bytes.indexOf('~')] = 0xe9;
    expect(read(bytes)).toEqual({ credit: 'Caf 부산' });
  });
});

describe('A packet that says nothing', () => {
  test.each([
    ['empty', ''],
    ['no XML', 'GIF89a'],
    ['tags that do not match', described('<dc:description>A</dc:source>')],
    ['a tag that is not closed', described('<dc:description>A')],
    ['an unknown entity', described('<dc:description>&nbsp;A</dc:description>')],
    ['a prefix that is not declared', described('<y:a/><dc:description>A</dc:description>')],
    ['an attribute without quotation marks', described('', 'dc:description=A')],
    ['an attribute without a value', described('', 'dc:description')],
    ['another root', `<html ${NAMESPACES}><rdf:Description dc:description="A"/></html>`],
    ['a DOCTYPE', `<!DOCTYPE x>${described('', 'dc:description="A"')}`],
    ['a doctype', `<!doctype x>${described('', 'dc:description="A"')}`],
  ])('%s', (_, xmp) => {
    const printed = vi.spyOn(console, 'error');
    const warned = vi.spyOn(console, 'warn');
    expect(read(xmp)).toEqual({});
    expect(printed).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });
});
