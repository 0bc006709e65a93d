import type { AiTerms } from '../schema/ai-policy.ts';

export const RSL_ADDRESS = '/rsl.xml';
/** Its media type. */
export const RSL_TYPE = 'application/rsl+xml';

/** Uses in the words of RSL, the narrowest that say it: `all` would give away more than what AI does. */
const PERMITTED = ({ input, train }: AiTerms) => [
  'search',
  ...(input ? ['ai-index', 'ai-input'] : []),
  ...(train ? ['ai-train'] : []),
];
const PROHIBITED = ({ input, train }: AiTerms) => (input ? (train ? [] : ['ai-train']) : ['ai-all']);

/**
 * The licence of all that the site publishes: Really Simple Licensing 1.0 (https://rslstandard.org/rsl). It knows no
 * agents by name; exceptions for those stand in robots.txt alone.
 */
export function rslLicense(terms: AiTerms): string {
  const uses = (element: string, list: string[]) =>
    list.length > 0 ? `      <${element} type="usage">${list.join(',')}</${element}>\n` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsl xmlns="https://rslstandard.org/rsl">
  <content url="/">
    <license>
${uses('permits', PERMITTED(terms))}${uses('prohibits', PROHIBITED(terms))}    </license>
  </content>
</rsl>
`;
}
