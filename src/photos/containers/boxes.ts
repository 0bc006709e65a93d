/** Boxes of the ISO base media file format (ISO/IEC 14496-12, 4.2), of which AVIF is made: all numbers big-endian. */
import { damaged, uint32 } from './container.ts';

export interface Box {
  type: string;
  start: number;
  /** Behind the length and the type. */
  body: number;
  end: number;
  /** How its length is written: 4 or 8 bytes, or 0 for "to the end of the file". */
  lengthBytes: 0 | 4 | 8;
}

/** The boxes between two offsets. @throws UnwritableError when they do not fill the room between. */
export function boxesBetween(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    const fields = new Fields(file.subarray(0, to), at);
    const short = fields.number(4);
    const type = fields.letters(4);
    const lengthBytes = short === 0 ? 0 : short === 1 ? 8 : 4;
    const length = short === 0 ? to - at : short === 1 ? fields.number(8) : short;
    const box = { type, start: at, body: fields.at, end: at + length, lengthBytes } as const;
    if (box.end < box.body || box.end > to) throw damaged('AVIF', 'one of its parts is longer than the file');
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

export function writeBox(type: string, ...pieces: Buffer[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 8);
  return Buffer.concat([uint32(length), Buffer.from(type, 'latin1'), ...pieces]);
}

/** Reads one field after another. */
export class Fields {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @param size - in bytes. A field of none is 0, as in the tables whose columns have a width. */
  number(size: number): number {
    const start = this.#step(size);
    if (size === 0) return 0;
    return size === 8 ? Number(this.#bytes.readBigUInt64BE(start)) : this.#bytes.readUIntBE(start, size);
  }

  letters(count: number): string {
    const start = this.#step(count);
    return this.#bytes.toString('latin1', start, this.at);
  }

  /** Text up to a NUL. */
  text(): string {
    const end = this.#bytes.indexOf(0, this.at);
    if (end === -1) throw damaged('AVIF', 'one of its texts has no end');
    const text = this.letters(end - this.at);
    this.at++;
    return text;
  }

  #step(size: number): number {
    const start = this.at;
    this.at += size;
    if (this.at > this.#bytes.length) throw damaged('AVIF', 'it breaks off before its end');
    return start;
  }
}
