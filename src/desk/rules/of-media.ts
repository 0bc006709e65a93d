import type { Explanation } from './explanation.ts';

/** Of pictures and recordings. */
export const OF_MEDIA = {
  'alt-is-caption': {
    means:
      'The description of a picture, for those who cannot see it, says the same as its caption, which is then read out twice. Say in the one what there is to see and in the other what to know of it.',
    wrong: 'alt: Ana Reyes speaks. / caption: Ana Reyes speaks.',
    right: 'alt: A woman at a lectern, one hand raised. / caption: Ana Reyes speaks.',
    warning: true,
  },
  'bad-captions': {
    means: 'Captions of a video are not WebVTT, or their times cannot be. Players pass over such a cue without a word.',
    wrong: '00:01:05.000 --> 00:01:02.500',
    right: '00:01:02.500 --> 00:01:05.000',
  },
  'copyright-conflict': {
    means: 'What is written of whose a picture is contradicts what its file says. What is written is published.',
    wrong: 'copyright: © Harbor Ledger, and in the file: © AFP',
    right: 'Correct the one that is wrong',
    warning: true,
  },
  'credit-conflict': {
    means: 'What is written of who made a picture contradicts what its file says. What is written is published.',
    wrong: 'credit: Alex Kim, and in the file: Dana Cole',
    right: 'Correct the one that is wrong',
    warning: true,
  },
  'missing-alt': {
    means:
      'A picture has no description for those who cannot see it, here or in its file. No picture is published without.',
    wrong: 'photo: {src: photos/wall.jpg, credit: Alex Kim}',
    right: 'photo: {src: photos/wall.jpg, alt: Waves at a wall, credit: Alex Kim}',
  },
  'missing-credit': {
    means: 'A picture or a recording does not say who made it, here or in its file. Nothing is published without.',
    wrong: 'photo: {src: photos/wall.jpg, alt: Waves at a wall}',
    right: 'photo: {src: photos/wall.jpg, alt: Waves at a wall, credit: Alex Kim/Harbor Ledger}',
  },
  'photo-in-text': {
    means: 'A picture stands among words or in a link, where it can have no caption and no credit.',
    wrong: 'See ![this](photos/wall.jpg) here.',
    right: 'A paragraph of its own: ![A wall](photos/wall.jpg "The wall. (Alex Kim/Harbor Ledger)")',
  },
  'photo-inside': {
    means: 'A picture stands in a list, a quotation or a table. It is a block of its own and has to stand by itself.',
    wrong: '- ![A wall](photos/wall.jpg)',
    right: 'The same line without the hyphen, after the list',
  },
  'photo-path': {
    means: 'The address of a picture in a text is not one below `photos/`.',
    wrong: '![A wall](wall.jpg)',
    right: '![A wall](photos/2026/wall.jpg)',
  },
  'remote-photo': {
    means: 'A picture is on another site, which can change or remove it and learns who reads.',
    wrong: '![A wall](https://elsewhere.example/wall.jpg)',
    right: '![A wall](photos/2026/wall.jpg)',
  },
  'unreadable-photo': {
    means: 'A picture is empty, damaged, too large, or of a kind that is not published.',
    wrong: 'photos/wall.jpg, of which half was copied',
    right: 'The picture copied again, or exported as JPEG, PNG, WebP, AVIF or TIFF',
  },
  'unreadable-recording': {
    means: 'A video or a sound file is damaged, too large, or in a format that not every browser plays.',
    wrong: 'media/wave.mp4 with a codec that few browsers know',
    right: 'The video exported as H.264 with AAC',
  },
} satisfies Record<string, Explanation>;
