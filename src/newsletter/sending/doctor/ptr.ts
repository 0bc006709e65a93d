import { isIP } from 'node:net';
import { addressesOf, isNamed, recordsOf, type Examined, type Finding } from './finding.ts';

/** Whether the mail server's addresses have a name that leads back to them: receivers refuse mail from those that have none. */
export async function checkPtr({ dns, server }: Examined): Promise<Finding[]> {
  const subject = 'PTR';
  if (!server) return [{ subject, state: 'unknown', says: 'SMTP_URL is not set, so there is no server to look at.' }];
  if (server.isLocal)
    return [
      {
        subject,
        state: 'unknown',
        says: `${server.host} is this machine, and under which address receivers see it cannot be known here.`,
        mend: 'Ask whoever gave you that address for a PTR record with the name by which your mail server greets.',
      },
    ];
  const addresses = await addressesOf(server.host, dns);
  if (addresses.length === 0)
    return [
      {
        subject,
        state: 'lacks',
        says: `${server.host} of SMTP_URL has no address.`,
        mend: `${server.host}. A ADDRESS`,
      },
    ];
  const findings: Finding[] = [];
  for (const address of addresses) {
    // Not `reverse`, which reads the machine's own hosts file first.
    const names = await recordsOf(reverseName(address), (each) => dns.resolvePtr(each));
    const confirmed: string[] = [];
    for (const name of names)
      if ((await addressesOf(name, dns)).some((each) => reverseName(each) === reverseName(address)))
        confirmed.push(name);
    const mend = `${reverseName(address)}. PTR ${isNamed(server.host) ? server.host : 'HOST'}.  (set by whoever gave you the address)`;
    if (confirmed.length > 0)
      findings.push({ subject, state: 'good', says: `${address} is ${confirmed.join(', ')}, and back.` });
    else if (names.length > 0)
      findings.push({
        subject,
        state: 'lacks',
        says: `${address} is called ${names.join(', ')}, which does not lead back to it.`,
        mend,
      });
    else findings.push({ subject, state: 'lacks', says: `${address} of ${server.host} has no name.`, mend });
  }
  return findings;
}

/** The name under which the DNS keeps what an address is called (RFC 1035, 3.5; RFC 3596, 2.5). */
export function reverseName(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  // The URL parser writes an address that ends in the old form anew.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  const digits = all.map((group) => group.padStart(4, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}
