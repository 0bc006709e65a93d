import type { ArchiveReader, StoryCard } from '../archive/model.ts';
import { sectionAddress } from '../archive/addresses.ts';
import { bylineText } from './byline.ts';
import { clockOf } from './clock.ts';
import { isLive, newestPost } from './newest-post.ts';
import { headlineLength } from './headline.ts';
import { pictureOf, type Picture } from './pictures.ts';
import { tongueOf, type Tongue } from './tongue.ts';
import { wordsOf } from './words.ts';

/** A moment as a page shows it. */
export interface Moment {
  iso: string;
  text: string;
}

/** A story as it is drawn on a front or in a list. */
export interface Card {
  id: string;
  address: string;
  headline: string;
  /** When it is in another language than its site. */
  tongue?: Tongue;
  /** A headline that must be set smaller to stay one. */
  long: boolean;
  summary: string;
  type: StoryCard['type'];
  /** The form of the story, where readers must know it: Opinion. */
  label?: string;
  section?: { name: string; address: string };
  /** Names as plain text, or the agency; empty when there are none. */
  byline: string;
  /** Of its first publication; on fronts, of a live story's newest post. */
  time?: Moment;
  /** The headline of a live story's newest post. */
  newest?: string;
  picture?: Picture;
  /** The columnist's portrait, on opinion. */
  portrait?: Picture;
  hidden?: StoryCard['hidden'];
}

/** What of a story a card shows. What is not shown is not asked for. */
export interface CardShows {
  /** Where its picture stands, when it shows one. */
  picture?: 'front' | 'card' | 'thumb' | false;
  byline?: boolean;
  /** `implied`: the page is the section's own, and its name would be said twice. */
  section?: boolean | 'implied';
  portrait?: boolean;
  /**
   * How the time of publication is written. `day`: the date alone. `hour`: the time alone, below a heading that says
   * the day. A number is the moment of the edition: that day's stories show the time, older ones the date.
   */
  time?: 'day' | 'hour' | number;
}

/** Draws a story as a card. */
export function drawCard(archive: ArchiveReader, story: StoryCard, shows: CardShows): Card {
  const section = shows.section ? archive.section(story.section) : undefined;
  const label = story.ended === undefined ? wordsOf(archive.site().language).labels[story.type] : undefined;
  // Lists by the day say when a story began; only fronts are printed again for each of its posts.
  const newest = typeof shows.time === 'number' && isLive(story) ? newestPost(archive, story) : undefined;
  const portrait = shows.portrait && story.authors[0] ? archive.authorCard(story.authors[0])?.photo : undefined;
  return {
    id: story.id,
    address: story.address,
    headline: story.headline,
    tongue: tongueOf(story, archive.site()),
    long: headlineLength(story.headline) === 'long',
    summary: story.summary,
    type: story.type,
    // An opinion in the section Opinion is not called so twice.
    label: label === section?.name ? undefined : label,
    section:
      section && shows.section !== 'implied' ? { name: section.name, address: sectionAddress(section.id) } : undefined,
    byline: shows.byline ? cardByline(archive, story) : '',
    time: shows.time === undefined ? undefined : cardTime(archive, newest?.published ?? story.published, shows.time),
    newest: newest?.headline,
    picture: shows.picture ? pictureOf(archive, story.photo, shows.picture) : undefined,
    portrait: pictureOf(archive, portrait, 'portrait'),
    hidden: story.hidden,
  };
}

function cardByline(archive: ArchiveReader, story: StoryCard): string {
  const names = story.authors.flatMap((id) => archive.authorCard(id)?.name ?? []);
  if (names.length === 0) return story.source ?? '';
  return bylineText(names, archive.site().language);
}

function cardTime(archive: ArchiveReader, published: number, time: NonNullable<CardShows['time']>): Moment {
  const clock = clockOf(archive.site());
  const iso = clock.iso(published);
  if (time === 'hour') return { iso, text: clock.time(published) };
  if (time === 'day') return { iso, text: clock.date(published) };
  const [day, edition] = [iso.slice(0, 10), clock.day(time)];
  if (day === edition) return { iso, text: clock.time(published) };
  return { iso, text: day.slice(0, 4) === edition.slice(0, 4) ? clock.shortDate(published) : clock.date(published) };
}

/** The cards of stories that still exist, in their order. */
export function cardsOf(archive: ArchiveReader, ids: string[], shows: CardShows): Card[] {
  return ids.flatMap((id) => {
    const story = archive.card(id);
    return story ? [drawCard(archive, story, shows)] : [];
  });
}
