import { wordsOf } from '../newsroom/words.ts';
import type { StoryType } from '../schema/article.ts';
import type { NinjsItem } from './ninjs-item.ts';

/** What the IPTC calls a form of story (https://cv.iptc.org/newscodes/genre/), where it has a name that says the same. */
const GENRES: Partial<Record<StoryType, string>> = {
  news: 'Current',
  brief: 'Current',
  live: 'Current',
  analysis: 'Analysis',
  opinion: 'Opinion',
  explainer: 'Background',
  feature: 'Feature',
  interview: 'Interview',
  review: 'Review',
  obituary: 'Obituary',
};

/** The form of a story, in the language of its site. */
export function genresOf(type: StoryType, language: string): NonNullable<NinjsItem['genres']> {
  const code = GENRES[type];
  return [
    {
      name: wordsOf(language).labels[type] ?? type,
      ...(code && { uri: `http://cv.iptc.org/newscodes/genre/${code}` }),
      literal: type,
    },
  ];
}
