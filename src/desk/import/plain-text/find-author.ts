import { distance } from 'fastest-levenshtein';
import { slugify } from '../../../schema/kinds.ts';
import type { NewAuthor } from '../story.ts';
import type { PlainTextContext } from './context.ts';
import { guess, type Copy } from './copy.ts';
import { normalName } from './person-names.ts';
import { fold } from './prose.ts';

/**
 * The id of the author who is called so: of one who has a file, accents and case aside; else of one whose name is a slip
 * of the hand away, which is a guess; else of a new one.
 */
export function authorNamed(name: string, copy: Copy, context: PlainTextContext): string {
  const normal = normalName(name, copy.source);
  const folded = fold(normal);
  const known = [...context.authors, ...copy.story.newAuthors];
  const exact = known.find((author) => fold(author.name) === folded);
  if (exact) return exact.id;
  const near = nearMiss(folded, context.authors);
  if (near) {
    guess(copy, 'authors', `"${normal}" is not among the authors; it was taken for ${near.name}.`);
    return near.id;
  }
  const ids = new Set(known.map((author) => author.id));
  const base = slugify(normal);
  let id = base;
  for (let count = 2; ids.has(id); count++) id = `${base}-${count}`;
  copy.story.newAuthors.push({ id, name: normal, biography: '' });
  return id;
}

/** The file of a new author, to write down what the text says of them. */
export const newAuthorOf = (copy: Copy, id: string): NewAuthor | undefined =>
  copy.story.newAuthors.find((author) => author.id === id);

/** The one author whose name is one letter away, or two in a long name; with two of them it is neither. */
function nearMiss(
  folded: string,
  authors: PlainTextContext['authors'],
): PlainTextContext['authors'][number] | undefined {
  const slips = folded.length >= 12 ? 2 : 1;
  if (folded.length < 7) return undefined;
  const near = authors.filter(({ name }) => distance(fold(name), folded) <= slips);
  return near.length === 1 ? near[0] : undefined;
}
