/**
 * Proof of work by ALTCHA (https://altcha.org): a browser tries keys until one begins as asked. It stops no one, and makes
 * a flood cost something. What it cannot do here is shut out those without JavaScript, who go by a limit of their own.
 */
import { hkdfSync } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

export interface ProofOfWork {
  /** A challenge, as JSON, for the form of a token. */
  challenge(nonce: string): Promise<string>;
  /** Whether what the form's script has found solves the challenge of that token. */
  solves(nonce: string, solution: string): Promise<boolean>;
}

/** Two seconds on a laptop and six on a phone, as a mean: 4,096 tries of 1,000 rounds each. To check one takes 0.2 ms. */
const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 1000;
const PREFIX = '000';

export function createProofOfWork(secret: string): ProofOfWork {
  const hmacSignatureSecret = Buffer.from(
    hkdfSync('sha256', secret, 'broadsheet newsletter', 'proof of work', 32),
  ).toString('hex');
  return {
    async challenge(nonce) {
      const challenge = await createChallenge({
        algorithm: ALGORITHM,
        cost: COST,
        keyPrefix: PREFIX,
        deriveKey,
        hmacSignatureSecret,
        // A solution is good for one token, which expires and is spent once.
        data: { nonce },
      });
      return JSON.stringify(challenge);
    },
    async solves(nonce, solution) {
      const payload = readPayload(solution);
      if (!payload || payload.challenge.parameters.data?.['nonce'] !== nonce) return false;
      try {
        const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret });
        return verified;
      } catch {
        // The signature is looked at first, but it is the library's to say so, and what it reads is a stranger's.
        return false;
      }
    },
  };
}

function readPayload(text: string): { challenge: Challenge; solution: Payload['solution'] } | undefined {
  try {
    const payload = JSON.parse(text) as Partial<Payload> | null;
    const parameters: unknown = payload?.challenge?.parameters;
    const { counter, derivedKey } = payload?.solution ?? {};
    if (typeof parameters !== 'object' || parameters === null) return undefined;
    if (typeof counter !== 'number' || typeof derivedKey !== 'string') return undefined;
    return { challenge: payload!.challenge!, solution: payload!.solution! };
  } catch {
    return undefined;
  }
}
