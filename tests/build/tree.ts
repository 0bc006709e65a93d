import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../src/press/source.ts';

/** Every file of a folder with a digest of its bytes, to hold two sites against each other. */
export function digestTree(directory: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(directory, '').map((file) => [
      file,
      createHash('sha1')
        .update(readFileSync(join(directory, file)))
        .digest('hex'),
    ]),
  );
}

/** Links of a page to other files of the same site, as addresses. */
export function internalLinks(html: string, siteUrl: string): string[] {
  const links = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));
  for (const [, set] of html.matchAll(/\ssrcset="([^"]*)"/g))
    links.push(...set!.split(',').map((candidate) => candidate.trim().split(' ', 1)[0]!));
  return [...new Set(links)]
    .map((link) => URL.parse(link, siteUrl))
    .filter((url) => url?.origin === siteUrl)
    .map((url) => decodeURI(url!.pathname));
}

/** The file of an address, if it is there. */
export function fileAt(directory: string, address: string): string | undefined {
  return [address.slice(1), `${address.slice(1)}index.html`, `${address.slice(1)}/index.html`].find(
    (file) => /\.[a-z0-9]+$/i.test(file) && existsSync(join(directory, file)),
  );
}
