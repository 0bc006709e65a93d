/** A piece of a byline: a name that leads to its author, or the words between two names. */
export interface BylinePart {
  text: string;
  address?: string;
}

const formats = new Map<string, Intl.ListFormat>();

function listFormat(language: string): Intl.ListFormat {
  let format = formats.get(language);
  // American English puts a comma before the last "and"; the news style of that language does not. British English agrees with it.
  const like = /^en(-US)?$/i.test(language) ? 'en-GB' : language;
  if (!format) formats.set(language, (format = new Intl.ListFormat(like, { type: 'conjunction' })));
  return format;
}

/** An initial stays with the name that it stands before. */
const keepInitials = (name: string) => name.replace(/(?<=(?:^|\s)\p{Lu}\.) /gu, '\u00a0');

/** Names as a language lists them: `A, B and C`, each name with the address of its author. */
export function bylineParts(authors: { name: string; address: string }[], language: string): BylinePart[] {
  let next = 0;
  return listFormat(language)
    .formatToParts(authors.map((author) => author.name))
    .map(({ type, value }) =>
      type === 'element' ? { text: keepInitials(value), address: authors[next++]!.address } : { text: value },
    );
}

/** The same as plain text, for cards. */
export function bylineText(names: string[], language: string): string {
  return names.length < 2 ? (names[0] ?? '') : listFormat(language).format(names);
}
