import type { Site } from '../schema/site.ts';

/** How a newsroom writes moments: in its language and its zone. */
export interface Clock {
  /** `2026-11-09T18:30+09:00`, for `<time datetime>`. */
  iso(moment: number): string;
  /** `Nov 9, 2026, 6:30 PM GMT+9` */
  full(moment: number): string;
  /** `6:30 PM` */
  time(moment: number): string;
  /** `Nov 9, 2026, 6 PM` */
  hour(moment: number): string;
  /** `Nov 9, 6:30 PM` */
  shortDateTime(moment: number): string;
  /** `Nov 9, 2026` */
  date(moment: number): string;
  /** `Nov 9` */
  shortDate(moment: number): string;
  /** `Monday, November 9, 2026` */
  longDate(moment: number): string;
  /** `9` and `Monday`, for a list that already says which month it is. */
  dayOfMonth(moment: number): { number: string; weekday: string };
  /** `1934`, `May 1934` or `May 2, 1934`, of `1934`, `1934-05` or `1934-05-02`. */
  partialDate(date: string): string;
  /** `1934–2026`, of the dates of a life; the year of death alone when that of birth is not known. */
  lifespan(born: string | undefined, died: string): string;
  /** The day there, as `2026-11-09`. */
  day(moment: number): string;
  /** `November 2026`, of `2026-11` */
  month(month: string): string;
  /** `November`, of `2026-11` */
  monthName(month: string): string;
  /** The first moment of the hour `2026-11-09-18` there, and the first after it. */
  hourSpan(hour: string): { from: number; before: number };
  /** The first moment of `2026-11` there, and the first after it. */
  monthSpan(month: string): { from: number; before: number };
}

const clocks = new Map<string, Clock>();

/** The clock of a publication. It is made once for each language and zone, since its formats are slow to make. */
export function clockOf(site: Pick<Site, 'language' | 'timeZone'>): Clock {
  const key = `${site.language} ${site.timeZone}`;
  let clock = clocks.get(key);
  if (!clock) clocks.set(key, (clock = createClock(site.language, site.timeZone)));
  return clock;
}

function createClock(language: string, timeZone: string): Clock {
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const formatter = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    return (moment: number) => formatter.format(moment);
  };
  const full = format({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const month = format({ year: 'numeric', month: 'long' }, 'UTC');
  const monthName = format({ month: 'long' }, 'UTC');
  const year = new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' });
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const partial = [format({ year: 'numeric' }, 'UTC'), month, format(date, 'UTC')];
  const number = format({ day: 'numeric' });
  const weekday = format({ weekday: 'long' });
  const there = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const startOf = (month: Temporal.PlainYearMonth) =>
    month.toPlainDate({ day: 1 }).toZonedDateTime(timeZone).epochMilliseconds;

  return {
    iso: (moment) => there(moment).toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
    full,
    time: format({ hour: 'numeric', minute: '2-digit' }),
    date: format(date),
    hour: format({ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric' }),
    shortDateTime: format({ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
    shortDate: format({ month: 'short', day: 'numeric' }),
    longDate: format({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    dayOfMonth: (moment) => ({ number: number(moment), weekday: weekday(moment) }),
    partialDate: (date) => partial[date.split('-').length - 1]!(Date.parse(date)),
    lifespan: (born, died) => {
      const end = Date.parse(died);
      return born === undefined ? year.format(end) : year.formatRange(Date.parse(born), end);
    },
    day: (moment) => there(moment).toPlainDate().toString(),
    month: (key) => month(Date.parse(`${key}-01`)),
    monthName: (key) => monthName(Date.parse(`${key}-01`)),
    hourSpan: (key) => {
      const hour = Temporal.PlainDateTime.from(`${key.slice(0, 10)}T${key.slice(11)}:00`);
      // When clocks are set back an hour comes twice, and both are this one.
      const start = (there: Temporal.PlainDateTime) =>
        there.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
      return { from: start(hour), before: start(hour.add({ hours: 1 })) };
    },
    monthSpan: (key) => {
      const first = Temporal.PlainYearMonth.from(key);
      return { from: startOf(first), before: startOf(first.add({ months: 1 })) };
    },
  };
}
