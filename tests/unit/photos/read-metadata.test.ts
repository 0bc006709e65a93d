import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoMetadata } from '../../../src/photos/metadata.ts';
import { readMetadata } from '../../../src/photos/read-metadata.ts';
import { FORMATS, makePictures, type Order } from './pictures.ts';

/** Letters of Latin-1, a dash that only Windows-1252 has among the older sets, and letters that none of them has. */
const text = 'Café à Busan – 부산';

const inXmp = [
  `-XMP-dc:Description=${text}`,
  '-XMP-photoshop:Headline=부산항',
  '-XMP-dc:Creator=Alex Kim',
  '-XMP-dc:Creator=Zoë Müller',
  '-XMP-photoshop:Credit=Alex Kim/Harbor Ledger',
  '-XMP-photoshop:Source=Harbor Ledger',
  '-XMP-dc:Rights=© 2026 Alex Kim',
  '-XMP-iptcCore:AltTextAccessibility=A café by the sea',
  '-XMP-iptcCore:ExtDescrAccessibility=Seven tables stand on a quay.',
  '-XMP-iptcExt:LocationShown={Sublocation=Pier 7,City=Busan,ProvinceState=Yeongnam,CountryName=대한민국,CountryCode=KR}',
  '-XMP-iptcExt:LocationCreated={City=Ulsan}',
  '-XMP-photoshop:City=Seoul',
  '-XMP-photoshop:DateCreated=2026:11:09 18:30:00+09:00',
  '-XMP-xmpRights:WebStatement=https://harborledger.example/rights',
  '-XMP-plus:Licensor={LicensorName=Harbor Ledger,LicensorURL=https://harborledger.example/licences}',
  '-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  '-XMP-plus:DataMining#=DMI-PROHIBITED-AIMLTRAINING',
];
const saidInXmp: PhotoMetadata = {
  description: text,
  headline: '부산항',
  creators: ['Alex Kim', 'Zoë Müller'],
  credit: 'Alex Kim/Harbor Ledger',
  source: 'Harbor Ledger',
  copyright: '© 2026 Alex Kim',
  alt: 'A café by the sea',
  extendedDescription: 'Seven tables stand on a quay.',
  location: { sublocation: 'Pier 7', city: 'Busan', state: 'Yeongnam', country: '대한민국', countryCode: 'KR' },
  created: '2026-11-09T18:30:00+09:00',
  webStatement: 'https://harborledger.example/rights',
  licensor: { name: 'Harbor Ledger', url: 'https://harborledger.example/licences' },
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  dataMining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING',
};

const inIim = (caption: string, name: string) => [
  `-IPTC:Caption-Abstract=${caption}`,
  '-IPTC:Headline=Harbor café',
  `-IPTC:By-line=${name}`,
  '-IPTC:By-line=Alex Kim',
  '-IPTC:Credit=Müller/Harbor Ledger',
  '-IPTC:Source=Harbor Ledger',
  '-IPTC:CopyrightNotice=© 2026 Müller',
  '-IPTC:Sub-location=Pier 7',
  '-IPTC:City=Málaga',
  '-IPTC:Province-State=Andalucía',
  '-IPTC:Country-PrimaryLocationName=España',
  '-IPTC:Country-PrimaryLocationCode=ESP',
  '-IPTC:DateCreated=2026:11:09',
  '-IPTC:TimeCreated=18:30:00+01:00',
];
const saidInIim = (caption: string, name: string): PhotoMetadata => ({
  description: caption,
  headline: 'Harbor café',
  creators: [name, 'Alex Kim'],
  credit: 'Müller/Harbor Ledger',
  source: 'Harbor Ledger',
  copyright: '© 2026 Müller',
  location: { sublocation: 'Pier 7', city: 'Málaga', state: 'Andalucía', country: 'España', countryCode: 'ESP' },
  created: '2026-11-09T18:30:00+01:00',
});

