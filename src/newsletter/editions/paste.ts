import { personalizer, type Mail, type PersonalLinks } from './personal.ts';

/**
 * What the services that send for others put in place of a reader's own address, in HTML that is pasted into them. Where
 * one has no page of preferences, its way out stands for both.
 */
export const SERVICES = {
  mailchimp: { leave: '*|UNSUB|*', preferences: '*|UPDATE_PROFILE|*' },
  kit: { leave: '{{ unsubscribe_url }}', preferences: '{{ subscriber_preferences_url }}' },
  buttondown: { leave: '{{ unsubscribe_url }}', preferences: '{{ unsubscribe_url }}' },
  listmonk: { leave: '{{ UnsubscribeURL }}', preferences: '{{ ManageURL }}' },
} as const satisfies Record<string, PersonalLinks>;

export type PasteService = keyof typeof SERVICES;

/** With what these services' tags begin: Liquid, Go's templates, Mailchimp's merge tags. */
const TAG = /\{(?=[{%])|(?<=\{)\{|\*(?=\|)/g;

/**
 * A mail as it is pasted into another service. What looks like one of its tags in the text of a story is made text: it
 * would be run there, with what the service knows of its readers.
 */
export function pasteable({ subject, html, text }: Mail, service: PasteService): Mail {
  const harmless = {
    subject: subject.replace(TAG, (sign) => `${sign} `),
    html: html.replace(TAG, (sign) => `&#${sign.charCodeAt(0)};`),
    text: text.replace(TAG, (sign) => `${sign} `),
  };
  return personalizer(harmless)(SERVICES[service]);
}
