import { agencyNamed, isOwnName } from './agencies.ts';
import type { PlainTextContext } from './context.ts';
import { guess, putAside, type Copy, type Line } from './copy.ts';
import { authorNamed, newAuthorOf } from './find-author.ts';
import { looksLikePerson } from './person-names.ts';
import { countWords, fold } from './prose.ts';

/** How many lines from the end such notes can stand. */
const FROM_END = 8;

const NAME = String.raw`(?<name>\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|la|del|van|von|der|den|bin|da|dos)){1,4}|\p{sc=Hang}{2,4})`;
/** What a sentence says of somebody who writes. */
const ABOUT = String.raw`(?:,? (?:who |an? |the )?[^.]{0,60}?,)?\s+(?:is|are|was|covers|writes|reports|has (?:covered|written|reported|been)|teaches|lives|joined|can be reached|serves|works|edits|hosts|leads|grew up)\b`;
const BIOGRAPHY = new RegExp(`^[*_(–—-]*\\s*${NAME}${ABOUT}`, 'u');
/** Words that tell a biography from a sentence of the story. */
const TRADE =
  /\b(?:based in|reports? (?:on|for|from)|reporter|writer|columnist|correspondent|editor|journalist|critic|covers|covering|contributor|contributing|freelance|author of|writes (?:about|on|for|a)|professor|lecturer|fellow at|teaches|photographer|can be reached|newsroom|bureau|studies|member of the editorial board|director of|president of|retired|book|lives in)\b/iu;
const CONTACT =
  /^[*_(\s]*(?:you can )?(?:reach|contact|e-?mail|follow|write to|send (?:tips|comments)|call|find|have a tip|got a tip)\b.{0,200}(?:@|\bon (?:x|twitter|bluesky|mastodon|instagram|facebook|threads|linkedin)\b|https?:|\d{3}-\d{4})/iu;
const CONTRIBUTED =
  /^[*_(\s]*(?<who>.+?)\s+(?:(?:also |both |all )?contributed(?: (?:to this (?:story|report|article)|reporting|from .{2,30}|.{0,40}report))?|assisted|provided (?:research|reporting))\b[^.]*\.?[)*_\s]*$/iu;
/** Reuters: ((hiro.tanabe@agency.example; +82 2 5550 0142;)) */
const WIRE_CONTACT = /^\(\(.{6,120}\)\)$/u;
/** AP, of those who are named above: Hale reported from Seoul. */
const REPORTED =
  /^(?<who>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)*(?:(?:, (?:and )?| and )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)*)*) reported from (?<place>\p{Lu}[^.]{2,40})\.$/u;
/** Reuters: (Reporting by Ana Reyes in Busan; Editing by Li Wen), on its pages without parentheses. */
const DESK =
  /^(?:\((?<list>(?:(?:additional )?reporting|writing|editing|compiled|translated)\s+by\s+.+)\)|(?<open>(?:additional )?reporting by \p{Lu}[^.]{3,80}(?:;|\bby\b)[^.]{3,100}))\.?$/iu;

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const LOCATION =
  /\b(?:is )?based in (?<place>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)*(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)*)?)/u;

/**
 * Reads the lines in which a story ends and its author begins: "Ana Reyes is based in Busan and reports on ports. Reach her
 * at …", "Associated Press writer Li Wen in Seoul contributed to this report." They sign a story that has no byline, and
 * introduce an author who has no file.
 */
export function readAuthorNotes(copy: Copy, context: PlainTextContext): void {
  const notes: Line[] = [];
  for (const line of copy.lines.slice(-FROM_END)) {
    if (line.number <= copy.headEnd || line === copy.lines[0]) continue;
    const isNote =
      readDesk(line.text, copy, context) ||
      readContributors(line.text, copy, context) ||
      readBiography(line.text, copy, context) ||
      readContact(line.text, copy, context) ||
      readFullSignature(line.text, copy, context) ||
      WIRE_CONTACT.test(line.text);
    if (isNote) notes.push(line);
  }
  putAside(copy, 'author-note', ...notes);
}

