import { smartText } from '../typography.ts';
import { element, isElement } from './hast.ts';
import type { PartKind } from './part.ts';
import { sourceLine, SOURCE } from './source-line.ts';
import { TITLED } from './titled.ts';

/** A table with a caption and a source. */
export const table: PartKind = {
  name: 'table',
  form: 'block',
  label: 'required',
  within: ['aside', 'factbox', 'qa'],
  attributes: { source: SOURCE },
  draw({ label, attributes: { source }, children }, tools) {
    const [only] = children;
    if (children.length !== 1 || !isElement(only, 'table')) {
      tools.say({
        rule: 'part-content',
        message: 'This part holds one table and nothing else.',
        suggestion: 'Write | Year | Height | and below it |--|--|, then the rows.',
        place: children.find((child) => !isElement(child, 'table'))?.position,
      });
      return undefined;
    }
    only.properties.ariaLabel = smartText(label, tools.language);
    return element('figure', {}, [
      element('figcaption', { className: ['part-title'] }, [label]),
      only,
      ...sourceLine(source, tools.words),
    ]);
  },
  allow: { ...TITLED, figcaption: TITLED.p! },
  example: ':::table[Who pays for the wall]{source="City budget office"}',
};
