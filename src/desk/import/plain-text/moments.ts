import { readZone } from './zones.ts';

/** A date, perhaps with a time, that a line of text gives. */
export interface Moment {
  /** As the frontmatter has it: `2026-11-09T18:30-05:00`, or `2026-11-09` when no time is given. */
  text: string;
  hasTime: boolean;
  /** Whether it says on which clock; else it was read as that of the site, as the frontmatter is. */
  hasZone: boolean;
  /** What of it the text does not say, each in a sentence. Empty when it says all. */
  doubts: string[];
  /** The text around it, without the date, the time, the zone and the day of the week. */
  rest: string;
}

export interface Calendar {
  /** A BCP 47 tag: which of 11/9 and 9/11 is November. */
  language: string;
  /** The zone of times that state none (IANA name). */
  timeZone: string;
  /** Milliseconds since 1970: a date without a year is the nearest one to now. */
  now: number;
}

/** Languages whose names of months and days are known; the platform has them. */
const TONGUES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl'];

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '').normalize('NFD').replace(/\p{M}/gu, '');

function namesOf(count: number, field: 'month' | 'weekday'): Map<string, number> {
  const names = new Map<string, number>();
  for (const tongue of TONGUES) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(tongue, { [field]: style, timeZone: 'UTC' });
      for (let index = 0; index < count; index++) {
        // The 1st of June 2026 is a Monday.
        const day = field === 'month' ? Date.UTC(2026, index, 15) : Date.UTC(2026, 5, 1 + index);
        const name = plain(format.format(day));
        // "mar" and "dom" are days, and words: names of three letters only where they are English.
        if (name.length > 3 || tongue === 'en' || field === 'month') if (!names.has(name)) names.set(name, index + 1);
      }
    }
  }
  if (field === 'month') names.set('sept', 9);
  return names;
}

const MONTHS = namesOf(12, 'month');
const WEEKDAYS = namesOf(7, 'weekday');

const either = (names: Iterable<string>) => [...names].toSorted((a, b) => b.length - a.length).join('|');
const MONTH = String.raw`(?<month>${either(MONTHS.keys())})\.?`;
const WEEKDAY = new RegExp(String.raw`(?<![\p{L}])(?<day>${either(WEEKDAYS.keys())})\.?(?![\p{L}])`, 'iu');

const DATES: readonly RegExp[] = [
  /(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)T?/u,
  /(?<!\d)(?<y>\d{4})[./] ?(?<m>\d{1,2})[./] ?(?<d>\d{1,2})\.?(?!\d)/u,
  /(?<y>\d{4})\s?[년年]\s?(?<m>\d{1,2})\s?[월月]\s?(?<d>\d{1,2})\s?[일日]/u,
  /(?<m>\d{1,2})\s?[월月]\s?(?<d>\d{1,2})\s?[일日]/u,
  new RegExp(String.raw`(?<![\p{L}])${MONTH}\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s+(?<y>\d{4})(?!\d))?`, 'iu'),
  new RegExp(
    String.raw`(?<!\d)(?<d>\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de |of )?${MONTH}(?![\p{L}])(?:,?\s+(?:de(?:l)? )?(?<y>\d{4})(?!\d))?`,
    'iu',
  ),
  /(?<!\d)(?<one>\d{1,2})(?<sign>[/.])(?<two>\d{1,2})[/.](?<y>\d{4}|\d{2})(?!\d)/u,
];

const TIMES: readonly RegExp[] = [
  /(?<!\d)(?<h>\d{1,2})(?:[:.](?<min>\d{2}))?(?::\d{2})?\s?(?<half>[ap])\.?\s?m\b\.?/iu,
  /(?<half>오전|오후|午前|午後)\s?(?<h>\d{1,2})\s?[시時:]\s?(?:(?<min>\d{1,2})\s?[분分]?)?/u,
  /(?<![\d年년])(?<h>\d{1,2})\s?[시時]\s?(?:(?<min>\d{1,2})\s?[분分])?/u,
  /(?<!\d)(?<h>[012]?\d):(?<min>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?:\s?(?:Uhr|hrs?|hours|h)\b)?/iu,
  /(?<!\d)(?<h>[012]?\d)\s?h(?:\s?(?<min>[0-5]\d))?(?![\p{L}\d])/u,
  /(?<![\d.])(?<h>[012]?\d)[.](?<min>[0-5]\d)(?![\d.])(?:\s?(?:Uhr|hrs?|hours|h)\b)?/iu,
  /(?<!\d)(?<h>[012]?\d)\s?Uhr\b/iu,
  /(?<!\d)(?<h>[012]\d)(?<min>[0-5]\d)\s?(?:hrs?|hours)?(?=\s?(?:hrs?|hours|GMT|UTC|[A-Z]{2,4}T|Z)\b|\s?$)/u,
  /\b(?:12 )?(?<word>noon|midday|midnight)\b/iu,
];

/**
 * Reads the first date of a text, with the time and the zone that belong to it, in whatever order they stand.
 *
 * @returns undefined when there is no date, or none that exists.
 *
 * @example
 * readMoment('Updated 4:15 p.m. EST Nov. 9, 2026', calendar) // { text: '2026-11-09T16:15-05:00', rest: 'Updated', … }
 */