function readBiography(text: string, copy: Copy, context: PlainTextContext): boolean {
  const name = BIOGRAPHY.exec(text)?.groups?.name;
  if (name === undefined || countWords(text) > 110 || !looksLikePerson(name, true)) return false;
  const { frontmatter } = copy.story;
  const signed = [...(frontmatter.authors ?? []), ...(frontmatter.contributors ?? []).map(({ author }) => author)];
  const known = [...context.authors, ...copy.story.newAuthors].find((author) => fold(author.name) === fold(name));
  const isSigned = known !== undefined && signed.includes(known.id);
  // In a signed story, a sentence about somebody else is a sentence of the story.
  if (!isSigned && (!TRADE.test(text) || (frontmatter.authors && !known) || isToldOf(name, text, copy))) return false;
  let id = known?.id;
  if (!frontmatter.authors) {
    id = authorNamed(name, copy, context);
    frontmatter.authors = [id];
    guess(copy, 'authors', `There is no byline; the closing note is about ${name}.`);
  }
  const author = id === undefined ? undefined : newAuthorOf(copy, id);
  if (!author) return true;
  const { kept, contact } = parted(text, context.language);
  author.biography = [author.biography, kept].filter(Boolean).join('\n\n');
  author.location ??= LOCATION.exec(kept)?.groups?.place;
  author.email ??= EMAIL.exec(contact)?.[0];
  return true;
}

/** Whether the story tells of somebody with that name, so that the last paragraph is about them as well. */
function isToldOf(name: string, note: string, copy: Copy): boolean {
  const rest = copy.source.replace(note, '');
  return rest.includes(name);
}

