import type { ArchiveReader } from '../archive/model.ts';
import { accentRule } from '../newsroom/frame.ts';
import { wordsOf } from '../newsroom/words.ts';
import { directionOf } from '../schema/direction.ts';

/**
 * The sheet by which browsers show a feed to a person who opens one: feeds are XML, and transforming that (XSLT) is no
 * longer something that browsers do. What the sheet says is in the language of the newsroom.
 *
 * @param sheet - all of it that is the same everywhere: src/styles/feed.css.
 */
export function feedStyle(archive: ArchiveReader, sheet: string): string {
  const { language, colors } = archive.site();
  const words = wordsOf(language);
  return [
    sheet.trim(),
    accentRule(colors) ?? '',
    `:root{direction:${directionOf(language)};--feed:${quoted(words.feed)};--notice:${quoted(words.feedNotice)}}`,
    '',
  ].join('\n');
}

/** A text as a CSS string. */
const quoted = (text: string) =>
  `"${text.replace(/[\\"\n<]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
