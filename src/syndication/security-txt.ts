import type { Site } from '../schema/site.ts';

/** `/.well-known/security.txt` (RFC 9116). */
export function securityTxt({ url, language, security }: Pick<Site, 'url' | 'language' | 'security'>): string {
  const { contact, expires } = security!;
  return [
    ...contact.map((way) => `Contact: ${/^(?:https|tel):/.test(way) ? way : `mailto:${way}`}`),
    `Expires: ${expires}T23:59:59Z`,
    `Preferred-Languages: ${language}`,
    `Canonical: ${url}/.well-known/security.txt`,
    '',
  ].join('\n');
}
