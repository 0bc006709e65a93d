import { describe, expect, test } from 'vitest';
import { readMetadata } from '../../../src/photos/read-metadata.ts';

const read = (iptc: Buffer) => readMetadata({ format: 'jpeg', iptc });
const dataset = (record: number, number: number, value: string | Buffer) => {
  const bytes = Buffer.from(value);
  return Buffer.from([0x1c, record, number, bytes.length >> 8, bytes.length & 0xff, ...bytes]);
};
const resource = (id: number, data: Buffer, name = '') => {
  const pascal = Buffer.from([name.length, ...Buffer.from(name), ...(name.length % 2 ? [] : [0])]);
  const head = Buffer.from([0, 0, 0, 0]);
  head.writeUInt32BE(data.length);
  return Buffer.concat([
    Buffer.from([...Buffer.from('8BIM'), id >> 8, id & 0xff]),
    pascal,
    head,
    data,
    Buffer.alloc(data.length % 2),
  ]);
};
const app13 = (...resources: Buffer[]) => Buffer.concat([Buffer.from('Photoshop 3.0\0'), ...resources]);
const caption = dataset(2, 120, 'A caption');

describe('Where records stand', () => {
  test.each([
    ['bare', caption],
    ['bare and padded', Buffer.concat([caption, Buffer.alloc(3)])],
    ['in an APP13 segment', app13(resource(0x0404, caption))],
    ['in resources without their header', resource(0x0404, caption)],
    [
      'among other resources',
      app13(resource(0x03ed, Buffer.from('odd')), resource(0x0404, caption), resource(0x0425, Buffer.alloc(16))),
    ],
    [
      'after resources with names',
      app13(
        resource(0x03ed, Buffer.from('x'), 'odd'),
        resource(0x03ee, Buffer.from('xy'), 'even'),
        resource(0x0404, caption),
      ),
    ],
    ['over two resources', app13(resource(0x0404, caption.subarray(0, 8)), resource(0x0404, caption.subarray(8)))],
  ])('%s', (_, iptc) => {
    expect(read(iptc)).toEqual({ description: 'A caption' });
  });

  test('in the hexadecimal digits of a PNG text', () => {
    const digits = resource(0x0404, caption).toString('hex').replace(/.{20}/g, '$&\n');
    for (const name of ['iptc', 'IPTC profile']) {
      const comments = [
        { keyword: 'Comment', text: 'x' },
        { keyword: 'Raw profile type iptc', text: `\n${name}\n      ${digits.length / 2}\n${digits}\n` },
      ];
      expect(readMetadata({ format: 'png', comments })).toEqual({ description: 'A caption' });
    }
    expect(readMetadata({ format: 'png', comments: [{ keyword: 'Raw profile type iptc', text: 'iptc' }] })).toEqual({});
  });
});

describe('Lengths', () => {
  test('an extended dataset says how long its length is', () => {
    const long = 'x'.repeat(4000);
    const extended = Buffer.concat([
      Buffer.from([0x1c, 2, 120, 0x80, 4, 0, 0, 4000 >> 8, 4000 & 0xff]),
      Buffer.from(long),
    ]);
    expect(read(Buffer.concat([dataset(2, 110, 'Before'), extended, dataset(2, 115, 'After')]))).toEqual({
      credit: 'Before',
      description: long,
      source: 'After',
    });
  });
  test.each([
    ['that points behind the end', [0x1c, 2, 115, 0x7f, 0xff, 0x41]],
    ['of a length of no bytes', [0x1c, 2, 115, 0x80, 0]],
    ['of a length that is cut off', [0x1c, 2, 115, 0x80, 4, 0]],
    ['of more bytes than there are', [0x1c, 2, 115, 0x80, 4, 0xff, 0xff, 0xff, 0xff, 0x41]],
    ['of a length in more bytes than any', [0x1c, 2, 115, 0xff, 0xff, 0, 0]],
    ['that is missing', [0x1c, 2, 115, 0]],
  ])('one %s ends the reading', (_, bytes) => {
    expect(read(Buffer.concat([caption, Buffer.from(bytes)]))).toEqual({ description: 'A caption' });
  });
});

describe('Character sets', () => {
  const utf8 = dataset(1, 90, '\x1b%G');
  const latin1 = (text: string) => dataset(2, 120, Buffer.from(text, 'latin1'));
  test.each([
    ['UTF-8, declared', [utf8, dataset(2, 120, '부산')], '부산'],
    ['UTF-8, declared, cut within a letter', [utf8, dataset(2, 120, Buffer.from('부산').subarray(0, 5))], '부'],
    ['UTF-8, not declared', [dataset(2, 120, '부산')], '부산'],
    ['UTF-8, where another is declared', [dataset(1, 90, '\x1b-A'), dataset(2, 120, '부산')], '부산'],
    ['Latin-1', [latin1('Café')], 'Café'],
    ['Latin-1, declared', [dataset(1, 90, '\x1b.A'), latin1('Café')], 'Café'],
    ['Windows-1252', [latin1('\x93Caf\xe9\x94 \x96 \x80')], '“Café” – €'],
  ])('%s', (_, datasets, description) => {
    expect(read(Buffer.concat(datasets))).toEqual({ description });
  });
});

test('Of a field that should stand once the first counts; of creators all', () => {
  const iptc = [dataset(2, 105, 'First'), dataset(2, 105, 'Second'), dataset(2, 80, 'A'), dataset(2, 80, 'B')];
  expect(read(Buffer.concat(iptc))).toEqual({ headline: 'First', creators: ['A', 'B'] });
});

test.each([
  ['20261109', '183000+0900', '2026-11-09T18:30:00+09:00'],
  ['20261109', '183000', '2026-11-09T18:30:00'],
  ['20261109', '', '2026-11-09'],
  ['20261109', 'evening', '2026-11-09'],
  ['20261100', '183000+0900', undefined],
  ['00000000', '000000', undefined],
])('Date %s and time %s', (date, time, created) => {
  expect(read(Buffer.concat([dataset(2, 55, date), dataset(2, 60, time)])).created).toBe(created);
});

test('A time without a date says nothing', () => {
  expect(read(dataset(2, 60, '183000+0900'))).toEqual({});
});
