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
    const id = `part:${tools.number}`;
    only.properties.ariaLabelledBy = [id];
    return element('figure', {}, [
      element('figcaption', { className: ['part-title'], id }, [label]),
      only,
      ...sourceLine(source, tools.words),
    ]);
  },
  allow: { ...TITLED, figcaption: TITLED.p!, div: ['ariaLabelledBy'] },
  example: ':::table[Who pays for the wall]{source="City budget office"}',
};
