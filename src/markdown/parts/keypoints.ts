import { isElement } from './hast.ts';
import type { PartKind } from './part.ts';
import { TITLED, titled } from './titled.ts';

/** What a reader in a hurry takes home: a list, mostly above the text. */
export const keypoints: PartKind = {
  name: 'keypoints',
  form: 'block',
  label: 'optional',
  attributes: {},
  draw({ label, children }, tools) {
    const [list] = children;
    if (children.length !== 1 || !isElement(list, 'ul', 'ol')) {
      tools.say({
        rule: 'part-content',
        message: 'Key points are one list and nothing else.',
        suggestion: 'Begin each point with "- ", and put other text before or after the part.',
        place: children.find((child) => !isElement(child, 'ul', 'ol'))?.position,
      });
      return undefined;
    }
    return titled('section', label || tools.words.keyPoints, tools, [list]);
  },
  allow: TITLED,
  example: ':::keypoints',
};
