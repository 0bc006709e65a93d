/**
 * What is said of a photograph where it is published: by the editor, else by the file itself. Without a credit or a
 * description for those who cannot see it, no picture is published.
 */

/** What an editor wrote: the frontmatter's fields, or a body's. */
export interface Given {
  alt?: string;
  caption?: string;
  credit?: string;
  copyright?: string;
}

/** What the file says, in the same fields. */
export type Says = Given;

/** The editor's word wins, field by field. */
export function decide(given: Given, says: Says): Given {
  return { ...says, ...given };
}

/** What is wrong with a picture's words. `warning`: it can be published all the same. */
export interface WordProblem {
  rule: 'missing-credit' | 'missing-alt' | 'alt-is-caption' | 'credit-conflict' | 'copyright-conflict';
  warning: boolean;
  message: string;
}

/** Compares what was written with what the file says. @returns nothing when all is well. */
export function checkWords(given: Given, says: Says): WordProblem[] {
  const { alt, caption, credit } = decide(given, says);
  const problems: WordProblem[] = [];
  const object = (rule: WordProblem['rule'], warning: boolean, message: string) =>
    problems.push({ rule, warning, message });

  if (!credit) object('missing-credit', false, 'This picture has no credit, here or in its file.');
  if (!alt)
    object('missing-alt', false, 'This picture has no description for those who cannot see it, here or in its file.');
  else if (caption && same(alt, caption))
    object('alt-is-caption', true, 'The description of this picture is its caption again, which is read out twice.');
  for (const field of ['credit', 'copyright'] as const) {
    const [here, there] = [given[field], says[field]];
    if (here && there && !agree(here, there))
      object(`${field}-conflict`, true, `The ${field} here is "${here}", but the picture's file says "${there}".`);
  }
  return problems;
}

/** Letters and digits alone: how a name is spaced and pointed is no matter of rights. */
const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const same = (one: string, other: string) => words(one).join(' ') === words(other).join(' ');

/** Say nothing of whose a picture is. */
const FILLER = new Set(['copyright', 'c', 'by', 'photo', 'all', 'rights', 'reserved']);

/** Whether one says the same as the other, or the same and more: `Alex Kim` and `Alex Kim/Harbor Ledger`. */
function agree(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new Set(words(text).filter((word) => !FILLER.has(word)))) as [
    Set<string>,
    Set<string>,
  ];
  return a.isSubsetOf(b) || b.isSubsetOf(a);
}
