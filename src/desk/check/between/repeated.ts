/** What readers would take for the same story, within a week. */
import { dayOf } from '../../../archive/ages.ts';
import type { Place } from '../look.ts';
import type { BetweenRule, Newsroom } from './between-rule.ts';

/** ms */
const WEEK = 7 * 24 * 60 * 60 * 1000;

interface PairRow {
  path: string;
  place: string;
  other: string;
  time: number;
}

/** Stories with the newest older one that has the same within a week. */
const pairs = ({ store }: Newsroom, what: 'headline' | 'photo') =>
  store.all<PairRow>(
    `SELECT b.path, b.${what}_place AS place, a.path AS other, max(a.time) AS time FROM desk.stories b
     JOIN desk.stories a ON a.${what} = b.${what} AND a.time BETWEEN b.time - ${WEEK} AND b.time
     AND a.path != b.path AND (a.time < b.time OR a.path < b.path)
     WHERE b.${what} IS NOT NULL AND b.${what} != '' GROUP BY b.path`,
  );

export const repeatedHeadline: BetweenRule = {
  name: 'repeated-headline',
  about: {
    means:
      'Another story had the same headline within the seven days before. Readers will think that they know this one.',
    wrong: 'headline: Harbor board meets',
    right: 'headline: Harbor board meets on the second gate',
  },
  find: (newsroom) =>
    pairs(newsroom, 'headline').map(({ path, place, other, time }) => ({
      file: path,
      ...(JSON.parse(place) as Place),
      field: 'headline',
      message: `${other} of ${dayOf(time, newsroom.timeZone)} has the same headline.`,
      suggestion: 'Say in one of them what is new.',
    })),
};

export const repeatedPhoto: BetweenRule = {
  name: 'repeated-photo',
  about: {
    means:
      'Another story had the same lead picture within the seven days before, so that two cards on a front may look alike.',
    wrong: 'photo: {src: photos/2026/sea-wall.jpg}',
    right: 'photo: {src: photos/2026/sea-wall-gate.jpg}',
  },
  find: (newsroom) =>
    pairs(newsroom, 'photo').map(({ path, place, other, time }) => ({
      file: path,
      ...(JSON.parse(place) as Place),
      field: 'photo.src',
      message: `${other} of ${dayOf(time, newsroom.timeZone)} has the same lead picture.`,
      suggestion: 'Choose another one, or none.',
    })),
};
