import { z } from 'zod';
import { email, id, line, webAddress } from './text.ts';

/** Where a sign-up goes. What each service's form needs is in `src/newsletter/providers.ts`. */
export const provider = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('mailchimp'),
    action: webAddress.describe(
      'The address in the form that Mailchimp gives you: https://x.us21.list-manage.com/subscribe/post?u=…&id=…',
    ),
  }),
  z.strictObject({
    type: z.literal('buttondown'),
    user: line.describe('Your user name at Buttondown.'),
    tag: line.optional().describe('A tag for those who come from this form.'),
  }),
  z.strictObject({ type: z.literal('kit'), form: z.int().positive().describe('The number of your form at Kit.') }),
  z.strictObject({
    type: z.literal('listmonk'),
    url: webAddress.describe('The root of your listmonk: https://lists.example.org.'),
    lists: z
      .array(z.guid({ message: 'is not a list. Copy its UUID from listmonk.' }))
      .min(1)
      .describe('The UUIDs of the lists.'),
  }),
  z.strictObject({
    type: z.literal('link'),
    url: webAddress.describe('A page where people sign up, for services without a form.'),
  }),
  z.strictObject({
    type: z.literal('self'),
    from: email.describe('The address that the letters come from: letters@example.org.'),
    replyTo: email.optional().describe('Where answers go; to `from` when it is left out.'),
    service: webAddress
      .optional()
      .describe('Where `npm start` runs when that is not the host of the site: https://letters.example.org.'),
    front: id.default('home').describe('The front that an edition is made from: `home`, or the id of a section.'),
    stories: z.int().min(1).max(50).default(10).describe('How many stories an edition has at most.'),
    postal: line.optional().describe('Your postal address, which the law of many countries wants in each letter.'),
  }),
]);

/** The frontmatter of `content/newsletters/id.md`; the pitch is the body. */
export const newsletter = z.strictObject({
  name: line.describe('The name: Daily Headlines.'),
  schedule: line.describe('How often it comes: Every weekday at six.'),
  button: line.optional().describe('What the button says; “Sign up” in the language of the site when it is left out.'),
  provider: provider.describe('The service that takes the sign-ups.'),
  privacy: id.default('privacy').describe('The page in content/pages that says what happens to an address.'),
});

export type Provider = z.output<typeof provider>;
export type Newsletter = z.output<typeof newsletter>;
