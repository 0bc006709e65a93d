import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { ingest } from '../../archive/ingest.ts';
import { contextOf } from '../../archive/sync.ts';
import { examine, type Specimen } from '../../newsletter/sending/doctor/doctor.ts';
import type { Finding, Lookup } from '../../newsletter/sending/doctor/finding.ts';
import { createEditionMessages } from '../../newsletter/sending/edition-message.ts';
import { smtpServerOf } from '../../newsletter/sending/smtp-server.ts';
import { createLinks } from '../../newsletter/service/links.ts';
import type { NewsletterSettings } from '../../newsletter/settings.ts';
import { count, formatProblems } from '../../press/report.ts';
import type { Newsletter } from '../../schema/newsletter.ts';
import type { Problem } from '../../schema/problem.ts';
import { UsageError } from '../../press/command.ts';

export interface DoctorOptions {
  /** `ledger.example`, in ASCII. */
  domain: string;
  /** The content folder. */
  content: string;
  settings: NewsletterSettings;
  dns: Lookup;
  print: (line: string) => void;
}

const MARKS: Record<Finding['state'], string> = { good: '✓', lacks: '✗', unknown: '?' };
/** As long as those of subscriptions and people are. */
const KEY = 'AAAAAAAAAAAA';

/**
 * Says what a domain lacks for its letters to be taken.
 *
 * @returns the exit code: 1 when something lacks.
 * @throws UsageError when a newsletter's file cannot be read.
 */
export async function doctor({ domain, content, settings, dns, print }: DoctorOptions): Promise<number> {
  const { smtp, dkim, bounceAddress } = settings;
  const specimens = await specimensOf(domain, content, settings);
  const findings = await examine(
    {
      dns,
      domain,
      envelope: bounceAddress === undefined ? domain : domainOf(bounceAddress),
      ...(smtp !== undefined && { server: smtpServerOf(smtp) }),
      ...(dkim && { dkim: { ...dkim, domain: dkim.domain.toLowerCase() } }),
    },
    specimens,
  );
  if (specimens.length === 0)
    findings.push({
      subject: 'One click',
      state: 'unknown',
      says: `No newsletter of the type self has a from at ${domain}, so there is no letter to look at.`,
    });
  for (const { subject, state, says, mend } of findings) {
    print(`${MARKS[state]} ${subject}: ${says}`);
    if (mend !== undefined) print(`    ${mend}`);
  }
  const lacking = findings.filter(({ state }) => state === 'lacks').length;
  print(lacking === 0 ? 'Nothing lacks.' : `${count(lacking, 'thing')} to mend.`);
  return lacking === 0 ? 0 : 1;
}

const domainOf = (address: string) => domainToASCII(address.slice(address.lastIndexOf('@') + 1));

/** A letter of each newsletter that is sent from the domain. */
async function specimensOf(domain: string, content: string, settings: NewsletterSettings): Promise<Specimen[]> {
  const context = contextOf(content, undefined);
  if (context.siteUrl === 'https://site.invalid')
    throw new UsageError('site.yaml cannot be read, so that no letter can be looked at. See npm run check.');
  const folder = join(content, 'newsletters');
  const problems: Problem[] = [];
  const specimens: Specimen[] = [];
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
  for (const file of files.sort()) {
    const read = await ingest(`newsletters/${file}`, context);
    const faults = read.problems.filter(({ warning }) => !warning);
    problems.push(...faults);
    const [entry] = read.entries;
    if (!entry || faults.length > 0) continue;
    const { name, provider } = JSON.parse(entry.card) as Newsletter;
    if (provider.type !== 'self' || domainOf(provider.from) !== domain) continue;
    const newsletter = file.slice(0, -'.md'.length);
    const links = createLinks({ origin: provider.service ?? context.siteUrl, secret: settings.secret });
    const message = createEditionMessages(
      {
        edition: `${newsletter}/2026-01-01`,
        newsletter,
        name,
        host: new URL(context.siteUrl).hostname,
        from: provider.from,
        ...(provider.replyTo !== undefined && { replyTo: provider.replyTo }),
        ...(settings.bounceAddress !== undefined && { bounceAddress: settings.bounceAddress }),
        secret: settings.secret,
      },
      () => ({ subject: name, html: '<p></p>', text: name }),
      (key) => links.leave(key),
    )({ person: KEY, key: KEY, email: `reader@${domain}`, tries: 0 });
    specimens.push({ newsletter, message });
  }
  if (problems.length > 0) throw new UsageError(formatProblems(problems, content, 'Nothing was looked up.').trimEnd());
  return specimens;
}
