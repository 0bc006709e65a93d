import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs short texts, so that whoever brings one back cannot have made or changed it. */
export interface Seal {
  /** The text and its signature, in letters that an address may hold. Anyone can read the text. */
  close(text: string): string;
  /** The text of a token, or undefined when it is not one that this seal has closed. */
  open(token: string): string | undefined;
}

/** 128 bits: nobody guesses one, and an address stays short. */
const MAC_BYTES = 16;
/** In base64url, without padding. */
const MAC_LENGTH = Math.ceil((MAC_BYTES * 8) / 6);

/**
 * @param secret - of the machine.
 * @param purpose - what the tokens are for. One made for a purpose is none for any other.
 */
export function createSeal(secret: string, purpose: string): Seal {
  // RFC 5869: a key of its own for each purpose.
  const key = Buffer.from(hkdfSync('sha256', secret, 'broadsheet newsletter', purpose, 32));
  const sign = (body: string) => createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
  return {
    close(text) {
      const body = Buffer.from(text).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    open(token) {
      const at = token.length - MAC_LENGTH - 1;
      if (at < 0 || token[at] !== '.') return undefined;
      const [body, mac] = [token.slice(0, at), token.slice(at + 1)];
      const given = Buffer.from(mac, 'base64url');
      // The last letter has bits to spare: only one way to write a signature is taken, so that a token has one form.
      if (given.length !== MAC_BYTES || given.toString('base64url') !== mac) return undefined;
      return timingSafeEqual(given, sign(body)) ? Buffer.from(body, 'base64url').toString() : undefined;
    },
  };
}
