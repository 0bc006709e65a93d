import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMetadata } from '../../../src/photos/read-metadata.ts';
import { exifRights, rightsPacket, type Rights } from '../../../src/photos/rights-packet.ts';
import { witness } from './exiftool.ts';
import { makePictures, rawOf } from './pictures.ts';

const usual: Rights = {
  creators: ['Alex Kim'],
  credit: 'Alex Kim/Harbor Ledger',
  copyright: '© 2026 Alex Kim/Harbor Ledger',
  webStatement: 'https://harborledger.example/about/',
  licensor: { name: 'Harbor Ledger', url: 'https://harborledger.example/about/' },
};

const strange: Rights = {
  creators: ['Zoë "Zo" O’Neill', "<b>김민수</b> & Co; 'Kim'"],
  credit: 'A & B <i>"x"</i> ]]> ${x} 🌊',
  copyright: '© 2026 Zoë Müller & <Sons>',
  webStatement: "https://a.example/?x=1&y='2'#z",
  licensor: { name: 'A & "B" <C>', url: 'https://a.example/?x=1&amp=2' },
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
  dataMining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING',
};

const PUBLISHED = ['jpeg', 'webp', 'avif', 'png'] as const;
const cases = PUBLISHED.flatMap((format) => [
  { format, name: 'usual', rights: usual, inExif: ['Alex Kim', '(C) 2026 Alex Kim/Harbor Ledger'] },
  // One of the names is in letters that EXIF does not have.
  { format, name: 'strange', rights: strange, inExif: [undefined, '(C) 2026 Zoe Muller & <Sons>'] },
]);

describe('In published pictures', () => {
  let pictures: Awaited<ReturnType<typeof makePictures>>;
  const seen = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    // The original knows where it was taken, and whom it shows; neither may come along.
    pictures = await makePictures([
      {
        name: 'original',
        format: 'jpeg',
        tags: [
          '-GPS:GPSLatitude=35.1',
          '-GPS:GPSLatitudeRef=N',
          '-XMP-exif:GPSLatitude=35.1',
          '-XMP-iptcExt:PersonInImage=A Private Person',
          '-IPTC:Keywords=private',
          '-IFD0:Model=Camera',
          '-ExifIFD:SerialNumber=1234',
        ],
      },
    ]);
    const original = pictures.pathOf({ name: 'original', format: 'jpeg' });
    expect(Object.keys(witness(original)[0]!)).toContain('GPS:GPSLatitude');
    for (const { format, name, rights } of cases) {
      const bytes = await sharp(original)
        .withXmp(rightsPacket(rights)!)
        .withExif(exifRights(rights)!)
        .toFormat(format)
        .toBuffer();
      writeFileSync(join(pictures.folder, `${name}.${format}`), bytes);
    }
    const paths = cases.map((picture) => pictures.pathOf(picture));
    witness(...paths).forEach((tags, index) => seen.set(paths[index]!, tags));
  }, 60_000);
  afterAll(() => pictures.remove());

  test.each(cases)('exiftool reads the $name rights of a picture in $format', ({ rights, inExif, ...picture }) => {
    const tags = seen.get(pictures.pathOf(picture))!;
    expect(tags).toMatchObject({
      'XMP-dc:Creator': rights.creators,
      'XMP-photoshop:Credit': rights.credit,
      'XMP-dc:Rights': rights.copyright,
      'XMP-xmpRights:Marked': true,
      'XMP-xmpRights:WebStatement': rights.webStatement,
      'XMP-plus:Licensor': [{ LicensorName: rights.licensor?.name, LicensorURL: rights.licensor?.url }],
    });
    expect([tags['IFD0:Artist'], tags['IFD0:Copyright']]).toEqual(inExif);
    expect(tags['XMP-plus:DataMining']).toBe(rights.dataMining && 'Prohibited for AI/ML training');
    expect(tags['XMP-iptcExt:DigitalSourceType']).toBe(rights.digitalSourceType);
  });

  test.each(cases)('it says nothing else, and not where: $name, $format', (picture) => {
    const tags = seen.get(pictures.pathOf(picture))!;
    expect(Object.keys(tags).filter((tag) => /^XMP/.test(tag)).length).toBe(picture.name === 'usual' ? 6 : 8);
    expect(JSON.stringify(tags)).not.toMatch(/GPS|private|Camera|1234/i);
    expect(Object.keys(tags).filter((tag) => /^IPTC:/.test(tag))).toEqual([]);
  });

  test.each(cases)('it is read back as it was: $name, $format', async ({ rights, inExif, ...picture }) => {
    const raw = await rawOf(pictures.pathOf(picture));
    expect(readMetadata(raw)).toEqual(rights);
    expect(readMetadata({ format: raw.format, exif: raw.exif }).copyright).toBe(inExif[1]);
  });
});

