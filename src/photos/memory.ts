/** Holds the decoding of pictures to the memory that there is. */
import type { Metadata } from 'sharp';
import { takeTurns } from './turns.ts';

/** Of a picture that is decoded at once with others (bytes). */
const MUCH = 64_000_000;

const alone = takeTurns(1);

/**
 * How much memory it takes to decode a picture (bytes). Most JPEG and PNG files are read line by line and take next to
 * none. Of a progressive JPEG all coefficients are held, two bytes for each sample; other pictures are held as they are.
 */
export function memoryToDecode(picture: Metadata): number {
  const { format, width, height, channels, depth, isProgressive, orientation = 1 } = picture;
  const pixels = width * height;
  if (format === 'jpeg') return isProgressive ? pixels * channels * 2 : 0;
  if (format === 'png' && !isProgressive && orientation === 1) return 0;
  return pixels * channels * (depth === 'uchar' ? 1 : depth === 'ushort' ? 2 : 4);
}

/** Does what decodes a picture: at once, or, when that takes much memory, when no other such picture is being decoded. */
export function whenItFits<Result>(picture: Metadata, decode: () => Promise<Result>): Promise<Result> {
  return memoryToDecode(picture) > MUCH ? alone(decode) : decode();
}
