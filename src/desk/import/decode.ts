import { analyse } from 'chardet';

/** The text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string;
  /** A label of the Encoding Standard, in lower case: `utf-8`, `utf-16le`, `windows-1252`. */
  encoding: string;
  /** Whether neither a byte-order mark nor the bytes themselves leave no other reading. */
  guessed: boolean;
}

/** A file that is no text. Its message is a sentence for the editor, to stand after the name of the file. */
export class NotTextError extends Error {
  override name = 'NotTextError';
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How the files begin that editors have beside their texts, so that the sentence can say what to do with each. */
const KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['is a PDF. Open it, copy the text and save it as a .txt file.', [0x25, 0x50, 0x44, 0x46]],
  ['is a ZIP file, as Word and Pages make them. Save the text as .docx or .txt.', [0x50, 0x4b, 0x03, 0x04]],
  ['is a file of an old Word. Open it and save it as .docx or .txt.', [0xd0, 0xcf, 0x11, 0xe0]],
  ['is RTF. Open it and save it as .docx or .txt.', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['is a picture.', [0xff, 0xd8, 0xff]],
  ['is a picture.', [0x89, 0x50, 0x4e, 0x47]],
  ['is a picture.', [0x47, 0x49, 0x46, 0x38]],
];

/** Single bytes that every C1 control of ISO 8859 has a letter or a sign for: what old Windows and most pages wrote. */
const FALLBACK = 'windows-1252';

/** How much of a file tells its encoding; chardet's time grows with it. */
const SAMPLE = 64 * 1024;

/** Multi-byte encodings: chardet takes a short Western text for them too, so they have to be surer of themselves. */
const MULTI_BYTE = /^(?:shift_jis|euc-|iso-2022|big5|gb18030)/i;
const SURE = 60;
/** Below this a few letters have been counted, and the encoding of most is as good a guess. */
const LIKELY = 30;

/**
 * Reads the bytes of a text: by its byte-order mark, as UTF-8 when it is that from the first byte to the last, as
 * UTF-16 when every other byte is empty, else in the older encoding that its letters look like.
 *
 * @throws NotTextError when it is no text.
 */
export function decode(bytes: Uint8Array): DecodedText {
  for (const [encoding, mark] of BOMS) {
    if (beginsWith(bytes, mark)) return read(bytes, encoding, false);
  }
  for (const [message, magic] of KINDS) if (beginsWith(bytes, magic)) throw new NotTextError(message);

  const wide = utf16WithoutMark(bytes);
  if (wide) return read(bytes, wide, true);
  if (bytes.subarray(0, SAMPLE).includes(0)) throw new NotTextError(NO_TEXT);
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return checked({ text: utf8, encoding: 'utf-8', guessed: false });

  const sample = bytes.subarray(0, SAMPLE);
  for (const { name, confidence } of analyse(sample)) {
    const encoding = labelOf(name);
    if (!encoding || encoding.startsWith('utf-') || confidence < (MULTI_BYTE.test(name) ? SURE : LIKELY)) continue;
    const text = strictly(bytes, encoding);
    if (text !== undefined && !CONTROLS.test(text)) return checked({ text, encoding, guessed: true });
  }
  return read(bytes, FALLBACK, true);
}

const NO_TEXT =
  'is no text that can be read. Open it in the program that it was made with, and save it as .txt or .docx.';

/** C0 controls that no text has, and C1 controls: where those stand, bytes were read as what they are not. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u0084\u0086-\u009f]/u;

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

function read(bytes: Uint8Array, encoding: string, guessed: boolean): DecodedText {
  return checked({ text: new TextDecoder(encoding).decode(bytes), encoding, guessed });
}

/** What begins like text and is none has a control in every few bytes; a text has a form feed or an escape here and there. */
function checked(decoded: DecodedText): DecodedText {
  // eslint-disable-next-line no-control-regex
  const strange = decoded.text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0;
  if (strange > 2 && strange > decoded.text.length / 50) throw new NotTextError(NO_TEXT);
  return decoded;
}

/** The text, or undefined when there are bytes that are nothing in this encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The name that the Encoding Standard has for an encoding: ISO-8859-1 is read as windows-1252, as browsers do. */
function labelOf(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 that lost its mark: in Western text every other byte is empty, in any text the spaces and the ends of lines
 * are half empty, all on the same side.
 */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return undefined;
  const empty = [0, 0];
  const blanks = [0, 0];
  for (let at = 0; at < length; at += 2) {
    const [first, second] = [bytes[at]!, bytes[at + 1]!];
    if (first === 0) empty[0]!++;
    if (second === 0) empty[1]!++;
    if (first === 0 && (second === 0x20 || second === 0x0a)) blanks[0]!++;
    if (second === 0 && (first === 0x20 || first === 0x0a)) blanks[1]!++;
  }
  const pairs = length / 2;
  for (const [side, encoding] of [
    [1, 'utf-16le'],
    [0, 'utf-16be'],
  ] as const) {
    const most = empty[side]! > pairs * 0.6 || blanks[side]! > pairs * 0.05;
    if (most && empty[1 - side]! === 0 && strictly(bytes, encoding) !== undefined) return encoding;
  }
  return undefined;
}
