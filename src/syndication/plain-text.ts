import type { BodyItem } from '../newsroom/body.ts';

/** In a body an attribute holds neither < nor >: src/markdown/compile-parts.ts. */
const TAG = /<[^>]*>/g;
const REFERENCE = /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a body says, without its markup, its pictures and what comes from elsewhere; words are apart as they were. */
export function plainText(body: readonly BodyItem[]): string {
  return body
    .filter((item) => typeof item === 'string')
    .join(' ')
    .replace(/<\/?(?:p|li|ul|ol|h[2-6]|blockquote|div|td|th|tr|dd|dt|figcaption|br)\b[^>]*>/g, ' ')
    .replace(TAG, '')
    .replace(REFERENCE, characterOf)
    .replace(/\s+/g, ' ')
    .trim();
}

function characterOf(_: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()]!;
  return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
}
