/** Moments as stories write them. */

/** What exports write where they mean no moment. */
const NONE = /^(?:0000-00-00|$)/;

/**
 * A moment by the clock of a place: `2026-11-09T18:30+09:00`, with seconds if there are any.
 *
 * @param zone - an IANA name, or an offset like `+09:00`.
 */
export function writeMoment(instant: Temporal.Instant, zone: string): string {
  const local = instant.round('second').toZonedDateTimeISO(zone);
  const time = local.toPlainDateTime().toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' });
  return `${time}${local.offset.slice(0, 6)}`;
}

/**
 * A moment that stands twice, by the clock of a site and by that of Greenwich, which together tell the site's offset
 * at that time: WordPress keeps both.
 *
 * @param local - `2026-11-09 18:30:00`
 * @param gmt - the same in GMT; when it is missing, the zone tells.
 * @returns undefined when there is no such moment.
 */
export function momentOf(local: string, gmt: string, zone: string): string | undefined {
  const [here, there] = [plain(local), plain(gmt)];
  if (here && there) {
    const minutes = Math.round(here.since(there, { largestUnit: 'minutes' }).total('minutes'));
    const instant = there.toZonedDateTime('UTC').toInstant();
    // An offset of more than 14 hours is that of no place.
    if (Math.abs(minutes) > 14 * 60) return writeMoment(instant, zone);
    const sign = minutes < 0 ? '-' : '+';
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return writeMoment(instant, `${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`);
  }
  if (there) return writeMoment(there.toZonedDateTime('UTC').toInstant(), zone);
  return here && writeMoment(here.toZonedDateTime(zone).toInstant(), zone);
}

function plain(text: string): Temporal.PlainDateTime | undefined {
  if (NONE.test(text.trim())) return undefined;
  try {
    return Temporal.PlainDateTime.from(text.trim().replace(' ', 'T'), { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Reads a moment as pages and exports write it; one without an offset is in the zone. Undefined when it is none. */
export function readMoment(text: string | undefined, zone: string): Temporal.Instant | undefined {
  const given = text?.trim() ?? '';
  if (NONE.test(given)) return undefined;
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(given) && /T|\s\d/.test(given))
      return Temporal.Instant.from(
        given.replace(/(\d)\s+(?=[\dZ+-])/g, (_whole, digit: string, at: number) => (at < 11 ? `${digit}T` : digit)),
      );
    return Temporal.PlainDateTime.from(given.replace(/^(\d{4}-\d{2}-\d{2})\s+/, '$1T'))
      .toZonedDateTime(zone)
      .toInstant();
  } catch {
    // `Mon, 09 Nov 2026 18:30:00 +0900`, as mails and feeds have it.
    const milliseconds = /^[A-Z][a-z]{2}, /.test(given) ? Date.parse(given) : Number.NaN;
    return Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds);
  }
}

/** The folder of a story that was published then: `2026/11`. */
export function folderOf(instant: Temporal.Instant, zone: string): string {
  const { year, month } = instant.toZonedDateTimeISO(zone);
  return `${String(year).padStart(4, '0')}/${String(month).padStart(2, '0')}`;
}
