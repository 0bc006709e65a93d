import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { textsOf, txtRecord, type Examined, type Finding } from './finding.ts';
import { readTagList } from './tag-list.ts';

/** Bits: RFC 8301, 3.2 has receivers take no shorter one, and signers use twice as many. */
const LEAST = 1024;
const USUAL = 2048;

/** Whether receivers find the key that letters are signed with (RFC 6376). */
export async function checkDkim({ dns, dkim, domain }: Examined): Promise<Finding> {
  const subject = 'DKIM';
  if (!dkim)
    return {
      subject,
      state: 'unknown',
      says: 'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY are not set, so that the mail server has to sign.',
      mend: `Send one letter to a mailbox elsewhere with --to, and look in it for dkim=pass and header.d=${domain}.`,
    };
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  let own: KeyObject;
  try {
    own = createPrivateKey(dkim.key);
  } catch (error) {
    return {
      subject,
      state: 'lacks',
      says: `DKIM_KEY cannot be read as a key: ${(error as Error).message}.`,
      mend: NEW_KEY,
    };
  }
  if (own.asymmetricKeyType !== 'rsa')
    return {
      subject,
      state: 'lacks',
      says: `DKIM_KEY is a key of the kind ${own.asymmetricKeyType}, and we sign with RSA.`,
      mend: NEW_KEY,
    };
  const ownBits = bitsOf(own);
  if (ownBits < LEAST)
    return {
      subject,
      state: 'lacks',
      says: `DKIM_KEY has ${ownBits} bits, and receivers want ${LEAST} at least.`,
      mend: NEW_KEY,
    };
  const publicKey = createPublicKey(own).export({ format: 'der', type: 'spki' });
  const record = txtRecord(name, `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`);
  const lacks = (says: string, mend = record): Finding => ({ subject, state: 'lacks', says, mend });

  const texts = await textsOf(name, dns);
  const [text] = texts;
  if (text === undefined) return lacks(`There is no key at ${name}.`);
  if (texts.length > 1)
    return lacks(`${name} has ${texts.length} records, and receivers may take any of them. Keep one:`);
  const tags = readTagList(text);
  if (!tags || (tags.has('v') && tags.get('v') !== 'DKIM1'))
    return lacks(`The record at ${name} is no key: "${text}".`);
  const kind = tags.get('k') ?? 'rsa';
  if (kind !== 'rsa') return lacks(`The record at ${name} has a key of the kind ${kind}, and we sign with RSA.`);
  const written = (tags.get('p') ?? '').replace(/\s/g, '');
  if (written === '') return lacks(`The key at ${name} is revoked: p= is empty.`);
  const published = readKey(Buffer.from(written, 'base64'));
  if (!published) return lacks(`What stands behind p= at ${name} is no key.`);
  const bits = bitsOf(published);
  if (bits < LEAST) return lacks(`The key at ${name} has ${bits} bits, and receivers want ${LEAST} at least.`);
  if (!published.equals(createPublicKey(own))) return lacks(`The key at ${name} is not the one of DKIM_KEY.`);
  if (tags.has('h') && !listOf(tags.get('h')!).includes('sha256'))
    return lacks(`The key at ${name} is not for SHA-256, with which we sign: h=${tags.get('h')!}.`);
  if (tags.has('s') && !listOf(tags.get('s')!).some((service) => service === '*' || service === 'email'))
    return lacks(`The key at ${name} is not for mail: s=${tags.get('s')!}.`);
  if (tags.has('t') && listOf(tags.get('t')!).includes('y'))
    return lacks(`The key at ${name} is marked as a test (t=y), which receivers take for no signature.`);
  const advice = bits < USUAL ? ` ${USUAL} are usual today.` : '';
  return { subject, state: 'good', says: `The key at ${name} is that of DKIM_KEY, ${bits} bits.${advice}` };
}

const NEW_KEY = 'Make a new one: openssl genrsa -out FILE 2048, and run this again for its record.';

const listOf = (value: string) => value.split(':').map((each) => each.trim().toLowerCase());

const bitsOf = (key: KeyObject) => key.asymmetricKeyDetails?.modulusLength ?? 0;

/** As openssl writes it (SPKI), or as the RFC does (RSAPublicKey, which is PKCS #1). */
function readKey(bytes: Buffer): KeyObject | undefined {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const key = createPublicKey({ key: bytes, format: 'der', type });
      return key.asymmetricKeyType === 'rsa' ? key : undefined;
    } catch {
      // Perhaps it is of the other form.
    }
  }
  return undefined;
}
