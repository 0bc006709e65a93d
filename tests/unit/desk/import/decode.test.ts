import { describe, expect, test } from 'vitest';
import { decode, NotTextError } from '../../../../src/desk/import/decode.ts';

const TEXT = 'Café Séverine’s “first” cup — 방파제\r\n';
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const bytes = (...pieces: (number[] | Uint8Array)[]) => Buffer.concat(pieces.map((piece) => Uint8Array.from(piece)));

describe('a byte-order mark decides', () => {
  test.each([
    ['utf-8', bytes([0xef, 0xbb, 0xbf], Buffer.from(TEXT))],
    ['utf-16le', bytes([0xff, 0xfe], utf16(TEXT))],
    ['utf-16be', bytes([0xfe, 0xff], utf16(TEXT, true))],
  ])('%s', (encoding, file) => {
    expect(decode(file)).toEqual({ text: TEXT, encoding, guessed: false });
  });
});

test('what is UTF-8 from the first byte to the last is UTF-8', () => {
  expect(decode(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8', guessed: false });
  expect(decode(Buffer.from(''))).toEqual({ text: '', encoding: 'utf-8', guessed: false });
});

describe('without a mark it is a guess', () => {
  const english = 'The harbor board voted on Monday to raise the sea wall.\n';
  test.each([
    ['utf-16le', utf16(english), english],
    ['utf-16be', utf16(english, true), english],
    ['utf-16le', utf16('부산항 방파제를 높이는 안이 시의회를 통과했다.\n공사는 내년 3월에 시작한다.\n'), undefined],
  ])('%s', (encoding, file, text) => {
    expect(decode(file)).toMatchObject({ encoding, guessed: true, ...(text && { text }) });
  });

  test.each(['résumés', 'Café Séverine', 'señor Ibáñez', 'Müller über Äpfel'])(
    'a few letters of the West: %s',
    (text) => {
      expect(decode(Buffer.from(text, 'latin1'))).toMatchObject({ text, guessed: true });
    },
  );

  test('windows-1252, with the quotation marks and dashes of old Word', () => {
    const file = bytes(
      Buffer.from('She said: '),
      [0x93],
      Buffer.from('It'),
      [0x92],
      Buffer.from('s salty'),
      [0x94, 0x20, 0x97],
      Buffer.from(' caf'),
      [0xe9],
    );
    expect(decode(file)).toEqual({ text: 'She said: “It’s salty” — café', encoding: 'windows-1252', guessed: true });
  });

  test.each([
    [
      'shift_jis',
      [
        0x89, 0xf1, 0x94, 0x67, 0x82, 0xcc, 0x96, 0x68, 0x94, 0x67, 0x92, 0xe7, 0x82, 0xcd, 0x8d, 0x82, 0x82, 0xad,
        0x82, 0xc8, 0x82, 0xe9, 0x81, 0x42, 0x8d, 0x48, 0x8e, 0x96, 0x82, 0xcd, 0x97, 0x88, 0x94, 0x4e, 0x82, 0xc9,
        0x8e, 0x6e, 0x82, 0xdc, 0x82, 0xe9, 0x81, 0x42,
      ],
      '防波堤は高くなる',
    ],
    // 부산항 방파제를 높인다. 공사는 내년 삼월에 시작한다.
    [
      'euc-kr',
      [
        0xba, 0xce, 0xbb, 0xea, 0xc7, 0xd7, 0x20, 0xb9, 0xe6, 0xc6, 0xc4, 0xc1, 0xa6, 0xb8, 0xa6, 0x20, 0xb3, 0xf4,
        0xc0, 0xce, 0xb4, 0xd9, 0x2e, 0x20, 0xb0, 0xf8, 0xbb, 0xe7, 0xb4, 0xc2, 0x20, 0xb3, 0xbb, 0xb3, 0xe2, 0x20,
        0xbb, 0xef, 0xbf, 0xf9, 0xbf, 0xa1, 0x20, 0xbd, 0xc3, 0xc0, 0xdb, 0xc7, 0xd1, 0xb4, 0xd9, 0x2e,
      ],
      '부산항 방파제',
    ],
  ])('%s', (encoding, file, words) => {
    const decoded = decode(Uint8Array.from(file));
    expect(decoded).toMatchObject({ encoding, guessed: true });
    expect(decoded.text).toContain(words);
  });
});

describe('what is no text is refused with a sentence', () => {
  test.each([
    ['is a PDF. Open it, copy the text and save it as a .txt file.', Buffer.from('%PDF-1.7\n')],
    ['is a ZIP file, as Word and Pages make them. Save the text as .docx or .txt.', Buffer.from('PK\u0003\u0004')],
    ['is RTF. Open it and save it as .docx or .txt.', Buffer.from(String.raw`{\rtf1`)],
    ['is a picture.', bytes([0xff, 0xd8, 0xff, 0xe0])],
    [
      'is no text that can be read. Open it in the program that it was made with, and save it as .txt or .docx.',
      bytes(Array.from({ length: 300 }, (_each, at) => (at * 37) % 256)),
    ],
  ])('%s', (message, file) => {
    expect(() => decode(file)).toThrow(new NotTextError(message));
  });
});
