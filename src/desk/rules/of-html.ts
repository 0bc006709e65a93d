import type { Explanation } from './explanation.ts';

/** Of HTML in a text. */
export const OF_HTML = {
  'html-attribute': {
    means: 'An attribute of HTML is not published in a text.',
    wrong: '<b onclick="…">shut</b>',
    right: '**shut**',
  },
  'html-element': {
    means: 'An element of HTML is not published in a text: it could carry a program, or break the page.',
    wrong: '<iframe src="…"></iframe>',
    right: '::embed{…}',
  },
  'html-lost': {
    means: 'Some HTML of the text would be dropped on the way, and it could not be told which.',
    wrong: 'HTML that closes what it has not opened',
    right: 'The same in Markdown',
  },
  'html-place': {
    means: 'An element stands where it means nothing.',
    wrong: '<td>3</td> outside of a table',
    right: 'A table in Markdown',
  },
  'html-unclosed': {
    means: 'An element is never closed, or closed without having been opened.',
    wrong: '<sub>2',
    right: '<sub>2</sub>',
  },
  'html-unfinished': {
    means: 'A tag has no end, so what follows would be lost.',
    wrong: 'a <b',
    right: 'a &lt;b',
  },
} satisfies Record<string, Explanation>;
