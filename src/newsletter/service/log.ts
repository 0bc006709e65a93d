import { createHmac, hkdfSync } from 'node:crypto';

/** One thing that happened. Nothing in it is an address of a person or of a network, but through `who`. */
export type LogEvent = { event: string } & Record<string, string | number | readonly string[] | undefined>;
export type Log = (event: LogEvent) => void;

/** A log of one line of JSON an event, with the time first. */
export const createLog =
  (write: (line: string) => void, now: () => number): Log =>
  (event) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), ...event })}\n`);

/**
 * Tells addresses apart in a log that must not hold them: the beginning of a keyed hash, which says nothing to those who
 * do not have the secret.
 *
 * @returns 8 letters.
 */
export function createWho(secret: string): (address: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secret, 'broadsheet newsletter', 'log', 32));
  return (address) => createHmac('sha256', key).update(address).digest('hex').slice(0, 8);
}
