import { boxesBetween, Fields, writeBox, type Box } from './boxes.ts';
import { damaged, uint32, UnwritableError, type Container } from './container.ts';
import { IN_FILE, IN_ITEM_DATA, readLocations, writeLocations, type Extent, type Location } from './item-locations.ts';
import { DESCRIBES, readItems, readReferences, withXmpItem, writeReferences, XMP_TYPE } from './items.ts';

/** Bytes of the file, and what takes their place. */
interface Splice {
  start: number;
  end: number;
  bytes: Buffer;
}

/** Above this, offsets may need more than 32 bits in the file that is written. */
const WIDE = 0xf000_0000;

/**
 * An AVIF file (ISO/IEC 23008-12, and 14496-12, 8.11), in which the XMP packet is an item that describes the primary
 * one. The table of the items stands before their data: when it grows, the data move, and it has to say so.
 */
export function openAvif(file: Buffer): Container {
  const boxes = boxesBetween(file, 0, file.length);
  // What belongs to a film is found through other tables.
  if (boxes.some(({ type }) => type === 'moov' || type === 'moof'))
    throw new UnwritableError('This AVIF file holds a moving picture. XMP can be written into still ones only.');
  const meta = boxes.find(({ type }) => type === 'meta');
  if (!meta) throw damaged('AVIF', 'it holds no picture');

  // Behind the version and the flags.
  const parts = boxesBetween(file, meta.body + 4, meta.end);
  const bodyOf = (type: string) => {
    const part = parts.find((box) => box.type === type);
    return part && file.subarray(part.body, part.end);
  };
  const [pitm, iinf, iloc, iref, idat] = ['pitm', 'iinf', 'iloc', 'iref', 'idat'].map(bodyOf);
  if (!pitm || !iinf || !iloc) throw damaged('AVIF', 'it holds no picture');
  const primary = new Fields(pitm, 4).number(pitm[0] === 0 ? 2 : 4);
  const items = readItems(iinf);
  const references = iref ? readReferences(iref) : [];
  const locations = readLocations(iloc);
  for (const extent of locations.flatMap((location) => (isInFile(location) ? location.extents : []))) {
    if (endOf(extent) > file.length) throw damaged('AVIF', 'it breaks off before its end');
    if (overlap(extent, { offset: meta.start, length: meta.end - meta.start }))
      throw new UnwritableError('This AVIF file is built in a way in which no XMP can be written into it.');
  }

  const own = items.find(
    ({ id, contentType }) =>
      contentType === XMP_TYPE &&
      references.some(({ type, from, to }) => type === DESCRIBES && from === id && to.includes(primary)),
  );
  if (own?.contentEncoding) throw new UnwritableError('The XMP of this AVIF file is compressed and cannot be read.');
  const old = own && locations.find(({ item }) => item === own.id);
  const others = locations.filter((location) => location !== old);
  const isAlone = (extent: Extent) =>
    !others.some(({ method, extents }) => method === old?.method && extents.some((other) => overlap(other, extent)));

  const withPacket = (packet: Buffer) => {
    // In the place of the old one where nothing else needs that, else behind all that is there.
    const isReplaced =
      old !== undefined &&
      isInFile(old) &&
      old.extents.length > 0 &&
      old.extents.every((extent) => isAlone(extent) && boxes.some((box) => holds(box, extent)));
    const splices = isReplaced ? replacing(boxes, old.extents, packet) : appending(boxes, file.length, packet);
    const moved = (offset: number) =>
      splices.reduce(
        (sum, { start, end, bytes }) => (end <= offset && start < offset ? sum + bytes.length - (end - start) : sum),
        offset,
      );

    const id = own?.id ?? Math.max(...idsOf(items, locations, bodyOf('grpl'))) + 1;
    const newMeta = () => {
      const start = isReplaced ? moved(old.extents[0]!.offset) : moved(file.length) + 8;
      const table: Location[] = others.map((location) => ({
        ...location,
        extents: isInFile(location)
          ? location.extents.map((extent) => ({ ...extent, offset: moved(extent.offset) }))
          : location.extents,
      }));
      table.push({
        item: id,
        method: IN_FILE,
        dataReference: 0,
        extents: [{ index: 0, offset: start, length: packet.length }],
      });
      const pieces = parts.flatMap((part) => {
        if (part.type === 'iloc') return [writeLocations(table, file.length + packet.length > WIDE)];
        if (part.type === 'idat' && old?.method === IN_ITEM_DATA)
          return [blanked(file, part, old.extents.filter(isAlone))];
        if (part.type === 'iref' && !own) return [];
        if (part.type === 'iinf' && !own)
          return [
            withXmpItem(iinf, id),
            writeReferences([...references, { type: DESCRIBES, from: id, to: [primary] }]),
          ];
        return [file.subarray(part.start, part.end)];
      });
      return writeBox('meta', file.subarray(meta.body, meta.body + 4), ...pieces);
    };
    const splice = { start: meta.start, end: meta.end, bytes: newMeta() };
    splices.push(splice);
    // Now that its length is known, where all the others come to stand is known too.
    splice.bytes = newMeta();
    return spliced(file, splices);
  };

  let packet: Buffer | undefined;
  if (old) {
    const source = isInFile(old) ? file : old.method === IN_ITEM_DATA ? idat : undefined;
    if (!source) throw damaged('AVIF', 'its XMP cannot be found');
    packet = Buffer.concat(old.extents.map((extent) => source.subarray(extent.offset, endOf(extent))));
  }
  return { packet, withPacket };
}

