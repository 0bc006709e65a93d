import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sameEmail } from './email-address.ts';

/** A new id of a person or key of a subscription: 72 random bits, as 12 characters of base64url. */
export function randomKey(): string {
  return randomBytes(9).toString('base64url');
}

/** What stands for an address where the address itself must not: nobody can try addresses against it without the secret. */
export function hashEmail(email: string, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`email\n${sameEmail(email)}`)
    .digest();
}

/** Kept with the database, to see that it is opened with the secret that its hashes were made with. Tells nothing of it. */
export function hashSecret(secret: string): Buffer {
  return createHmac('sha256', secret).update('secret').digest();
}

/** What is kept of a token that is used up. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
