const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The month of a moment, by the calendar and the clocks of a time zone.
 *
 * @param time - ms since 1970.
 * @returns `2026-11`
 */
export function monthOf(time: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  // The Swedish way of writing a date is ISO 8601.
  if (!formatter) formatters.set(timeZone, (formatter = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit' })));
  return formatter.format(time);
}

/** The first moment of a month and of the next, in a time zone (ms since 1970). @param month - `2026-11` */
export function boundsOfMonth(month: string, timeZone: string): { from: number; before: number } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return { from: at(first), before: at(first.add({ months: 1 })) };
}
