import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxesBetween, writeBox } from '../../../src/photos/containers/boxes.ts';
import {
  IN_ITEM_DATA,
  readLocations,
  writeLocations,
  type Location,
} from '../../../src/photos/containers/item-locations.ts';
import { editXmp } from '../../../src/photos/edit-xmp.ts';
import { embeddedXmp, embedXmp, UnwritableError } from '../../../src/photos/embed-xmp.ts';
import { exiftool } from './exiftool.ts';

const WIDTH = 33;
const HEIGHT = 21;

const NAMES = [
  'plain.jpg',
  'full.jpg',
  'plain.png',
  'full.png',
  'sharp.png',
  'lossy.webp',
  'lossless.webp',
  'alpha.webp',
  'lossless-alpha.webp',
  'animated.webp',
  'full.webp',
  'plain.avif',
  'alpha.avif',
  'sharp.avif',
  'full.avif',
  'plain.tif',
  'full.tif',
  'pages.tif',
  'big-endian.tif',
] as const;

/** What exiftool writes into those that are full. */
const TAGS = [
  '-XMP-photoshop:Credit=An old credit',
  '-XMP-dc:Description=Eine Beschreibung, die älter und länger ist als alle anderen',
  '-XMP-dc:Description-ko=한국어로',
  '-XMP-xmpMM:History=[{Action=saved,SoftwareAgent=Adobe Photoshop Lightroom,When=2026:11:09 18:30:00+01:00},{Action=derived}]',
  '-XMP-lr:HierarchicalSubject=Harbor|Wall',
  '-EXIF:Artist=Alex Kim',
  '-EXIF:Orientation#=6',
  '-EXIF:GPSLatitude=52.5',
  '-EXIF:GPSLatitudeRef=N',
];
const IIM = ['-IPTC:CodedCharacterSet=UTF8', '-IPTC:Credit=Crédit', '-IPTC:Caption-Abstract=An older one'];

