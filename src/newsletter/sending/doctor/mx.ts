import { addressesOf, recordsOf, type Examined, type Finding } from './finding.ts';

/** Whether answers and bounces find a server: receivers distrust mail that cannot be answered (RFC 5321, 5.1). */
export async function checkMx({ dns, domain, envelope }: Examined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of new Set([domain, envelope])) findings.push(await mxOf(name, dns));
  return findings;
}

async function mxOf(domain: string, dns: Examined['dns']): Promise<Finding> {
  const subject = 'MX';
  const records = (await recordsOf(domain, (each) => dns.resolveMx(each))).sort(
    (a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1),
  );
  const add = `${domain}. MX 10 HOST.  (the host that takes mail for ${domain})`;
  if (records.length === 0)
    return { subject, state: 'lacks', says: `${domain} names no server that takes mail.`, mend: add };
  // RFC 7505.
  if (records.some(({ exchange }) => exchange === '' || exchange === '.'))
    return { subject, state: 'lacks', says: `${domain} says that it takes no mail (MX 0 .).`, mend: add };
  const dead: string[] = [];
  for (const { exchange } of records) if ((await addressesOf(exchange, dns)).length === 0) dead.push(exchange);
  if (dead.length > 0)
    return {
      subject,
      state: 'lacks',
      says: `${domain} names ${dead.join(', ')}, which has no address.`,
      mend: `${dead.map((host) => `${host}. A ADDRESS`).join('; ')}, or take that MX away.`,
    };
  return { subject, state: 'good', says: `${domain}: ${records.map(({ exchange }) => exchange).join(', ')}.` };
}