/** The splices that put a packet where the extents of the old one are, each in a box of media data. */
function replacing(boxes: readonly Box[], extents: readonly Extent[], packet: Buffer): Splice[] {
  const splices = extents.map((extent, index) => ({
    start: extent.offset,
    end: endOf(extent),
    bytes: index === 0 ? packet : Buffer.alloc(0),
  }));
  const lengths = boxes.flatMap((box) => {
    const inside = splices.filter(({ start }) => start >= box.body && start < box.end);
    const grown = inside.reduce((sum, { start, end, bytes }) => sum + bytes.length - (end - start), 0);
    return grown === 0 ? [] : withLength(box, box.end - box.start + grown);
  });
  return [...splices, ...lengths];
}

/** The splices that put a packet into a box of its own at the end of the file. */
function appending(boxes: readonly Box[], end: number, packet: Buffer): Splice[] {
  const last = boxes.at(-1)!;
  // A box that goes on to the end of the file would go on over the new one. That of the tables is written anew anyway.
  const bounded = last.lengthBytes === 0 && last.type !== 'meta';
  return [
    ...(bounded ? withLength({ ...last, lengthBytes: 4 }, last.end - last.start) : []),
    { start: end, end, bytes: writeBox('mdat', packet) },
  ];
}

function withLength({ start, lengthBytes }: Box, length: number): Splice[] {
  if (lengthBytes === 0) return [];
  if (lengthBytes === 4) return [{ start, end: start + 4, bytes: uint32(length) }];
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return [{ start: start + 8, end: start + 16, bytes }];
}

function spliced(file: Buffer, splices: readonly Splice[]): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, bytes } of splices.toSorted((a, b) => a.start - b.start)) {
    pieces.push(file.subarray(at, start), bytes);
    at = end;
  }
  return Buffer.concat([...pieces, file.subarray(at)]);
}

/** A box in which the bytes of some extents are 0, so that the other offsets into it hold. */
function blanked(file: Buffer, box: Box, extents: readonly Extent[]): Buffer {
  const bytes = Buffer.from(file.subarray(box.start, box.end));
  const body = bytes.subarray(box.body - box.start);
  for (const extent of extents) body.fill(0, extent.offset, endOf(extent));
  return bytes;
}

/** All numbers that are taken: those of groups of items are from the same row. */
function idsOf(items: readonly { id: number }[], locations: readonly Location[], groups: Buffer | undefined): number[] {
  const groupIds = groups
    ? boxesBetween(groups, 0, groups.length).map(({ body }) => new Fields(groups, body + 4).number(4))
    : [];
  return [...items.map(({ id }) => id), ...locations.map(({ item }) => item), ...groupIds];
}

const isInFile = ({ method, dataReference }: Location) => method === IN_FILE && dataReference === 0;
const endOf = ({ offset, length }: Pick<Extent, 'offset' | 'length'>) => offset + length;
const overlap = (a: Pick<Extent, 'offset' | 'length'>, b: Pick<Extent, 'offset' | 'length'>) =>
  a.offset < endOf(b) && b.offset < endOf(a);
const holds = (box: Box, extent: Extent) =>
  box.type === 'mdat' && extent.length > 0 && extent.offset >= box.body && endOf(extent) <= box.end;
