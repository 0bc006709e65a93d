import { damaged, UnwritableError, type Container } from './container.ts';
import { moveMultiPicture } from './mpf.ts';

/** What the data of segments begin with. */
const MAIN = 'http://ns.adobe.com/xap/1.0/\0';
/** Behind it stands the id of the packet. */
const EXTENSION = 'http://ns.adobe.com/xmp/extension/\0';
const EXIF = 'Exif\0\0';
const MULTI_PICTURE = 'MPF\0';

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const START_OF_SCAN = 0xda;

/** In bytes: what XMP Specification Part 3 allows in the one segment of a packet. */
const LARGEST = 65_502;

interface Segment {
  marker: number;
  start: number;
  /** The bytes behind the marker and the length. */
  data: Buffer;
  end: number;
}

/**
 * A JPEG file (ITU-T T.81, annex B), whose XMP packet is in an APP1 segment (XMP Specification Part 3, 1.1.3).
 *
 * What did not fit into that segment stands in extension segments, under an id that the packet names. They stay as
 * long as the new packet names them too.
 */
export function openJpeg(file: Buffer): Container {
  const segments = segmentsOf(file);
  const mains = segments.filter((segment) => holds(segment, APP1, MAIN));
  const packet = mains[0]?.data.subarray(MAIN.length);

  const withPacket = (replacement: Buffer) => {
    if (replacement.length > LARGEST)
      throw new UnwritableError(
        `Its XMP would be ${replacement.length.toLocaleString('en-US')} bytes, and a JPEG file has room for ${LARGEST.toLocaleString('en-US')}.`,
      );
    const extension = packet && extensionOf(packet);
    const isAbandoned = extension !== undefined && extension !== extensionOf(replacement);
    const pieces = segments.map((segment) => {
      const isGone = mains.includes(segment) || (isAbandoned && holds(segment, APP1, EXTENSION + extension));
      return isGone ? Buffer.alloc(0) : file.subarray(segment.start, segment.end);
    });
    const isHeader = (segment: Segment) => segment.marker === APP0 || holds(segment, APP1, EXIF);
    const place = mains[0] ? segments.indexOf(mains[0]) : segments.findLastIndex(isHeader) + 1;
    pieces.splice(place, 0, xmpSegment(replacement));
    const result = Buffer.concat([file.subarray(0, 2), ...pieces, file.subarray(segments.at(-1)?.end ?? 2)]);

    const grown = result.length - file.length;
    for (const [index, segment] of segments.entries()) {
      if (!holds(segment, APP2, MULTI_PICTURE)) continue;
      const end = 2 + lengthOf(pieces.slice(0, index + (index >= place ? 2 : 1)));
      const list = result.subarray(end - segment.data.length + MULTI_PICTURE.length, end);
      moveMultiPicture(list, grown, grown - (end - segment.end));
    }
    return result;
  };
  return { packet, withPacket };
}

/** The segments before the compressed image. */
function segmentsOf(file: Buffer): Segment[] {
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    const start = at;
    if (file[at] !== 0xff) throw damaged('JPEG', 'it breaks off before the picture begins');
    // Any number of fill bytes may stand before a marker.
    while (file[at + 1] === 0xff) at++;
    const marker = file[at + 1];
    if (marker === START_OF_SCAN) return segments;
    if (marker === undefined || at + 4 > file.length) throw damaged('JPEG', 'it breaks off before the picture begins');
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end < at + 4 || end > file.length) throw damaged('JPEG', 'one of its parts is longer than the file');
    segments.push({ marker, start, data: file.subarray(at + 4, end), end });
    at = end;
  }
}

function holds({ marker, data }: Segment, wanted: number, beginning: string): boolean {
  return marker === wanted && data.toString('latin1', 0, beginning.length) === beginning;
}

function xmpSegment(packet: Buffer): Buffer {
  const header = Buffer.of(0xff, APP1, 0, 0);
  header.writeUInt16BE(2 + MAIN.length + packet.length, 2);
  return Buffer.concat([header, Buffer.from(MAIN, 'latin1'), packet]);
}

/** The id of the extended packet that a packet names: 32 hexadecimal digits in capitals. */
function extensionOf(packet: Buffer): string | undefined {
  return /HasExtendedXMP\s*(?:=\s*["']|>)\s*([0-9A-F]{32})/.exec(packet.toString('latin1'))?.[1];
}

const lengthOf = (pieces: readonly Buffer[]) => pieces.reduce((sum, { length }) => sum + length, 0);
