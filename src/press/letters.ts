/** The newsletters' service, put together for `npm start`: its store, its mail, its pages, and the loop that sends notices. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { CONFIRM_LIFE, createLinks } from '../newsletter/service/links.ts';
import { limitsOf } from '../newsletter/service/limits.ts';
import type { Log } from '../newsletter/service/log.ts';
import { drawNotice } from '../newsletter/service/notice-mail.ts';
import { openOutbox } from '../newsletter/service/outbox.ts';
import { createService } from '../newsletter/service/service.ts';
import { createTrialMailer } from '../newsletter/service/trial-mailer.ts';
import { createMailer } from '../newsletter/sending/smtp.ts';
import type { NewsletterSettings } from '../newsletter/settings.ts';
import { openStore } from '../newsletter/open-store.ts';
import { PublishedRules } from './hosting/published-rules.ts';
import { openLettersSite } from './letters-site.ts';

/** The service, running. */
export interface Letters {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves when the notices under way are settled and all is closed. The server takes no more requests before that. */
  close(): Promise<void>;
}

export interface LettersOptions {
  root: string;
  cache: string;
  /** Where the site was printed to. */
  out: string;
  /** Where the server can be reached from this machine. In trial, links in mails lead there. */
  origin: string;
  settings: NewsletterSettings;
  log: Log;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Opens it.
 *
 * @throws NoBuildError, or StoreError; each says what to mend.
 */
export async function openLetters({ root, cache, out, origin, settings, log }: LettersOptions): Promise<Letters> {
  const site = await openLettersSite({ root, cache, rules: new PublishedRules(out) });
  const { secret } = settings;
  const store = await openStore(settings);
  const links = createLinks({ origin: settings.smtp === undefined ? origin : await site.origin(), secret });
  const mailer =
    settings.smtp === undefined
      ? createTrialMailer(settings.mailFolder, (file) => log({ event: 'mail-written', file }))
      : createMailer(settings);
  const now = () => Date.now();
  const outbox = openOutbox({
    store,
    mailer,
    secret,
    now,
    log,
    connections: settings.connections,
    draw: async (notice) =>
      drawNotice(notice, { site: await site.notices(), links, now: now(), bounceAddress: settings.bounceAddress }),
  });
  const service = createService({
    store,
    links,
    secret,
    site: () => site.served(),
    limits: limitsOf(settings.calm),
    proxies: settings.proxies,
    now,
    log,
    wake: () => outbox.wake(),
  });
  // Whoever has not confirmed while the link worked is forgotten.
  const tidy = () =>
    store.tidy(now() - CONFIRM_LIFE, now()).catch((error: unknown) => {
      log({ event: 'tidy-failed', error: error instanceof Error ? error.message : String(error) });
    });
  await tidy();
  const tidying = setInterval(() => void tidy(), DAY);
  tidying.unref();

  const listener = getRequestListener(
    (request, { incoming }) => service(request, { peer: incoming.socket.remoteAddress }),
    { overrideGlobalObjects: false },
  );
  return {
    handle: (request, response) => void listener(request, response),
    async close() {
      clearInterval(tidying);
      await outbox.stop();
      await mailer.close();
      await store.close();
      site.close();
    },
  };
}
