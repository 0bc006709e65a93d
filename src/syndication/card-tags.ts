import type { Frame } from '../newsroom/frame.ts';
import type { SocialImage } from './social-image.ts';

/** What cards tell of a story. */
export interface StoryTags {
  /** ISO 8601, with the offset. */
  published: string;
  updated?: string;
  section?: string;
  /** Addresses of the authors' pages. */
  authors: string[];
}

interface CardOptions {
  title: string;
  description?: string;
  picture?: SocialImage;
  /** Of the page: a story, a person, or else. */
  story?: StoryTags;
  person?: boolean;
}

/**
 * What a page tells those that draw a card for a link to it: Open Graph (https://ogp.me), which X reads too.
 *
 * @returns names of properties and what each is.
 */
export function cardTags(
  frame: Pick<Frame, 'origin' | 'canonical' | 'name' | 'language'>,
  { title, description, picture, story, person }: CardOptions,
): [property: string, content: string][] {
  const tag = (property: string, content: string | undefined): [string, string][] =>
    content === undefined ? [] : [[property, content]];
  return [
    ...tag('og:title', title),
    ...tag('og:description', description),
    ...tag('og:type', story ? 'article' : person ? 'profile' : 'website'),
    ...tag('og:url', frame.canonical),
    ...tag('og:site_name', frame.name),
    ...tag('og:locale', localeOf(frame.language)),
    ...(story
      ? [
          ...tag('article:published_time', story.published),
          ...tag('article:modified_time', story.updated),
          ...tag('article:section', story.section),
          ...story.authors.flatMap((address) => tag('article:author', frame.origin + encodeURI(address))),
        ]
      : []),
    ...(picture
      ? [
          ...tag('og:image', frame.origin + picture.address),
          ...tag('og:image:width', String(picture.width)),
          ...tag('og:image:height', String(picture.height)),
          ...tag('og:image:alt', picture.alt),
        ]
      : []),
  ];
}

/** It takes long to tell, and every page asks. */
const locales = new Map<string, string>();

/** A language as Open Graph writes it, with the country where most speak it when none is given: `ko_KR`, `en_GB`. */
function localeOf(tag: string): string {
  let locale = locales.get(tag);
  if (locale === undefined) {
    const { language, region } = new Intl.Locale(tag).maximize();
    locales.set(tag, (locale = region ? `${language}_${region}` : language));
  }
  return locale;
}
