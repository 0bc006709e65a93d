/** Ids made of what other systems and people write. */
import { slugify } from '../../schema/kinds.ts';
import { ID_PATTERN } from '../../schema/text.ts';

/** Characters of an id; names of files may have 255 bytes, and a letter may take four. */
const LONGEST = 60;

/** An id of any words: always one that Broadsheet takes, and never too long for a file's name. */
export function slugOf(text: string): string {
  if (ID_PATTERN.test(text) && text.length <= LONGEST) return text;
  // Letters that are neither small nor of a script without cases (the Japanese ー) stand in no id.
  const slug = slugify(text).replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-');
  const cut = slug.length > LONGEST ? slug.slice(0, LONGEST).replace(/-[^-]*$/u, '') : slug;
  return cut.replace(/^-+|-+$/g, '') || 'untitled';
}
