import { agentsUnder, aiTerms, type AiTerms } from '../schema/ai-policy.ts';
import type { Site } from '../schema/site.ts';
import { RSL_ADDRESS } from './rsl.ts';

/** The site's sitemaps, for those who look for them here. */
const SITEMAPS = ['/sitemap.xml', '/sitemaps/news.xml'];

const yes = (may: boolean) => (may ? 'yes' : 'no');

/** What a policy says in the words of https://contentsignals.org. */
export const contentSignal = ({ search, input, train }: AiTerms): string =>
  `search=${yes(search)}, ai-input=${yes(input)}, ai-train=${yes(train)}`;

const ALL = contentSignal({ search: true, input: true, train: true });

/**
 * `/robots.txt` (RFC 9309), with content signals and the place of the licence (RSL 1.0). An agent that finds rules of its
 * own heeds no others, so what is said to all is said again to each that is let in.
 */
export function robotsTxt({ url, policies: { ai } }: Pick<Site, 'url' | 'policies'>): string {
  const terms = aiTerms(ai);
  const groups = [['User-agent: *', ...(terms ? [`Content-Signal: ${contentSignal(terms)}`] : []), 'Allow: /']];
  if (ai) {
    const { denied, allowed } = agentsUnder(ai);
    const named = (agents: string[]) => agents.map((agent) => `User-agent: ${agent}`);
    if (denied.length > 0) groups.push([...named(denied), 'Disallow: /']);
    if (allowed.length > 0) groups.push([...named(allowed), `Content-Signal: ${ALL}`, 'Allow: /']);
  }
  const rest = [
    ...(terms ? [`License: ${url}${RSL_ADDRESS}`] : []),
    ...SITEMAPS.map((address) => `Sitemap: ${url}${address}`),
  ];
  return `${[...groups, rest].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
