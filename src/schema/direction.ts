/** From left to right, or from right to left. */
export type Direction = 'ltr' | 'rtl';

const directions = new Map<string, Direction>();

/** Which way a language is written. */
export function directionOf(language: string): Direction {
  let direction = directions.get(language);
  if (!direction) {
    direction = new Intl.Locale(language).getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
    directions.set(language, direction);
  }
  return direction;
}
