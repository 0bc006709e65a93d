import type { NewsletterSettings } from '../../settings.ts';
import type { Message } from '../mailer.ts';
import { writeMessage } from '../written-message.ts';
import type { Finding } from './finding.ts';
import { readTagList } from './tag-list.ts';

/** Octets of a line (RFC 5322, 2.1.1): what it should have at most, beyond which servers fold it, and what it must not go beyond. */
const [SHOULD, MUST] = [78, 998];

/**
 * Whether a letter has what mail programs need to leave by with one click (RFC 8058), looked up in its bytes.
 *
 * @param newsletter - its id. @param message - as `send` makes it.
 */
export async function checkOneClick(
  newsletter: string,
  message: Message,
  dkim: NewsletterSettings['dkim'],
): Promise<Finding> {
  const subject = 'One click';
  const headers = headersOf(await writeMessage(message, dkim));
  const lacks = (says: string, mend?: string): Finding => ({
    subject,
    state: 'lacks',
    says: `${newsletter}: ${says}`,
    ...(mend !== undefined && { mend }),
  });
  const lengths: number[] = [];
  for (const name of ['List-Unsubscribe', 'List-Unsubscribe-Post']) {
    const found = headers.filter((header) => nameOf(header) === name.toLowerCase());
    const [header] = found;
    if (header === undefined || found.length > 1) return lacks(`its letters have ${found.length} headers ${name}.`);
    const length = Buffer.byteLength(header);
    const isFolded = header.includes('\r\n');
    const host = 'Give the service a shorter host in `service:` of the newsletter.';
    if (isFolded || length > MUST) return lacks(`${name} is folded, or too long at ${length} octets.`, host);
    if (length > SHOULD)
      return lacks(
        `${name} has ${length} octets, and servers fold what has more than ${SHOULD}, which breaks signatures.`,
        host,
      );
    lengths.push(length);
  }
  const address = /<([^>]*)>/.exec(headers.find((header) => nameOf(header) === 'list-unsubscribe')!)?.[1] ?? '';
  if (!address.startsWith('https://'))
    return lacks(
      `${address} is not https, which mail programs want.`,
      'Write https:// into `url` of site.yaml, or into `service:` of the newsletter.',
    );
  const sizes = `List-Unsubscribe (${lengths[0]} octets) and List-Unsubscribe-Post (${lengths[1]}), neither is folded`;
  const signatures = headers.filter((header) => nameOf(header) === 'dkim-signature');
  if (signatures.length === 0)
    return {
      subject,
      state: 'unknown',
      says: `${newsletter}: ${sizes}. The mail server has to sign them, which cannot be seen here.`,
      mend: 'Look in a letter that has arrived for both names behind h= of DKIM-Signature.',
    };
  const signed = signatures.flatMap((signature) =>
    (readTagList(signature.slice(signature.indexOf(':') + 1))?.get('h') ?? '')
      .split(':')
      .map((name) => name.trim().toLowerCase()),
  );
  const uncovered = ['list-unsubscribe', 'list-unsubscribe-post'].filter((name) => !signed.includes(name));
  if (uncovered.length > 0) return lacks(`the DKIM signature does not cover ${uncovered.join(', ')}.`);
  return { subject, state: 'good', says: `${newsletter}: ${sizes}, both signed.` };
}

/** Each with its folded lines, as it stands. */
function headersOf(mail: Buffer): string[] {
  const text = mail.toString('latin1');
  return text.slice(0, text.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/);
}

const nameOf = (header: string) => header.slice(0, header.indexOf(':')).toLowerCase();
