import { createTransport } from 'nodemailer';
import type { NewsletterSettings } from '../settings.ts';
import type { Mailer } from './mailer.ts';
import { createPace } from './pace.ts';
import { outcomeOf, type SmtpError } from './smtp-outcome.ts';
import { smtpServerOf } from './smtp-server.ts';
import { createMailOptions, transportOptions } from './written-message.ts';

/** How long a server may take (ms). */
export interface Patience {
  /** To take up the line. */
  connect: number;
  /** For its first word: RFC 5321, 4.5.3.2.1 wants 5 minutes, and none that is well takes as long. */
  greeting: number;
  /** For each answer; it has to read the message through a filter (RFC 5321, 4.5.3.2.6: 10 minutes). */
  answer: number;
  /** For a message as a whole: a server that says a word a minute keeps no line for ever. */
  message: number;
}

const SECOND = 1000;
const PATIENCE: Patience = { connect: 30 * SECOND, greeting: 60 * SECOND, answer: 600 * SECOND, message: 900 * SECOND };

/** Messages over one connection, after which some servers will have no more. */
const MESSAGES = 500;

/**
 * A mailer for an SMTP server, over lines that are kept open, at the rate of the settings.
 *
 * Where the server offers TLS it is used, and its certificate has to be good; a password is never sent without. A server on
 * this machine is written to in clear, as no line leaves the machine.
 *
 * @param settings.smtp - `smtp://user:password@host:587`, or `smtps://`. What nodemailer knows of further options may stand
 * behind a question mark.
 */
export function createMailer(
  { smtp, dkim, rate, connections }: Pick<NewsletterSettings, 'smtp' | 'dkim' | 'rate' | 'connections'>,
  patience: Patience = PATIENCE,
): Mailer {
  if (smtp === undefined) throw new Error('A mailer needs SMTP_URL.');
  const { username, password } = new URL(smtp);
  const { host, port, isLocal } = smtpServerOf(smtp);
  const isLoggedIn = username !== '' || password !== '';
  const where = `${host}:${port}`;
  const transport = createTransport({
    url: smtp,
    pool: true,
    maxConnections: connections,
    maxMessages: MESSAGES,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.answer,
    ...(isLocal ? { ignoreTLS: true } : isLoggedIn && { requireTLS: true }),
    ...transportOptions(dkim),
  });
  const pace = createPace(rate);
  const mailOptions = createMailOptions();
  return {
    async send(message) {
      const options = mailOptions(message);
      await pace();
      const abort = new AbortController();
      const timer = setTimeout(
        () => abort.abort(new Error('The server took too long over this message.')),
        patience.message,
      );
      try {
        await transport.sendMail({ ...options, signal: abort.signal });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError, where);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}
