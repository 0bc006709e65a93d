/** What precedes Photoshop's resources in the APP13 segment of a JPEG file. */
const APP13 = Buffer.from('Photoshop 3.0\0', 'latin1');
/** `8BIM`, with which each resource begins. */
const SIGNATURE = 0x38_42_49_4d;
/** The resource that holds IPTC-IIM records. */
const IPTC_IIM = 0x0404;

/**
 * Takes the IPTC-IIM records out of Photoshop's image resources (Adobe Photoshop File Formats Specification), in
 * which most files have them; bare records are given back as they are.
 */
export function iimRecords(bytes: Buffer): Buffer {
  const resources = bytes.subarray(0, APP13.length).equals(APP13) ? bytes.subarray(APP13.length) : bytes;
  const isResource = (at: number) => at + 12 <= resources.length && resources.readUInt32BE(at) === SIGNATURE;
  if (!isResource(0)) return resources;

  const records: Buffer[] = [];
  let at = 0;
  while (isResource(at)) {
    const id = resources.readUInt16BE(at + 4);
    // A name with its length before it, and then the data: both are padded to an even number of bytes.
    const size = at + 6 + even(1 + resources.readUInt8(at + 6));
    if (size + 4 > resources.length) break;
    const data = size + 4;
    const length = resources.readUInt32BE(size);
    if (id === IPTC_IIM) records.push(resources.subarray(data, data + length));
    at = data + even(length);
  }
  return Buffer.concat(records);
}

function even(length: number): number {
  return length + (length % 2);
}
