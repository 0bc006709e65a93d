import { standingPageAddress } from '../archive/addresses.ts';
import type { Site } from '../schema/site.ts';

/** `/humans.txt` (https://humanstxt.org): who makes the site, for those who look for people and not for pages. */
export function humansTxt({ name, url, language, policies, social }: Site): string {
  const page = (label: string, id: string | undefined) =>
    id === undefined ? [] : [`${label}: ${url}${encodeURI(standingPageAddress(id))}`];
  return [
    '/* TEAM */',
    `Newsroom: ${name}`,
    ...page('Who we are', policies.masthead ?? policies.about),
    ...page('Contact', policies.contact),
    ...social.map((profile) => `${profile.name}: ${profile.url}`),
    '',
    '/* SITE */',
    `Language: ${language}`,
    'Standards: HTML, CSS, RSS, Atom, JSON Feed',
    'Software: Broadsheet',
    '',
  ].join('\n');
}
