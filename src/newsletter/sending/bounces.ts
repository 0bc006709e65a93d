import type { ImapFlowOptions } from 'imapflow';
import { ImapFlow } from 'imapflow';
import type { NewsletterStore } from '../store/store.ts';
import { readBounce } from './bounce-report.ts';
import type { LetterIds } from './letter-id.ts';

/** What came of the mails of a mailbox. */
export interface BounceCounts {
  /** Addresses that are written to no more since they do not exist. */
  bounced: number;
  /** The same, since someone has called our mail spam. */
  complained: number;
  /** Failures that are not of the address. */
  soft: number;
  /** What says nothing of a person, or not of one whom we know. */
  others: number;
}

/** A larger mail is no bounce (bytes). */
const LARGEST = 10 * 1024 * 1024;

/** Takes one mail that came back for what it says, and counts it. */
export async function takeBounce(
  bytes: Uint8Array,
  { store, ids, now }: { store: NewsletterStore; ids: LetterIds; now: () => number },
  counts: BounceCounts,
): Promise<void> {
  const report = bytes.length > LARGEST ? 'no report' : await readBounce(bytes, ids).catch(() => 'no report' as const);
  const person = typeof report === 'string' ? undefined : await store.find(report.person);
  if (typeof report === 'string' || !person) {
    counts.others++;
    return;
  }
  if (report.kind === 'soft') {
    counts.soft++;
    return;
  }
  const reason = report.kind === 'hard' ? 'bounced' : 'complained';
  await store.suppress(person.email, reason, now());
  counts[reason]++;
}

/**
 * The mails of a file: one, or a whole mbox (RFC 4155).
 */
export function* mailsOf(bytes: Buffer): Generator<Buffer> {
  const text = bytes.toString('latin1');
  if (!/^From \S/.test(text)) {
    yield bytes;
    return;
  }
  // A line of a mail that begins so is written `>From ` in an mbox.
  for (const mail of text.split(/^From \S.*\r?\n/m))
    if (mail.trim() !== '') yield Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1');
}

/**
 * Reads a mailbox by IMAP: what is not marked as read. What was understood is marked as deleted, the rest as read, so that
 * a person can look at it.
 *
 * @param address - `imaps://user:password@host/INBOX`
 * @throws {Error} when the mailbox cannot be read, with what the server says.
 */
export async function readMailbox(address: string, take: (bytes: Uint8Array) => Promise<boolean>): Promise<void> {
  const url = new URL(address);
  const options: ImapFlowOptions = {
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'imaps:' ? 993 : 143),
    secure: url.protocol === 'imaps:',
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
  };
  const client = new ImapFlow(options);
  // What goes wrong with the line later is thrown by whatever is waiting for it.
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of unseen) {
        const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
        if (!message || !message.source) continue;
        if (await take(message.source)) await client.messageDelete(String(uid), { uid: true });
        else await client.messageFlagsAdd(String(uid), [String.raw`\Seen`], { uid: true });
      }
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}
