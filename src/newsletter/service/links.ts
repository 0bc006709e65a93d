import { createSeal } from './seal.ts';

/** Where the service answers, below the root of its host. */
export const PATHS = {
  subscribe: '/newsletter/subscribe',
  asked: '/newsletter/asked',
  /** Before a token. */
  confirm: '/newsletter/confirm/',
  /** Before a token. */
  preferences: '/newsletter/preferences/',
  /** Before the key of a subscription. It is short, since it stands in a header that must not be folded. */
  leave: '/newsletter/u/',
  health: '/newsletter/health',
} as const;

const DAY = 24 * 60 * 60 * 1000;
/** How long the link that confirms is good for (ms). */
export const CONFIRM_LIFE = 7 * DAY;
/** How long a link to someone's preferences is good for (ms): people look for it in the oldest mail that they find. */
export const PREFERENCES_LIFE = 365 * DAY;

/** What the token of a link says. */
export interface Ticket {
  /** The id of a person. */
  person: string;
  /** Ids of newsletters, sorted; none in a link to preferences. */
  newsletters: string[];
  /** Signed by us, but too old to change anything by. */
  expired: boolean;
}

/** The addresses in mails, and what they mean when someone follows them. */
export interface Links {
  /** @param person - the id of a person. @param now - ms. */
  confirm(person: string, newsletters: readonly string[], now: number): string;
  preferences(person: string, now: number): string;
  /** Never expires. @param key - of a subscription. */
  leave(key: string): string;
  /** What the token of such an address says; undefined when it is none of ours. */
  readConfirm(token: string, now: number): Ticket | undefined;
  readPreferences(token: string, now: number): Ticket | undefined;
}

/**
 * @param options.origin - where the service runs: `https://harborledger.example`.
 * @param options.secret - of the machine; with another one, tokens mean nothing any more.
 */
export function createLinks({ origin, secret }: { origin: string; secret: string }): Links {
  const confirm = createSeal(secret, 'confirm');
  const preferences = createSeal(secret, 'preferences');
  const root = new URL(origin).origin;
  return {
    confirm: (person, newsletters, now) =>
      `${root}${PATHS.confirm}${confirm.close(ticketText(person, newsletters, now + CONFIRM_LIFE))}`,
    preferences: (person, now) =>
      `${root}${PATHS.preferences}${preferences.close(ticketText(person, [], now + PREFERENCES_LIFE))}`,
    leave: (key) => `${root}${PATHS.leave}${key}`,
    readConfirm: (token, now) => readTicket(confirm.open(token), now),
    readPreferences: (token, now) => readTicket(preferences.open(token), now),
  };
}

/** An expiry in seconds, a person and newsletters: no id has a space or a comma. */
const ticketText = (person: string, newsletters: readonly string[], expires: number) =>
  `${Math.floor(expires / 1000).toString(36)} ${person} ${newsletters.toSorted().join(',')}`;

function readTicket(text: string | undefined, now: number): Ticket | undefined {
  if (text === undefined) return undefined;
  const [expires, person, newsletters] = text.split(' ') as [string, string, string];
  return {
    person,
    newsletters: newsletters === '' ? [] : newsletters.split(','),
    expired: now >= Number.parseInt(expires, 36) * 1000,
  };
}
