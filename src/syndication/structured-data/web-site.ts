import type { WebSite } from 'schema-dts';
import type { Site } from '../../schema/site.ts';
import { publisherId } from './publisher.ts';

/** Names the site wherever it is spoken of. */
export const siteId = ({ url }: Pick<Site, 'url'>): string => `${url}/#website`;

/** The site, as the front page says it; its name is what search engines show above a result. */
export function webSite(site: Site) {
  return {
    '@type': 'WebSite',
    '@id': siteId(site),
    name: site.name,
    url: `${site.url}/`,
    ...(site.tagline && { description: site.tagline }),
    inLanguage: site.language,
    publisher: { '@id': publisherId(site) },
  } satisfies WebSite;
}
