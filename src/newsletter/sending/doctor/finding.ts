import type { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { NewsletterSettings } from '../../settings.ts';
import type { SmtpServer } from '../smtp-server.ts';

/** What one look at a domain has shown. */
export interface Finding {
  /** `SPF` */
  subject: string;
  /** `unknown` when it cannot be seen from here; then it counts as nothing that lacks. */
  state: 'good' | 'lacks' | 'unknown';
  /** What is there, in a sentence. */
  says: string;
  /** What to do: a record as it stands in a zone file, or a sentence. */
  mend?: string;
}

/** What the checks ask of the DNS. */
export type Lookup = Pick<Resolver, 'resolveTxt' | 'resolveMx' | 'resolve4' | 'resolve6' | 'resolvePtr'>;

/** What is looked at. */
export interface Examined {
  dns: Lookup;
  /** The domain of `from`. */
  domain: string;
  /** The domain of the envelope sender, which is what SPF speaks of (RFC 7208, 2.4). */
  envelope: string;
  /** Undefined when SMTP_URL is not set. */
  server?: SmtpServer;
  dkim?: NewsletterSettings['dkim'];
}

/** Codes by which the DNS says that there is no such record, and not that it cannot be asked. */
const NONE: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND']);

/** The DNS did not answer, so nothing is known. */
export class DnsError extends Error {
  constructor(name: string, cause: unknown) {
    super(`The DNS says nothing of ${name} (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`, { cause });
  }
}

/**
 * What the DNS holds under a name; nothing when there is nothing.
 *
 * @throws DnsError when it cannot be asked.
 */
export async function recordsOf<Record>(name: string, ask: (name: string) => Promise<Record[]>): Promise<Record[]> {
  try {
    return await ask(name);
  } catch (error) {
    if (NONE.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw new DnsError(name, error);
  }
}

/** The texts under a name; each may be in several pieces (RFC 7208, 3.3; RFC 6376, 3.6.2.2). */
export const textsOf = async (name: string, dns: Lookup): Promise<string[]> =>
  (await recordsOf(name, (each) => dns.resolveTxt(each))).map((pieces) => pieces.join(''));

/** The addresses of a host, of both kinds; of one that is an address itself, that. */
export async function addressesOf(host: string, dns: Lookup): Promise<string[]> {
  const literal = host.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return [literal];
  const four = await recordsOf(host, (each) => dns.resolve4(each));
  const six = await recordsOf(host, (each) => dns.resolve6(each));
  return [...four, ...six];
}

/** Whether a host is named and not an address, in brackets or not. */
export const isNamed = (host: string): boolean => isIP(host.replace(/^\[|\]$/g, '')) === 0;

/** A TXT record as it stands in a zone file, in pieces of at most 255 bytes (RFC 1035, 3.3). */
export function txtRecord(name: string, text: string): string {
  const pieces = text.match(/.{1,255}/g) ?? [''];
  return `${name}. TXT ${pieces.map((piece) => `"${piece}"`).join(' ')}`;
}
