import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * The name of one letter: which person got which edition, and our signature. It stands in Message-ID, and in the envelope
 * sender where bounces are sorted by it, so that what comes back tells whose mailbox it is about. Only who got the letter,
 * or carried it, can know it: nobody can have a stranger's address struck off by making up a bounce.
 */
export interface LetterIds {
  /**
   * @param person - the id of a person.
   * @param edition - `daily-headlines/2026-11-24`
   * @returns 34 letters and digits. None is a capital, as mail servers may write them small.
   */
  of(person: string, edition: string): string;
  /** Whose letter it was; undefined when it is no name of ours. */
  read(id: string): { person: string } | undefined;
}

/** Bytes of a person's id (12 characters of base64url), of the edition's hash, and of the signature: 64 bits, each guess being a mail. */
const [PERSON, EDITION, SIGNATURE] = [9, 4, 8];
/** RFC 4648, 6, in small letters. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** How such a name is found in a text. */
export const LETTER_ID = /(?<![a-z2-7])[a-z2-7]{34}(?![a-z2-7])/gi;

/** @param secret - of the machine. */
export function createLetterIds(secret: string): LetterIds {
  const key = Buffer.from(hkdfSync('sha256', secret, 'broadsheet newsletter', 'letter', 32));
  const sign = (body: Buffer) => createHmac('sha256', key).update(body).digest().subarray(0, SIGNATURE);
  return {
    of(person, edition) {
      const body = Buffer.concat([
        Buffer.from(person, 'base64url').subarray(0, PERSON),
        createHash('sha256').update(edition).digest().subarray(0, EDITION),
      ]);
      return toBase32(Buffer.concat([body, sign(body)]));
    },
    read(id) {
      const bytes = fromBase32(id.toLowerCase());
      if (bytes?.length !== PERSON + EDITION + SIGNATURE) return undefined;
      const body = bytes.subarray(0, PERSON + EDITION);
      if (!timingSafeEqual(bytes.subarray(PERSON + EDITION), sign(body))) return undefined;
      return { person: body.subarray(0, PERSON).toString('base64url') };
    },
  };
}

/**
 * The envelope sender of a letter. When the address of the settings ends with a plus before its @, each letter has one of
 * its own, and even a bounce that quotes nothing of the letter is understood: `bounces+@…` becomes `bounces+NAME@…`.
 */
export function envelopeSender(address: string | undefined, id: string): string | undefined {
  return address?.replace(/\+@(?=[^@]*$)/, () => `+${id}@`);
}

function toBase32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31]!;
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31]! : text;
}

function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    const five = ALPHABET.indexOf(letter);
    if (five < 0) return undefined;
    value = (value << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(value >> bits);
      value &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
