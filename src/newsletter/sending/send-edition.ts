import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, EditionProgress, NewsletterStore } from '../store/store.ts';
import { MailServerError, type Mailer, type Message } from './mailer.ts';

/** What the sender works with. */
export interface SendEditionOptions {
  store: NewsletterStore;
  mailer: Mailer;
  edition: { id: string; newsletter: string; subject: string };
  /** The letter to one person. */
  message: (delivery: Delivery) => Message;
  /** How many are sent at once. When this process is killed, so many people at most get the edition twice. */
  connections: number;
  /** ms. It may be set back and forth. */
  now: () => number;
  /** Ends the sending: what is in flight ends, the rest stays for the next time. */
  signal?: AbortSignal;
  /** Whether to stay until the last one who is to be tried again is done with. */
  wait?: boolean;
  /** Told now and then, and when it waits. */
  tell?: (progress: EditionProgress, until?: number) => void;
  /** Waits (ms), by a clock that nobody sets; a test need not. */
  pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** How a sending ended. */
export type SendEditionResult =
  /** Another process has it in hand. */
  | { kind: 'held' }
  /** All people are done with. */
  | { kind: 'finished'; progress: EditionProgress }
  /** Some are to be tried again, the first at `due` (ms). */
  | { kind: 'later'; progress: EditionProgress; due: number }
  /** It was told to end. */
  | { kind: 'stopped'; progress: EditionProgress };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Before each further try: greylisting is over in minutes, an outage in hours. They add up to a day. */
const WAITS = [1, 5, 15, 60, 120, 240, 480, 540].map((minutes) => minutes * MINUTE);
/** Taken at once. They are given back when the sending ends before their turn. */
const BATCH = 100;
/** Refused in a row, none of them for being no mailbox: then it is us who are refused. */
const IN_A_ROW = 20;
/** A wait is no longer than this at a time (ms), so that a clock that was set is noticed. */
const LOOK = MINUTE;

/**
 * Sends an edition to all who get it, or to those who are left of it.
 *
 * @throws MailServerError when the mail server takes nothing from us; nobody is done with by that.
 * @throws {StoreError} when nothing can be noted any more: no further letter goes out.
 */
export async function sendEdition(options: SendEditionOptions): Promise<SendEditionResult> {
  const { store, edition, now, signal, wait = false } = options;
  const pause = options.pause ?? pauseFor;
  const release = await store.hold(edition.id);
  if (!release) return { kind: 'held' };
  try {
    const { started } = await store.startEdition({ ...edition, now: now() });
    // How often in a row the server took nothing at all.
    let away = 0;
    for (;;) {
      const round = await sendRound(options, started);
      away = round === 'away' ? away + 1 : 0;
      const progress = await store.progress(edition.id);
      if (signal?.aborted) return { kind: 'stopped', progress };
      const due = await store.nextDue(edition.id);
      if (due === undefined) {
        await store.finishEdition(edition.id, now());
        return { kind: 'finished', progress };
      }
      const until = Math.max(due, away > 0 ? now() + waitAfter(away - 1) : 0);
      if (!wait) {
        if (away > 0 || due > now()) return { kind: 'later', progress, due: until };
        continue;
      }
      options.tell?.(progress, until);
      for (let left = until - now(); left > 0 && !signal?.aborted; left = until - now()) {
        await pause(Math.min(left, LOOK), signal);
        // Set back by hours: what is due is no longer known by `until`.
        if (until - now() > left + LOOK) break;
      }
    }
  } finally {
    await release();
  }
}

/** Sends until nothing is due, or the server is away. */
async function sendRound(options: SendEditionOptions, started: number): Promise<'done' | 'away'> {
  const { store, mailer, edition, connections, now, signal, tell } = options;
  const { id } = edition;
  let taken: Delivery[] = [];
  let taking: Promise<void> | undefined;
  let isEmpty = false;
  let isAway = false;
  let drops = 0;
  let count = 0;
  let failure: { error: unknown } | undefined;
  /** Refused without a letter that was taken since, for reasons that may all be ours. */
  let suspects: { person: string; code: string; reason: string }[] = [];

  const isOver = () => failure !== undefined || isAway || signal?.aborted === true;

  async function next(): Promise<Delivery | undefined> {
    while (!isOver()) {
      const delivery = taken.shift();
      if (delivery) return delivery;
      if (isEmpty) return undefined;
      taking ??= store
        .take(id, BATCH, now())
        .then((more) => {
          taken = more;
          isEmpty = more.length === 0;
        })
        .finally(() => {
          taking = undefined;
        });
      await taking;
    }
    return undefined;
  }

  /** The server has taken a letter, or told that one mailbox does not exist: those refused before were meant themselves. */
  async function clear(): Promise<void> {
    drops = 0;
    const cleared = suspects;
    suspects = [];
    if (cleared.length > 0)
      await store.settle(
        id,
        cleared.map(({ person, code }) => ({ person, kind: 'refused', code })),
        now(),
      );
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { person, email, tries } = delivery;
    let outcome;
    try {
      outcome = await mailer.send(options.message(delivery));
    } catch (error) {
      await giveBack([delivery]);
      throw error;
    }
    switch (outcome.kind) {
      case 'sent':
        await store.settle(id, [{ person, kind: 'sent' }], now());
        await clear();
        return;
      case 'later': {
        const { code, whole } = outcome;
        const isLast = tries >= WAITS.length && now() - started >= DAY;
        // A server that is away has said nothing of this person.
        if (isLast && !whole) await store.settle(id, [{ person, kind: 'refused', code }], now());
        else await store.settle(id, [{ person, kind: 'later', retry: now() + waitAfter(tries), code }], now());
        if (whole && ++drops >= Math.max(3, connections)) isAway = true;
        return;
      }
      case 'refused': {
        const { code, reason, hard } = outcome;
        if (hard) {
          // First, so that it is not forgotten should this be the last thing that is written.
          await store.suppress(email, 'bounced', now());
          await store.settle(id, [{ person, kind: 'refused', code }], now());
          await clear();
          return;
        }
        suspects.push({ person, code, reason });
        if (suspects.length < IN_A_ROW || failure) return;
        throw new MailServerError(
          `The mail server refused ${IN_A_ROW} letters in a row, so it is our mail that it does not want and not these people: nobody was struck off. It said: ${reason}`,
        );
      }
    }
  }

  /** Their turn comes again, and is due at once. */
  async function giveBack(people: readonly { person: string }[]): Promise<void> {
    const at = now();
    await store.settle(
      id,
      people.map(({ person }) => ({ person, kind: 'later', retry: at, code: '' })),
      at,
    );
  }

  async function work(): Promise<void> {
    try {
      for (let delivery = await next(); delivery; delivery = await next()) {
        await deliver(delivery);
        if (++count % BATCH === 0) tell?.(await store.progress(id));
      }
    } catch (error) {
      failure ??= { error };
    }
  }

  await Promise.all(Array.from({ length: connections }, work));
  try {
    // Whether the last who were refused were meant themselves is only known when the end was reached.
    const back = isOver() ? [...taken, ...suspects] : taken;
    if (back.length > 0) await giveBack(back);
    if (!isOver()) await clear();
  } catch (error) {
    // Whoever holds the edition next finds them all the same.
    failure ??= { error };
  }
  if (failure) throw failure.error;
  return isAway ? 'away' : 'done';
}

const waitAfter = (tries: number): number => WAITS[Math.min(tries, WAITS.length - 1)]!;

async function pauseFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}
