import type { Explanation } from './explanation.ts';

/** Of files as such: where they are, what they are called, whether they can be read. */
export const OF_FILES = {
  'bad-file-name': {
    means:
      'The name of a file is the last step of an address, and this one cannot be. Names have lower-case letters, digits and single hyphens. (Renamed, a story that is published already needs its old address under `aliases`.)',
    wrong: 'articles/2026/11/Harbor Vote.md',
    right: 'articles/2026/11/harbor-vote.md',
  },
  'huge-file': {
    means: 'A file has more bytes than are read: 200 MB.',
    wrong: 'photos/2026/wall.tif (340 MB)',
    right: 'photos/2026/wall.jpg, with at most 10,000 pixels on its longer side',
  },
  'no-site': {
    means: 'There is no `site.yaml`, which says what the publication is called and which sections it has.',
    wrong: 'content/ without site.yaml',
    right: 'content/site.yaml with name:, url: and sections:',
  },
  'not-utf8': {
    means:
      'A text is not in the encoding UTF-8, so that accents and quotation marks would be garbled. Old programs on Windows write Windows-1252 or UTF-16.',
    wrong: 'A file saved as “ANSI” or “Unicode”',
    right: 'The same file saved as “UTF-8”',
  },
  'outside-content': {
    means: 'A file is a link to one outside of the content folder. What is published has to be here.',
    wrong: 'photos/wall.jpg → /home/alex/wall.jpg',
    right: 'photos/wall.jpg, the file itself',
  },
  'stray-file': {
    means:
      'Nobody knows what this file is, from where it lies. Stories are at `articles/YEAR/MONTH/name.md`; other kinds have folders of their own. What is to be copied as it is belongs in `public/`.',
    wrong: 'articles/november/harbor-vote.md',
    right: 'articles/2026/11/harbor-vote.md',
  },
} satisfies Record<string, Explanation>;
