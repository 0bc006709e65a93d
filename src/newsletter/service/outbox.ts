import type { Mailer, Message, Outcome } from '../sending/mailer.ts';
import { normalEmail } from '../store/email-address.ts';
import type { NewsletterStore, Notice } from '../store/store.ts';
import { HOUR, MINUTE } from './limits.ts';
import { createWho, type Log } from './log.ts';

/** Sends the notices that the store has in its outbox. */
export interface Outbox {
  /** Something may be due: look at once and not at the next turn. */
  wake(): void;
  /** Takes no more, and resolves when those under way are settled. */
  stop(): Promise<void>;
}

export interface OutboxOptions {
  store: NewsletterStore;
  mailer: Mailer;
  /** @returns undefined when there is nothing to say any more. */
  draw(notice: Notice): Promise<Message | undefined>;
  secret: string;
  now(): number;
  log: Log;
  /** How many are sent at once. */
  connections: number;
}

/** Taken for so long (ms). It is the cooldown of an address: a process that is killed between a mail and its note sends it a second time, and that must not be within the hour. */
const LEASE = HOUR;
/** Between two looks when nobody wakes it (ms): for what is tried again, and what other processes have written down. */
const TURN = 5000;
/** Waits before each next try (ms): greylisting is over after minutes, an outage after hours. Then it is given up. */
const WAITS = [1, 5, 15, 60, 120, 240, 480, 960].map((minutes) => minutes * MINUTE);

/** Starts the loop. */
export function openOutbox(options: OutboxOptions): Outbox {
  const { store, mailer, log } = options;
  const now = () => options.now();
  const who = createWho(options.secret);
  let stopped = false;
  let woken = true;
  let rouse = () => {};

  async function send(notice: Notice): Promise<void> {
    const about = { notice: notice.kind, newsletters: notice.newsletters, who: who(notice.person.email) };
    const message = await options.draw(notice);
    if (!message) {
      await store.noticeDone(notice.id, now());
      log({ event: 'notice-dropped', ...about, reason: 'no such newsletter' });
      return;
    }
    const outcome = await mailer
      .send(message)
      // A server that cannot be reached, or does not let us in, is no fault of the mail's.
      .catch((error: unknown): Outcome => ({ kind: 'later', code: 'none', reason: reasonOf(error) }));
    if (outcome.kind === 'sent') {
      await store.noticeDone(notice.id, now());
      log({ event: 'notice-sent', ...about });
      return;
    }
    const wait = outcome.kind === 'later' ? WAITS[notice.tries] : undefined;
    if (wait !== undefined) {
      await store.noticeLater(notice.id, now() + wait);
      log({
        event: 'notice-later',
        ...about,
        code: outcome.code,
        reason: withoutAddress(outcome.reason),
        tries: notice.tries + 1,
      });
      return;
    }
    await store.noticeDone(notice.id, now());
    // There is no such mailbox: nobody may have it written to again by asking again.
    if (outcome.kind === 'refused' && outcome.hard && normalEmail(notice.person.email) !== undefined)
      await store.suppress(notice.person.email, 'bounced', now());
    log({
      event: 'notice-refused',
      ...about,
      code: outcome.code,
      reason: withoutAddress(outcome.reason),
      tries: notice.tries + 1,
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      try {
        const due = await store.notices(options.connections, now(), LEASE);
        const settled = await Promise.allSettled(due.map(send));
        for (const result of settled) if (result.status === 'rejected') throw result.reason;
        // There may be more than were taken.
        if (due.length > 0) continue;
      } catch (error) {
        // A store that is away comes back; what was taken is due again after its lease.
        log({ event: 'outbox-failed', error: reasonOf(error) });
        if (!stopped) await pause(false);
        continue;
      }
      if (!woken && !stopped) await pause(true);
    }
  }

  /** @param light - whether what wakes it ends it, as stopping always does. A store that is away is not asked for each request. */
  function pause(light: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, TURN);
      rouse = () => {
        if (!light && !stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Servers repeat whom they refuse, and a log must not. */
const withoutAddress = (reason: string): string => reason.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 200);
