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
  /** For a while: `4xx`, or a line that broke. `code` is the enhanced status when there is one: `4.7.1`. */
  | { kind: 'later'; code: string; reason: string }
  /** For good. `hard` when the address itself is at fault, and must not be written to again. */
  | { kind: 'refused'; code: string; reason: string; hard: boolean };

/** What takes mail. */
export interface Mailer {
  /** Never throws for what a server says. */
  send(message: Message): Promise<Outcome>;
  close(): Promise<void>;
}
