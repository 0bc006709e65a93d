import { createPrivateKey } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { NewsletterSettings } from '../settings.ts';
import type { Message } from './mailer.ts';
import { createQuotedPrintable } from './quoted-printable.ts';

/** What a header may be, so that it cannot end and begin another one; RFC 5322, 2.1.1 for its length. */
const HEADER = /^[!-9;-~]+: [ -~\u0080-\u{10FFFF}]{1,900}$/u;

/**
 * Nodemailer hands the key on to `node:crypto` as it is, which would read a text anew for each letter; its types know of texts
 * only.
 */
const keyOf = (pem: string) => createPrivateKey(pem) as unknown as string;

/** How every letter is made of a message, whoever carries it. */
export function transportOptions(dkim: NewsletterSettings['dkim']) {
  return {
    // Read from the content of a newsroom: nothing in it may name a file or an address to be attached.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: keyOf(dkim.key) } }),
  };
}

/** @returns a function that makes of a message what nodemailer sends. It throws when a header is none. */
export function createMailOptions(): (message: Message) => SendMailOptions {
  const quotedPrintable = createQuotedPrintable();
  return ({ to, from, replyTo, subject, html, text, headers, envelopeFrom }) => {
    const { 'Message-ID': messageId, ...others } = headers;
    for (const [key, value] of Object.entries(headers))
      if (!HEADER.test(`${key}: ${value}`)) throw new Error(`${key}: ${JSON.stringify(value)} is no header.`);
    return {
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
    };
  };
}

/** The bytes of a message as they would go over the line, signed. */
export async function writeMessage(message: Message, dkim: NewsletterSettings['dkim']): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...transportOptions(dkim),
  });
  const { message: bytes } = await transport.sendMail(createMailOptions()(message));
  if (!Buffer.isBuffer(bytes)) throw new Error('The message did not come as bytes.');
  return bytes;
}
