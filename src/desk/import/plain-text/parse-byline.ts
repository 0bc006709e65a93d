import { agencyNamed, isOwnName } from './agencies.ts';
import { isFurniture } from './furniture.ts';
import { readMoment, type Calendar } from './moments.ts';
import { looksLikePerson } from './person-names.ts';
import { countWords } from './prose.ts';

export interface Signature {
  name: string;
  /** What they did when it is not the writing: Photos, Editing. */
  task?: string;
  role?: string;
  email?: string;
}

/** What a line says of who wrote the story. */
export interface Byline {
  people: Signature[];
  /** An agency or another paper. */
  source?: string;
  /** "From staff reports": signed by nobody, and rightly so. */
  isStaff: boolean;
  /** Pieces of the line with a date in them, to be read as date lines. */
  dates: string[];
}

interface Knowledge {
  siteName: string;
  calendar: Calendar;
  isAuthor: (name: string) => boolean;
}

/** Words that say a name follows, and what its owner did; nothing when they wrote it. */
const LEADS: readonly (readonly [RegExp, string | undefined])[] = [
  [
    /^(?:photos?|photography|photographs|pictures|images|fotos?|fotografías?|photographies)(?: by|\s*:| von| par| de| por)\s+/iu,
    'Photos',
  ],
  [/^(?:videos?|film) by\s+/iu, 'Video'],
  [/^(?:illustrations?|drawings|artwork) by\s+/iu, 'Illustrations'],
  [/^(?:graphics?|maps?|charts) by\s+/iu, 'Graphics'],
  [/^(?:edited|editing) by\s+/iu, 'Editing'],
  [/^(?:translated|translation) by\s+/iu, 'Translation'],
  [/^(?:additional reporting|with reporting) by\s+/iu, 'Reporting'],
  [
    /^(?:(?:story|stories|words|text|article|report|analysis|opinion|commentary|review|column|interview|written|reported|reporting|posted|contributed)(?: and photos)?\s+by|by|by:|por|par|von|di|texto(?: de)?:|texte(?: de)?:|text:|words:|story:|byline:|reporter:|writer:|author:|autor:|auteur:|propos recueillis par|una crónica de|記者[:：]?|文[:＝=・：]|글[:=]?)\s+/iu,
    undefined,
  ],
];

/** What people are at a paper. */
const ROLE =
  /\b(?:writer|reporter|editor|correspondent|columnist|critic|journalist|photographer|photojournalist|producer|bureau|chief|intern|fellow|contributor|contributing|freelance|staff|reporting|special to|for the|guest|desk|publisher|redactora?|reportero|corresponsal|rédact(?:eur|rice)|journaliste|redakteur(?:in)?|korrespondent(?:in)?|reporterin)\b/iu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const HANDLE =
  /^(?:[@＠][\w.]+(?:@[\w.-]+)?|(?:x|twitter|bluesky|instagram|mastodon|threads|linkedin|facebook)(?:\s*:\s*\S+)?|(?:follow|contact|e-?mail|bio|author page|view bio|more by .*)\b.{0,40})$/iu;
const STAFF =
  /^(?:from (?:the )?)?(?:our )?(?:[^,|]{0,40}\s)?(?:staff|wire|news) (?:and (?:wire|staff|news) )?(?:reports?|services?|writers)$|^(?:by )?(?:the )?(?:editorial board|.{0,30} staff|staff)$|^(?:redacción|la rédaction|de la rédaction|redaktion|온라인뉴스팀|디지털뉴스팀|編集部)$/iu;
const PARTS = /\s*[|•·‖]\s*|\s+[–—]\s+|\s+\/{1,2}\s+|\t+/u;
const AND = /\s*[;；、]\s*|,?\s+(?:and|&|y|et|und|e|en|mit|avec|con|with)\s+|,\s*/iu;

/** The words before a name in Korean: 김민수 기자, 이영희·박지우 특파원. */
const KOREAN =
  /^\[?(?<names>[\p{sc=Hang}]{2,4}(?:\s?[·,]\s?[\p{sc=Hang}]{2,4})*)\s+(?<role>[\p{sc=Hang}]{0,6}(?:기자|특파원|논설위원|위원|통신원|객원기자|인턴기자))\]?(?<rest>.*)$/u;
const JAPANESE =
  /^(?<names>[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]{2,7}(?:、[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]{2,7})*)\s?(?<role>記者|特派員|編集委員)$/u;

/**
 * Reads a line as a byline.
 *
 * @returns undefined when it is none: when what follows "By" is no name, or something in the line is nothing that bylines
 * hold.
 */
export function parseByline(text: string, knowledge: Knowledge): (Byline & { isExplicit: boolean }) | undefined {
  const line = text.replace(/^[-–—*_(\s]+(?=\p{L})|[)*_\s]+$/gu, '');
  const east = KOREAN.exec(line) ?? JAPANESE.exec(line);
  if (east) return eastAsian(east.groups!);
  if (countWords(line) > 40) return undefined;
  const byline = { people: [], isStaff: false, dates: [], isExplicit: false } as Byline & { isExplicit: boolean };
  for (const clause of clausesOf(line)) if (!readClause(clause, byline, knowledge)) return undefined;
  const isSomething = byline.people.length > 0 || byline.isStaff || byline.source;
  return isSomething ? byline : undefined;
}

