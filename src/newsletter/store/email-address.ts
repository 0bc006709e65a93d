import { domainToASCII } from 'node:url';

/** RFC 5321, 4.5.3.1.1; in octets, which RFC 6531 leaves as it is for names beyond ASCII. */
const LONGEST_NAME = 64;
/** RFC 5321, 4.5.3.1.3: 256 octets with the brackets around an address in a command; without them (erratum 1690 of RFC 3696). */
const LONGEST_ADDRESS = 254;

/** A letter beyond ASCII, as RFC 6531, 3.3 allows them; of these none that RFC 8264, 4.2 has no use for in names: controls, marks of direction, spaces, what is not assigned; nor the mark for what could not be decoded. */
const BEYOND_ASCII = String.raw`(?![\u0000-\u007f\ufffd])[\p{L}\p{M}\p{N}\p{P}\p{S}]`;
/** `atext` of RFC 5322, 3.2.3. */
const ATOM = String.raw`(?:[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]|${BEYOND_ASCII})+`;
/** `Dot-string` of RFC 5321, 4.1.2. */
const DOT_STRING = new RegExp(String.raw`^${ATOM}(?:\.${ATOM})*$`, 'u');
/** `Quoted-string` of RFC 5321, 4.1.2. Two quotes with nothing between are allowed there; nobody's mailbox is called so. */
const QUOTED_STRING = new RegExp(String.raw`^"((?:[ !#-[\]-~]|\\[ -~]|${BEYOND_ASCII})+)"$`, 'u');

/** What a domain may be written with before it becomes ASCII; the joiners are letters of some scripts (RFC 5892, A.1 and A.2). Keeps out what else domainToASCII understands: `%41`, a port, a literal. */
const WRITTEN_DOMAIN = /^(?:[\p{L}\p{M}\p{N}.。．｡-]|\u200c|\u200d)+$/u;
/** A label: letters, digits and hyphens inside (RFC 1123, 2.1), at most 63 octets (RFC 1035, 2.3.4). */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Takes an address as someone has typed it and writes it as it is stored and mailed to: without spaces around it, its
 * letters composed (NFC, as RFC 6532, 3.1 asks for), its domain in lower case and in ASCII (IDNA by UTS #46), its name with no more
 * quotes than needed (RFC 5321, 4.1.2: `"ada"@` is `ada@`), and otherwise as typed: only its own server knows whether
 * case matters to it (RFC 5321, 2.4).
 *
 * Refused is what is no address of the public Internet: a domain without a dot or that is a number (RFC 5321, 2.3.5 wants
 * a fully-qualified name; an address literal like `[192.0.2.1]` names a machine), comments, names for display, and all control characters, so that no line of a header can be
 * broken with one.
 *
 * @returns undefined when it is no address.
 */
export function normalEmail(text: string): string | undefined {
  const typed = text.trim().normalize('NFC');
  // A domain holds no @, a quoted name may.
  const at = typed.lastIndexOf('@');
  if (at < 1) return undefined;
  const name = normalName(typed.slice(0, at));
  const domain = normalDomain(typed.slice(at + 1));
  if (name === undefined || domain === undefined) return undefined;
  if (Buffer.byteLength(name) > LONGEST_NAME) return undefined;
  const email = `${name}@${domain}`;
  return Buffer.byteLength(email) > LONGEST_ADDRESS ? undefined : email;
}

/**
 * What two spellings of one address have in common. Servers that tell `Ada@` from `ada@` are allowed, and advised against (RFC 5321,
 * 2.4); a person who is asked twice because their phone writes a capital is common. So people are told apart without regard to case,
 * and written to as they first wrote themselves.
 *
 * @param email - as `normalEmail` writes it.
 */
export function sameEmail(email: string): string {
  return email.toLowerCase().normalize('NFC');
}

function normalName(written: string): string | undefined {
  if (DOT_STRING.test(written)) return written;
  const quoted = QUOTED_STRING.exec(written)?.[1];
  if (quoted === undefined) return undefined;
  const meant = quoted.replace(/\\(.)/gu, '$1');
  return DOT_STRING.test(meant) ? meant : `"${meant.replace(/["\\]/g, String.raw`\$&`)}"`;
}

function normalDomain(written: string): string | undefined {
  if (!WRITTEN_DOMAIN.test(written)) return undefined;
  // Empty when it cannot be written in ASCII.
  const domain = domainToASCII(written);
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  // No top-level domain is a number (RFC 3696, 2), and domainToASCII makes an address of the network of `127.1`.
  return /^[0-9]+$/.test(labels.at(-1)!) ? undefined : domain;
}
