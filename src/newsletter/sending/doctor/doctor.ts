import type { Message } from '../mailer.ts';
import { checkDkim } from './dkim.ts';
import { checkDmarc } from './dmarc.ts';
import { DnsError, type Examined, type Finding } from './finding.ts';
import { checkMx } from './mx.ts';
import { checkOneClick } from './one-click.ts';
import { checkPtr } from './ptr.ts';
import { checkSpf } from './spf.ts';
import { checkTls } from './tls.ts';

/** A newsletter that is sent from the domain, and one of its letters. */
export interface Specimen {
  newsletter: string;
  message: Message;
}

/**
 * What large mail services want of a domain that sends letters, and what of it lacks.
 *
 * @returns findings in the order of the checks. What the DNS does not answer is one that lacks: it did not answer receivers either.
 */
export async function examine(examined: Examined, specimens: readonly Specimen[]): Promise<Finding[]> {
  const checks: [string, () => Promise<Finding | Finding[]>][] = [
    ['SPF', () => checkSpf(examined)],
    ['DKIM', () => checkDkim(examined)],
    ['DMARC', () => checkDmarc(examined)],
    ['MX', () => checkMx(examined)],
    ['PTR', () => checkPtr(examined)],
    ['TLS', () => checkTls(examined)],
    ...specimens.map(({ newsletter, message }): [string, () => Promise<Finding>] => [
      'One click',
      () => checkOneClick(newsletter, message, examined.dkim),
    ]),
  ];
  const findings: Finding[] = [];
  for (const [subject, check] of checks) {
    try {
      findings.push(...[await check()].flat());
    } catch (error) {
      if (!(error instanceof DnsError)) throw error;
      findings.push({
        subject,
        state: 'lacks',
        says: error.message,
        mend: "Look at the domain's name servers, and at the resolver of this machine; then run this again.",
      });
    }
  }
  return findings;
}
