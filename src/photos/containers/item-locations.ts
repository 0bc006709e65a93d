import { Fields, writeBox } from './boxes.ts';
import { damaged } from './container.ts';

/** The ways in which an item's offsets are counted: in the file, or in the `idat` box beside the table. */
export const IN_FILE = 0;
export const IN_ITEM_DATA = 1;

/** A stretch of bytes. */
export interface Extent {
  index: number;
  offset: number;
  length: number;
}

/** Where the data of an item are. */
export interface Location {
  item: number;
  method: number;
  /** 0 for the file itself. */
  dataReference: number;
  extents: Extent[];
}

/** Reads an `iloc` box (ISO/IEC 14496-12, 8.11.3) of any version. @param body - the box without its length and type. */
export function readLocations(body: Buffer): Location[] {
  const fields = new Fields(body, 0);
  const version = fields.number(1);
  if (version > 2) throw damaged('AVIF', 'the table of its parts is of an unknown kind');
  fields.number(3);
  const [widths, moreWidths] = [fields.number(1), fields.number(1)];
  const [offsetSize, lengthSize, baseSize] = [widths >> 4, widths & 15, moreWidths >> 4];
  const indexSize = version === 0 ? 0 : moreWidths & 15;
  // A length of none would mean the whole file.
  if (lengthSize === 0 || ![offsetSize, lengthSize, baseSize, indexSize].every((size) => [0, 4, 8].includes(size)))
    throw damaged('AVIF', 'the table of its parts cannot be read');

  const idSize = version < 2 ? 2 : 4;
  const locations: Location[] = [];
  for (let left = fields.number(idSize); left > 0; left--) {
    const item = fields.number(idSize);
    const method = version === 0 ? IN_FILE : fields.number(2) & 15;
    const dataReference = fields.number(2);
    const base = fields.number(baseSize);
    const extents: Extent[] = [];
    for (let more = fields.number(2); more > 0; more--) {
      const index = fields.number(indexSize);
      extents.push({ index, offset: base + fields.number(offsetSize), length: fields.number(lengthSize) });
    }
    locations.push({ item, method, dataReference, extents });
  }
  return locations;
}

/** Writes an `iloc` box, in the least version that can say it all. @param wide - with 8 bytes for an offset, not 4. */
export function writeLocations(locations: readonly Location[], wide: boolean): Buffer {
  const version = locations.some(({ item }) => item > 0xffff)
    ? 2
    : locations.some(({ method }) => method !== IN_FILE)
      ? 1
      : 0;
  const width = wide ? 8 : 4;
  const indexWidth = locations.some(({ extents }) => extents.some(({ index }) => index > 0)) ? width : 0;
  const idWidth = version < 2 ? 2 : 4;
  const columns: [value: number, size: number][] = [
    [version, 1],
    [0, 3],
    [(width << 4) | width, 1],
    [indexWidth, 1],
    [locations.length, idWidth],
  ];
  for (const { item, method, dataReference, extents } of locations) {
    columns.push([item, idWidth], [method, version === 0 ? 0 : 2], [dataReference, 2], [extents.length, 2]);
    for (const { index, offset, length } of extents)
      columns.push([index, indexWidth], [offset, width], [length, width]);
  }

  const bytes = Buffer.alloc(columns.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of columns) {
    if (size === 8) bytes.writeBigUInt64BE(BigInt(value), at);
    else if (size > 0) bytes.writeUIntBE(value, at, size);
    at += size;
  }
  return writeBox('iloc', bytes);
}
