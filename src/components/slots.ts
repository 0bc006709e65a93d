/**
 * How wide a picture is drawn in each place, for the browser to choose a file by. It chooses before it has read the
 * styles, so this repeats what they say: src/styles/article.css, forms/, card.css, front.css, related.css, author.css, text.css.
 *
 * A wide phone with a dense screen is told three quarters of the width in stories: at three pixels to the CSS pixel nobody
 * sees the difference, and the file weighs half.
 */
export const SLOTS = {
  lead: '(min-width:69rem) 64rem,(min-width:40.01rem) 92vw,75vw',
  leadAnyDensity: '(min-width:69rem) 64rem,(min-width:40.01rem) 92vw,100vw',
  immersive: '(min-width:40.01rem) 100vw,75vw',
  inline: '(min-width:45rem) 41rem,(min-width:40.01rem) 92vw,75vw',
  inlineAnyDensity: '(min-width:45rem) 41rem,92vw',
  front: '(min-width:85rem) 52rem,(min-width:60.01rem) 60vw,(min-width:40.01rem) 92vw,75vw',
  large: '(min-width:85rem) 39rem,(min-width:60.01rem) 45vw,92vw',
  below: '(min-width:85rem) 25rem,(min-width:40.01rem) 45vw,6.5rem',
  side: '(min-width:85rem) 25rem,(min-width:60.01rem) 30vw,(min-width:40.01rem) 45vw,92vw',
  four: '(min-width:85rem) 18rem,(min-width:60.01rem) 22vw,(min-width:40.01rem) 45vw,6.5rem',
  small: 'clamp(6.5rem,22vw,13rem)',
  related: '(min-width:69rem) 14rem,(min-width:56.01rem) 21vw,clamp(6rem,24vw,11rem)',
  face: '5rem',
  columnist: '7rem',
  author: '(min-width:48.01rem) 11rem,6rem',
} as const;

/** A place in the layout where a picture can stand. */
export type Slot = Exclude<keyof typeof SLOTS, `${string}AnyDensity`>;

/** The same for a picture of which each screen must show the whole height. @param percent - its width in that of its height. */
export function tallSlot(percent: number, density: 'dense' | 'any'): string {
  const width = `${percent * 0.85}vh,${percent / 2}rem`;
  const anywhere = `min(41rem,92vw,${width})`;
  return density === 'any' ? anywhere : `(min-width:40.01rem) ${anywhere},min(75vw,${width})`;
}
