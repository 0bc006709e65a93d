import type { Tag } from './html-tags.ts';

const PICTURE =
  'Write pictures in Markdown: ![What it shows](photos/2026/name.jpg "The caption. (Photographer/Agency)").';
const NO_EMBEDS = 'Scripts and embeds do not run in articles, nor do other sites get to follow readers there.';
const REMOVE = 'Remove the tag; its text may stay.';

const ELEMENT_ADVICE: Readonly<Record<string, string>> = {
  img: PICTURE,
  picture: PICTURE,
  source: PICTURE,
  svg: PICTURE,
  script: `${NO_EMBEDS} Remove it, or link to the page: [What it is](https://…).`,
  style: 'The design of the site sets how things look. Remove it.',
  font: `The design of the site sets how things look. ${REMOVE}`,
  center: `The design of the site sets how things look. ${REMOVE}`,
  big: `The design of the site sets how things look. ${REMOVE}`,
  strike: 'Write ~~text~~ for what no longer holds.',
  tt: 'Write `text` between backticks.',
  form: 'Forms do not work in articles. Link to the page that has it: [What it is](https://…).',
  input: 'Forms do not work in articles. Remove it.',
  button: 'Buttons do nothing in articles. Write a link: [What it does](https://…).',
};

const EMBEDS = /^(?:iframe|embed|object|video|audio|frame)$/;

/** What to write in place of an element that is not published. */
export function insteadOfElement({ name, attributes }: Tag): string {
  if (EMBEDS.test(name)) {
    const address =
      attributes.find((attribute) => attribute.name === 'src' || attribute.name === 'data')?.value.trim() ?? '';
    return `${NO_EMBEDS} Link to it: [What it is](${/^https?:\/\/[^\s()]+$/.test(address) ? address : 'https://…'}).`;
  }
  return ELEMENT_ADVICE[name] ?? `${REMOVE} For a < in the text write &lt;.`;
}

/** What to write in place of an attribute that is not published. */
export function insteadOfAttribute(name: string): string {
  if (name.startsWith('on')) return `${NO_EMBEDS} Remove it.`;
  if (
    name === 'style' ||
    name === 'class' ||
    /^(?:align|valign|color|bgcolor|width|height|border|cellpadding|cellspacing)$/.test(name)
  ) {
    return 'The design of the site sets how things look. Remove it.';
  }
  if (name === 'id' || name === 'name') return 'Remove it; headings get an id by themselves.';
  if (name === 'target' || name === 'rel') return 'Remove it; links to other sites get what they need by themselves.';
  return 'Remove it.';
}
