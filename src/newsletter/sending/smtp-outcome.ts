import { MailServerError, type Outcome } from './mailer.ts';
import { codeOf, verdictOfRecipient } from './status-code.ts';

/** What nodemailer says when a message was not taken. */
export interface SmtpError extends Error {
  /** Which step failed: `EAUTH`. */
  code?: string;
  /** What the system called it: `ECONNREFUSED`. */
  originalCode?: string;
  /** The command that was answered: `RCPT TO`. */
  command?: string;
  /** The whole reply. */
  response?: string;
  responseCode?: number;
}

/** No reply and no telling: "other or undefined" of the network (RFC 3463, 3.5). */
const NO_ANSWER = '4.4.0';

/** The line is bad, or nobody is there for now. */
const AWAY: ReadonlySet<string> = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROXY', 'EABORT']);

/**
 * What is to be done about a message that was not taken.
 *
 * @param where - the server, as messages name it: `mail.example.org:587`.
 * @throws MailServerError when no message would be taken, today or tomorrow.
 */
export function outcomeOf(error: SmtpError, where: string): Outcome {
  const { code = '', command = '', response, responseCode } = error;
  const reply = response === undefined ? undefined : oneLine(response);
  const reason = reply ?? oneLine(error.message);
  const status = (reply === undefined ? undefined : codeOf(reply)) ?? NO_ANSWER;

  if (code === 'EDNS' && !/EAI_AGAIN|ETIMEOUT|ESERVFAIL|ECONNREFUSED/.test(`${error.originalCode} ${error.message}`))
    throw new MailServerError(`SMTP_URL: there is no host of the name in ${where}. (${reason})`);
  if (reply === undefined) {
    // Without a reply: the address itself could not be written into a command, or the line broke.
    if (code === 'EENVELOPE') return { kind: 'refused', code: '5.1.3', reason, hard: true };
    if (code === 'EAUTH' || code === 'ENOAUTH') throw notLoggedIn(where, reason);
    if (code === 'ETLS' || isCertificate(error)) throw notSecured(where, reason);
    if (AWAY.has(code) || code === 'EDNS' || code === 'EPROTOCOL')
      return { kind: 'later', code: NO_ANSWER, reason, whole: true };
    throw error;
  }

  const later = responseCode === undefined || responseCode < 500;
  if (later) {
    // Of a person, a server speaks once it has heard of one. 421 ends the line whatever was asked (RFC 5321, 3.8).
    const whole = responseCode === 421 || !/^(?:RCPT TO|DATA)$/.test(command);
    return { kind: 'later', code: status, reason, ...(whole && { whole }) };
  }
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) throw notLoggedIn(where, reason);
  if (code === 'ETLS') throw notSecured(where, reason);
  // RFC 5321, 4.2.4: commands in the wrong order are a matter of the line, and the next one may do better.
  if (responseCode === 503) return { kind: 'later', code: status, reason, whole: true };
  if (command === 'RCPT TO')
    return { kind: 'refused', code: status, reason, hard: verdictOfRecipient(reply) === 'hard' };
  if (command === 'DATA') return { kind: 'refused', code: status, reason, hard: false };
  throw new MailServerError(
    command === 'MAIL FROM'
      ? `The mail server ${where} takes no mail from this sender. Look at \`from\` of the newsletter and at NEWSLETTER_BOUNCE_ADDRESS. (${reason})`
      : `The mail server ${where} will have nothing to do with this machine. (${reason})`,
  );
}

const notLoggedIn = (where: string, reason: string) =>
  new MailServerError(`The mail server ${where} does not take this name and password. Look at SMTP_URL. (${reason})`);

const notSecured = (where: string, reason: string) =>
  new MailServerError(
    `The line to the mail server ${where} cannot be secured (TLS). Name the server in SMTP_URL as its certificate does; smtps:// is for servers that begin with TLS, usually at port 465. (${reason})`,
  );

/** Certificates are checked after the socket is there, so nodemailer calls it trouble with the socket. */
export const isCertificate = ({ originalCode = '', message }: SmtpError) =>
  /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/.test(originalCode) ||
  /wrong version number|packet length too long/.test(message);

/** Replies have several lines, and what is in them was written by a stranger. */
const oneLine = (text: string) =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
