/** Why a reader is asked to send the form once more. */
export type FormReason =
  /** A person has to press a button, so that a machine that posts to us has not yet signed anyone up. */
  | 'press'
  /** What was written is no address. */
  | 'email'
  /** The form was open for too long, or was sent before. */
  | 'again';

/**
 * What a page of the service shows. `newsletters` are ids, sorted; their names, and how often they come, the page asks of
 * the archive.
 */
export type LetterPage =
  | {
      kind: 'form';
      newsletters: string[];
      reason: FormReason;
      /** As it was written. */
      email: string;
      /** Shows that the form comes from us. */
      token: string;
      /** A challenge of altcha-lib, as JSON, when the form is wanted with proof of work. */
      work?: string;
    }
  | { kind: 'asked'; newsletters: string[] }
  | { kind: 'confirm'; newsletters: string[] }
  | {
      kind: 'confirmed';
      newsletters: string[];
      /** The address of the person's preferences. */
      preferences: string;
    }
  | {
      kind: 'preferences';
      /** All that can be chosen. */
      newsletters: string[];
      chosen: string[];
      /** They have just been changed. */
      saved: boolean;
    }
  | { kind: 'leave'; newsletters: string[] }
  | { kind: 'left'; newsletters: string[] }
  /** A link of ours that is too old. */
  | { kind: 'old-link'; newsletters: string[] }
  /** A link that is none of ours, or of someone who has been erased. */
  | { kind: 'no-link' }
  /** Too much comes from the reader's network, or from all. */
  | { kind: 'wait' }
  /** We cannot serve anyone just now. */
  | { kind: 'trouble' }
  /** What was sent cannot be read. */
  | { kind: 'refused' };

/** The parts of a page that are one person's, and stand in its HTML nowhere but in a text or in an attribute. */
export const PERSONAL = ['email', 'token', 'work', 'preferences'] as const;
