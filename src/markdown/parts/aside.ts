import type { PartKind } from './part.ts';
import { TITLED, titled } from './titled.ts';

/** Something that belongs to the story and not into its thread: how it was reported, a word on a term. */
export const aside: PartKind = {
  name: 'aside',
  form: 'block',
  label: 'required',
  attributes: {},
  draw: ({ label, children }, tools) => titled('aside', label, tools, children),
  allow: TITLED,
  example: ':::aside[How we reported this]',
};
