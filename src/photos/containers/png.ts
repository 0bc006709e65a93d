import { crc32, inflateSync } from 'node:zlib';
import { damaged, uint32, type Container } from './container.ts';

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const TEXTS = ['iTXt', 'zTXt', 'tEXt'];
const KEYWORD = 'XML:com.adobe.xmp\0';
/** In bytes; what is larger when it is unpacked is no description of a picture. */
const LARGEST = 64 * 1024 * 1024;

interface Chunk {
  type: string;
  start: number;
  data: Buffer;
  end: number;
}

/**
 * A PNG file (W3C PNG, third edition), whose XMP packet is in an iTXt chunk; libvips puts it into one of the two other
 * kinds of text. A new packet is put behind the header: some readers stop where the image begins.
 */
export function openPng(file: Buffer): Container {
  const chunks = chunksOf(file);
  const header = chunks[0]!;
  const mains = chunks.filter(
    ({ type, data }) => TEXTS.includes(type) && data.toString('latin1', 0, KEYWORD.length) === KEYWORD,
  );

  const withPacket = (packet: Buffer) => {
    const pieces = [file.subarray(0, header.end), textChunk(packet)];
    let at = header.end;
    for (const { start, end } of mains) {
      pieces.push(file.subarray(at, start));
      at = end;
    }
    return Buffer.concat([...pieces, file.subarray(at)]);
  };
  return { packet: mains[0] && packetOf(mains[0]), withPacket };
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  let at = PNG_SIGNATURE.length;
  for (;;) {
    if (at + 12 > file.length) throw damaged('PNG', 'it breaks off before its end');
    const type = file.toString('latin1', at + 4, at + 8);
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) throw damaged('PNG', 'one of its parts is longer than the file');
    if (chunks.length === 0 && type !== 'IHDR') throw damaged('PNG', 'it has no header');
    chunks.push({ type, start: at, data: file.subarray(at + 8, end - 4), end });
    if (type === 'IEND') return chunks;
    at = end;
  }
}

/** What stands behind the keyword is different in each of the three kinds of text. */
function packetOf({ type, data }: Chunk): Buffer {
  const rest = data.subarray(KEYWORD.length);
  if (type === 'tEXt') return rest;
  // The method of compression, of which there is one.
  if (type === 'zTXt') return unpacked(rest.subarray(1));
  // Whether it is compressed, the method, and the language and the translated keyword, which end with NUL.
  const language = rest.indexOf(0, 2);
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1);
  if (translated === -1) throw damaged('PNG', 'its XMP breaks off');
  const text = rest.subarray(translated + 1);
  return rest[0] === 0 ? text : unpacked(text);
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    throw damaged('PNG', 'its XMP cannot be unpacked');
  }
}

function textChunk(packet: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(`iTXt${KEYWORD}\0\0\0\0`, 'latin1'), packet]);
  return Buffer.concat([uint32(body.length - 4), body, uint32(crc32(body))]);
}
