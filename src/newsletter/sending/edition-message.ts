import { domainToASCII } from 'node:url';
import type { Delivery } from '../store/store.ts';
import { createLetterIds, envelopeSender } from './letter-id.ts';
import type { Message } from './mailer.ts';
import { quotedName } from './quoted-name.ts';

/** What each letter of an edition has in common. */
export interface EditionSender {
  /** `daily-headlines/2026-11-24` */
  edition: string;
  newsletter: string;
  /** The name of the publication. */
  name: string;
  /** The host of the publication, for List-Id. */
  host: string;
  /** The address of `from`. */
  from: string;
  replyTo?: string;
  /** The envelope sender of the settings. */
  bounceAddress?: string;
  secret: string;
}

/** A letter with one person's links in it. */
export interface PersonalMail {
  subject: string;
  html: string;
  text: string;
}

/**
 * Addresses an edition's letters.
 *
 * @param personal - the mail for one person. @param leave - the one-click address for the key of a subscription.
 */
export function createEditionMessages(
  sender: EditionSender,
  personal: (delivery: Delivery) => PersonalMail,
  leave: (key: string) => string,
): (delivery: Delivery) => Message {
  const { edition, newsletter, name, host, from, replyTo, bounceAddress } = sender;
  const ids = createLetterIds(sender.secret);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const shared = {
    from: `${quotedName(name)} <${from}>`,
    ...(replyTo !== undefined && { replyTo }),
  };
  const list = listId(newsletter, host);
  return (delivery) => {
    const id = ids.of(delivery.person, edition);
    const { subject, html, text } = personal(delivery);
    const envelopeFrom = envelopeSender(bounceAddress, id);
    return {
      ...shared,
      to: delivery.email,
      subject,
      html,
      text,
      ...(envelopeFrom !== undefined && { envelopeFrom }),
      headers: {
        // The same whenever this letter is sent to this person, so that one which went out twice is known.
        'Message-ID': `<${id}@${domain}>`,
        // RFC 8058: both, and DKIM covers both.
        'List-Unsubscribe': `<${leave(delivery.key)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': list,
      },
    };
  };
}

/** RFC 2919: written like the name of a host, in ASCII. */
function listId(newsletter: string, host: string): string {
  const label = domainToASCII(newsletter) || Buffer.from(newsletter).toString('hex').slice(0, 60);
  return `<${label}.${host}>`;
}
