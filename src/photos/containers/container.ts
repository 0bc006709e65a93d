/** A picture file, taken apart as far as its XMP packet is concerned. */
export interface Container {
  /** The packet that it has now. */
  packet?: Buffer;
  /**
   * The same picture with another packet; each byte of image data is as it was.
   *
   * @throws UnwritableError when the format has no room for it.
   */
  withPacket(packet: Buffer): Buffer;
}

/** A picture into which no XMP can be written. The message is for the person who asked: a sentence that says why. */
export class UnwritableError extends Error {}

/** The error for a file that is not built as its format prescribes. */
export function damaged(format: string, how: string): UnwritableError {
  return new UnwritableError(`This ${format} file is damaged: ${how}.`);
}

/** An unsigned number of 32 bits, most significant byte first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
