import type { Mail, PersonalLinks } from './personal.ts';
import { personalizer } from './personal.ts';

/**
 * What the services that send for others put in place of a reader's own address, in HTML that is pasted into them. Where
 * one has no page of preferences, its way out stands for both.
 */
export const SERVICES = {
  mailchimp: { leave: '*|UNSUB|*', preferences: '*|UPDATE_PROFILE|*' },
  kit: { leave: '{{ unsubscribe_url }}', preferences: '{{ unsubscribe_url }}' },
  buttondown: { leave: '{{ unsubscribe_url }}', preferences: '{{ unsubscribe_url }}' },
  listmonk: { leave: '{{ UnsubscribeURL }}', preferences: '{{ ManageURL }}' },
} as const satisfies Record<string, PersonalLinks>;

export type PasteService = keyof typeof SERVICES;

/** A mail as it is pasted into another service. */
export const pasteable = (mail: Mail, service: PasteService): Mail => personalizer(mail)(SERVICES[service]);
