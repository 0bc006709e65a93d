import { hash } from 'node:crypto';
import { liveAddress, postAddress, postsAddress } from '../archive/addresses.ts';
import type { ArchiveReader, PostCard, StoryCard, StoryPost } from '../archive/model.ts';
import { hourOf } from '../archive/months.ts';
import { drawBody, type BodyItem } from './body.ts';
import { bylineParts, type BylinePart } from './byline.ts';
import type { Moment } from './cards.ts';
import { clockOf } from './clock.ts';
import { drawNotes, type DrawnNote } from './notes.ts';
import { countOf, wordsOf } from './words.ts';

/** How many posts the page of a live story shows in full. Those of a story that has more stand on pages by the hour too. */
export const SHOWN_POSTS = 40;
/** How many of the newest posts a page is told of that follows a story. */
const FOLLOWED_POSTS = 20;
/** More than a story will ever have. */
const ALL = 100_000;

/** A post as it is drawn. */
export interface LivePost {
  /** Its id on the page. */
  name: string;
  /** Its permanent address: the story's page, with the post's name behind a #. */
  address: string;
  time: Moment;
  updated?: Moment;
  headline?: string;
  byline: BylinePart[];
  body: BodyItem[];
  notes: DrawnNote[];
  hidden: boolean;
  /** Of all that is drawn of it, so that a page that shows it can tell whether it has changed. */
  digest: string;
}

/** A post as a line that leads to it. */
export interface PostLine {
  name: string;
  address: string;
  time: Moment;
  headline?: string;
}

/** The posts of a story on its page. */
export interface LiveStory {
  /** Nothing more will come: the posts stand in the order in which they came. While it is live the newest is first. */
  ended: boolean;
  /** How many posts there are, in words. */
  count: string;
  /** When the newest of them came or was changed. */
  updated?: Moment;
  moments: PostLine[];
  posts: LivePost[];
  /** Posts that the page is too small for; each leads to the page of its hour. */
  others: PostLine[];
  /** What the page asks for while the story is live. */
  file: string;
}

/**
 * The posts of a story. Each is read for itself, so that a page which shows a line of it is not disturbed by its text.
 *
 * @param shown - how many are drawn in full.
 */
export function liveStory(archive: ArchiveReader, story: StoryCard, shown = SHOWN_POSTS): LiveStory {
  const ids = archive.list({ scope: `posts:${story.id}`, limit: ALL });
  const cards = ids.flatMap((id) => archive.postCard(id) ?? []);
  const { language, timeZone } = archive.site();
  const ended = story.ended !== undefined;
  const ordered = ended ? cards.toReversed() : cards;
  const changed = Math.max(...cards.map(({ published, updated }) => updated ?? published));
  const clock = clockOf(archive.site());
  return {
    ended,
    count: countOf(wordsOf(language).posts, cards.length, language),
    updated: cards.length === 0 ? undefined : { iso: clock.iso(changed), text: clock.shortDateTime(changed) },
    moments: ordered.filter(({ key }) => key).map((card) => lineOf(archive, story, card, `#${card.name}`)),
    posts: ordered.slice(0, shown).flatMap(({ id }) => drawPost(archive, story, archive.post(id)) ?? []),
    others: ordered
      .slice(shown)
      .map((card) =>
        lineOf(archive, story, card, `${postsAddress(story.id, hourOf(card.published, timeZone))}#${card.name}`),
      ),
    file: liveAddress(story.id),
  };
}

/** What a page that follows a story is told: the newest posts, and all that changes around them. */
export interface LiveFile extends Pick<LiveStory, 'ended' | 'count' | 'updated' | 'moments'> {
  posts: LivePost[];
  /** Of all of it. */
  version: string;
}

/** The file that goes with the page of a live story, or undefined when there is no such story. */
export function liveFile(archive: ArchiveReader, id: string): LiveFile | undefined {
  const story = archive.card(id);
  if (story?.type !== 'live') return undefined;
  // Whoever asks has the newest posts first on the page, and still does when the story has ended.
  const asLive = { ...story, ended: undefined };
  const { count, updated, moments, posts } = liveStory(archive, asLive, FOLLOWED_POSTS);
  const told = { ended: story.ended !== undefined, count, updated, moments, posts };
  return { ...told, version: digestOf(told) };
}

/** The posts of an hour of a story. */
export interface HourPage {
  story: StoryCard;
  /** `Nov 9, 2026, 6 PM` */
  hour: string;
  posts: LivePost[];
  /** The page of the hour before it in which something was posted. */
  before?: string;
}

/** The page of an hour, or undefined when there is no such story. */
export function hourPage(archive: ArchiveReader, id: string, hour: string): HourPage | undefined {
  const story = archive.card(id);
  if (!story) return undefined;
  const clock = clockOf(archive.site());
  const span = clock.hourSpan(hour);
  const scope = `posts:${id}` as const;
  const ids = archive.list({ scope, ...span, limit: ALL });
  const [older] = archive.list({ scope, before: span.from, limit: 1 });
  const before = older === undefined ? undefined : archive.postCard(older);
  return {
    story,
    hour: clock.hour(span.from),
    posts: (story.ended === undefined ? ids : ids.toReversed()).flatMap(
      (post) => drawPost(archive, story, archive.post(post)) ?? [],
    ),
    before: before && postsAddress(id, hourOf(before.published, archive.site().timeZone)),
  };
}

function lineOf(archive: ArchiveReader, story: StoryCard, card: PostCard, address: string): PostLine {
  return { name: card.name, address, time: timeOf(archive, story, card.published), headline: card.headline };
}

function drawPost(archive: ArchiveReader, story: StoryCard, post: StoryPost | undefined): LivePost | undefined {
  if (!post) return undefined;
  const { language } = archive.site();
  const authors = post.authors.flatMap((author) => archive.authorCard(author) ?? []);
  const drawn = {
    name: post.name,
    address: postAddress(story.id, post.name),
    time: timeOf(archive, story, post.published),
    updated: post.updated === undefined ? undefined : timeOf(archive, story, post.updated),
    headline: post.headline,
    byline: bylineParts(authors, language),
    body: drawBody(archive, post.body).map((part) =>
      typeof part === 'object' && 'picture' in part ? { ...part, number: `${post.name}-${part.number}` } : part,
    ),
    notes: drawNotes(archive, post.corrections),
    hidden: post.hidden !== undefined,
  };
  return { ...drawn, digest: digestOf(drawn) };
}

/** The time alone on the day on which the story began, and with its day after that. */
function timeOf(archive: ArchiveReader, story: StoryCard, moment: number): Moment {
  const clock = clockOf(archive.site());
  const sameDay = clock.day(moment) === clock.day(story.published);
  return { iso: clock.iso(moment), text: sameDay ? clock.time(moment) : clock.shortDateTime(moment) };
}

const digestOf = (drawn: object) => hash('sha1', JSON.stringify(drawn)).slice(0, 10);
