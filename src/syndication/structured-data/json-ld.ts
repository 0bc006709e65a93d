import type { Thing } from 'schema-dts';

/**
 * Things as JSON-LD, to stand in a `<script>`. Whatever their texts are, they end no script and begin no comment in it,
 * and it can be read as JavaScript too, which once took U+2028 and U+2029 for ends of lines.
 */
export function jsonLd(things: readonly Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
