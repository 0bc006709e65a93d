import { createPrivateKey } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { NewsletterSettings } from '../settings.ts';
import type { Mailer } from './mailer.ts';
import { createPace } from './pace.ts';
import { createQuotedPrintable } from './quoted-printable.ts';
import { outcomeOf, type SmtpError } from './smtp-outcome.ts';

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
 * Nodemailer hands the key on to `node:crypto` as it is, which would read a text anew for each letter; its types know of texts
 * only.
 */
const keyOf = (pem: string) => createPrivateKey(pem) as unknown as string;

/** What a header may be, so that it cannot end and begin another one; RFC 5322, 2.1.1 for its length. */
const HEADER = /^[!-9;-~]+: [ -~\u0080-\u{10FFFF}]{1,900}$/u;

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
  const { hostname, port, protocol, username, password } = new URL(smtp);
  const isLocal = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(hostname);
  const isLoggedIn = username !== '' || password !== '';
  const where = `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`;
  const transport = createTransport({
    url: smtp,
    pool: true,
    maxConnections: connections,
    maxMessages: MESSAGES,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.answer,
    ...(isLocal ? { ignoreTLS: true } : isLoggedIn && { requireTLS: true }),
    // Read from the content of a newsroom: nothing in it may name a file or an address to be attached.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: keyOf(dkim.key) } }),
  });
  const pace = createPace(rate);
  const quotedPrintable = createQuotedPrintable();
  return {
    async send({ to, from, replyTo, subject, html, text, headers, envelopeFrom }) {
      const { 'Message-ID': messageId, ...others } = headers;
      for (const [key, value] of Object.entries(headers))
        if (!HEADER.test(`${key}: ${value}`)) throw new Error(`${key}: ${JSON.stringify(value)} is no header.`);
      await pace();
      const abort = new AbortController();
      const timer = setTimeout(
        () => abort.abort(new Error('The server took too long over this message.')),
        patience.message,
      );
      try {
        await transport.sendMail({
          to: { name: '', address: to },
          from,
          replyTo,
          subject,
          text,
          alternatives: [
            {
              raw: `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(html)}`,
            },
          ],
          messageId,
          ...(envelopeFrom !== undefined && { envelope: { from: envelopeFrom, to } }),
          // As they are: nodemailer would fold them at 76 characters, and some servers write folded lines anew, which breaks
          // the signature over them.
          headers: Object.entries(others).map(([key, value]) => ({ key, value: { prepared: true, value } })),
          signal: abort.signal,
        });
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