const LONG = { credit: 'Harbor Ledger', description: 'Waves at the sea wall, 바다. '.repeat(40).trim(), alt: 'Waves.' };
const SHORT = { credit: 'Harbor Ledger', description: 'Waves.' };

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-embed-'));
const before = new Map<string, Buffer>();
const after = new Map<string, Buffer>();
/** What exiftool says of a file: `before-full.jpg`, `after-full.jpg`. */
const told = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  for (const [name, bytes] of Object.entries(await draw())) before.set(name, bytes);
  const full = NAMES.filter((name) => name.startsWith('full'));
  const pathOf = (name: string) => join(folder, name);
  const orders = full.map((name) => {
    writeFileSync(pathOf(name), before.get(name)!);
    return [...TAGS, ...(/jpg|tif/.test(name) ? IIM : []), '-overwrite_original', pathOf(name)].join('\n');
  });
  writeFileSync(pathOf('orders.txt'), orders.join('\n-execute\n'));
  exiftool('-@', pathOf('orders.txt'));
  for (const name of full) before.set(name, readFileSync(pathOf(name)));

  for (const name of NAMES) {
    const original = before.get(name)!;
    after.set(name, embedXmp(original, editXmp(embeddedXmp(original), LONG)));
    writeFileSync(pathOf(`before-${name}`), original);
    writeFileSync(pathOf(`after-${name}`), after.get(name)!);
  }
  const files = NAMES.flatMap((name) => [pathOf(`before-${name}`), pathOf(`after-${name}`)]);
  // Group 4 keeps apart what has the same name in several places; only warnings are told apart by it alone.
  const answer = exiftool(
    ...['-json', '-struct', '-G1:4', '-charset', 'iptc=UTF8', '-a', '-validate', '-warning', '-all'],
    ...files,
  );
  for (const tags of JSON.parse(answer) as Record<string, unknown>[]) {
    const named = Object.entries(tags).map(([key, value]) => [
      key.startsWith('ExifTool:') ? key : key.replace(/:Copy\d+:/, ':'),
      value,
    ]);
    told.set(String(tags['System:FileName']), Object.fromEntries(named) as Record<string, unknown>);
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

async function draw(): Promise<Record<(typeof NAMES)[number], Buffer>> {
  const noise = (channels: 3 | 4) => {
    const samples = Array.from({ length: WIDTH * HEIGHT * channels }, (_, index) => (index * 7919) % 251);
    return sharp(Buffer.from(samples), { raw: { width: WIDTH, height: HEIGHT, channels } });
  };
  const frames = [await noise(3).png().toBuffer(), await noise(3).negate().png().toBuffer()];
  const animated = () => sharp(frames, { join: { animated: true } });
  const profiled = () => noise(3).withIccProfile('p3');
  return {
    'plain.jpg': await noise(3).jpeg().toBuffer(),
    'full.jpg': await profiled().jpeg().toBuffer(),
    'plain.png': await noise(4).png().toBuffer(),
    'full.png': await profiled().png().toBuffer(),
    'sharp.png': await noise(3)
      .withXmp(editXmp(undefined, { source: 'Söurce' }))
      .png()
      .toBuffer(),
    'lossy.webp': await noise(3).webp().toBuffer(),
    'lossless.webp': await noise(3).webp({ lossless: true }).toBuffer(),
    'alpha.webp': await noise(4).webp().toBuffer(),
    'lossless-alpha.webp': await noise(4).webp({ lossless: true }).toBuffer(),
    'animated.webp': await animated().webp().toBuffer(),
    'full.webp': await profiled().webp().toBuffer(),
    'plain.avif': await noise(3).avif({ effort: 0 }).toBuffer(),
    'alpha.avif': await noise(4).avif({ effort: 0 }).toBuffer(),
    'sharp.avif': await profiled()
      .withExif({ IFD0: { Artist: 'Alex Kim' } })
      .withXmp(editXmp(undefined, { source: 'sharp' }))
      .avif({ effort: 0 })
      .toBuffer(),
    'full.avif': await profiled().avif({ effort: 0 }).toBuffer(),
    'plain.tif': await noise(3).tiff().toBuffer(),
    'full.tif': await profiled().tiff().toBuffer(),
    'pages.tif': await animated().tiff().toBuffer(),
    'big-endian.tif': bigEndianTiff(),
  };
}

/** A TIFF file of 2 × 2 gray pixels, most significant byte first, which sharp reads but does not write. */
function bigEndianTiff(): Buffer {
  const entries = [
    [256, 3, 1, 2 << 16],
    [257, 3, 1, 2 << 16],
    [258, 3, 1, 8 << 16],
    [259, 3, 1, 1 << 16],
    [262, 3, 1, 1 << 16],
    [273, 4, 1, 8],
    [277, 3, 1, 1 << 16],
    [278, 3, 1, 2 << 16],
    [279, 4, 1, 4],
  ];
  const file = Buffer.alloc(12 + 2 + entries.length * 12 + 4);
  file.write('MM\0*\0\0\0\x0c\x10\x60\xa0\xf0', 'latin1');
  file.writeUInt16BE(entries.length, 12);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 14 + index * 12;
    file.writeUInt16BE(tag!, at);
    file.writeUInt16BE(type!, at + 2);
    file.writeUInt32BE(count!, at + 4);
    file.writeUInt32BE(value!, at + 8);
  }
  return file;
}

const pixels = async (file: Buffer) => sharp(file, { pages: -1 }).raw().toBuffer();

