import type { Life } from '../schema/forms.ts';
import type { Clock } from './clock.ts';
import type { Moment } from './cards.ts';
import type { Words } from './words.ts';

/** A life as its obituary draws it. */
export interface LifeLines {
  /** `1934–2026` */
  years: string;
  /** Birth and death: each with its word, and its date and place where they say more than the years do. */
  events: { word: string; date?: Moment; place?: string }[];
}

/** The dates of a life. */
export function lifeLines({ born, birthplace, died, deathplace }: Life, clock: Clock, words: Words): LifeLines {
  const event = (word: string, date: string | undefined, place: string | undefined) => {
    const more = date !== undefined && date.includes('-');
    return more || place !== undefined
      ? [{ word, date: more ? { iso: date, text: clock.partialDate(date) } : undefined, place }]
      : [];
  };
  return {
    years: clock.lifespan(born, died),
    events: [...event(words.born, born, birthplace), ...event(words.died, died, deathplace)],
  };
}
