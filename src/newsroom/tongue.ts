import type { StoryCard } from '../archive/model.ts';
import { directionOf, type Direction } from '../schema/direction.ts';
import type { Site } from '../schema/site.ts';

/** The attributes of what is in another language than the page around it. */
export interface Tongue {
  lang: string;
  dir: Direction;
}

/** Of a story that is not in the language of its site; of all others none. */
export function tongueOf({ language }: Pick<StoryCard, 'language'>, site: Pick<Site, 'language'>): Tongue | undefined {
  return language === undefined || language === site.language
    ? undefined
    : { lang: language, dir: directionOf(language) };
}