describe.each(NAMES)('XMP in %s', (name) => {
  it('is what was embedded, to exiftool and to sharp', async () => {
    const tags = told.get(`after-${name}`)!;
    expect(tags['XMP-photoshop:Credit']).toBe('Harbor Ledger');
    expect(tags['XMP-dc:Description']).toBe(LONG.description);
    expect(tags['XMP-iptcCore:AltTextAccessibility']).toBe('Waves.');
    const { xmp } = await sharp(after.get(name)).metadata();
    expect(xmp?.toString()).toBe(embeddedXmp(after.get(name)!));
  });

  it('leaves all else that the file says as it was, and valid', () => {
    const [old, now] = [told.get(`before-${name}`)!, told.get(`after-${name}`)!];
    // Where the bytes are, and the flag that says that a WebP file has XMP.
    const place = /^(?:SourceFile|System:|File:FileType$|RIFF:WebP_Flags|QuickTime:MediaData)/;
    const changed = /^XMP-(?:photoshop:Credit|dc:Description|iptcCore:AltTextAccessibility|rdf:About)$/;
    const rest = (tags: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(tags).filter(([key]) => !place.test(key) && !changed.test(key)));
    expect(rest(now)).toEqual(rest(old));
    if (name.startsWith('full')) {
      expect(now).toMatchObject({
        'XMP-dc:Description-ko': '한국어로',
        'IFD0:Artist': 'Alex Kim',
        'XMP-xmpMM:History': [{ Action: 'saved', SoftwareAgent: 'Adobe Photoshop Lightroom' }, { Action: 'derived' }],
      });
    }
  });

  it('leaves the picture as it was', async () => {
    expect((await pixels(after.get(name)!)).equals(await pixels(before.get(name)!))).toBe(true);
    const { width, height, hasAlpha, pages, delay, orientation } = await sharp(before.get(name)).metadata();
    expect(await sharp(after.get(name)).metadata()).toMatchObject(
      JSON.parse(JSON.stringify({ width, height, hasAlpha, pages, delay, orientation })) as object,
    );
  });

  it('makes the same file when it is changed twice as when it is changed once', () => {
    const packet = editXmp(embeddedXmp(after.get(name)!), SHORT);
    expect(embedXmp(after.get(name)!, packet).equals(embedXmp(before.get(name)!, packet))).toBe(true);
  });
});

describe('XMP in a JPEG file', () => {
  const segment = (marker: number, text: string | Buffer) => {
    const data = Buffer.from(text as string, 'latin1');
    return Buffer.concat([Buffer.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data]);
  };
  /** The picture with segments behind its first one. */
  const withSegments = (...segments: Buffer[]) => {
    const plain = before.get('plain.jpg')!;
    const end = 4 + plain.readUInt16BE(4);
    return Buffer.concat([plain.subarray(0, end), ...segments, plain.subarray(end)]);
  };
  const GUID = '0123456789ABCDEF0123456789ABCDEF';
  const extension = segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${GUID}\0\0\0\x04\0\0\0\0<x/>`);
  const main = (packet: string) => segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${packet}`);
  const naming = (guid: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"/></rdf:RDF></x:xmpmeta>`;

  it('keeps the extended packet when the new packet names it', () => {
    const file = withSegments(main(naming(GUID)), extension);
    const result = embedXmp(file, editXmp(embeddedXmp(file), SHORT));
    expect(result.includes(extension)).toBe(true);
    expect(embeddedXmp(result)).toContain(GUID);
  });

  it('takes the extended packet out with the packet that named it, and no other', () => {
    const other = Buffer.from(
      extension.toString('latin1').replace(GUID, GUID.toLowerCase().replaceAll('0', '9')),
      'latin1',
    );
    const result = embedXmp(withSegments(main(naming(GUID)), extension, other), editXmp(undefined, SHORT));
    expect(result.includes(extension)).toBe(false);
    expect(result.includes(other)).toBe(true);
  });

  it('stands behind EXIF, and only once', () => {
    const exif = segment(0xe1, 'Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0');
    const comment = segment(0xfe, 'A comment');
    const added = embedXmp(withSegments(comment, exif, comment), 'packet');
    expect(added.equals(withSegments(comment, exif, main('packet'), comment))).toBe(true);
    const single = embedXmp(withSegments(main('one'), comment, main('two')), 'three');
    expect(single.equals(withSegments(main('three'), comment))).toBe(true);
  });

  it('is refused when it is longer than a segment', () => {
    expect(() => embedXmp(before.get('plain.jpg')!, 'x'.repeat(65_502))).not.toThrow();
    expect(() => embedXmp(before.get('plain.jpg')!, 'x'.repeat(65_503))).toThrow(
      'Its XMP would be 65,503 bytes, and a JPEG file has room for 65,502.',
    );
  });

  it.each([
    ['before the list of further pictures', (list: Buffer) => withSegments(list)],
    ['behind that list', (list: Buffer) => withSegments(list, main('an old packet'))],
  ])('leads to the second picture of a file as before when it stands %s', (_, build) => {
    const second = before.get('plain.jpg')!;
    // Two entries of 16 bytes: flags, size, offset, and which others they need.
    const index = Buffer.alloc(8 + 2 + 12 + 4 + 32);
    index.write('MM\0*\0\0\0\x08\0\x01\xb0\x02\0\x07\0\0\0\x20\0\0\0\x1a', 'latin1');
    const list = () => segment(0xe2, Buffer.concat([Buffer.from('MPF\0', 'latin1'), index]));
    const startOf = (file: Buffer) => file.indexOf('MPF\0', 0, 'latin1') + 4;
    const first = build(list());
    index.writeUInt32BE(first.length, 26 + 4);
    index.writeUInt32BE(second.length, 42 + 4);
    index.writeUInt32BE(first.length - startOf(first), 42 + 8);
    const file = Buffer.concat([build(list()), second]);

    const result = embedXmp(file, editXmp(undefined, LONG));
    const start = startOf(result);
    const offset = start + result.readUInt32BE(start + 42 + 8);
    expect(result.subarray(offset).equals(second)).toBe(true);
    expect(result.readUInt32BE(start + 26 + 4)).toBe(offset);
  });
});

