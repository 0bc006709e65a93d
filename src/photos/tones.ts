/**
 * The placeholder of a picture: the tones of its upper and lower half, which fade into each other until the picture is
 * there. Twenty-eight tones are enough for a blur, and a tone that is a class costs three bytes of a page where a colour in
 * a style attribute would cost thirty and an exception in the content security policy.
 */

/** Lightness steps and, for colours, hues (degrees) of the OKLCh space, all of one low chroma: photographs are rarely bright. */
const LIGHTNESSES = [0.25, 0.43, 0.61, 0.79];
const HUES = [30, 85, 140, 200, 255, 320];
const CHROMA = 0.05;

/** Every tone as CSS writes it; a tone's number is its index. */
export const TONES: readonly string[] = LIGHTNESSES.flatMap((lightness) => [
  `oklch(${lightness} 0 0)`,
  ...HUES.map((hue) => `oklch(${lightness} ${CHROMA} ${hue})`),
]);

interface Lab {
  l: number;
  a: number;
  b: number;
}

const PALETTE: readonly Lab[] = LIGHTNESSES.flatMap((l) => [
  { l, a: 0, b: 0 },
  ...HUES.map((hue) => ({
    l,
    a: CHROMA * Math.cos((hue * Math.PI) / 180),
    b: CHROMA * Math.sin((hue * Math.PI) / 180),
  })),
]);

/** The number of the tone that is nearest to a colour. @param rgb - sRGB, 0 to 255. */
export function nearestTone(rgb: readonly [red: number, green: number, blue: number]): number {
  const color = oklab(rgb);
  const distances = PALETTE.map(({ l, a, b }) => (l - color.l) ** 2 + (a - color.a) ** 2 + (b - color.b) ** 2);
  return distances.indexOf(Math.min(...distances));
}

/** sRGB in OKLab, by the definition in CSS Color 4. */
function oklab(rgb: readonly [number, number, number]): Lab {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}
