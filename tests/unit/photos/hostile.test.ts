import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readMetadata, type RawMetadata } from '../../../src/photos/read-metadata.ts';
import { line } from '../../../src/schema/text.ts';
import { FORMATS, makePictures, rawOf } from './pictures.ts';

/**
 * In milliseconds of the processor's time, which other work on the machine does not make longer: far more than any of these
 * takes, and far less than what would hold a build up.
 */
const PATIENCE = 3_000;

/** Reads, and sees to it that this is quick and that what comes out could stand in a story's frontmatter. */
function read(raw: RawMetadata) {
  const start = process.cpuUsage();
  const said = readMetadata(raw);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(PATIENCE);
  const { location = {}, licensor = {}, creators = [], ...rest } = said;
  for (const text of [...Object.values({ ...rest, ...location, ...licensor }), ...creators]) {
    expect(line.parse(text)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(5000);
  }
  return said;
}

const NAMESPACES =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"';
const packet = (description: string, more = '', before = '') =>
  Buffer.from(
    `${before}<rdf:RDF ${NAMESPACES}><rdf:Description photoshop:Credit="A"><dc:description>${description}</dc:description>${more}</rdf:Description></rdf:RDF>`,
  );
const readXmp = (xmp: Buffer) => read({ format: 'jpeg', xmp });

let pictures: Awaited<ReturnType<typeof makePictures>>;
let whole: { format: string; raw: RawMetadata }[];
beforeAll(async () => {
  const tags = ['XMP-dc:Description', 'IPTC:Caption-Abstract', 'IFD0:ImageDescription'].map(
    (tag) => `-${tag}=Sea wall`,
  );
  const more = [
    '-XMP-dc:Creator=김민수',
    '-IPTC:By-line=Zoë',
    '-IFD0:Artist=Alex Kim',
    '-ExifIFD:DateTimeOriginal=2026:11:09 18:30:00',
  ];
  pictures = await makePictures(FORMATS.map((format) => ({ name: 'whole', format, tags: [...tags, ...more] })));
  whole = await Promise.all(
    FORMATS.map(async (format) => ({ format, raw: await rawOf(pictures.pathOf({ name: 'whole', format })) })),
  );
}, 60_000);
afterAll(() => pictures.remove());

describe('Texts', () => {
  test('markup stays text', () => {
    const script = '&lt;script&gt;alert("x")&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;';
    expect(readXmp(packet(script)).description).toBe('<script>alert("x")</script> <img src=x onerror=alert(1)>');
    expect(readXmp(packet('<script>alert(1)</script>')).description).toBeUndefined();
  });
  test('control characters, surrogates and impossible references', () => {
    expect(readXmp(packet('A&#0;B&#27;[31m&#x202E;C&#xD800;D&#xFFFF;E')).description).toBe('A B [31mCDE');
    readXmp(packet('A&#99999999999999999999;B&#x110000;C'));
  });
  test('a caption of a megabyte is cut', () => {
    expect(readXmp(packet('word '.repeat(199_000))).description).toMatch(/^word .* word…$/);
    const iptc = Buffer.concat([
      Buffer.from([0x1c, 2, 120, 0x80, 4, 0, 0x03, 0x0d, 0x40]),
      Buffer.alloc(200_000, 'word '),
    ]);
    expect(read({ format: 'tiff', iptc }).description).toMatch(/word…$/);
  });
});

describe('XMP', () => {
  test('5 MB say nothing, and 999 kB do', () => {
    expect(readXmp(packet('A', `<!-- ${'x'.repeat(5_000_000)} -->`))).toEqual({});
    expect(readXmp(packet('A', `<!-- ${'x'.repeat(999_000)} -->`))).toEqual({ description: 'A', credit: 'A' });
  });

  test('entities that a DOCTYPE declares are not expanded', () => {
    const laughs = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};&l${n};">`).join('');
    expect(readXmp(packet('&l30;', '', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`))).toEqual({});
    expect(readXmp(packet('&file;', '', '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'))).toEqual({});
    expect(readXmp(packet('A', '', '<!DOCTYPE x SYSTEM "https://a.example/x.dtd">'))).toEqual({});
  });

  const times = (count: number, piece: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => piece(n)).join('');
  // Some just below the limit on marks, where the parser has to work, and some far above.
  test.each([
    ['elements in each other', '<dc:x>'.repeat(4_900) + '</dc:x>'.repeat(4_900)],
    ['elements in each other, too many', '<dc:x>'.repeat(70_000) + '</dc:x>'.repeat(70_000)],
    ['elements in each other, never closed', '<dc:x>'.repeat(9_900)],
    ['namespaces in each other', '<a xmlns:b="u">'.repeat(3_200) + '</a>'.repeat(3_200)],
    ['namespaces in each other, too many', '<a xmlns:b="u">'.repeat(30_000) + '</a>'.repeat(30_000)],
    ['arrays in each other', '<rdf:Seq><rdf:li>'.repeat(2_400) + '</rdf:li></rdf:Seq>'.repeat(2_400)],
    ['values in each other', '<rdf:value>'.repeat(4_900) + '</rdf:value>'.repeat(4_900)],
    ['elements beside each other', '<dc:x/>'.repeat(9_900)],
    ['elements beside each other, too many', '<dc:x/>'.repeat(130_000)],
    ['attributes', `<dc:x ${times(9_900, (n) => `a${n}="" `)}/>`],
    ['attributes, too many', `<dc:x ${times(90_000, (n) => `a${n}="" `)}/>`],
    ['attributes without values', `<dc:x ${times(130_000, (n) => `a${n} `)}/>`],
    ['namespaces', `<dc:x ${times(9_900, (n) => `xmlns:a${n}="u" `)}/>`],
    ['references', '&amp;'.repeat(190_000)],
    ['comments', '<!---->'.repeat(9_900)],
    ['instructions', '<?a?>'.repeat(9_900)],
    ['character data', '<![CDATA[x]]>'.repeat(9_900)],
    ['beginnings of comments', '<!-- '.repeat(190_000)],
    ['beginnings of tags', '<'.repeat(990_000)],
    ['ends of tags', '>'.repeat(990_000)],
    ['quotation marks', '<a b="'.repeat(160_000)],
    ['spaces in a tag', `<dc:x${' '.repeat(990_000)}/>`],
    ['creators', `<dc:creator><rdf:Seq>${'<rdf:li>A</rdf:li>'.repeat(4_900)}</rdf:Seq></dc:creator>`],
  ])('a flood of %s is read in time or not at all', (_, flood) => {
    expect(readXmp(packet('A', flood)).credit ?? 'A').toBe('A');
    readXmp(packet(flood));
    readXmp(Buffer.from(flood));
  });
});

test('A flood of IIM datasets or resources is read in time', () => {
  read({ format: 'tiff', iptc: Buffer.alloc(5_000_000, '\x1c\x02\x50\0\0') });
  read({ format: 'tiff', iptc: Buffer.alloc(6_000_000, '\x1c\x02\x50\0\x01A') });
  read({ format: 'jpeg', iptc: Buffer.alloc(12_000_000, '8BIM\x04\x04\0\0\0\0\0\0') });
  read({
    format: 'png',
    comments: [{ keyword: 'Raw profile type iptc', text: `\niptc\n1\n${' \n'.repeat(2_000_000)}z` }],
  });
});

test('Packets that are cut off anywhere', () => {
  const printed = vi.spyOn(console, 'error');
  for (const { format, raw } of whole) {
    expect(read(raw)).toMatchObject({ description: 'Sea wall' });
    for (const kind of ['exif', 'iptc', 'xmp', 'file'] as const) {
      const bytes = kind === 'file' && format !== 'tiff' ? undefined : raw[kind];
      for (let length = 0; length < (bytes?.length ?? 0); length += 7) {
        read({ format, [kind]: bytes!.subarray(0, length) });
      }
    }
    const text = raw.comments?.[0]?.text ?? '';
    for (let length = 0; length < text.length; length += 7) {
      read({ format, comments: [{ keyword: 'Raw profile type iptc', text: text.slice(0, length) }] });
    }
  }
  expect(printed).not.toHaveBeenCalled();
});

describe('Any bytes', () => {
  const beginnings = [
    '',
    'Exif\0\0II*\0\x08\0\0\0',
    'MM\0*\0\0\0\x08',
    'Photoshop 3.0\x008BIM\x04\x04\0\0',
    '\x1c\x02\x78',
    '<rdf:RDF ',
  ];
  test('after any beginning', () => {
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
        const bytes = Buffer.concat([Buffer.from(beginning, 'latin1'), rest]);
        read({ format: 'tiff', file: bytes, iptc: bytes, xmp: bytes });
        read({ format: 'jpeg', exif: bytes });
        read({ format: 'png', comments: [{ keyword: 'Raw profile type iptc', text: bytes.toString('latin1') }] });
      }),
      { numRuns: 500 },
    );
  });
  test('in place of some of a whole packet', () => {
    const changes = fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(FORMATS.length - 1), changes, (index, edits) => {
        const { format, raw } = whole[index]!;
        const changed = (bytes: Buffer | undefined) => {
          const copy = bytes && Buffer.from(bytes);
          if (copy?.length) for (const [at, value] of edits) copy[at % copy.length] = value;
          return copy;
        };
        const file = format === 'tiff' ? changed(raw.file) : undefined;
        read({ format, exif: changed(raw.exif), iptc: changed(raw.iptc), xmp: changed(raw.xmp), file });
      }),
      { numRuns: 300 },
    );
  });
});

test('A picture that another program has made strange is still read', async () => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#678' } })
    .withXmp('no XML at all')
    .withExif({ IFD0: { Artist: 'Alex Kim' } })
    .jpeg()
    .toBuffer();
  expect(read(await sharp(jpeg).metadata())).toEqual({ creators: ['Alex Kim'] });
});
