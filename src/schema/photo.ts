import { z } from 'zod';
import { fileBelow, line } from './text.ts';

/** A picture file inside `content/`: `photos/2026/sea-wall.jpg`. */
export const photoSource = z.string().regex(fileBelow('photos', 'jpe?g|png|webp|avif|tiff?'), {
  message:
    'is not a photo. Put the picture below content/photos and write its path, like photos/2026/sea-wall.jpg (jpg, png, webp, avif or tif; no spaces).',
});

const share = z.number().min(0, 'must be between 0 and 1.').max(1, 'must be between 0 and 1.');

/**
 * A picture. What the file says of itself (IPTC, XMP, EXIF) need not be written again: what is written here wins over it,
 * field by field. Without a credit and a description, from here or from there, no picture is published.
 */
export const photo = z.strictObject({
  src: photoSource.describe('The picture, as a path below content: photos/2026/sea-wall.jpg.'),
  alt: line.optional().describe('What the picture shows, for those who cannot see it. Not the caption again.'),
  caption: z
    .union([line, z.literal(false).transform(() => '')])
    .optional()
    .describe('What the reader should know of the picture: who, where, when; false for none, whatever its file says.'),
  credit: line.optional().describe('Who made it, and for whom: Alex Kim/Harbor Ledger.'),
  copyright: line.optional().describe('Whose it is: © 2026 Alex Kim. Not shown, but published inside the picture.'),
  focus: z
    .tuple([share, share])
    .optional()
    .describe('What a crop must keep: the share from the left, then from the top, like [0.4, 0.3].'),
});

export type Photo = z.output<typeof photo>;
