import { z } from 'zod';
import { instant } from '../../schema/text.ts';

/** What an editor may write instead of a moment. */
export const NOW_WORD = 'now';

const MINUTE = 60_000;

/**
 * Times as a newsroom writes them: `2026-11-09T18:30` by its own clocks; with the offset where these go round twice. Seconds are
 * left out.
 */
export function writeMoment(time: number, timeZone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(time - (((time % MINUTE) + MINUTE) % MINUTE)).toZonedDateTimeISO(
    timeZone,
  );
  const plain = there.toPlainDateTime().toString({ smallestUnit: 'minute' });
  return z.parse(instant(timeZone), plain) === there.epochMilliseconds
    ? plain
    : there.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

/** The folder of a moment's stories, `2026/11`; undefined for years that no folder can have. */
export function folderOf(time: number, timeZone: string): string | undefined {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone);
  if (year < 1000 || year > 9999) return undefined;
  return `${year}/${String(month).padStart(2, '0')}`;
}
