import type { PostCard, StoryCard } from '../archive/model.ts';
import type { Site } from '../schema/site.ts';

/**
 * The id of a story for as long as it is kept anywhere: a tag URI (RFC 4151) of the host, the month in the story's
 * address, and that address, like `tag:harborledger.example,2026-11:/2026/11/harbor-vote`. It is no address, and stays
 * when the story gets another one:
 *
 * - When its file is renamed and the old address stands in `aliases`, the id is that of the old one; when it is renamed
 *   again, that of the first in the list. New old addresses are added at its end.
 * - When the site moves to another host, `feeds.host` in site.yaml names the one that the ids were made with.
 */
export const storyTag = (site: Site, story: Pick<StoryCard, 'id' | 'origin'>): string =>
  tagOf(site, story.origin ?? story.id);

/** The id of a post, which follows its story's. */
export const postTag = (site: Site, story: Pick<StoryCard, 'id' | 'origin'>, post: Pick<PostCard, 'name'>): string =>
  tagOf(site, `${story.origin ?? story.id}/${post.name}`);

/** The id of the notes on a story, or on a post of it, at one moment. @param date - ms since 1970. */
export const noteTag = (
  site: Site,
  story: Pick<StoryCard, 'id' | 'origin'>,
  post: string | undefined,
  date: number,
): string =>
  tagOf(
    site,
    [story.origin ?? story.id, ...(post === undefined ? [] : [post]), 'corrections', new Date(date).toISOString()].join(
      '/',
    ),
  );

/** The id of an edition of a newsletter. @param edition - `daily-headlines/2026-11-24` */
export const editionTag = (site: Site, edition: string): string => {
  const [newsletter, name] = edition.split('/') as [string, string];
  const host = site.feeds.host ?? new URL(site.url).hostname;
  return `tag:${host},${name.slice(0, 7)}:/newsletters/${encodeURI(`${newsletter}/${name}`)}`;
};

function tagOf(site: Site, path: string): string {
  const [year, month] = path.split('/');
  return `tag:${site.feeds.host ?? new URL(site.url).hostname},${year}-${month}:/${encodeURI(path)}`;
}
