import { damaged, UnwritableError, type Container } from './container.ts';

/** The tag of the XMP packet, after XMP Specification Part 3, 1.1.6. */
const XMP = 700;
const BYTE = 1;
const ENTRY_SIZE = 12;
/** Bytes of one value of each type, from 1. */
const SIZES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/**
 * A TIFF file (TIFF 6.0), whose XMP packet is the value of a tag. All values of such a file are found by their
 * offsets from its beginning, so nothing in it may move: the packet and a new directory are put behind its end.
 */
export function openTiff(file: Buffer): Container {
  const little = file.toString('latin1', 0, 2) === 'II';
  const read = (at: number, size: 2 | 4) => {
    if (at + size > file.length) throw damaged('TIFF', 'it breaks off before its end');
    return little ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
  };
  const number = (value: number, size: 2 | 4) => {
    const bytes = Buffer.alloc(size);
    if (little) bytes.writeUIntLE(value, 0, size);
    else bytes.writeUIntBE(value, 0, size);
    return bytes;
  };
  if (read(2, 2) === 43)
    throw new UnwritableError('This is a BigTIFF file. XMP can be written into a classic TIFF file only.');

  const directory = read(4, 4);
  const count = read(directory, 2);
  const next = directory + 2 + count * ENTRY_SIZE;
  const end = next + 4;
  read(next, 4);
  const entries = Array.from({ length: count }, (_, index) => {
    const start = directory + 2 + index * ENTRY_SIZE;
    return { tag: read(start, 2), bytes: file.subarray(start, start + ENTRY_SIZE) };
  });

  const at = entries.findIndex(({ tag }) => tag === XMP);
  let packet: Buffer | undefined;
  let packetStart = file.length;
  if (at !== -1) {
    const start = directory + 2 + at * ENTRY_SIZE;
    const length = read(start + 4, 4) * (SIZES[read(start + 2, 2) - 1] ?? 1);
    packetStart = length <= 4 ? start + 8 : read(start + 8, 4);
    if (packetStart + length > file.length) throw damaged('TIFF', 'its XMP reaches past its end');
    packet = file.subarray(packetStart, packetStart + length);
  }

  const withPacket = (replacement: Buffer) => {
    // What was put behind the end the last time has served: it holds nothing but the old packet and its directory.
    const isOurs = packet !== undefined && end === file.length && even(packetStart + packet.length) === directory;
    const kept = padded(isOurs ? file.subarray(0, packetStart) : file);
    const entry = Buffer.concat([
      number(XMP, 2),
      number(BYTE, 2),
      number(replacement.length, 4),
      // A value of up to four bytes stands in the entry itself; no packet is as short.
      number(kept.length, 4),
    ]);
    const others = entries.filter(({ tag }) => tag !== XMP);
    const pieces = [
      ...others.filter(({ tag }) => tag < XMP).map(({ bytes }) => bytes),
      entry,
      ...others.filter(({ tag }) => tag > XMP).map(({ bytes }) => bytes),
    ];
    const body = padded(replacement);
    const result = Buffer.concat([kept, body, number(pieces.length, 2), ...pieces, number(read(next, 4), 4)]);
    number(kept.length + body.length, 4).copy(result, 4);
    return result;
  };
  return { packet, withPacket };
}

const even = (length: number) => length + (length % 2);

/** Directories begin at an even offset. */
function padded(bytes: Buffer): Buffer {
  return bytes.length % 2 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
}
