/** Since photography began: what cameras and programs write as year 0, 1 or 1601 is an empty field. */
const DATE = /^\s*(1[89]\d\d|2\d\d\d)[-:]?(\d\d)[-:]?(\d\d)/;
const TIME = /^[T ]?([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?(?:\.\d+)?/;
const OFFSET = /^\s?(?:Z|([+-])(0\d|1[0-4]):?([0-5]\d))\s*$/;

/**
 * Reads the date on which a photograph was taken, as XMP (ISO 8601), IIM (`20261109183000+0900`) or EXIF
 * (`2026:11:09 18:30:00+09:00`) write it.
 *
 * @returns `2026-11-09`, `2026-11-09T18:30:00` or `2026-11-09T18:30:00+09:00`: as much as can be read; undefined
 * where that is less than a day.
 */
export function readDateCreated(text: string): string | undefined {
  const [found, year, month, day] = DATE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  try {
    Temporal.PlainDate.from(date);
  } catch {
    return undefined;
  }
  const time = TIME.exec(text.slice(found.length));
  if (!time) return date;
  const offset = OFFSET.exec(text.slice(found.length + time[0].length));
  const local = `${date}T${time[1]}:${time[2]}:${time[3] ?? '00'}`;
  return offset ? `${local}${offset[1] ?? '+'}${offset[2] ?? '00'}:${offset[3] ?? '00'}` : local;
}
