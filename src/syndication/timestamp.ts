/** A moment as RFC 3339 writes it, by the newsroom's clocks: `2026-11-09T18:30:00+09:00`. */
export const timestamp = (moment: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
