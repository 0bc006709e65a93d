const formatters = new Map<string, Intl.DateTimeFormat>();
const hourFormatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The month of a moment, by the calendar and the clocks of a time zone.
 *
 * @param time - ms since 1970.
 * @returns `2026-11`
 */
export function monthOf(time: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  // The Swedish way of writing a date is ISO 8601.
  if (!formatter)
    formatters.set(
      timeZone,
      (formatter = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit' })),
    );
  return formatter.format(time);
}

/**
 * The hour of a moment, by the calendar and the clocks of a time zone.
 *
 * @param time - ms since 1970.
 * @returns `2026-11-09-18`
 */
export function hourOf(time: number, timeZone: string): string {
  let formatter = hourFormatters.get(timeZone);
  if (!formatter)
    hourFormatters.set(
      timeZone,
      (formatter = new Intl.DateTimeFormat('sv', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        hourCycle: 'h23',
      })),
    );
  return formatter.format(time).replace(' ', '-');
}
