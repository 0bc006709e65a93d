import { standingPageAddress } from '../archive/addresses.ts';
import { aiTerms } from '../schema/ai-policy.ts';
import type { Site } from '../schema/site.ts';

/** `/trust.txt` (https://journallist.net/reference-document-for-trust-txt-specifications). */
export function trustTxt({
  url,
  policies,
  social,
  trust,
}: Pick<Site, 'url' | 'policies' | 'social' | 'trust'>): string {
  const terms = aiTerms(policies.ai);
  const page = (id: string | undefined) => (id === undefined ? [] : [url + encodeURI(standingPageAddress(id))]);
  const said: [name: string, values: readonly string[]][] = [
    ...Object.entries(trust!),
    ['social', social.map((profile) => profile.url)],
    ['contact', page(policies.contact)],
    ['disclosure', page(policies.ownership)],
    ['datatrainingallowed', terms ? [terms.train ? 'yes' : 'no'] : []],
  ];
  return `${said.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)).join('\n')}\n`;
}
