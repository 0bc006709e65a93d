import type { Facts } from './visit.ts';

/** A site's own knowledge of itself, against which its links are held. */
export interface LinkMap {
  /** Where it was served from while the facts were gathered, and where it is published. */
  origins: readonly string[];
  /** Its files, relative to its root. */
  files: ReadonlySet<string>;
  /** What its pages say of themselves, by address. */
  facts: ReadonlyMap<string, Facts>;
  /** Paths that are no files, which the newsletters' service answers. */
  served?: ReadonlySet<string>;
}

/** Finds links that lead to no file or to no place on a page of the site. Other sites are not asked. */
export function findDeadLinks({ origins, files, facts, served = new Set() }: LinkMap): string[] {
  const findings: string[] = [];
  for (const [address, { links }] of facts) {
    for (const link of links) {
      const { origin, pathname, hash } = new URL(link);
      if (!origins.includes(origin) || served.has(pathname)) continue;
      const path = decodeURIComponent(pathname);
      const file = `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
      if (!files.has(file)) {
        findings.push(
          `${address}: ${path} is ${files.has(`${file}/index.html`) ? 'without its last slash' : 'not there'}`,
        );
      } else if (
        hash.length > 1 &&
        file.endsWith('.html') &&
        !facts.get(path)?.ids.includes(decodeURIComponent(hash.slice(1)))
      ) {
        findings.push(`${address}: there is no ${decodeURIComponent(hash)} on ${path}`);
      }
    }
  }
  return findings;
}
