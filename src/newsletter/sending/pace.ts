import { setTimeout as sleep } from 'node:timers/promises';

/** A turn that was missed by no more than this (ms) is made up for: timers are late by a few milliseconds. */
const SLACK = 100;

/**
 * Holds callers to a rate, evenly and in the order in which they come.
 *
 * @param rate - calls a second.
 * @param now - ms, of a clock that nobody sets: a wait must not last an hour because the time of day jumped.
 */
export function createPace(rate: number, now: () => number = () => performance.now()): () => Promise<void> {
  const interval = 1000 / rate;
  let next = now();
  return async () => {
    const at = now();
    next = Math.max(next, at - SLACK) + interval;
    const wait = next - interval - at;
    if (wait >= 1) await sleep(wait);
  };
}