/** "Story by Ana Reyes Photos by Noor Haddad" is two. */
function clausesOf(line: string): string[] {
  return line.split(
    /(?<=\S)[\s,;|.]+(?=(?:photos?|photography|photographs|videos?|illustrations?|graphics?|maps?|edited|editing|additional reporting|words|text|story|translated)(?: by|:)\s)/iu,
  );
}

function readClause(clause: string, byline: Byline & { isExplicit: boolean }, knowledge: Knowledge): boolean {
  const lead = LEADS.find(([pattern]) => pattern.test(clause));
  const rest = lead ? clause.replace(lead[0], '') : clause;
  byline.isExplicit ||= lead !== undefined;
  if (STAFF.test(rest) || STAFF.test(clause)) {
    byline.isStaff = byline.isExplicit = true;
    return true;
  }
  const [names, ...others] = rest.split(PARTS).filter(Boolean);
  if (names === undefined || !readNames(names, lead, byline, knowledge)) return false;
  return others.every((part) => readPart(part, byline, knowledge, lead !== undefined));
}

function readNames(
  names: string,
  lead: (typeof LEADS)[number] | undefined,
  byline: Byline,
  knowledge: Knowledge,
): boolean {
  const task = lead?.[1];
  for (const item of names.split(AND).filter(Boolean)) {
    const piece = item.trim();
    // Where they were that day is no place to be based in.
    const [, ahead] = /^(.+?)\s+(?:in|from)\s+\p{Lu}.+$/u.exec(piece) ?? [];
    const name = (ahead ?? piece).replace(/[.,]$/, (mark) => (/\b(?:Jr|Sr|\p{Lu})\.$/u.test(piece) ? mark : ''));
    const last = byline.people.at(-1);
    if (/^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/iu.test(name) && last) last.name += ` ${name}`;
    else if (agencyNamed(name)) byline.source ??= agencyNamed(name);
    else if (isOwnName(name, knowledge.siteName)) continue;
    else if (knowledge.isAuthor(name) || (looksLikePerson(name, lead !== undefined) && !(last && ROLE.test(name))))
      byline.people.push({ name, ...(task && { task }) });
    else if ((last || byline.source) && readPart(piece, byline, knowledge, lead !== undefined)) continue;
    else return false;
  }
  return true;
}

/** What stands behind the names: an address, a role, a paper, a date. */
function readPart(part: string, byline: Byline, knowledge: Knowledge, isExplicit: boolean): boolean {
  const last = byline.people.at(-1);
  const email = EMAIL.exec(part)?.[0];
  const agency = agencyNamed(part.replace(/^(?:of|for|via|special to)\s+/iu, ''));
  if (email && part.replace(email, '').length <= 12) {
    if (last) last.email ??= email;
  } else if (agency) byline.source ??= agency;
  else if (isOwnName(part, knowledge.siteName) || HANDLE.test(part) || isFurniture(part)) return true;
  else if (readMoment(part, knowledge.calendar)) byline.dates.push(part);
  else if (
    /^(?:special to|for|of)\s+(?:the\s+)?\p{Lu}/iu.test(part) &&
    isOwnName(part.replace(/^special to/i, 'for'), knowledge.siteName)
  )
    return true;
  else if (ROLE.test(part) && countWords(part) <= 8) readRole(part, last, byline, knowledge);
  else if (isExplicit && last && /^\p{Lu}/u.test(part) && countWords(part) <= 5 && !/[.!?]$/.test(part))
    byline.source ??= part;
  else return false;
  return true;
}

/** "AP Science Writer" and "Bay Courier Staff Writer" name the house before the role. */
function readRole(part: string, last: Signature | undefined, byline: Byline, knowledge: Knowledge): void {
  const words = part.split(' ');
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const agency = agencyNamed(words.slice(0, count).join(' '));
    if (!agency) continue;
    byline.source ??= agency;
    if (last) last.role ??= words.slice(count).join(' ');
    return;
  }
  if (last) last.role ??= isOwnName(part, knowledge.siteName) ? undefined : part;
}

/** A line below a byline that goes on with it: a role, a paper, an address. */
export function parseBylineTail(text: string, byline: Byline, knowledge: Knowledge): boolean {
  if (countWords(text) > 12 || /[.!?]$/.test(text)) return false;
  const parts = text.split(PARTS).filter(Boolean);
  const trial: Byline = { ...byline, people: byline.people.map((person) => ({ ...person })), dates: [] };
  const fits = parts.every((part) => !readMoment(part, knowledge.calendar) && readPart(part, trial, knowledge, false));
  if (!fits) return false;
  Object.assign(byline, { ...trial, dates: byline.dates });
  return true;
}

function eastAsian({
  names,
  rest = '',
}: Record<string, string | undefined>): (Byline & { isExplicit: boolean }) | undefined {
  const email = EMAIL.exec(rest)?.[0];
  if (rest.replace(email ?? '', '').replace(/[\s()|[\]=]/g, '') !== '') return undefined;
  const people = names!.split(/\s?[·,、]\s?/u).map((name): Signature => ({ name }));
  if (email) people.at(-1)!.email = email;
  return { people, isStaff: false, dates: [], isExplicit: true };
}
