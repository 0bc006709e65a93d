import { isUtf8 } from 'node:buffer';

const windows1252 = new TextDecoder('windows-1252');

/**
 * Reads text whose character set nobody has declared. Text in an older set is practically never valid UTF-8 by
 * chance, and of the older sets Windows-1252 holds all that Latin-1 can print.
 */
export function decodeText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes);
}
