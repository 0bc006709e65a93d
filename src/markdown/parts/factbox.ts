import type { PartKind } from './part.ts';
import { TITLED, titled } from './titled.ts';

/** Facts beside the story: who, how much, since when. */
export const factbox: PartKind = {
  name: 'factbox',
  form: 'block',
  label: 'required',
  attributes: {},
  draw: ({ label, children }, tools) => titled('aside', label, tools, children),
  allow: TITLED,
  example: ':::factbox[The wall in figures]',
};
