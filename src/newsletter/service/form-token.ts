import { randomBytes } from 'node:crypto';
import { HOUR } from './limits.ts';
import { createSeal } from './seal.ts';

/** What the token of a form says. */
export interface FormToken {
  /** Random: what is marked as used up. */
  nonce: string;
  /** ms. */
  expires: number;
  /** The page that the reader signed up on first. */
  page: string;
}

/** Makes the tokens that show that a form comes from us, and reads them. */
export interface FormTokens {
  issue(page: string, now: number): string;
  /** Undefined when it is none of ours or too old. */
  read(token: string, now: number): FormToken | undefined;
}

/** How long a form may stay open (ms). */
export const FORM_LIFE = HOUR;

export function createFormTokens(secret: string): FormTokens {
  const seal = createSeal(secret, 'form');
  return {
    issue: (page, now) =>
      seal.close(
        `${Math.floor((now + FORM_LIFE) / 1000).toString(36)} ${randomBytes(9).toString('base64url')} ${page}`,
      ),
    read(token, now) {
      const said = /^(\S+) (\S+) ([^]*)$/.exec(seal.open(token) ?? '');
      if (!said) return undefined;
      const [, expiry, nonce, page] = said as unknown as [string, string, string, string];
      const expires = Number.parseInt(expiry, 36) * 1000;
      return now < expires ? { nonce, expires, page } : undefined;
    },
  };
}