describe('XMP in a PNG file', () => {
  it.each([
    ['tEXt', Buffer.from('the old', 'latin1')],
    ['zTXt', Buffer.concat([Buffer.of(0), deflateSync('the old')])],
    ['iTXt', Buffer.from('\0\0en\0XMP\0the old', 'latin1')],
    ['iTXt', Buffer.concat([Buffer.from('\x01\0en\0\0', 'latin1'), deflateSync('the old')])],
  ])('is replaced in a chunk of the type %s', (type, text) => {
    const body = Buffer.concat([Buffer.from(`${type}XML:com.adobe.xmp\0`, 'latin1'), text]);
    const chunk = Buffer.alloc(body.length + 8);
    chunk.writeUInt32BE(body.length - 4);
    body.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(body), body.length + 4);
    const plain = before.get('plain.png')!;
    // Behind the image.
    const file = Buffer.concat([plain.subarray(0, -12), chunk, plain.subarray(-12)]);
    expect(embeddedXmp(file)).toBe('the old');
    expect(embedXmp(file, 'the new').equals(embedXmp(plain, 'the new'))).toBe(true);
  });
});

describe('XMP in an AVIF file', () => {
  /** The same picture, laid out in another way by another program. */
  const relaid = (
    name: string,
    change: (locations: Location[], file: Buffer) => { itemData?: Buffer; mdat?: (content: Buffer) => Buffer },
  ) => {
    const file = before.get(name)!;
    const boxes = boxesBetween(file, 0, file.length);
    const [meta, mdat] = ['meta', 'mdat'].map((type) => boxes.find((box) => box.type === type)!);
    const parts = boxesBetween(file, meta!.body + 4, meta!.end);
    const iloc = parts.find(({ type }) => type === 'iloc')!;
    const locations = readLocations(file.subarray(iloc.body, iloc.end));
    const layout = change(locations, file);
    const content = file.subarray(mdat!.body, mdat!.end);
    const wrapped = layout.mdat ? layout.mdat(content) : writeBox('mdat', content);
    const build = (moved: number) =>
      Buffer.concat([
        file.subarray(0, meta!.start),
        writeBox(
          'meta',
          file.subarray(meta!.body, meta!.body + 4),
          ...parts.map((part) =>
            part === iloc
              ? writeLocations(
                  locations.map((location) => ({
                    ...location,
                    extents: location.extents.map((extent) => ({
                      ...extent,
                      offset: extent.offset + (location.method === 0 ? moved : 0),
                    })),
                  })),
                  false,
                )
              : file.subarray(part.start, part.end),
          ),
          ...(layout.itemData ? [writeBox('idat', layout.itemData)] : []),
        ),
        wrapped,
      ]);
    return build(build(0).length - wrapped.length + wrapped.indexOf(content.subarray(0, 100)) - mdat!.body);
  };
  /** Where the XMP of sharp.avif is: the last of its items. */
  const last = (locations: Location[]) => locations.at(-1)!;

  it.each([
    [
      'in two pieces',
      'sharp.avif',
      (locations: Location[]) => {
        const [{ index, offset, length }] = last(locations).extents as [Location['extents'][0]];
        last(locations).extents = [
          { index, offset, length: 100 },
          { index, offset: offset + 100, length: length - 100 },
        ];
        return {};
      },
    ],
    [
      'beside the tables',
      'sharp.avif',
      (locations: Location[], file: Buffer) => {
        const [{ offset, length }] = last(locations).extents as [Location['extents'][0]];
        Object.assign(last(locations), { method: IN_ITEM_DATA, extents: [{ index: 0, offset: 3, length }] });
        return {
          itemData: Buffer.concat([Buffer.from('abc'), file.subarray(offset, offset + length)]),
          mdat: (content: Buffer) => writeBox('mdat', content.subarray(0, -length)),
        };
      },
    ],
    [
      'in a box with a long length',
      'sharp.avif',
      () => ({
        mdat: (content: Buffer) => {
          const header = Buffer.alloc(16);
          header.write('\0\0\0\x01mdat', 'latin1');
          header.writeBigUInt64BE(BigInt(16 + content.length), 8);
          return Buffer.concat([header, content]);
        },
      }),
    ],
    ...['sharp.avif', 'plain.avif'].map(
      (name) =>
        [
          'in a box that goes on to the end',
          name,
          () => ({
            mdat: (content: Buffer) => Buffer.concat([Buffer.from('\0\0\0\0mdat', 'latin1'), content]),
          }),
        ] as const,
    ),
  ] as const)('is replaced %s (%s)', async (_, name, change) => {
    const file = relaid(name, change);
    const old = embeddedXmp(before.get(name)!);
    expect(embeddedXmp(file)).toBe(old);
    expect((await sharp(file).metadata()).xmp?.toString()).toBe(old);

    const result = embedXmp(file, editXmp(old, LONG));
    const { xmp } = await sharp(result).metadata();
    expect(xmp?.toString()).toBe(editXmp(old, LONG));
    expect((await pixels(result)).equals(await pixels(before.get(name)!))).toBe(true);
    if (old) expect(result.includes(old)).toBe(false);
    else
      expect(boxesBetween(result, 0, result.length).map(({ type }) => type)).toEqual(['ftyp', 'meta', 'mdat', 'mdat']);
  });
});

