/** What kind of file it is, by what is in it. */
import { closeSync, openSync, readSync } from 'node:fs';
import { ImportRefusal } from './source.ts';

export const FORMATS = ['text', 'html', 'docx', 'wordpress', 'ghost'] as const;
export type Format = (typeof FORMATS)[number];

export interface Recognized {
  format: Format;
  isZip: boolean;
}

/** As much of a file is looked at. */
const ENOUGH = 8192;

/** The beginning of a file. */
export function beginningOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(ENOUGH);
    return bytes.subarray(0, readSync(file, bytes, 0, ENOUGH, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * @param name - of the file, for sentences.
 * @param zipNames - names of the files in a ZIP.
 * @throws ImportRefusal when it is nothing that can be imported.
 */
export async function formatOf(
  bytes: Buffer,
  name: string,
  zipNames: () => Promise<readonly string[]>,
): Promise<Recognized> {
  if (bytes.length === 0) throw new ImportRefusal(`${name} is empty.`);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const names = await zipNames();
    if (names.includes('word/document.xml')) return { format: 'docx', isZip: true };
    if (names.some((entry) => entry.endsWith('.json'))) return { format: 'ghost', isZip: true };
    if (names.some((entry) => entry.endsWith('.xml')))
      throw new ImportRefusal(`${name}: unpack the ZIP, and import the XML file in it.`);
    throw new ImportRefusal(`${name} is a ZIP with no document and no export in it.`);
  }
  const head = beginning(bytes);
  if (head === undefined)
    throw new ImportRefusal(
      `${name} is no text but a file for another program. Text, web pages, Word documents (.docx) and exports of WordPress and Ghost can be imported.`,
    );
  const text = head.trimStart();
  if (/^<\?xml|^<rss\b/i.test(text) && !/<html\b/i.test(text)) return { format: 'wordpress', isZip: false };
  if (
    /^\{\s*"(?:db|data|meta)"|^\[\s*\{\s*"db"/.test(text) ||
    (text.startsWith('{') && /"(?:db|posts)"\s*:/.test(text))
  )
    return { format: 'ghost', isZip: false };
  if (/^<!doctype html|<(?:html|head|body|article|p|div|h[1-6]|meta|table|ul|section|main)[\s>]/i.test(text))
    return { format: 'html', isZip: false };
  return { format: 'text', isZip: false };
}

/** The first characters; undefined when those are no text. */
function beginning(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // UTF-16 without a mark of its order has a zero in every other byte.
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]! += 1;
  if (zeros[0]! + zeros[1]! > 0) {
    const half = bytes.length / 2;
    if (zeros[1]! > half * 0.6 && zeros[0] === 0) return new TextDecoder('utf-16le').decode(bytes);
    if (zeros[0]! > half * 0.6 && zeros[1] === 0) return new TextDecoder('utf-16be').decode(bytes);
    return undefined;
  }
  const controls = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return controls > bytes.length / 50 ? undefined : new TextDecoder('utf-8').decode(bytes);
}