const inExif = (caption: string, name: string) => [
  `-IFD0:ImageDescription=${caption}`,
  `-IFD0:Artist=${name}; Alex Kim`,
  // exiftool shows as a line break what separates photographer and editor.
  '-IFD0:Copyright=© 2026 Müller&#xa;© Harbor Ledger',
  '-IFD0:XPTitle=Not this',
  '-IFD0:XPComment=Nor this',
  '-ExifIFD:DateTimeOriginal=2026:11:09 18:30:00',
  '-ExifIFD:OffsetTimeOriginal=-03:30',
  '-GPS:GPSLatitude=35.1',
  '-GPS:GPSLatitudeRef=N',
];
const saidInExif = (caption: string, name: string): PhotoMetadata => ({
  description: caption,
  creators: [name, 'Alex Kim'],
  copyright: '© 2026 Müller; © Harbor Ledger',
  created: '2026-11-09T18:30:00-03:30',
});

/** Every standard in every character set that it is found in; IIM stands in three of the formats. */
const cases: { name: string; formats: readonly Order['format'][]; tags: string[]; said: PhotoMetadata }[] = [
  { name: 'xmp', formats: FORMATS, tags: inXmp, said: saidInXmp },
  {
    name: 'iim, utf-8 declared',
    formats: ['jpeg', 'png', 'tiff'],
    tags: ['-charset', 'iptc=UTF8', '-IPTC:CodedCharacterSet=UTF8', ...inIim(text, '김민수')],
    said: saidInIim(text, '김민수'),
  },
  {
    name: 'iim, utf-8 not declared',
    formats: ['jpeg', 'png', 'tiff'],
    tags: ['-charset', 'iptc=UTF8', ...inIim(text, '김민수')],
    said: saidInIim(text, '김민수'),
  },
  {
    name: 'iim, latin-1',
    formats: ['jpeg', 'png', 'tiff'],
    tags: ['-charset', 'iptc=Latin', ...inIim('Café – “nah”', 'Zoë')],
    said: saidInIim('Café – “nah”', 'Zoë'),
  },
  {
    name: 'exif, utf-8',
    formats: FORMATS,
    tags: ['-charset', 'exif=UTF8', '-E', ...inExif(text, '김민수')],
    said: saidInExif(text, '김민수'),
  },
  {
    name: 'exif, latin-1',
    formats: FORMATS,
    tags: ['-charset', 'exif=Latin', '-E', ...inExif('Café – “nah”', 'Zoë')],
    said: saidInExif('Café – “nah”', 'Zoë'),
  },
  {
    name: 'one field in each',
    formats: ['jpeg', 'png', 'tiff'],
    tags: [
      '-XMP-dc:Description=From XMP',
      '-XMP-photoshop:City=Busan',
      '-IPTC:Caption-Abstract=From IIM',
      '-IPTC:By-line=From IIM',
      '-IPTC:City=Ulsan',
      '-IPTC:Country-PrimaryLocationName=Korea',
      '-IFD0:ImageDescription=From EXIF',
      '-IFD0:Artist=From EXIF',
      '-IFD0:Copyright=From EXIF',
    ],
    said: {
      description: 'From XMP',
      creators: ['From IIM'],
      copyright: 'From EXIF',
      // A place is one field: half of one place and half of another would be no place at all.
      location: { city: 'Busan' },
    },
  },
];
const orders = cases.flatMap(({ formats, ...rest }) => formats.map((format) => ({ ...rest, format })));

let pictures: Awaited<ReturnType<typeof makePictures>>;
beforeAll(async () => (pictures = await makePictures(orders)), 60_000);
afterAll(() => pictures.remove());

describe.each(orders)('$name, in $format', ({ said, ...picture }) => {
  test('says all that was written into it, and no more', async () => {
    expect(await pictures.read(picture)).toEqual(said);
  });
});

test('A picture without metadata says nothing', async () => {
  for (const format of FORMATS) expect(await pictures.read({ name: 'blank', format })).toEqual({});
  expect(readMetadata({ format: 'jpeg' })).toEqual({});
});

test('A field that comes out empty leaves the word to the next standard', () => {
  const xmp = Buffer.from(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
      dc:description=" &#9; " photoshop:Credit="From XMP" photoshop:DateCreated="yesterday"/></rdf:RDF>`,
  );
  const iptc = Buffer.from('\x1c\x02\x78\0\x08From IIM\x1c\x02\x6e\0\x08From IIM\x1c\x02\x37\0\x0820261109', 'latin1');
  expect(readMetadata({ format: 'tiff', xmp, iptc })).toEqual({
    description: 'From IIM',
    credit: 'From XMP',
    created: '2026-11-09',
  });
});
