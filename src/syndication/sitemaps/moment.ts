/** A moment as sitemaps write it: in UTC, with seconds, since their schema takes no time without (xsd:dateTime). */
export const moment = (time: number): string =>
  Temporal.Instant.fromEpochMilliseconds(time).toString({ smallestUnit: 'second' });
