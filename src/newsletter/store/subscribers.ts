/** Where a person and a newsletter stand: asked for, confirmed by the link in the mail, or left again. */
export type Standing = 'pending' | 'active' | 'left';

/** What a person has agreed to, as the law wants it kept. */
export interface Consent {
  /** When (ms). */
  at: number;
  /** The address of the page whose form was sent, or `import` and the file's name. */
  page: string;
  /** The words beside the button. */
  text: string;
}

/** One person's place on the list of one newsletter. */
export interface Subscription {
  /** An id of `content/newsletters`. */
  newsletter: string;
  standing: Standing;
  /** Random, and whoever knows it may leave by it: what the one-click address of a mail ends with. 12 characters of base64url. */
  key: string;
  asked: number;
  confirmed?: number;
  left?: number;
  consent: Consent;
}

/** Someone who has asked for a newsletter. */
export interface Person {
  /** Random; 12 characters of base64url. */
  id: string;
  /** As `normalEmail` writes it. */
  email: string;
  /** In the order of their newsletters' ids. */
  subscriptions: Subscription[];
}

/** Why an address is not written to any more, whoever asks; the gravest last. A reason gives way to a graver one only. */
export const SUPPRESSIONS = ['bounced', 'complained', 'erased'] as const;

export type Suppression = (typeof SUPPRESSIONS)[number];