/** A biography without the sentences that say how to write to its owner; those go into fields. */
function parted(text: string, language: string): { kept: string; contact: string } {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
  // An address of mail has periods, at which sentences do not end.
  const whole: string[] = [];
  for (const sentence of sentences) {
    if (whole.length > 0 && !/\s$/u.test(whole.at(-1)!)) whole.push(whole.pop()! + sentence);
    else whole.push(sentence);
  }
  const isContact = (sentence: string) =>
    CONTACT.test(sentence) || EMAIL.test(sentence) || /\bfollow (?:her|him|them)\b/iu.test(sentence);
  return {
    kept: whole
      .filter((sentence) => !isContact(sentence))
      .join('')
      .trim()
      .replace(/^[*_(–—\s]+|[*_\s]+$/gu, ''),
    contact: whole.filter(isContact).join(''),
  };
}

/** "Reach Ana at …" below a byline or a biography. It has to be about one who signed: a town hall can be reached, too. */
function readContact(text: string, copy: Copy, context: PlainTextContext): boolean {
  if (!CONTACT.test(text) || countWords(text) > 40) return false;
  const { authors = [] } = copy.story.frontmatter;
  const email = EMAIL.exec(text)?.[0];
  const words = fold(text).split(' ');
  const signed = [...context.authors, ...copy.story.newAuthors].filter(({ id }) => authors.includes(id));
  const meant = signed.find(({ name }) =>
    fold(name)
      .split(' ')
      .some((part) => part.length > 1 && words.includes(part)),
  );
  const isMeant = meant !== undefined || /\b(?:her|him|them|the (?:author|writer|reporter))\b/iu.test(text);
  if (!isMeant || authors.length === 0) return false;
  const author = newAuthorOf(copy, meant?.id ?? (authors.length === 1 ? authors[0]! : ''));
  if (author && email) author.email ??= email;
  return true;
}

/** French papers sign below as well: Inès Dole (Port-Maren, correspondante). */
function readFullSignature(text: string, copy: Copy, context: PlainTextContext): boolean {
  const { authors = [] } = copy.story.frontmatter;
  const names = [...context.authors, ...copy.story.newAuthors].filter(({ id }) => authors.includes(id));
  const rest = names.find(({ name }) => fold(text).startsWith(fold(name)));
  return rest !== undefined && countWords(text) <= 10 && /^[^(,]+(?:$|\s*[(,].*)/u.test(text) && !/[.!?]$/u.test(text);
}

function readContributors(text: string, copy: Copy, context: PlainTextContext): boolean {
  const files = /^with (?:files|a file|reporting|notes) (?:from|by) (?<names>\p{Lu}.{2,100}?)\.?$/iu.exec(text)?.groups
    ?.names;
  if (files) {
    const people = files.split(/,\s*(?:and\s+)?|\s+and\s+/u).map((piece) => personIn(piece, context));
    if (people.some((person) => person === undefined)) return false;
    for (const person of people) if (person!.name) addContributor(person!.name, 'Contributed', copy, context);
    return true;
  }
  const reported = REPORTED.exec(text)?.groups;
  if (reported) {
    for (const name of reported.who!.split(/,? and |, /u))
      if (looksLikePerson(name)) addContributor(name, `Reported from ${reported.place}`, copy, context);
    return true;
  }
  const who = CONTRIBUTED.exec(text)?.groups?.who;
  if (who === undefined || countWords(text) > 60) return false;
  const people = who
    .split(/,\s*(?:and\s+)?|\s+and\s+|;\s*/u)
    .filter(Boolean)
    .map((piece) => personIn(piece, context));
  if (people.length === 0 || people.some((person) => person === undefined)) return false;
  for (const person of people)
    if (person!.name)
      addContributor(person!.name, person!.place ? `Contributed from ${person!.place}` : 'Contributed', copy, context);
  return true;
}

/** "Associated Press writer Li Wen in Seoul", "Li Wen of The Associated Press", "Harbor Ledger staff" */
function personIn(piece: string, context: PlainTextContext): { name?: string; place?: string } | undefined {
  const [, ahead, place] = /^(.+?)\s+(?:in|from)\s+(\p{Lu}.*)$/u.exec(piece) ?? [];
  let name = (ahead ?? piece).replace(/\s+of (?:the )?\p{Lu}.*$/iu, '').replace(/^(?:with|by)\s+/iu, '');
  const before =
    /^(?<house>.*?\b(?:writers?|reporters?|correspondents?|editors?|journalists?|photographers?|researchers?|staff))\s+(?<name>\p{Lu}.*)$/u.exec(
      name,
    )?.groups;
  if (before) name = before.name!;
  if (agencyNamed(name) !== undefined || isOwnName(name, context.siteName)) return {};
  return looksLikePerson(name) ? { name, ...(place && { place }) } : undefined;
}

function addContributor(name: string, role: string, copy: Copy, context: PlainTextContext): void {
  const { frontmatter } = copy.story;
  const id = authorNamed(name, copy, context);
  if (frontmatter.authors?.includes(id)) return;
  if (frontmatter.contributors?.some((other) => other.author === id)) return;
  frontmatter.contributors = [...(frontmatter.contributors ?? []), { author: id, role }];
}

function readDesk(text: string, copy: Copy, context: PlainTextContext): boolean {
  const groups = DESK.exec(text)?.groups;
  const list = groups?.list ?? groups?.open;
  if (list === undefined) return false;
  for (const clause of list.split(/[;.]\s*/u).filter(Boolean)) {
    const [, verb, names] = /^(.+?)\s+by\s+(.+)$/iu.exec(clause) ?? [];
    if (verb === undefined || names === undefined) continue;
    const isWriting = /^(?:reporting|writing)/iu.test(verb) && !copy.story.frontmatter.authors;
    const people = names.split(/,\s*|\s+and\s+/u).map((piece) => personIn(piece, context));
    for (const person of people) {
      if (!person?.name) continue;
      if (isWriting) (copy.story.frontmatter.authors ??= []).push(authorNamed(person.name, copy, context));
      else addContributor(person.name, `${verb[0]!.toUpperCase()}${verb.slice(1).toLowerCase()}`, copy, context);
    }
  }
  return true;
}
