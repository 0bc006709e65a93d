/** Reads one picture into what the index keeps of it. Depends on nothing but its bytes, so that its findings last. */
import { creditOf } from '../photos/credit-line.ts';
import { inspectPhoto } from '../photos/inspect.ts';
import { mediumEntry, type Ingested } from './entry.ts';
import type { PhotoFile } from './model.ts';
import { splitWords } from './photo-words.ts';

/**
 * @param id - its path below the content folder.
 * @param result - with the file's digest; gets its entry, or what is wrong with it.
 */
export async function ingestPhoto(id: string, bytes: Buffer, result: Ingested): Promise<void> {
  const found = await inspectPhoto(bytes);
  if ('message' in found) {
    result.problems.push({ file: result.path, line: 1, column: 1, rule: 'unreadable-photo', ...found });
    return;
  }
  const { metadata, ...shown } = found;
  const { alt, description, copyright, creators, webStatement, licensor, digitalSourceType, dataMining } = metadata;
  const card: PhotoFile = {
    src: id,
    digest: result.digest.slice(0, 16),
    ...shown,
    says: splitWords({ alt, caption: description, credit: creditOf(metadata), copyright }),
    rights: { creators, webStatement, licensor, digitalSourceType, dataMining },
  };
  result.entries.push(mediumEntry('photo', id, card));
}
