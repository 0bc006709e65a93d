/**
 * How much of what is taken, and in which way. No limit of these protects the owner of an address: that is the store's
 * cooldown, one mail an hour to an address, whoever asks how often. They keep a flood off everyone else.
 */
export interface Limits {
  /** A form of our pages is taken at once while no more than this comes in a minute; then a person has to press a button. */
  calm: number;
  /** Beyond this in a minute, the button wants proof of work. */
  pressed: number;
  /** Beyond that, how many in a minute are taken by the button without proof of work, from those who have no JavaScript. */
  unproven: number;
  /** The same three for one network, in ten minutes. */
  network: { calm: number; pressed: number; unproven: number };
  /** How many a network may ask for in an hour; the rest gets a 429. In the store, so that it holds for all processes. */
  networkHourly: number;
  /** How many all together may ask for in an hour. Confirming mails to strangers must not become the site's bulk mail. */
  hourly: number;
  /** How many are worked on at once. With more, the store is not keeping up, and those who wait would wait ever longer. */
  atOnce: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** One mail to an address in so long (ms), whatever happens. */
export const COOLDOWN = HOUR;

/** @param calm - sign-ups in a minute that are nothing out of the ordinary; all else follows from it. */
export const limitsOf = (calm: number): Limits => ({
  calm,
  pressed: 5 * calm,
  unproven: Math.ceil(calm / 2),
  network: { calm: 10, pressed: 30, unproven: 10 },
  networkHourly: 120,
  hourly: 100 * calm,
  atOnce: 300,
});

/** How a sign-up has to come: at once, by a button, by a button with proof of work. */
export type Pressure = 'calm' | 'button' | 'work';