describe('a file that XMP cannot be written into', () => {
  it.each([
    [
      'a GIF',
      () => Buffer.from('GIF89a', 'latin1'),
      'XMP can be written into JPEG, PNG, WebP, AVIF and TIFF files only.',
    ],
    ['nothing', () => Buffer.alloc(0), 'XMP can be written into JPEG, PNG, WebP, AVIF and TIFF files only.'],
    [
      'a BigTIFF',
      () => Buffer.from('II+\0\x08\0\0\0', 'latin1'),
      'This is a BigTIFF file. XMP can be written into a classic TIFF file only.',
    ],
    [
      'half a JPEG',
      () => before.get('full.jpg')!.subarray(0, 300),
      'This JPEG file is damaged: one of its parts is longer than the file.',
    ],
    [
      'half a PNG',
      () => before.get('full.png')!.subarray(0, 300),
      'This PNG file is damaged: one of its parts is longer than the file.',
    ],
    [
      'half a WebP',
      () => before.get('full.webp')!.subarray(0, 300),
      'This WebP file is damaged: it breaks off before its end.',
    ],
    [
      'half an AVIF',
      () => before.get('full.avif')!.subarray(0, 300),
      'This AVIF file is damaged: one of its parts is longer than the file.',
    ],
    [
      'half a TIFF',
      () => before.get('full.tif')!.subarray(0, 300),
      'This TIFF file is damaged: its XMP reaches past its end.',
    ],
    [
      'moving AVIF',
      () => Buffer.concat([before.get('plain.avif')!, Buffer.from('\0\0\0\x08moov', 'latin1')]),
      'This AVIF file holds a moving picture. XMP can be written into still ones only.',
    ],
  ])('is %s', (_, file, message) => {
    expect(() => embedXmp(file(), 'packet')).toThrow(new UnwritableError(message));
  });

  it('is told in a sentence, however it is damaged', () => {
    const damage = fc.record({
      name: fc.constantFrom(...NAMES),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(damage, ({ name, length, flips }) => {
        const original = before.get(name)!;
        const file = Buffer.from(
          original.subarray(0, flips.length > 0 ? original.length : Math.floor(length * original.length)),
        );
        // Most of what can be wrong is at the beginning.
        for (const [place, value] of flips) file[Math.floor(place * Math.min(900, file.length))] = value;
        try {
          embedXmp(file, editXmp(undefined, SHORT));
        } catch (error) {
          expect(error).toBeInstanceOf(UnwritableError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
