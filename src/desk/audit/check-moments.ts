import type { BuiltSite } from './built-site.ts';
import type { Findings } from './finding.ts';
import type { Thing } from './read-json-ld.ts';

/** A moment as a format says it. */
export interface SaidMoment {
  /** ms since 1970; of a day without hours the first of it in UTC. */
  moment: number;
  /** It is a day without hours, which begins earlier in the east and ends later in the west. */
  day?: boolean;
}

/** How much earlier than in UTC a day can begin, and how much later it can end (ms). */
const EAST = 14 * 3_600_000;
const DAY_AND_WEST = (24 + 12) * 3_600_000;

const first = ({ moment, day }: SaidMoment) => (day ? moment - EAST : moment);
const last = ({ moment, day }: SaidMoment) => (day ? moment + DAY_AND_WEST : moment);
const iso = ({ moment, day }: SaidMoment) =>
  new Date(moment)
    .toISOString()
    .slice(0, day ? 10 : undefined)
    .replace('.000Z', 'Z');

/** Reads a moment of ISO 8601; undefined when it is none. */
export function saidMoment(text: unknown): SaidMoment | undefined {
  if (typeof text !== 'string') return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : { moment, ...(/^\d{4}-\d{2}-\d{2}$/.test(text) && { day: true }) };
}

/** What a format says of one thing: when it was published, and what came after that. */
export interface Moments {
  published?: SaidMoment;
  /** By the names that the format has for them. */
  later: Record<string, SaidMoment | undefined>;
}

/**
 * Holds what machines are told of times against itself: nothing that is public has a time that has not come, and nothing
 * happens to a story before it is published.
 *
 * @param file - where it is said.
 * @param of - of what, in a sentence: its path or its address.
 */
export function checkMoments(
  site: BuiltSite,
  findings: Findings,
  file: string,
  of: string,
  { published, later }: Moments,
): void {
  const said = Object.entries({ published, ...later }).filter((entry): entry is [string, SaidMoment] => !!entry[1]);
  for (const [name, moment] of said) {
    if (site.present !== undefined && first(moment) > site.present)
      findings.add('contradiction', 'time-ahead', file, `${of}: a time (${name}) that has not come, ${iso(moment)}.`);
    if (published && last(moment) < first(published))
      findings.add(
        'contradiction',
        'time-before-publication',
        file,
        `${of}: a time (${name}) of ${iso(moment)}, before its publication at ${iso(published)}.`,
      );
  }
}

/** Times in structured data that speak of what is published here; those of lives, works and events may be any. */
const LATER = ['dateModified', 'uploadDate', 'coverageStartTime', 'coverageEndTime'];
/** What belongs to a story and comes after it. */
const PARTS = ['correction', 'liveBlogUpdate'];

/** The same for things of structured data and what is in them. */
export function checkThings(site: BuiltSite, findings: Findings, file: string, things: readonly unknown[]): void {
  for (const each of things) {
    if (typeof each !== 'object' || each === null) continue;
    if (Array.isArray(each)) {
      checkThings(site, findings, file, each);
      continue;
    }
    const thing = each as Thing;
    const parts = PARTS.flatMap((name) => [thing[name] ?? []].flat()) as Thing[];
    const later = Object.fromEntries([
      ...LATER.map((name) => [name, saidMoment(thing[name])] as const),
      ...parts.map(
        (part, index) => [`${String(part['@type'])} ${index + 1}`, saidMoment(part['datePublished'])] as const,
      ),
    ]);
    const of = [thing['url'], thing['@id'], thing['@type']].find((name): name is string => typeof name === 'string');
    checkMoments(site, findings, file, of ?? 'A thing', { published: saidMoment(thing['datePublished']), later });
    checkThings(site, findings, file, Object.values(thing));
  }
}
