import type { PlainTextContext } from './context.ts';
import { guess, putAside, type Copy } from './copy.ts';
import { authorNamed, newAuthorOf } from './find-author.ts';
import { looksLikePerson } from './person-names.ts';
import { countWords, isProse } from './prose.ts';

/**
 * Letters and essays are signed below: a name on a line of its own, and where its owner lives or what they do on the next.
 * Where there is no byline, that is who wrote it; by guess, as it may be the last of a list of names.
 */
export function readSignature(copy: Copy, context: PlainTextContext): void {
  if (copy.story.frontmatter.authors ?? copy.story.frontmatter.source ?? copy.isUnsigned) return;
  const lines = copy.lines.filter(({ afterEnd }) => !afterEnd);
  const last = lines.findLastIndex(({ text }) => isProse(text));
  const [name, place, ...others] = lines.slice(last + 1);
  const text = name?.text.replace(/^[-–—]+\s*/u, '') ?? '';
  if (last < 0 || !name || others.length > 0 || !looksLikePerson(text)) return;
  if (place && (countWords(place.text) > 8 || /[.!?:]$/u.test(place.text))) return;
  const id = authorNamed(text, copy, context);
  copy.story.frontmatter.authors = [id];
  guess(copy, 'authors', `There is no byline; the name below the text was taken ("${text}").`);
  const author = newAuthorOf(copy, id);
  if (author && place && /^\p{Lu}[\p{L}.'’ -]*(?:, \p{Lu}[\p{L}.'’ -]*)?$/u.test(place.text))
    author.location ??= place.text;
  putAside(copy, 'author-note', name, ...(place ? [place] : []));
}
