/**
 * How old stories are, in whole years by the newsroom's calendar. A story grows older at the midnight after its
 * birthday, so that those of a day are printed again together, in the first build of the next.
 */

/** The day of a moment in a zone: `2026-11-24`. @param now - ms since 1970. */
export const dayOf = (now: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();

const midnights = new Map<string, number>();

/** Stories published before this (ms) have, on a day, stood for more than so many years. */
export function bornBefore(day: string, years: number, timeZone: string): number {
  const key = `${day} ${years} ${timeZone}`;
  let time = midnights.get(key);
  if (time === undefined) {
    // A preview may go on for many days.
    if (midnights.size > 1000) midnights.clear();
    time = Temporal.PlainDate.from(day).subtract({ years }).toZonedDateTime(timeZone).epochMilliseconds;
    midnights.set(key, time);
  }
  return time;
}

/** For how many whole years a story has stood on a day. @param published - ms since 1970. */
export function yearsSince(published: number, day: string, timeZone: string): number {
  let years = 0;
  while (published < bornBefore(day, years + 1, timeZone)) years += 1;
  return years;
}