export function readMoment(text: string, calendar: Calendar): Moment | undefined {
  const doubts: string[] = [];
  const dated = dateIn(text, calendar, doubts);
  if (!dated) return undefined;
  const timed = timeIn(dated.rest, doubts);
  if (!timed)
    return {
      text: dated.date.toString(),
      hasTime: false,
      hasZone: false,
      doubts,
      rest: tidy(withoutWeekday(dated.rest)),
    };

  const zoned = readZone(timed.rest);
  const local = dated.date.toPlainDateTime(timed.time);
  const stated = local.toZonedDateTime(zoned?.stated.zone ?? calendar.timeZone);
  const { place } = zoned?.stated ?? {};
  if (place && stated.toInstant().toZonedDateTimeISO(place).offset !== stated.offset)
    doubts.push(`On that day the clocks in ${place} do not show the time that the abbreviation of the zone says.`);
  return {
    text: `${local.toString({ smallestUnit: 'minute' })}${stated.offset}`,
    hasTime: true,
    hasZone: zoned !== undefined,
    doubts,
    rest: tidy(withoutWeekday(zoned?.rest ?? timed.rest)),
  };
}

function dateIn(
  text: string,
  calendar: Calendar,
  doubts: string[],
): { date: Temporal.PlainDate; rest: string } | undefined {
  for (const pattern of DATES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { y, d, m, month, one, two, sign } = match.groups!;
    let [monthNumber, day] = [month ? MONTHS.get(plain(month)) : Number(m), Number(d)];
    if (one !== undefined && two !== undefined) {
      const monthFirst = calendar.language === 'en-US' && sign === '/' ? Number(one) <= 12 : Number(two) > 12;
      [monthNumber, day] = monthFirst ? [Number(one), Number(two)] : [Number(two), Number(one)];
      if (sign === '/' && Number(one) <= 12 && Number(two) <= 12 && one !== two)
        doubts.push(`${match[0]} can be two dates; it was read as the site's language writes them.`);
    }
    const year = y === undefined ? undefined : Number(y.length === 2 ? `20${y}` : y);
    const date = dateOf(year, monthNumber, day, calendar, doubts);
    if (date) return { date, rest: cut(text, match) };
  }
  return relativeDay(text, calendar, doubts);
}

function dateOf(
  year: number | undefined,
  month: number | undefined,
  day: number,
  calendar: Calendar,
  doubts: string[],
): Temporal.PlainDate | undefined {
  const today = todayOf(calendar);
  const dates = (year === undefined ? [today.year - 1, today.year, today.year + 1] : [year]).flatMap((each) => {
    try {
      return [Temporal.PlainDate.from({ year: each, month: month ?? 0, day }, { overflow: 'reject' })];
    } catch {
      return [];
    }
  });
  if (year === undefined && dates.length > 0) doubts.push('The text gives no year; the nearest was taken.');
  const distance = (date: Temporal.PlainDate) => Math.abs(today.until(date).days);
  return dates.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The zone's date today. */
export function todayOf({ now, timeZone }: Calendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** "6 p.m. Monday" is the Monday that is nearest. */
function relativeDay(
  text: string,
  calendar: Calendar,
  doubts: string[],
): { date: Temporal.PlainDate; rest: string } | undefined {
  const match = WEEKDAY.exec(text);
  if (!match || !timeIn(text, [])) return undefined;
  const today = todayOf(calendar);
  const days = (WEEKDAYS.get(plain(match.groups!.day!))! - today.dayOfWeek + 7) % 7;
  doubts.push('The text gives a day of the week and no date; the nearest was taken.');
  return { date: today.add({ days: days > 3 ? days - 7 : days }), rest: cut(text, match) };
}

function timeIn(text: string, doubts: string[]): { time: Temporal.PlainTime; rest: string } | undefined {
  for (const pattern of TIMES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { h, min = '0', half, word } = match.groups!;
    let hour = word ? (word.toLowerCase() === 'midnight' ? 0 : 12) : Number(h);
    if (word?.toLowerCase() === 'midnight')
      doubts.push('Midnight can be the beginning or the end of the day; it was read as the beginning.');
    if (half && /^(?:p|오후|午後)$/i.test(half) && hour < 12) hour += 12;
    if (half && /^(?:a|오전|午前)$/i.test(half) && hour === 12) hour = 0;
    if (hour > 23 || Number(min) > 59) continue;
    return { time: Temporal.PlainTime.from({ hour, minute: Number(min) }), rest: cut(text, match) };
  }
  return undefined;
}

const cut = (text: string, match: RegExpExecArray) =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;

const withoutWeekday = (text: string) =>
  text
    .replace(WEEKDAY, ' ')
    .replace(/\(\s*[월화수목금토일月火水木金土日]\s*\)|[월화수목금토일]요일|[月火水木金土日]曜日?/gu, ' ');

/** What held the parts of a date together says nothing without them. */
const tidy = (text: string) =>
  text
    .replace(/(?<![\p{L}])(?:at|on|um|à|a las|às|le|am|den|the)(?=\s*(?:$|[,.;|)\s]))/giu, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/[\s,;|·•–—]+/gu, ' ')
    .replace(/^[\s.:-]+|[\s:-]+$/g, '')
    .trim();
