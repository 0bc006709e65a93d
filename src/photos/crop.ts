/** A point of a picture that a crop must keep: shares from its left and from its top, 0 to 1. */
export type Focus = readonly [x: number, y: number];

/** A rectangle of a picture, in whole pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const CENTER: Focus = [0.5, 0.5];

/**
 * The largest part of a picture that has a shape, with the focus as near to its middle as the picture's edges allow.
 *
 * @param width - of the whole picture, in pixels.
 * @param height - of the whole picture, in pixels.
 * @param shape - width divided by height of the part.
 */
export function cropBox(width: number, height: number, shape: number, focus: Focus = CENTER): Box {
  const boxWidth = Math.max(1, Math.min(width, Math.round(height * shape)));
  const boxHeight = Math.max(1, Math.min(height, Math.round(width / shape)));
  const start = (whole: number, part: number, share: number) =>
    Math.round(Math.min(Math.max(whole * share - part / 2, 0), whole - part));
  return {
    left: start(width, boxWidth, focus[0]),
    top: start(height, boxHeight, focus[1]),
    width: boxWidth,
    height: boxHeight,
  };
}

/** Where the focus of a whole picture lies within a part of it. */
export function focusWithin(width: number, height: number, box: Box, focus: Focus = CENTER): Focus {
  const share = (at: number, start: number, length: number) => Math.min(Math.max((at - start) / length, 0), 1);
  return [share(focus[0] * width, box.left, box.width), share(focus[1] * height, box.top, box.height)];
}