describe('The packet', () => {
  test('is small', () => {
    expect(Buffer.byteLength(rightsPacket(usual)!)).toBeLessThan(900);
    const { digitalSourceType, dataMining } = strange;
    expect(Buffer.byteLength(rightsPacket({ ...usual, digitalSourceType, dataMining })!)).toBeLessThan(1100);
  });

  test('holds only the namespaces that it uses', () => {
    expect(rightsPacket({ credit: ' plus:x="dc:y" <dc:z' })).toBe(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
        '<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
        ' photoshop:Credit=" plus:x=&quot;dc:y&quot; &lt;dc:z"></rdf:Description></rdf:RDF></x:xmpmeta>',
    );
  });

  test('is marked as copyrighted only with a copyright', () => {
    expect(rightsPacket({ copyright: '© A' })).toContain('xmpRights:Marked="True"');
    expect(rightsPacket({ webStatement: 'https://a.example/' })).not.toContain('Marked');
  });

  test.each<[keyof Rights, Rights]>([
    ['creators', { creators: ['A', 'B'] }],
    ['credit', { credit: 'A' }],
    ['copyright', { copyright: 'A' }],
    ['webStatement', { webStatement: 'https://a.example/' }],
    ['licensor', { licensor: { url: 'https://a.example/' } }],
    ['licensor', { licensor: { name: 'A' } }],
    ['digitalSourceType', { digitalSourceType: strange.digitalSourceType }],
    ['dataMining', { dataMining: strange.dataMining }],
  ])('with %s alone', (_, rights) => {
    expect(readMetadata({ format: 'jpeg', xmp: Buffer.from(rightsPacket(rights)!) })).toEqual(rights);
  });

  test('is XML whatever stands in it', () => {
    const xmp = Buffer.from(rightsPacket({ credit: 'A\0\x1b\ufffeB\ud800', copyright: 'C\x0bD\uffff' })!);
    expect(readMetadata({ format: 'jpeg', xmp })).toEqual({ credit: 'AB', copyright: 'CD' });
  });

  test('is none where there is nothing to tell', () => {
    for (const rights of [{}, { creators: [] }, { licensor: {} }, { credit: '', copyright: undefined }]) {
      expect(rightsPacket(rights)).toBeUndefined();
      expect(exifRights(rights)).toBeUndefined();
    }
  });
});

describe('EXIF tells the names and the copyright', () => {
  test.each<[Rights, Record<string, string> | undefined]>([
    [
      { creators: ['A', 'B'], credit: 'C', copyright: '© A' },
      { Artist: 'A; B', Copyright: '(C) A' },
    ],
    [{ creators: ['A'] }, { Artist: 'A' }],
    [{ copyright: '© A' }, { Copyright: '(C) A' }],
    [{ creators: ['Zoë O’Neill–Šimić'] }, { Artist: "Zoe O'Neill-Simic" }],
    // Half of the names, or question marks, would be wrong.
    [{ creators: ['Alex Kim', '김민수'], copyright: '(C) A' }, { Copyright: '(C) A' }],
    [{ creators: ['김민수'] }, undefined],
    [{ copyright: 'A\0B' }, undefined],
    [{ credit: 'C' }, undefined],
  ])('%j', (rights, tags) => {
    expect(exifRights(rights)).toEqual(tags && { IFD0: tags });
  });
});
