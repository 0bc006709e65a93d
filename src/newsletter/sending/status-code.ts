/**
 * What a mail server means by a refusal: by its enhanced status code (RFC 3463, and those registered since by RFC 5248),
 * and by the basic one (RFC 5321, 4.2) where there is none.
 */

/** How to go on with someone whose mail was not taken. */
export type Verdict = 'later' | 'hard' | 'soft';

/**
 * The enhanced codes, without their class, that say that there is no such mailbox. All others of class 5 are of the
 * message, the sender, a full mailbox or the network: the address may be as good as ever.
 */
const NO_MAILBOX: ReadonlySet<string> = new Set([
  // Something about the address, not told what.
  '1.0',
  // No such mailbox; no such domain; not an address.
  '1.1',
  '1.2',
  '1.3',
  // Moved, and nobody knows where to.
  '1.6',
  // The domain says that it takes no mail: a null MX (RFC 7505).
  '1.10',
  // The mailbox is switched off.
  '2.1',
  // The domain cannot be found.
  '4.4',
]);

/**
 * What a `550` without an enhanced code says when it means us and not the mailbox. Servers that old are rare, and losing
 * all readers at one provider to a day on a block list is worse than writing to some who are gone.
 */
const ABOUT_US =
  /spam|block|black|listed|polic|reputation|reject.*(?:content|message)|denied|authenticat|dmarc|spf|dkim|relay|https?:/i;

/** An enhanced code where it has to stand: at the beginning of the text (RFC 2034, 4). */
const ENHANCED = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})(?![.\d])/;

/** The enhanced code of a reply of a server, or the basic one; undefined when it is no reply. */
export function codeOf(reply: string): string | undefined {
  return ENHANCED.exec(reply)?.[1] ?? /^[2-5]\d\d(?!\d)/.exec(reply)?.[0];
}

/**
 * What an enhanced code says of an address.
 *
 * @param code - `5.1.1`
 */
export function verdictOfEnhanced(code: string): Verdict {
  if (!code.startsWith('5.')) return 'later';
  return NO_MAILBOX.has(code.slice(2)) ? 'hard' : 'soft';
}

/**
 * What a reply to RCPT says of the address that was named there.
 *
 * @param reply - all of it, `550 5.1.1 No such user`. Its first digit counts where it and the enhanced code disagree.
 */
export function verdictOfRecipient(reply: string): Verdict {
  if (!reply.startsWith('5')) return 'later';
  const enhanced = ENHANCED.exec(reply)?.[1];
  if (enhanced?.startsWith('5.')) return verdictOfEnhanced(enhanced);
  return /^(?:550|551|553)/.test(reply) && !ABOUT_US.test(reply) ? 'hard' : 'soft';
}
