import type { Breaking } from '../schema/breaking.ts';
import { NEVER } from './entry.ts';
import type { Store } from './store.ts';

/** What `content/breaking.yaml` says, whether its time is now or not. */
export function breakingIn(store: Store): Breaking | undefined {
  const row = store.get<{ card: string }>(`SELECT card FROM entries WHERE kind = 'breaking'`);
  return row && (JSON.parse(row.card) as Breaking);
}

/** Whether breaking news stands at a moment (ms since 1970). */
export const isBreaking = ({ since = 0, until }: Breaking, now: number) => since <= now && now < until;

/**
 * When the site has to be printed again although nobody has written anything: a story is due, breaking news begins or
 * ends (ms since 1970). That a story grows a year older is not worth a build of its own.
 */
export function nextDue(store: Store, now: number): number | undefined {
  const { opens } = store.get<{ opens: number | null }>(
    'SELECT min(opens) AS opens FROM entries WHERE opens > ? AND opens < ?',
    now,
    NEVER,
  )!;
  const { since, until } = breakingIn(store) ?? {};
  const moments = [opens, since, until].filter((moment) => moment !== null && moment !== undefined && moment > now);
  return moments.length > 0 ? Math.min(...(moments as number[])) : undefined;
}
