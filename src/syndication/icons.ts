import type { ArchiveReader } from '../archive/model.ts';

/** Widths in pixels of two of the square icons that the press makes of `content/icon.svg` (src/press/icons.ts). */
export const ICON_SIZES = {
  /** As large as the picture of a channel may be in RSS 2.0. */
  small: 144,
  large: 512,
} as const;

/** Where they stand, in full; undefined when the newsroom has no icon. */
export function iconAddresses(archive: ArchiveReader): Record<keyof typeof ICON_SIZES, string> | undefined {
  if (!archive.icon()) return undefined;
  const { url } = archive.site();
  return { small: `${url}/icon-${ICON_SIZES.small}.png`, large: `${url}/icon-${ICON_SIZES.large}.png` };
}
