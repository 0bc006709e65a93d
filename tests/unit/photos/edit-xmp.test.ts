import { describe, expect, it } from 'vitest';
import { editXmp, type XmpChanges } from '../../../src/photos/edit-xmp.ts';
import { UnwritableError } from '../../../src/photos/embed-xmp.ts';
import { readMetadata } from '../../../src/photos/read-metadata.ts';

const read = (packet: string) => readMetadata({ format: 'jpeg', xmp: Buffer.from(packet) });

const WRAPPER = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n';
const NAMESPACES = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"`;
const packetWith = (inside: string, attributes = '') =>
  `${WRAPPER}<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" ${NAMESPACES}${attributes}>${inside}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
/** What the packet says between the tags of its description. */
const insideOf = (packet: string) => /<rdf:Description[^>]*>(.*)\s*<\/rdf:Description>/s.exec(packet)![1]!.trimEnd();

const ALL: XmpChanges = {
  description: 'Waves <at> the wall & "under" it, 바다.',
  headline: 'The wall',
  creators: ['Alex Kim', 'Sam Lee'],
  credit: 'Harbor Ledger',
  source: 'AFP',
  copyright: '© 2026 Harbor Ledger',
  alt: 'Waves.',
  extendedDescription: 'Waves, at length.',
  webStatement: 'https://ledger.example/rights',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  dataMining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  city: 'Port Maren',
  country: 'Norland',
};

describe('a new XMP packet', () => {
  it('is small and says what it should', () => {
    expect(editXmp(undefined, { credit: 'AP', description: 'Waves.' })).toBe(
      `${WRAPPER}<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Waves.</rdf:li></rdf:Alt></dc:description>
   <photoshop:Credit>AP</photoshop:Credit>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`,
    );
  });

  it.each([undefined, '', ' \n'])('is made of %j', (packet) => {
    const { city, country, ...others } = ALL;
    expect(read(editXmp(packet, ALL))).toEqual({ ...others, location: { city, country } });
  });
});

describe('an XMP packet that is edited', () => {
  const HISTORY = `
   <xmpMM:History>
    <rdf:Seq>
     <rdf:li stEvt:action="derived" stEvt:parameters="converted from image/x-nikon-nef to image/jpeg&#10;"/>
     <rdf:li><rdf:Description stEvt:action="saved"><stEvt:changed>/&#xD;</stEvt:changed></rdf:Description></rdf:li>
    </rdf:Seq>
   </xmpMM:History>
   <!-- kept -->`;

  it('keeps all else as it is', () => {
    expect(editXmp(packetWith(HISTORY), { credit: 'AP' })).toBe(
      packetWith(`${HISTORY}\n   <photoshop:Credit>AP</photoshop:Credit>`).replaceAll('\n    xmlns', ' xmlns'),
    );
  });

  it('is the same when nothing is to be changed, but for padding', () => {
    const packet = packetWith(HISTORY).replaceAll('\n    xmlns', ' xmlns');
    expect(editXmp(packet.replace('<?xpacket end', `${' '.repeat(2000)}\n<?xpacket end`), {})).toBe(packet);
    expect(editXmp(`${packet}\0\0`, {})).toBe(packet);
  });

  it('says the new instead of the old, however that was written', () => {
    const lists = [
      '<dc:creator><rdf:Seq><rdf:li>Old</rdf:li><rdf:li>Older</rdf:li></rdf:Seq></dc:creator>',
      '<dc:creator><rdf:Bag><rdf:li>Old</rdf:li></rdf:Bag></dc:creator>',
      '<dc:creator>Old</dc:creator>',
    ];
    for (const list of lists)
      expect(insideOf(editXmp(packetWith(list), { creators: ['Alex Kim'] }))).toBe(
        '<dc:creator><rdf:Seq><rdf:li>Alex Kim</rdf:li></rdf:Seq></dc:creator>',
      );
    const texts = [
      '<photoshop:Credit>Old</photoshop:Credit>',
      '<photoshop:Credit rdf:resource="https://old.example"/>',
      '<photoshop:Credit rdf:parseType="Resource"><rdf:value>Old</rdf:value></photoshop:Credit>',
    ];
    for (const text of texts)
      expect(insideOf(editXmp(packetWith(text), { credit: 'AP' }))).toBe('<photoshop:Credit>AP</photoshop:Credit>');
  });

  it('says it where the old stood', () => {
    const before = '<photoshop:Credit>Old</photoshop:Credit>\n   <dc:format>image/jpeg</dc:format>';
    expect(insideOf(editXmp(packetWith(before), { credit: 'AP' }))).toBe(before.replace('Old', 'AP'));
  });

  it('keeps an attribute as an attribute where that can hold the new', () => {
    const packet = packetWith('', ' photoshop:Credit="Old" dc:description="Old"');
    const result = editXmp(packet, { credit: 'AP & Co.', description: 'Waves.' });
    expect(result).toContain(' photoshop:Credit="AP &amp; Co."');
    expect(result).not.toContain('Old');
    expect(insideOf(result).trim()).toBe(
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Waves.</rdf:li></rdf:Alt></dc:description>',
    );
  });

  it('says it once where several descriptions said it', () => {
    const description = (inside: string) =>
      `<rdf:Description rdf:about="" xmlns:p="http://ns.adobe.com/photoshop/1.0/">${inside}</rdf:Description>`;
    const rdf = (...inside: string[]) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside.map(description).join('')}</rdf:RDF>`;
    const credit = (text: string) => `<p:Credit>${text}</p:Credit>`;
    expect(editXmp(rdf('<p:City>X</p:City>', credit('Old'), credit('Older')), { credit: 'AP' })).toBe(
      rdf('<p:City>X</p:City>', credit('AP'), '').replace('></rdf:Description></rdf:RDF>', '/></rdf:RDF>'),
    );
  });

  it('keeps translations of a text, but not what was the old text in its language', () => {
    const texts = (...items: [language: string, text: string][]) =>
      `<dc:description><rdf:Alt>${items.map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`).join('')}</rdf:Alt></dc:description>`;
    const edited = (before: string) => insideOf(editXmp(packetWith(before), { description: 'New' }));
    expect(edited(texts(['x-default', 'Old'], ['en-US', 'Old'], ['ko-KR', '옛']))).toBe(
      texts(['x-default', 'New'], ['ko-KR', '옛']),
    );
    expect(edited(texts(['en', 'Old'], ['ko', '옛']))).toBe(texts(['x-default', 'New'], ['ko', '옛']));
  });

  it.each([
    [
      '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City="Old" Iptc4xmpExt:Sublocation="Pier 4"/></rdf:Bag></Iptc4xmpExt:LocationShown>',
    ],
    [
      '<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Old</Iptc4xmpExt:City><Iptc4xmpExt:Sublocation>Pier 4</Iptc4xmpExt:Sublocation></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>',
    ],
    [
      '<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City="Old"><Iptc4xmpExt:Sublocation>Pier 4</Iptc4xmpExt:Sublocation></rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>',
    ],
    [
      '<Iptc4xmpExt:LocationCreated rdf:parseType="Resource"><Iptc4xmpExt:Sublocation>Pier 4</Iptc4xmpExt:Sublocation></Iptc4xmpExt:LocationCreated>',
    ],
  ])('says the place also where newer programs look for it: %s', (place) => {
    const result = editXmp(packetWith(place), { city: 'Port Maren', country: 'Norland' });
    expect(read(result).location).toEqual({ sublocation: 'Pier 4', city: 'Port Maren', country: 'Norland' });
    expect(result).toContain('<photoshop:City>Port Maren</photoshop:City>');
  });

  it('passes over a place that says nothing', () => {
    const empty = '<Iptc4xmpExt:LocationShown><rdf:Bag/></Iptc4xmpExt:LocationShown>';
    expect(insideOf(editXmp(packetWith(empty), { city: 'Port Maren' }))).toContain(empty);
  });

  it('takes another prefix where its own means something else', () => {
    const rdf = (attributes: string, inside: string) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${attributes}>${inside}</rdf:Description></rdf:RDF>`;
    const own = ' xmlns:ps="http://ns.adobe.com/photoshop/1.0/"';
    expect(editXmp(rdf(own, ''), { headline: 'New' })).toBe(rdf(own, '<ps:Headline>New</ps:Headline>'));
    const foreign = ' xmlns:photoshop="urn:other"';
    expect(editXmp(rdf(foreign, ''), { headline: 'New' })).toBe(
      rdf(
        `${foreign} xmlns:photoshop_="http://ns.adobe.com/photoshop/1.0/"`,
        '<photoshop_:Headline>New</photoshop_:Headline>',
      ),
    );
  });

  it('may be empty, or have a declaration', () => {
    const empty = '<?xml version="1.0"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';
    const result = editXmp(empty, { credit: 'AP' });
    expect(result).toMatch(/^<\?xml version="1\.0"\?>\n<x:xmpmeta/);
    expect(read(result)).toEqual({ credit: 'AP' });
  });

  it.each([
    ['not closed', '<x:xmpmeta xmlns:x="adobe:ns:meta/">'],
    ['no XML', 'caption=Waves.'],
    ['an unknown entity', packetWith('<dc:format>&nbsp;</dc:format>')],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>'],
    ['a character that XML has not', packetWith('<dc:format>\u0001</dc:format>')],
    ['an attribute without quotation marks', packetWith('<dc:format a=b/>')],
  ])('is refused when it is broken: %s', (_, packet) => {
    expect(() => editXmp(packet, { credit: 'AP' })).toThrow(
      new UnwritableError('Its XMP is broken, so that nothing can be changed in it.'),
    );
  });

  it('is refused when it is something else', () => {
    expect(() => editXmp('<svg xmlns="http://www.w3.org/2000/svg"/>', { credit: 'AP' })).toThrow(
      new UnwritableError('What stands in the place of its XMP is none.'),
    );
  });
});
