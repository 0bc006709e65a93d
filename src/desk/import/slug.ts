/** Ids made of what other systems and people write. */
import { slugify } from '../../schema/kinds.ts';
import { ID_PATTERN } from '../../schema/text.ts';
import { shortenSlug } from '../suggest-slug.ts';

/** Characters of an id. */
const LONGEST = 60;

/**
 * An id of any words: always one that Broadsheet takes, and never too long for a file's name. Those of a headline are
 * chosen by `suggestSlug`.
 */
export function slugOf(text: string): string {
  if (ID_PATTERN.test(text) && text.length <= LONGEST) return text;
  return shortenSlug(slugify(text), LONGEST);
}
