import type { PersonRow } from './store.ts';
import type { Consent, Standing } from './subscribers.ts';

/** A subscription as far as taking people in concerns it, in the terms of the tables. */
export interface KnownSubscription {
  standing: Standing;
  asked: number;
  confirmed: number | null;
  left: number | null;
  consent: Consent;
}

/**
 * Decides what a row from elsewhere makes of a subscription.
 *
 * @param known - what there is; undefined when there is none.
 * @returns the outcome, and what the subscription becomes when it changes.
 */
export function mergeSubscription(
  known: KnownSubscription | undefined,
  row: PersonRow,
): { outcome: 'added' | 'known' | 'heldBack'; becomes?: KnownSubscription } {
  const { standing, asked, consent } = row;
  const confirmed = row.confirmed ?? null;
  const left = row.left ?? null;
  if (!known) return { outcome: 'added', becomes: { standing, asked, confirmed, left, consent } };
  if (standing === 'left') {
    const when = left ?? asked;
    // Whoever has confirmed here after they left there stays.
    const stays = known.standing === 'left' || when < (known.confirmed ?? known.asked);
    return { outcome: 'known', ...(!stays && { becomes: { ...known, standing, left: when } }) };
  }
  // Someone who left and asked again has not confirmed yet: until they do, they have left.
  if (known.standing === 'left' || (known.standing === 'pending' && known.left !== null)) {
    return { outcome: 'heldBack' };
  }
  if (standing === 'active' && known.standing === 'pending') {
    return { outcome: 'known', becomes: { standing, asked, confirmed, left: null, consent } };
  }
  return { outcome: 'known' };
}
