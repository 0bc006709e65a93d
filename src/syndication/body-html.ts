import type { BodyItem } from '../newsroom/body.ts';
import { addressOfRendition } from '../newsroom/pictures.ts';
import type { Words } from '../newsroom/words.ts';
import { embedHtml, pictureHtml, pieceHtml, recordingHtml, relatedHtml } from './body-parts.ts';
import { forReaders } from './for-readers.ts';

/**
 * A body as anybody can show it: plain HTML without classes, ids and scripts, its addresses in full.
 *
 * @param address - of its page, in full.
 * @param words - of the language of the site.
 */
export function bodyHtml(items: readonly BodyItem[], address: string, words: Words): string {
  // A part that holds a recording is cut in two, so no line may come between them that matters.
  const pieces = items.map((item) => (typeof item === 'string' ? pieceHtml(item) : draw(item, words)));
  return forReaders(pieces.filter((piece) => piece !== '').join('\n'), address);
}

function draw(item: Exclude<BodyItem, string>, words: Words): string {
  if ('picture' in item) {
    const file = item.picture.sets.at(-1)!.renditions.at(-1)!;
    const { width, height } = file;
    return pictureHtml({ ...item.picture, url: addressOfRendition(file), width, height });
  }
  if ('recording' in item) return recordingHtml(item.recording, words);
  if ('embed' in item) return embedHtml(item.embed, words);
  return relatedHtml(item.related, words);
}
