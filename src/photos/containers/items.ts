/** The items of an AVIF file and what they are to each other (ISO/IEC 14496-12, 8.11.6 and 8.11.12). */
import { boxesBetween, Fields, writeBox } from './boxes.ts';

export const XMP_TYPE = 'application/rdf+xml';
/** The kind of reference by which an item says what it tells of. */
export const DESCRIBES = 'cdsc';

export interface Item {
  id: number;
  /** Of what is no picture: its media type. */
  contentType?: string;
  /** How it is compressed, if it is. */
  contentEncoding?: string;
}

export interface Reference {
  type: string;
  from: number;
  to: number[];
}

/** Reads an `iinf` box. @param body - the box without its length and type. */
export function readItems(body: Buffer): Item[] {
  const start = body[0] === 0 ? 6 : 8;
  return boxesBetween(body, start, body.length).map((box) => {
    const fields = new Fields(body.subarray(0, box.end), box.body);
    const version = fields.number(1);
    fields.number(3);
    const id = fields.number(version < 3 ? 2 : 4);
    fields.number(2);
    if (version < 2 || fields.letters(4) !== 'mime') return { id };
    // Its name.
    fields.text();
    const contentType = fields.text();
    return { id, contentType, contentEncoding: fields.at < box.end ? fields.text() : '' };
  });
}

/** Writes an `iinf` box with one more item: an XMP packet. */
export function withXmpItem(body: Buffer, id: number): Buffer {
  const version = body[0] === 0 ? 0 : 1;
  const width = version === 0 ? 2 : 4;
  const entry = Buffer.concat([
    Buffer.of(id > 0xffff ? 3 : 2, 0, 0, 0),
    uint(id, id > 0xffff ? 4 : 2),
    // Neither protected nor named.
    uint(0, 2),
    Buffer.from(`mime\0${XMP_TYPE}\0`, 'latin1'),
  ]);
  const count = new Fields(body, 4).number(width) + 1;
  return writeBox('iinf', body.subarray(0, 4), uint(count, width), body.subarray(4 + width), writeBox('infe', entry));
}

/** Reads an `iref` box. @param body - the box without its length and type. */
export function readReferences(body: Buffer): Reference[] {
  const width = body[0] === 0 ? 2 : 4;
  return boxesBetween(body, 4, body.length).map((box) => {
    const fields = new Fields(body.subarray(0, box.end), box.body);
    const from = fields.number(width);
    return { type: box.type, from, to: Array.from({ length: fields.number(2) }, () => fields.number(width)) };
  });
}

/** Writes an `iref` box. */
export function writeReferences(references: readonly Reference[]): Buffer {
  const isWide = references.some(({ from, to }) => [from, ...to].some((id) => id > 0xffff));
  const width = isWide ? 4 : 2;
  const boxes = references.map(({ type, from, to }) =>
    writeBox(type, uint(from, width), uint(to.length, 2), ...to.map((id) => uint(id, width))),
  );
  return writeBox('iref', Buffer.of(isWide ? 1 : 0, 0, 0, 0), ...boxes);
}

function uint(value: number, size: 2 | 4): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}
