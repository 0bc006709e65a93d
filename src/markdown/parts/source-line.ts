import type { Element } from 'hast';
import type { Words } from '../words.ts';
import { element } from './hast.ts';
import type { PartAttribute } from './part.ts';

/** Where figures come from. */
export const SOURCE: PartAttribute = { example: 'Harbor Authority' };

export function sourceLine(source: string | undefined, words: Words): Element[] {
  return source ? [element('p', { className: ['source'] }, [`${words.source} ${source}`])] : [];
}
