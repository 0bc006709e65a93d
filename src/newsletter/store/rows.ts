/** Rows of the tables, which both databases answer alike, as what they mean. */
import type { Edition, PersonRow } from './store.ts';
import type { Consent, Person, Standing } from './subscribers.ts';
import type { KnownSubscription } from './take-in.ts';

/** A subscription with whose it is; of someone who has none, all is null but `id` and `email`. */
export interface SubscriptionRow {
  id: string;
  email: string;
  newsletter: string;
  standing: Standing;
  key: string;
  asked_at: number;
  confirmed_at: number | null;
  left_at: number | null;
  consent_at: number;
  consent_page: string;
  consent_text: string;
}

export interface EditionRow {
  number: number;
  id: string;
  newsletter: string;
  subject: string;
  started_at: number;
  finished_at: number | null;
  sent: number;
  refused: number;
  skipped: number;
}

/** Ids of newsletters, as a notice keeps them. */
export function names(json: string): string[] {
  return JSON.parse(json) as string[];
}

/** Values for `:at`, `:page` and `:text`. */
export function columnsOf(consent: Consent) {
  return { at: consent.at, page: consent.page, text: consent.text };
}

/** Undefined when there is no row. */
export function toPerson(rows: readonly SubscriptionRow[]): Person | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const subscriptions = rows.flatMap((row) =>
    // Null where a person has no subscription.
    (row.newsletter as string | null) === null
      ? []
      : [{ key: row.key, newsletter: row.newsletter, ...standingOf(row) }],
  );
  return { id: first.id, email: first.email, subscriptions };
}

export function toPersonRow(row: SubscriptionRow): PersonRow {
  return { email: row.email, newsletter: row.newsletter, ...standingOf(row) };
}

export function toKnown(row: SubscriptionRow): KnownSubscription {
  return {
    standing: row.standing,
    asked: row.asked_at,
    confirmed: row.confirmed_at,
    left: row.left_at,
    consent: { at: row.consent_at, page: row.consent_page, text: row.consent_text },
  };
}

function standingOf(row: SubscriptionRow) {
  return {
    standing: row.standing,
    asked: row.asked_at,
    ...(row.confirmed_at !== null && { confirmed: row.confirmed_at }),
    ...(row.left_at !== null && { left: row.left_at }),
    consent: { at: row.consent_at, page: row.consent_page, text: row.consent_text },
  };
}

export function toEdition(row: EditionRow): Edition {
  return {
    id: row.id,
    newsletter: row.newsletter,
    subject: row.subject,
    started: row.started_at,
    ...(row.finished_at !== null && { finished: row.finished_at }),
  };
}
