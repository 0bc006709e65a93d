/** Ghost's export as a ZIP: its JSON, and the pictures beside it. */
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { LARGEST_FILE } from '../../../photos/inspect.ts';
import { ImportRefusal } from '../source.ts';

/** No text shrinks to less than this share of itself; a file that claims so would fill the disk. */
const MOST_SHRUNK = 1000;

export interface OpenZip {
  /** Names of its files. */
  names: string[];
  stream(name: string): Promise<Readable>;
  /** A picture; undefined when there is none of that name. */
  file(path: string): Promise<Buffer | undefined>;
  close(): void;
}

/**
 * @param name - of the file, for sentences.
 * @throws ImportRefusal when it is damaged, or made to harm.
 */
export async function openZip(path: string, name: string): Promise<OpenZip> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw new ImportRefusal(`${name}: the ZIP cannot be read (${(error as Error).message}).`);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.uncompressedSize > Math.max(entry.compressedSize, 1000) * MOST_SHRUNK)
        throw new ImportRefusal(
          `${name}: ${entry.fileName} would be more than ${MOST_SHRUNK} times as large as it is in the ZIP, which no text or picture is. Nothing was taken from it.`,
        );
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    if (error instanceof ImportRefusal) throw error;
    // A name that leads out of the folder, among others: `../../x`.
    throw new ImportRefusal(
      `${name}: the ZIP is damaged or made to harm (${(error as Error).message}). Nothing was taken from it.`,
    );
  }
  return {
    names: [...entries.keys()],
    stream: (entry) => zip.openReadStreamPromise(entries.get(entry)!),
    async file(wanted) {
      const entry = entries.get(wanted) ?? [...prefixes].map((prefix) => entries.get(prefix + wanted)).find(Boolean);
      if (!entry || entry.uncompressedSize > LARGEST_FILE) return undefined;
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    },
    close: () => zip.close(),
  };
}

/** Where pictures are in it. */
const prefixes = ['content/images/', 'content/', 'images/'];
