import { textsOf, txtRecord, type Examined, type Finding, type Lookup } from './finding.ts';
import { readTagList } from './tag-list.ts';

const POLICIES: ReadonlySet<string> = new Set(['none', 'quarantine', 'reject']);

/** The DMARC record that holds for a domain, its own or that of the organisation. */
interface Policy {
  /** `ledger.example` */
  at: string;
  texts: string[];
}

/**
 * Whether the domain says what is to become of mail that pretends to be its own, and whether ours would pass (RFC 7489).
 *
 * @returns the record, and the alignment when there is one.
 */
export async function checkDmarc(examined: Examined): Promise<Finding[]> {
  const { dns, domain } = examined;
  const subject = 'DMARC';
  const { at, texts } = await policyOf(domain, dns);
  const record = txtRecord(`_dmarc.${domain}`, `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`);
  const [text] = texts;
  if (text === undefined) return [{ subject, state: 'lacks', says: `${domain} has no DMARC record.`, mend: record }];
  if (texts.length > 1)
    return [
      {
        subject,
        state: 'lacks',
        says: `_dmarc.${at} has ${texts.length} records, and with more than one none counts.`,
        mend: 'Keep one of them.',
      },
    ];
  const tags = readTagList(text);
  const policy = ((at !== domain && tags?.get('sp')) || tags?.get('p'))?.toLowerCase();
  if (!tags || policy === undefined || !POLICIES.has(policy))
    return [
      {
        subject,
        state: 'lacks',
        says: `"${text}" at _dmarc.${at} has no policy that receivers know: p=none, quarantine or reject.`,
        mend: txtRecord(`_dmarc.${at}`, `v=DMARC1; p=none; rua=mailto:postmaster@${at}`),
      },
    ];
  const advice =
    policy === 'none'
      ? ' It only asks for reports; go over to p=quarantine when they show that all your mail passes.'
      : '';
  const from =
    at === domain ? '' : ` (of ${at}, taken for the organisation's domain; a guess, no list of them is asked)`;
  return [
    { subject, state: 'good', says: `"${text}" at _dmarc.${at}${from}: ${policy}.${advice}` },
    alignment(examined, isStrict(tags.get('adkim')), isStrict(tags.get('aspf'))),
  ];
}

/** DMARC passes when SPF or DKIM does, for a domain that is the one that readers see (RFC 7489, 3.1). */
function alignment({ domain, envelope, dkim }: Examined, strictDkim: boolean, strictSpf: boolean): Finding {
  const subject = 'DMARC alignment';
  const spf = isAligned(envelope, domain, strictSpf);
  const signed = dkim && isAligned(dkim.domain, domain, strictDkim);
  const guess = [envelope, dkim?.domain ?? domain].every((each) => each === domain)
    ? ''
    : ' (Domains of organisations are guessed from their last parts; no list of them is asked.)';
  const envelopeSays = `the envelope sender's domain ${envelope} is ${spf ? '' : 'not '}that of from, ${domain}${strictSpf ? ' (aspf=s)' : ''}`;
  if (signed)
    return {
      subject,
      state: 'good',
      says: `DKIM_DOMAIN ${dkim.domain} goes with from, ${domain}; ${envelopeSays}.${guess}`,
    };
  if (dkim)
    return {
      subject,
      state: 'lacks',
      says: `DKIM_DOMAIN ${dkim.domain} does not go with from, ${domain}${strictDkim ? ' (adkim=s)' : ''}; ${envelopeSays}.${spf ? ' Letters that are forwarded fail.' : ''}${guess}`,
      mend: `Set DKIM_DOMAIN=${domain}, and publish the key there.`,
    };
  if (spf)
    return {
      subject,
      state: 'good',
      says: `${envelopeSays.replace(/^t/, 'T')}. Letters that are forwarded pass only when the mail server signs as ${domain}.${guess}`,
    };
  return {
    subject,
    state: 'lacks',
    says: `${envelopeSays.replace(/^t/, 'T')}, and we do not sign.${guess}`,
    mend: `Set NEWSLETTER_BOUNCE_ADDRESS to an address at ${domain}, or have letters signed with DKIM_DOMAIN=${domain}.`,
  };
}

const isStrict = (mode: string | undefined) => mode?.toLowerCase() === 's';

const isAligned = (one: string, other: string, strict: boolean) =>
  one === other || (!strict && organisationOf(one) === organisationOf(other));

/** RFC 7489, 6.6.3: the domain itself, then its organisation's. */
async function policyOf(domain: string, dns: Lookup): Promise<Policy> {
  for (const at of new Set([domain, organisationOf(domain)])) {
    const texts = (await textsOf(`_dmarc.${at}`, dns)).filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text));
    if (texts.length > 0) return { at, texts };
  }
  return { at: domain, texts: [] };
}

/** Second parts under which countries give out names: `co.uk`. */
const SHARED = /^(?:ac|co|com|edu|go|gob|gov|gv|ne|net|or|org)$/;

/**
 * The domain of the organisation that a name belongs to, approximated: its last two parts, or three where a country gives
 * out names under a second part. Receivers have a list (publicsuffix.org) that is longer than all of this software.
 */
export function organisationOf(domain: string): string {
  const parts = domain.split('.');
  const isShared = parts.length > 2 && parts.at(-1)!.length === 2 && SHARED.test(parts.at(-2)!);
  return parts.slice(isShared ? -3 : -2).join('.');
}
