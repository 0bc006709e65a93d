import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { LETTER_ID, type LetterIds } from './letter-id.ts';
import { codeOf, verdictOfEnhanced, verdictOfRecipient } from './status-code.ts';

/** What a mail that came back says of a person. */
export interface BounceReport {
  /** The id of the person whose letter came back, by our signature. */
  person: string;
  kind: 'hard' | 'soft' | 'complaint';
  /** `5.1.1`; empty in a complaint. */
  code: string;
}

/** Why a mail is none that says something of a person. */
export type Unread =
  /** No letter of ours is named in it. */
  | 'not ours'
  /** It names a letter of ours, and says nothing that a machine understands; an answer of a person on holiday, mostly. */
  | 'no report'
  /** A report of a delay, or that all went well. */
  | 'no failure';

/**
 * Reads a mail that came to the address for bounces: a delivery status notification (RFC 3464), a complaint (ARF,
 * RFC 5965), or the plain text by which older servers say the same, as far as it holds a reply of SMTP.
 *
 * Who is meant is told by the name of the letter alone, which nobody else knows: addresses in a report are not believed.
 */
export async function readBounce(bytes: Uint8Array, ids: LetterIds): Promise<BounceReport | Unread> {
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  const person = personOf(bytes, ids);
  if (person === undefined) return 'not ours';
  const complaint = partOf(email, 'message/feedback-report');
  if (complaint !== undefined) {
    // RFC 5965, 3.1; the other types are of viruses, of fraud, and of people who take a mail out of the spam folder.
    const type = fieldOf(complaint, 'feedback-type')?.toLowerCase();
    return type === 'abuse' || type === 'opt-out' ? { person, kind: 'complaint', code: '' } : 'no failure';
  }
  const status = partOf(email, 'message/delivery-status') ?? partOf(email, 'message/global-delivery-status');
  return status === undefined ? readText(email, person) : readStatus(status, person);
}

/** RFC 3464: one group of fields on the message, then one on each person. Letters go to one person each. */
function readStatus(status: string, person: string): BounceReport | Unread {
  const action = fieldOf(status, 'action')?.toLowerCase();
  if (action !== 'failed') return action === undefined ? 'no report' : 'no failure';
  const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fieldOf(status, 'status') ?? '')?.[1];
  // What the last server said is nearer to the truth than what the one that reports makes of it: `5.0.0`.
  const said = fieldOf(status, 'diagnostic-code')?.replace(/^[^;]*;\s*/, '');
  if (said !== undefined && /^[45]\d\d[ -]/.test(said) && (code === undefined || code.endsWith('.0.0')))
    return report(person, said);
  if (code === undefined) return 'no report';
  // It is over, whatever the class of the code: `4.4.7` says that a server has tried for days.
  return { person, kind: verdictOfEnhanced(code) === 'hard' ? 'hard' : 'soft', code };
}

/** A bounce of the kind of qmail's and Exim's: a text from nobody, with the reply in it. */
function readText(email: Email, person: string): BounceReport | Unread {
  const isFromServer =
    /^(?:mailer-daemon|postmaster)@/i.test(email.from?.address ?? '') ||
    email.returnPath === '' ||
    email.headers.some(({ key, value }) => key === 'return-path' && value.trim() === '<>');
  const isAnswer = email.headers.some(
    ({ key, value }) => key === 'auto-submitted' && /auto-replied/i.test(value) && !isFromServer,
  );
  if (!isFromServer || isAnswer) return 'no report';
  const reply = /(?:^|[\s:>])(5\d\d[ -](?:5\.\d{1,3}\.\d{1,3}[ -])?[^\r\n]*)/m.exec(email.text ?? '')?.[1];
  return reply === undefined ? 'no report' : report(person, reply);
}

function report(person: string, reply: string): BounceReport {
  return {
    person,
    kind: verdictOfRecipient(reply) === 'hard' ? 'hard' : 'soft',
    code: codeOf(reply) ?? reply.slice(0, 3),
  };
}

/** The first name of a letter that we have signed: in the address that the bounce came to, or in the letter that it brings back. */
function personOf(bytes: Uint8Array, ids: LetterIds): string | undefined {
  // A report that names people by hundreds of guesses is no report.
  let guesses = 0;
  for (const [name] of Buffer.from(bytes).toString('latin1').matchAll(LETTER_ID)) {
    const person = ids.read(name)?.person;
    if (person !== undefined || ++guesses > 100) return person;
  }
  return undefined;
}

function partOf(email: Email, type: string): string | undefined {
  const part = email.attachments.find(({ mimeType }: Attachment) => mimeType === type);
  if (!part) return undefined;
  return typeof part.content === 'string' ? part.content : Buffer.from(part.content as Uint8Array).toString();
}

/** A field of a report, unfolded. */
function fieldOf(text: string, name: string): string | undefined {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*?)\\s*$`, 'im').exec(unfolded)?.[1];
}
