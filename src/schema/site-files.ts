/** What site.yaml says for files that machines look for at fixed addresses of a site. */
import { z } from 'zod';
import { email, line, webAddress } from './text.ts';

/** Where RFC 9116 would have one say that a hole was found: an address by email, telephone or on the web. */
const contact = line
  .refine(
    (text) => /^tel:\+?[\d-]+$/.test(text) || email.safeParse(text).success || webAddress.safeParse(text).success,
    {
      message: 'is no way to reach you. Write an email address, https://… or tel:+1-201-555-0123.',
    },
  )
  .refine((text) => !text.startsWith('http:'), {
    message: 'must begin with https:, since whoever writes there tells a secret.',
  });

/** A list of one may be written without its brackets. */
const ONE_OR_MORE = { anyOf: [{ type: 'string' as const }, { type: 'array' as const }] };

/** For `/.well-known/security.txt` (RFC 9116). */
export const security = z.strictObject({
  contact: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(contact).min(1, 'needs a contact.'))
    .meta(ONE_OR_MORE)
    .describe('Where to write: an email address, https://… or tel:…, or a list of them, the best first.'),
  expires: z.iso
    .date({ message: 'is not a day. Write it like 2027-10-31.' })
    .describe('The day after which it is not to be relied on any more, at most a year ahead: 2027-10-31.'),
});

const domain = String.raw`[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+`;
const SELLER = new RegExp(
  String.raw`^${domain}\s*,\s*[^,#;=\s]+\s*,\s*(?:DIRECT|RESELLER)(?:\s*,\s*[^,#;=\s]+)?$`,
  'i',
);
const VARIABLE = new RegExp(
  String.raw`^(?:(?:OWNERDOMAIN|INVENTORYPARTNERDOMAIN|SUBDOMAIN)=${domain}|MANAGERDOMAIN=${domain}(?:\s*,\s*[a-z]{2})?|CONTACT=[^#,;=]+)$`,
  'i',
);

/** For `/ads.txt` (IAB Tech Lab, ads.txt 1.1): its lines. */
export const ads = z
  .array(
    line.refine((text) => SELLER.test(text) || VARIABLE.test(text), {
      message:
        'is not a line of ads.txt. Copy it from whoever sells the space: a domain, your number there and DIRECT or RESELLER, like adnetwork.example, 1234, DIRECT.',
    }),
  )
  .superRefine((lines, context) => {
    const said = (text: string) => text.toLowerCase().replace(/\s*,\s*/g, ',');
    const seller = (text: string) => said(text).split(',').slice(0, 2).join();
    lines.forEach((text, index) => {
      const before = lines.slice(0, index).find((other) => SELLER.test(other) && seller(other) === seller(text));
      if (before && SELLER.test(text))
        context.addIssue({
          code: 'custom',
          path: [index],
          message:
            said(before) === said(text)
              ? 'stands twice. Take one of them out.'
              : `contradicts "${before}" above. Ask the seller which of them is right.`,
        });
    });
  });

const addresses = (meaning: string) =>
  z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(webAddress))
    .meta(ONE_OR_MORE)
    .default([])
    .describe(meaning);

/** For `/trust.txt` (JournalList's reference document): who one belongs to and what belongs to one. */
export const trust = z.strictObject({
  belongto: addresses('The associations that you are a member of: https://… of each.'),
  control: addresses('Other sites that you run.'),
  controlledby: addresses('Who runs you.'),
  member: addresses('For associations: your members.'),
  vendor: addresses('Who works for you.'),
  customer: addresses('For whom you work.'),
});

/** A key of IndexNow: 8 to 128 letters, digits and hyphens (https://www.indexnow.org/documentation). */
export const indexNowKey = line.refine((text) => /^[A-Za-z\d-]{8,128}$/.test(text), {
  message: 'is not a key. Make one up of 8 to 128 letters, digits and hyphens.',
});
