import { onlyList } from './only-list.ts';
import type { PartKind } from './part.ts';
import { TITLED, titled } from './titled.ts';

/** What a reader in a hurry takes home: a list, mostly above the text. */
export const keypoints: PartKind = {
  name: 'keypoints',
  form: 'block',
  label: 'optional',
  attributes: {},
  draw({ label, children }, tools) {
    const list = onlyList(children, tools, {
      message: 'Key points are one list and nothing else.',
      suggestion: 'Begin each point with "- ", and put other text before or after the part.',
    });
    if (!list) return undefined;
    return titled('section', label || tools.words.keyPoints, tools, [list]);
  },
  allow: TITLED,
  example: ':::keypoints',
};
