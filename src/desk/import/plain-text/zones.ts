/** Time zones as newsrooms abbreviate them. */

export interface StatedZone {
  /** An IANA name or an offset (`-05:00`), for Temporal. */
  zone: string;
  /** A place on that clock, where the abbreviation says standard or summer time and the place has both. */
  place?: string;
}

const at = (zone: string, place?: string): StatedZone => ({ zone, ...(place && { place }) });
const [NEW_YORK, CHICAGO, DENVER, LOS_ANGELES] = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
] as const;

/** ET is whatever clock New York has that day; EST and EDT each say an offset. */
const ZONES: Readonly<Record<string, StatedZone>> = {
  ET: at(NEW_YORK),
  EST: at('-05:00', NEW_YORK),
  EDT: at('-04:00', NEW_YORK),
  CT: at(CHICAGO),
  CST: at('-06:00', CHICAGO),
  CDT: at('-05:00', CHICAGO),
  MT: at(DENVER),
  MST: at('-07:00'),
  MDT: at('-06:00', DENVER),
  PT: at(LOS_ANGELES),
  PST: at('-08:00', LOS_ANGELES),
  PDT: at('-07:00', LOS_ANGELES),
  AKT: at('America/Anchorage'),
  AKST: at('-09:00', 'America/Anchorage'),
  AKDT: at('-08:00', 'America/Anchorage'),
  HST: at('Pacific/Honolulu'),
  AST: at('-04:00'),
  ADT: at('-03:00', 'America/Halifax'),
  NST: at('-03:30', 'America/St_Johns'),
  NDT: at('-02:30', 'America/St_Johns'),
  GMT: at('+00:00'),
  UTC: at('+00:00'),
  Z: at('+00:00'),
  WET: at('+00:00', 'Europe/Lisbon'),
  BST: at('+01:00', 'Europe/London'),
  IST: at('+05:30'),
  CET: at('+01:00', 'Europe/Paris'),
  CEST: at('+02:00', 'Europe/Paris'),
  MEZ: at('+01:00', 'Europe/Berlin'),
  MESZ: at('+02:00', 'Europe/Berlin'),
  EET: at('+02:00', 'Europe/Athens'),
  EEST: at('+03:00', 'Europe/Athens'),
  MSK: at('+03:00'),
  SAST: at('+02:00'),
  GST: at('+04:00'),
  PKT: at('+05:00'),
  WIB: at('+07:00'),
  ICT: at('+07:00'),
  SGT: at('+08:00'),
  HKT: at('+08:00'),
  PHT: at('+08:00'),
  AWST: at('+08:00'),
  KST: at('+09:00'),
  JST: at('+09:00'),
  AEST: at('+10:00', 'Australia/Sydney'),
  AEDT: at('+11:00', 'Australia/Sydney'),
  NZST: at('+12:00', 'Pacific/Auckland'),
  NZDT: at('+13:00', 'Pacific/Auckland'),
  BRT: at('-03:00'),
};

const SPELLED: Readonly<Record<string, string>> = { eastern: 'E', central: 'C', mountain: 'M', pacific: 'P' };

const NAMES = Object.keys(ZONES)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** Those that are words in capitals too (AT, ART, WEST) are not among them. */
const ABBREVIATION = new RegExp(String.raw`[(\[]?\b(?<name>${NAMES})\b[)\]]?(?![+-]\d)`, 'u');
const WORDS = /\b(?<where>eastern|central|mountain|pacific)(?: (?<season>standard|daylight))?(?: time)?\b/iu;
const OFFSET = /(?:\b(?:GMT|UTC)\s?)?(?<=\d|C|T|\s)(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?\b/u;
const SEOUL = /한국\s?시간|일본\s?시간|日本時間|韓国時間/u;

/**
 * Finds a time zone.
 *
 * @param text - what stands around a time, which has been taken out of it.
 * @returns the zone, and the text without it.
 */
export function readZone(text: string): { stated: StatedZone; rest: string } | undefined {
  const offset = OFFSET.exec(text);
  if (offset && (/GMT|UTC/.test(offset[0]) || offset.groups!.minutes)) {
    const { sign, hours, minutes = '00' } = offset.groups!;
    const zone = `${sign === '+' ? '+' : '-'}${hours!.padStart(2, '0')}:${minutes}`;
    return { stated: at(zone), rest: text.replace(offset[0], ' ') };
  }
  const abbreviation = ABBREVIATION.exec(text);
  if (abbreviation) return { stated: ZONES[abbreviation.groups!.name!]!, rest: text.replace(abbreviation[0], ' ') };
  const words = WORDS.exec(text);
  if (words) {
    const { where, season } = words.groups!;
    const letters = `${SPELLED[where!.toLowerCase()]}${season ? season[0]!.toUpperCase() : ''}T`;
    return { stated: ZONES[letters]!, rest: text.replace(words[0], ' ') };
  }
  const east = SEOUL.exec(text);
  return east ? { stated: at('+09:00'), rest: text.replace(east[0], ' ') } : undefined;
}
