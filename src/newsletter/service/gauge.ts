/** Counts what comes in this process, to tell calm from a flood without asking the store. */
export interface Gauge {
  /** Counts one more, and says how many there have been for this key in the window that runs. */
  count(key: string, now: number): number;
}

/** Keys that are remembered at once. A flood from more networks than that is one by its sheer number. */
const MOST = 50_000;

/** @param window - ms. */
export function createGauge(window: number): Gauge {
  let counts = new Map<string, number>();
  let since = 0;
  return {
    count(key, now) {
      // Also when the clock has been set back.
      if (now >= since + window || now < since) {
        counts = new Map();
        since = now;
      }
      const count = (counts.get(key) ?? 0) + 1;
      if (count > 1 || counts.size < MOST) counts.set(key, count);
      return count;
    },
  };
}
