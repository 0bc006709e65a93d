/** A mail to one person. */
export interface Message {
  to: string;
  /** `Harbor Ledger <letters@harborledger.example>` */
  from: string;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  /** Further headers, each short enough not to be folded. */
  headers: Record<string, string>;
  /** What comes back when it cannot be delivered is sent here; the address of `from` when it is left out. */
  envelopeFrom?: string;
}

/** What the mail server said of a message. */
export type Outcome =
  | { kind: 'sent' }
  /**
   * For a while: `4xx`, or a line that broke. `code` is the enhanced status when there is one: `4.7.1`. With `whole` the
   * server takes nothing at all for now, and the next message would fare no better.
   */
  | { kind: 'later'; code: string; reason: string; whole?: true }
  /** For good. `hard` when the address itself is at fault, and must not be written to again. */
  | { kind: 'refused'; code: string; reason: string; hard: boolean };

/**
 * The mail server will have none of our mail until someone changes a setting: a password, a certificate, an address that
 * may not send. Said in one sentence. No person is at fault, and no message is spent by it.
 */
export class MailServerError extends Error {}

/** What takes mail. */
export interface Mailer {
  /**
   * Does not throw for what a server says of a message or a person.
   *
   * @throws MailServerError
   */
  send(message: Message): Promise<Outcome>;
  close(): Promise<void>;
}
