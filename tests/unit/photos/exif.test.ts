import { describe, expect, test } from 'vitest';
import { readMetadata } from '../../../src/photos/read-metadata.ts';

interface Entry {
  tag: number;
  type?: number;
  value: string | Buffer | number;
  /** Put in place of where the value stands. */
  offset?: number;
  /** Put in place of how long the value is. */
  count?: number;
}

/** An EXIF structure with a main directory and, when there are entries for it, that of EXIF. */
function exif(main: Entry[], details: Entry[] = [], bigEndian = false): Buffer {
  const bytes = Buffer.alloc(4096);
  const number = (value: number, at: number, size: number) =>
    bigEndian ? bytes.writeUIntBE(value, at, size) : bytes.writeUIntLE(value, at, size);
  let free = 1024;
  const directory = (entries: Entry[], start: number) => {
    number(entries.length, start, 2);
    entries.forEach(({ tag, type = 2, value, offset, count }, index) => {
      const at = start + 2 + index * 12;
      const data = typeof value === 'number' ? Buffer.alloc(0) : Buffer.from(value);
      number(tag, at, 2);
      number(type, at + 2, 2);
      number(count ?? (typeof value === 'number' ? 1 : data.length), at + 4, 4);
      if (typeof value === 'number') number(value, at + 8, 4);
      else if (data.length <= 4 && offset === undefined) data.copy(bytes, at + 8);
      else {
        number(offset ?? free, at + 8, 4);
        data.copy(bytes, free);
        free += data.length;
      }
    });
  };
  bytes.write(bigEndian ? 'MM\0*' : 'II*\0', 'latin1');
  number(8, 4, 4);
  directory(details.length > 0 ? [...main, { tag: 0x8769, type: 4, value: 512 }] : main, 8);
  directory(details, 512);
  return bytes.subarray(0, free);
}

const read = (bytes: Buffer) => readMetadata({ format: 'jpeg', exif: bytes });

describe.each([
  ['little-endian', false],
  ['big-endian', true],
])('%s', (_, bigEndian) => {
  const bytes = exif(
    [
      { tag: 0x010e, value: 'Sea wall\0' },
      { tag: 0x013b, value: 'Kim\0' },
      { tag: 0x8298, value: '© Kim\0© Ledger\0' },
    ],
    [
      { tag: 0x9003, value: '2026:11:09 18:30:00\0' },
      { tag: 0x9011, value: '+09:00\0' },
    ],
    bigEndian,
  );
  const said = {
    description: 'Sea wall',
    creators: ['Kim'],
    copyright: '© Kim; © Ledger',
    created: '2026-11-09T18:30:00+09:00',
  };
  test('with the prefix of JPEG and AVIF', () => {
    expect(read(Buffer.concat([Buffer.from('Exif\0\0'), bytes]))).toEqual(said);
  });
  test('without, as in PNG and WebP', () => expect(read(bytes)).toEqual(said));
  test('as a TIFF file', () => {
    expect(readMetadata({ format: 'tiff', file: bytes })).toEqual(said);
    expect(readMetadata({ format: 'jpeg', file: bytes })).toEqual({});
  });
});

test.each([
  ['photographer and editor', '© Kim\0© Ledger\0', '© Kim; © Ledger'],
  ['photographer', '© Kim\0', '© Kim'],
  ['photographer, without NUL', '© Kim', '© Kim'],
  ['editor', ' \0© Ledger\0', '© Ledger'],
  ['nobody', ' \0 \0', undefined],
])('Copyright of %s', (_, value, copyright) => {
  expect(read(exif([{ tag: 0x8298, value }])).copyright).toBe(copyright);
});

test.each([
  ['UTF-8', Buffer.from('부산\0'), 2, '부산'],
  ['UTF-8 in its own type', Buffer.from('부산\0'), 129, '부산'],
  ['bytes of no type', Buffer.from('부산\0'), 7, '부산'],
  ['Latin-1', Buffer.from('Café', 'latin1'), 2, 'Café'],
  ['what follows NUL', Buffer.from('Sea\0wall'), 2, 'Sea'],
  ['a number', Buffer.from('12'), 3, undefined],
])('Text in %s', (_, value, type, description) => {
  expect(read(exif([{ tag: 0x010e, type, value }])).description).toBe(description);
});

test('Several artists are separated by semicolons', () => {
  expect(read(exif([{ tag: 0x013b, value: 'Alex Kim;  Zoë Müller ;\0' }])).creators).toEqual([
    'Alex Kim',
    'Zoë Müller',
  ]);
});

test.each([
  ['2026:11:09 18:30:00', undefined, '2026-11-09T18:30:00'],
  ['2026:11:09 18:30:00', '   :  ', '2026-11-09T18:30:00'],
  ['2026:11:09 18:30:00', 'Z', '2026-11-09T18:30:00+00:00'],
  ['2026:11:09   :  :  ', undefined, '2026-11-09'],
  ['    :  :     :  :  ', '+09:00', undefined],
  ['0000:00:00 00:00:00', undefined, undefined],
])('Date %s with offset %s', (date, offset, created) => {
  const details = [{ tag: 0x9003, value: `${date}\0` }, ...(offset ? [{ tag: 0x9011, value: `${offset}\0` }] : [])];
  expect(read(exif([], details)).created).toBe(created);
});

test.each(['OLYMPUS DIGITAL CAMERA         ', 'SONY DSC', 'DCIM\\100MEDIA\\DJI_0042.JPG', 'Exif_JPEG_PICTURE'])(
  'What a camera writes by itself is no caption: %s',
  (value) => expect(read(exif([{ tag: 0x010e, value: `${value}\0` }]))).toEqual({}),
);

describe('Wild structures', () => {
  const artist = { tag: 0x013b, value: 'Alex Kim\0' };
  test.each([
    ['an offset behind the end', { tag: 0x010e, value: 'Sea wall', offset: 0xfffffff0 }],
    ['a length behind the end', { tag: 0x010e, value: 'Sea wall', count: 0xffffffff }],
    ['a directory behind the end', { tag: 0x8769, type: 4, value: 0xfffffff0 }],
    ['a directory that is the main one again', { tag: 0x8769, type: 4, value: 8 }],
  ])('%s', (_, entry) => {
    expect(read(exif([entry, artist]))).toEqual({ creators: ['Alex Kim'] });
  });

  test('a count of more entries than there are bytes', () => {
    const bytes = exif([artist]);
    bytes.writeUInt16LE(0xffff, 8);
    expect(read(bytes)).toEqual({ creators: ['Alex Kim'] });
  });
  test('a main directory behind the end, or at the very beginning', () => {
    for (const at of [0, 0xffffffff, 4095]) {
      const bytes = exif([artist]);
      bytes.writeUInt32LE(at, 4);
      expect(read(bytes)).toEqual({});
    }
  });
});

test('The place of the camera is never read', () => {
  const gps = exif([{ tag: 0x8825, type: 4, value: 512 }], [{ tag: 0x0001, value: 'N\0' }]);
  expect(read(gps)).toEqual({});
});
