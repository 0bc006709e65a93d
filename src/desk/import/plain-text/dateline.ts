import { agencyNamed, isOwnName } from './agencies.ts';
import type { PlainTextContext } from './context.ts';
import { guess, understand, without, type Copy } from './copy.ts';
import { authorNamed } from './find-author.ts';
import { readMoment } from './moments.ts';
import { countWords } from './prose.ts';

/**
 * A place, perhaps a date, perhaps an agency, and a dash: BUSAN, South Korea (AP) —; LONDON, Nov 9 (Reuters) -;
 * NEW YORK, Nov. 9, 2026 /PRNewswire/ --; Madrid, 9 nov (EFE).-; AP's old typesetting writes _ for the dash.
 */
const DATELINE =
  /^(?<where>\p{Lu}[^()/—–]{1,70}?)\s*(?:(?:--|—|–)?\((?<agency>[^()]{2,40})\)|\/(?<wire>[^/]{2,40})\/)?\s*(?:\.\s?-+|—|―|–|--+|(?<=\s)[-_](?=\s))\s*(?<rest>\S.*)$/su;

/** (부산=연합뉴스) 김민수 기자 = …; [하버레저=김민수 기자] …; 【釜山共同】… */
const KOREAN =
  /^[(（[]?(?<place>[\p{sc=Hang}]{2,8})\s?=\s?(?<agency>[\p{sc=Hang}\d]{2,10})[)）\]]\s*(?:(?<name>[\p{sc=Hang}]{2,4}) (?:기자|특파원)\s*=\s*)?(?<rest>\S.*)$/su;
const JAPANESE =
  /^【(?<place>[\p{sc=Han}\p{sc=Kana}ー]{2,12}?)\s?[=＝]?(?<agency>共同|時事)?(?:[=＝]?(?<name>[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]{2,7}))?】\s*(?<rest>\S.*)$/su;

/** Reuters leaves the place away where there is none: Nov 9 (Reuters) - */
const DATE_ALONE =
  /^(?<date>\p{Lu}[\p{L}.]{2,9} \d{1,2}(?:, \d{4})?) \((?<agency>[^()]{2,40})\)\s*(?:—|–|--?)\s*(?<rest>\S.*)$/su;

/** Labels in capitals before a dash are no places. */
const LABEL =
  /^(?:BREAKING|UPDATED?|WATCH|CORRECTION|NOTE|ALERT|EXCLUSIVE|OPINION|ANALYSIS|LIVE|FILE|MORE|JUST IN|URGENT|PHOTOS?|VIDEO|Q|A|PS|P\.S\.|NEWS)\b/u;

/** Takes the dateline off the first paragraph. */
export function readDateline(copy: Copy, context: PlainTextContext): void {
  for (const line of copy.lines.filter(({ number }) => number > copy.headEnd).slice(0, 8)) {
    const found = parse(line.text, context);
    if (!found) continue;
    const { frontmatter } = copy.story;
    if (found.place !== undefined) frontmatter.dateline = found.place;
    if (found.agency !== undefined && !isOwnName(found.agency, context.siteName))
      frontmatter.source ??= agencyNamed(found.agency) ?? found.agency;
    if (found.name !== undefined) frontmatter.authors ??= [authorNamed(found.name, copy, context)];
    understand(copy, 'dateline', without(line.text.slice(0, line.text.length - found.rest.length), found.place));
    if (found.date !== undefined && frontmatter.published === undefined) {
      frontmatter.published = found.date;
      guess(copy, 'published', 'The date is that of the dateline.');
    }
    line.text = found.rest;
    copy.headEnd = Math.max(copy.headEnd, line.number - 1);
    return;
  }
}

interface Parsed {
  place?: string;
  rest: string;
  agency?: string;
  date?: string;
  name?: string;
}

function parse(text: string, context: PlainTextContext): Parsed | undefined {
  const east = KOREAN.exec(text) ?? JAPANESE.exec(text);
  if (east) return east.groups as unknown as Parsed;
  const undated = DATE_ALONE.exec(text)?.groups;
  const day = undated && readMoment(undated.date!, context);
  if (day?.rest === '') return { rest: undated!.rest!, agency: undated!.agency!, date: day.text };
  const { where, agency, wire, rest } = DATELINE.exec(text)?.groups ?? {};
  if (where === undefined || rest === undefined || countWords(rest) < 3 || LABEL.test(where)) return undefined;
  const source = agency ?? wire;
  const moment = readMoment(where, context);
  const place = (moment ? withoutDate(where) : where).trim().replace(/[\s,]+$/u, '');
  if (
    !isPlace(
      place,
      source !== undefined && (agencyNamed(source) !== undefined || moment !== undefined || wire !== undefined),
    )
  )
    return undefined;
  return {
    place,
    rest,
    ...(source !== undefined && { agency: source.trim() }),
    ...(moment && { date: moment.text }),
  };
}

/** The place stands before the date, up to the comma between them or to the first figure. */
function withoutDate(where: string): string {
  const parts = where.split(/,\s*/u);
  const first = parts.findIndex((part) => /\d/.test(part));
  return parts.slice(0, first < 0 ? 1 : first).join(', ') || where.replace(/\s*\S*\s*\d.*$/u, '');
}

/** A town in capitals, with a country or state behind it in any letters; with an agency behind it, in any letters itself. */
function isPlace(place: string, hasAgency: boolean): boolean {
  const [town = '', ...others] = place.split(/,\s*/u);
  if (countWords(place) > 8 || others.length > 2 || /[.!?]\s/.test(place.replace(/\b(?:St|Mt|Ft|Ste)\. /giu, '')))
    return false;
  if (!others.every((part) => /^\p{Lu}[\p{L}.'’ -]*$/u.test(part))) return false;
  const isUpper = /\p{Lu}{2}/u.test(town) && !/\p{Ll}/u.test(town.replace(/\b(?:Mc|Mac|De|de|La|la)(?=\p{Lu})/gu, ''));
  return isUpper ? countWords(town) <= 5 : hasAgency && countWords(town) <= 4 && /^\p{Lu}/u.test(town);
}
