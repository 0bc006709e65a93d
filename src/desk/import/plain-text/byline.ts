import type { PlainTextContext } from './context.ts';
import { headLength, guess, take, understand, type Copy, type Line } from './copy.ts';
import { authorNamed, newAuthorOf } from './find-author.ts';
import { readDates } from './date-lines.ts';
import { parseByline, parseBylineTail, type Byline, type Signature } from './parse-byline.ts';
import { countWords, endsSentence, fold } from './prose.ts';

/** How far from the end a signature can stand. */
const FROM_END = 4;

/**
 * Reads who wrote the story: from the lines above the first paragraph, where papers print it ("By Ana Reyes, Staff
 * Writer", with roles, addresses and dates, on one line or several), or from the last lines, where columns and European
 * papers have it.
 */
export function readByline(copy: Copy, context: PlainTextContext): void {
  const folded = new Set(context.authors.map(({ name }) => fold(name)));
  const knowledge = {
    siteName: context.siteName,
    calendar: context,
    isAuthor: (name: string) => folded.has(fold(name)),
  };
  const head = headLength(copy);
  const bottom = copy.lines.length - FROM_END;
  const lines = [...copy.lines];
  const taken: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const isTop = at < head;
    if (taken.includes(line) || endsAsSentence(line.text) || DESK.test(line.text) || (!isTop && at < bottom)) continue;
    // One signature below the story, but any number of lines above it ("By …", "Photos by …").
    if (!isTop && copy.story.frontmatter.authors) continue;
    const byline = parseByline(line.text, knowledge);
    if (!byline) continue;
    const next = lines[at + 1];
    const isMarked =
      byline.isExplicit ||
      (isTop &&
        at > 0 &&
        isNameLine(line.text, byline, knowledge.isAuthor, next, (text) =>
          parseBylineTail(text, structuredClone(byline), knowledge),
        ));
    if (!isMarked) continue;
    const group = [line];
    for (let below = at + 1; isTop && below < lines.length && group.length < 5; below++) {
      const tail = lines[below]!;
      if (!parseBylineTail(tail.text, byline, knowledge)) break;
      group.push(tail);
    }
    taken.push(...group);
    if (isTop) copy.headEnd = Math.max(copy.headEnd, group.at(-1)!.number);
    write(byline, group, copy, context);
  }
  take(copy, taken);
}

/** Who wrote and who edited, in parentheses at the end: that is a note (see readAuthorNotes). */
const DESK = /^\((?:additional )?(?:reporting|writing|editing)\b/iu;

/** A byline may end with the period of an abbreviation, but is no sentence. */
const endsAsSentence = (text: string) => endsSentence(text) && !/\b(?:[ap]\.m|\d{4}|Jr|Sr)\.$/iu.test(text);

/** A name without "By": of someone who has a file, or with a role, a paper or an address behind it or below it. */
function isNameLine(
  text: string,
  byline: Byline,
  isAuthor: (name: string) => boolean,
  next: Line | undefined,
  isTail: (text: string) => boolean,
): boolean {
  if (countWords(text) > 14) return false;
  if (byline.people.length === 0) return byline.source !== undefined;
  return (
    byline.people.every(({ name }) => isAuthor(name)) ||
    byline.source !== undefined ||
    byline.people.some(({ role, email }) => role !== undefined || email !== undefined) ||
    byline.dates.length > 0 ||
    (next !== undefined && isTail(next.text))
  );
}

function write(byline: Byline, group: readonly Line[], copy: Copy, context: PlainTextContext): void {
  const { frontmatter } = copy.story;
  if (byline.source !== undefined) frontmatter.source ??= byline.source;
  if (byline.isStaff || byline.source !== undefined) copy.isUnsigned = true;
  for (const person of byline.people) writePerson(person, copy, context);
  for (const line of group) understand(copy, 'authors', line.text);
  for (const date of byline.dates) readDates(date, copy, context);
}

function writePerson(person: Signature, copy: Copy, context: PlainTextContext): void {
  const { frontmatter } = copy.story;
  const id = authorNamed(person.name, copy, context);
  if (!/\s/.test(person.name) && newAuthorOf(copy, id) && !/[\p{sc=Hang}\p{sc=Han}]/u.test(person.name))
    guess(copy, 'authors', `"${person.name}" is one word; it was taken for a name.`);
  const author = newAuthorOf(copy, id);
  if (author) {
    if (person.role) author.role ??= person.role;
    if (person.email) author.email ??= person.email;
  }
  if (person.task) {
    frontmatter.contributors = [...(frontmatter.contributors ?? []), { author: id, role: person.task }];
  } else if (!frontmatter.authors?.includes(id)) {
    frontmatter.authors = [...(frontmatter.authors ?? []), id];
  }
}
