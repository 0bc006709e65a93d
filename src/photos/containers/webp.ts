import { damaged, type Container } from './container.ts';

/** Flags of the VP8X chunk. */
const HAS_ALPHA = 0x10;
const HAS_XMP = 0x04;

interface Chunk {
  type: string;
  start: number;
  data: Buffer;
  /** With the byte that makes its length even. */
  end: number;
}

/**
 * A WebP file (RFC 9649), whose XMP packet is in a chunk of its own. Only the extended format has a place for it, so
 * a simple file becomes an extended one.
 */
export function openWebp(file: Buffer): Container {
  const end = 8 + file.readUInt32LE(4);
  const chunks = chunksOf(file, end);
  const [first] = chunks;
  if (!first) throw damaged('WebP', 'it holds no picture');
  const mains = chunks.filter(({ type }) => type === 'XMP ');

  const withPacket = (packet: Buffer) => {
    const written = chunk('XMP ', packet);
    const pieces = chunks.flatMap((each) => {
      if (each === mains[0]) return [written];
      if (mains.includes(each)) return [];
      return [file.subarray(each.start, each.end), Buffer.alloc((each.end - each.start) % 2)];
    });
    if (first.type === 'VP8X') {
      const features = Buffer.from(first.data);
      features[0]! |= HAS_XMP;
      pieces[0] = chunk('VP8X', features);
    } else {
      pieces.unshift(chunk('VP8X', featuresOf(first)));
    }
    if (mains.length === 0) pieces.push(written);
    const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...pieces]);
    return Buffer.concat([header('RIFF', body.length), body, file.subarray(end)]);
  };
  return { packet: mains[0]?.data, withPacket };
}

function chunksOf(file: Buffer, fileEnd: number): Chunk[] {
  if (fileEnd > file.length) throw damaged('WebP', 'it breaks off before its end');
  const chunks: Chunk[] = [];
  let at = 12;
  while (at < fileEnd) {
    const dataEnd = at + 8 > fileEnd ? Infinity : at + 8 + file.readUInt32LE(at + 4);
    if (dataEnd > fileEnd) throw damaged('WebP', 'one of its parts is longer than the file');
    // Some programs leave the last padding byte out.
    const end = Math.min(dataEnd + (dataEnd % 2), fileEnd);
    chunks.push({ type: file.toString('latin1', at, at + 4), start: at, data: file.subarray(at + 8, dataEnd), end });
    at = end;
  }
  return chunks;
}

/** What the extended format says at its beginning of the one picture that a simple file is: its size, and if it has alpha. */
function featuresOf({ type, data }: Chunk): Buffer {
  let width: number;
  let height: number;
  let flags = HAS_XMP;
  if (type === 'VP8 ' && data.length >= 10) {
    // RFC 6386, 9.1; the two highest bits are about scaling.
    width = data.readUInt16LE(6) & 0x3fff;
    height = data.readUInt16LE(8) & 0x3fff;
  } else if (type === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    width = (bits & 0x3fff) + 1;
    height = ((bits >>> 14) & 0x3fff) + 1;
    if ((bits >>> 28) & 1) flags |= HAS_ALPHA;
  } else {
    throw damaged('WebP', 'it holds no picture');
  }
  if (width === 0 || height === 0) throw damaged('WebP', 'its picture has no size');
  const features = Buffer.alloc(10);
  features[0] = flags;
  features.writeUIntLE(width - 1, 4, 3);
  features.writeUIntLE(height - 1, 7, 3);
  return features;
}

function chunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([header(type, data.length), data, Buffer.alloc(data.length % 2)]);
}

function header(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(type, 'latin1');
  bytes.writeUInt32LE(length, 4);
  return bytes;
}
