import { nameOfField } from '../../../schema/explain.ts';
import type { Place } from '../look.ts';
import type { BetweenRule } from './between-rule.ts';

/** ms */
const YEAR = 365 * 24 * 60 * 60 * 1000;
/** Clocks differ, and one dates what one is about to publish (ms). */
const SOON = 60 * 60 * 1000;

export const futureDate: BetweenRule = {
  name: 'future-date',
  about: {
    means:
      'A time lies in the future where it can hardly be meant: a story that is published in more than a year, or one that was updated or corrected later than an hour from now while readers can see it already. To publish later is done with a time of up to a year ahead, and is not told.',
    wrong: 'published: 2062-11-09T18:30',
    right: 'published: 2026-11-09T18:30',
  },
  find({ store, now }) {
    return store
      .all<{ path: string; field: string; time: number; place: string; opens: number | null }>(
        `SELECT m.path, m.field, m.time, m.place, e.opens FROM desk.moments m
         CROSS JOIN entries e ON e.path = m.path WHERE m.time > ?`,
        now + SOON,
      )
      .filter(({ field, time, opens }) => (field === 'published' ? time > now + YEAR : (opens ?? 0) <= now))
      .map(({ path, field, place }) => ({
        file: path,
        ...(JSON.parse(place) as Place),
        field,
        message:
          field === 'published'
            ? 'This story would be published in more than a year.'
            : `${nameOfField(field)} is in the future, and readers would be told so now.`,
        suggestion: 'Look at the year, the month and the time zone.',
      }));
  },
};
