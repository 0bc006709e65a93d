import type { Consent, Person, Suppression } from './subscribers.ts';

/**
 * Nothing is put off for longer (ms). What is due later than that from now on was written down by a clock that has been
 * set back since, and is due.
 */
export const LONGEST_WAIT = 24 * 60 * 60 * 1000;

/** What the service writes to a person about their subscriptions, as against an edition. */
export type NoticeKind =
  /** With the link that confirms. */
  | 'confirm'
  /** Someone asked for what this person has already: with the link to their preferences. */
  | 'already';

/** A notice that is to be mailed. It is written down together with what it tells of, so that no crash loses it. */
export interface Notice {
  id: number;
  kind: NoticeKind;
  person: Person;
  /** Which newsletters were asked for. */
  newsletters: string[];
  /** How often it was tried. */
  tries: number;
}

/** One edition that is being sent, or was. */
export interface Edition {
  /** `daily-headlines/2026-11-24` */
  id: string;
  newsletter: string;
  subject: string;
  /** When its list of people was drawn up (ms). */
  started: number;
  /** When the last person was done with. */
  finished?: number;
}

/** A message of an edition to one person, taken for sending. */
export interface Delivery {
  person: string;
  email: string;
  /** Of the subscription, for the one-click address. */
  key: string;
  tries: number;
}

/** What became of a delivery. */
export type Settlement =
  | { person: string; kind: 'sent' }
  /** The receiving server asked for patience; to be tried again at `retry` (ms). */
  | { person: string; kind: 'later'; retry: number; code: string }
  /** Never to be tried again. */
  | { person: string; kind: 'refused'; code: string };

/** How many people of an edition are where. */
export interface EditionProgress {
  waiting: number;
  /** Taken and not settled: in flight now, or when a sender was killed. */
  sending: number;
  sent: number;
  refused: number;
  /** Left or suppressed between the list and their turn. */
  skipped: number;
}

/** A row of the list of people, as it leaves and enters by CSV. */
export interface PersonRow {
  email: string;
  newsletter: string;
  standing: 'pending' | 'active' | 'left';
  asked: number;
  confirmed?: number;
  left?: number;
  consent: Consent;
}

/**
 * The newsletters' memory: SQLite by default, PostgreSQL for those who have one; one contract, one test suite.
 * All times are milliseconds since 1970, given by who asks. Every call is a transaction of its own.
 */
export interface NewsletterStore {
  /**
   * Notes that someone asks for newsletters, and decides in the same statement whether an address may be written to: once
   * in `cooldown` ms whatever happens, and never when it is suppressed. When it may, the notice is in the outbox.
   * What is known already stays: an active subscription does not become pending again.
   *
   * @param email - as `normalEmail` writes it.
   */
  ask(request: {
    email: string;
    newsletters: readonly string[];
    consent: Consent;
    now: number;
    cooldown: number;
  }): Promise<void>;

  /** Makes subscriptions active. Again changes nothing. Undefined when there is no such person. */
  confirm(person: string, newsletters: readonly string[], now: number): Promise<Person | undefined>;
  /** The newsletters that a person wants from now on, all others being left. Undefined when there is no such person. */
  choose(person: string, newsletters: readonly string[], consent: Consent, now: number): Promise<Person | undefined>;
  /** Leaves by the key of a subscription. Again changes nothing. Undefined when no subscription has it. */
  leave(key: string, now: number): Promise<{ person: Person; newsletter: string } | undefined>;
  /** Leaves all. Undefined when there is no such person. */
  leaveAll(person: string, now: number): Promise<Person | undefined>;

  find(person: string): Promise<Person | undefined>;
  findByEmail(email: string): Promise<Person | undefined>;
  findByKey(key: string): Promise<{ person: Person; newsletter: string } | undefined>;
  /** How many there are of each newsletter. */
  counts(): Promise<{ newsletter: string; pending: number; active: number; left: number }[]>;

  /** The address is written to no more. It is kept as a keyed hash, which outlives the person. */
  suppress(email: string, reason: Suppression, now: number): Promise<void>;
  /** Takes back what `suppress` did. True when there was something. */
  release(email: string): Promise<boolean>;
  suppression(email: string): Promise<{ reason: Suppression; at: number } | undefined>;
  /** Forgets all that is known of a person, but that the address must not be written to. True when there was such a person. */
  erase(email: string, now: number): Promise<boolean>;
  /**
   * Forgets people who asked before `before` and never confirmed, counters and challenges that are past, and of editions
   * that were finished before `before`, who got them: only how many they were is kept.
   */
  tidy(before: number, now: number): Promise<{ people: number }>;

  /** Counts one more for `key` in its window of `window` ms; false when that makes more than `limit`. One statement. */
  allow(key: string, limit: number, window: number, now: number): Promise<boolean>;
  /** Marks a token or challenge as used up. False when it was already. */
  spend(token: string, expires: number): Promise<boolean>;

  /** Notices that are due, the oldest first, taken for `lease` ms: no second caller gets them before. */
  notices(limit: number, now: number, lease: number): Promise<Notice[]>;
  /** A notice was mailed, or never can be. The cooldown of its address begins now, however long the notice had waited. */
  noticeDone(id: number, now: number): Promise<void>;
  /** To be tried again at `retry` (ms), no more than `LONGEST_WAIT` ahead. */
  noticeLater(id: number, retry: number): Promise<void>;

  /**
   * The right to send an edition, held until it is released or this process ends, however it ends. Undefined when another
   * process has it. What a killed sender had taken is waiting again afterwards.
   */
  hold(edition: string): Promise<(() => Promise<void>) | undefined>;
  /** Draws up the list of those who get an edition, one row for each active and not suppressed person; the second time it is left as it is. */
  startEdition(edition: { id: string; newsletter: string; subject: string; now: number }): Promise<Edition>;
  edition(id: string): Promise<Edition | undefined>;
  editions(newsletter: string): Promise<Edition[]>;
  /** Takes up to `limit` due deliveries. Those who have left or are suppressed meanwhile are skipped. */
  take(edition: string, limit: number, now: number): Promise<Delivery[]>;
  settle(edition: string, settlements: readonly Settlement[], now: number): Promise<void>;
  /** When the next delivery is due; undefined when none waits. */
  nextDue(edition: string): Promise<number | undefined>;
  progress(edition: string): Promise<EditionProgress>;
  finishEdition(edition: string, now: number): Promise<void>;

  /** All subscriptions, in the order of addresses, without holding them all in memory. */
  people(): AsyncIterable<PersonRow>;
  /** Takes people in. Nobody who has left, or is suppressed, becomes active by it. Says how many were new, known and held back. */
  takeIn(rows: AsyncIterable<PersonRow>): Promise<{ added: number; known: number; heldBack: number }>;

  close(): Promise<void>;
}
