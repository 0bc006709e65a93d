/** Text files: which encoding they are in, and (when its reader is there) what story they hold. */
import { ImportRefusal, type SourceItem } from './source.ts';

/** The text of a file. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** @throws ImportRefusal always, until plain text has its reader. */
export function readTextFile(_bytes: Buffer, name: string): SourceItem {
  throw new ImportRefusal(`${name} is plain text, which cannot be imported yet.`);
}
