import { isIP, isIPv6 } from 'node:net';
import { isNamed, recordsOf, textsOf, txtRecord, type Examined, type Finding, type Lookup } from './finding.ts';

/** RFC 7208, 4.6.4: beyond these a receiver has to call the record an error. */
const MOST_LOOKUPS = 10;
const MOST_EXCHANGES = 10;

/** What a record costs and what is wrong with it. */
interface Reading {
  lookups: number;
  /** In sentences. */
  faults: string[];
  /** `-all`, also of a record that it hands over to; undefined when nothing is said of all others. */
  all?: string;
}

/** Whether the domain of the envelope sender says who may send for it (RFC 7208). */
export async function checkSpf({ dns, envelope, server }: Examined): Promise<Finding> {
  const subject = 'SPF';
  const records = await spfOf(envelope, dns);
  const [record] = records;
  if (record === undefined) {
    const host = server && !server.isLocal && isNamed(server.host) ? ` a:${server.host}` : '';
    return {
      subject,
      state: 'lacks',
      says: `${envelope} does not say which servers send for it.`,
      mend: `${txtRecord(envelope, `v=spf1 mx${host} -all`)}  (when a mail service sends for you, its include: instead)`,
    };
  }
  if (records.length > 1)
    return {
      subject,
      state: 'lacks',
      says: `${envelope} has ${records.length} records, and with more than one none counts: ${records.map((each) => `"${each}"`).join(', ')}.`,
      mend: 'Make one record of them, and take the others away.',
    };
  const reading: Reading = { lookups: 0, faults: [] };
  await read(envelope, record, dns, reading);
  const faults = reading.faults.slice(0, 5);
  if (reading.lookups > MOST_LOOKUPS)
    faults.push(
      `It needs more than ${MOST_LOOKUPS} lookups in the DNS, at which receivers stop: take out include:, a and mx that send nothing, or write their addresses as ip4: and ip6:.`,
    );
  if (faults.length > 0)
    return {
      subject,
      state: 'lacks',
      says: `"${record}" of ${envelope} is an error to receivers.`,
      mend: faults.join(' '),
    };
  const cost = `${reading.lookups} of ${MOST_LOOKUPS} lookups`;
  if (reading.all !== '-all' && reading.all !== '~all') {
    const closed = `${record.replace(/\s+[+?]?all(?=\s|$)/i, '').trim()} -all`;
    return {
      subject,
      state: 'lacks',
      says:
        reading.all === '+all'
          ? `"${record}" of ${envelope} lets the whole world send for it.`
          : `"${record}" of ${envelope} says nothing against servers that it does not name.`,
      mend: /\bredirect=/i.test(record)
        ? 'End the record that redirect= leads to with -all.'
        : txtRecord(envelope, closed),
    };
  }
  return { subject, state: 'good', says: `"${record}" of ${envelope}, ${cost}.` };
}

/** RFC 7208, 4.5. */
const spfOf = async (domain: string, dns: Lookup) =>
  (await textsOf(domain, dns)).filter((text) => /^v=spf1(?: |$)/i.test(text));

/** Reads one record and those that it leads to, until there are too many. */
async function read(domain: string, record: string, dns: Lookup, reading: Reading): Promise<void> {
  const terms = record.trim().split(/ +/).slice(1);
  let all: string | undefined;
  let redirect: string | undefined;
  for (const term of terms) {
    const [, modifier, target] = /^([a-z][\w.-]*)=(.*)$/i.exec(term) ?? [];
    if (modifier !== undefined) {
      if (/^redirect$/i.test(modifier)) redirect = target!;
      continue;
    }
    const [, sign, name, value] = /^([-+~?]?)([a-z0-9]+)((?:[:/].*)?)$/i.exec(term) ?? [];
    const mechanism = name?.toLowerCase();
    // What stands behind `all` is never looked at (RFC 7208, 5.1).
    if (all !== undefined) continue;
    const named = value?.startsWith(':') ? value.slice(1).replace(/\/.*$/, '') : domain;
    switch (mechanism) {
      case 'all':
        all = `${sign || '+'}all`;
        break;
      case 'ip4':
      case 'ip6': {
        const [address = '', length, ...others] = value!.slice(1).split('/');
        const wanted = mechanism === 'ip4' ? 4 : 6;
        const most = wanted === 4 ? 32 : 128;
        if (isIP(address) !== wanted || others.length > 0 || (length !== undefined && !isLength(length, most)))
          reading.faults.push(`${term} is no address of ${isIPv6(address) ? 'that kind' : `the kind ${mechanism}`}.`);
        break;
      }
      case 'include':
        if (!value?.startsWith(':')) reading.faults.push(`${term} names no domain.`);
        else await follow(named, term, dns, reading);
        break;
      case 'a':
      case 'ptr':
        reading.lookups++;
        break;
      case 'exists':
        reading.lookups++;
        if (!value?.startsWith(':')) reading.faults.push(`${term} names no domain.`);
        break;
      case 'mx':
        reading.lookups++;
        if (reading.lookups <= MOST_LOOKUPS && !named.includes('%')) {
          const exchanges = await recordsOf(named, (each) => dns.resolveMx(each));
          if (exchanges.length > MOST_EXCHANGES)
            reading.faults.push(`${term} means ${exchanges.length} hosts, and ${MOST_EXCHANGES} are allowed.`);
        }
        break;
      default:
        reading.faults.push(`${term} is nothing that SPF knows.`);
    }
  }
  if (all !== undefined) reading.all = all;
  else if (redirect !== undefined) await follow(redirect, `redirect=${redirect}`, dns, reading, true);
}

const isLength = (text: string, most: number) => /^\d{1,3}$/.test(text) && Number(text) <= most;

async function follow(domain: string, term: string, dns: Lookup, reading: Reading, isRedirect = false): Promise<void> {
  reading.lookups++;
  // Also the end of records that lead to one another. What is made of the sender's address cannot be followed.
  if (reading.lookups > MOST_LOOKUPS || domain.includes('%')) return;
  const records = await spfOf(domain, dns);
  if (records.length !== 1) {
    reading.faults.push(
      `${term}: ${domain} has ${records.length === 0 ? 'no SPF record' : `${records.length} records`}.`,
    );
    return;
  }
  const { all } = reading;
  await read(domain, records[0]!, dns, reading);
  // What an included record says of all others is no matter of ours (RFC 7208, 5.2).
  if (isRedirect) return;
  if (all === undefined) delete reading.all;
  else reading.all = all;
}
