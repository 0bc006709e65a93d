import { cutAtWord } from '../newsroom/cut-at-word.ts';
import type { FeedPicture } from './feed-picture.ts';
import type { FeedItem } from './item.ts';

/** More than a reader shows. */
const MOST = 20;
const LONGEST = 1_000;

/** The pictures and recordings of a story as Media RSS (https://www.rssboard.org/media-rss), each with whose it is. */
export function mediaOf({ pictures, recordings }: Pick<FeedItem, 'pictures' | 'recordings'>) {
  return {
    contents: [
      ...pictures.slice(0, MOST).map(pictureContent),
      ...recordings.slice(0, MOST).map(({ url, mime, type, bytes, seconds, width, height, title }) => ({
        url,
        type: mime,
        medium: type,
        fileSize: bytes,
        duration: seconds,
        ...(width !== undefined && { width, height }),
        title: { value: cutAtWord(title, LONGEST), type: 'plain' },
      })),
    ],
  };
}

function pictureContent(picture: FeedPicture) {
  const { url, width, height, alt, caption, credit, copyright, creators, rightsPage } = picture;
  const photographers = creators.filter((name) => name !== credit);
  return {
    url,
    type: 'image/jpeg',
    medium: 'image',
    width,
    height,
    description: { value: cutAtWord(caption ?? alt, LONGEST), type: 'plain' },
    credits: [
      { value: credit },
      ...photographers.map((name) => ({ value: name, role: 'photographer', scheme: 'urn:ebu' })),
    ],
    ...(copyright !== undefined && {
      copyright: { value: cutAtWord(copyright, LONGEST), ...(rightsPage !== undefined && { url: rightsPage }) },
    }),
  };
}
