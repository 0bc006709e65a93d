/**
 * What the archive hands to the rooms above it: plain data, as it will be read by a page.
 * Moments are milliseconds since 1970 (UTC); addresses begin and, but for files, end with a slash.
 */
import type { BodyPart } from '../markdown/body.ts';
import type { TypeCard } from '../photos/cards/card.ts';
import type { Says } from '../photos/decide.ts';
import type { Inspection } from '../photos/inspect.ts';
import type { Negative, RenditionSet, Use } from '../photos/renditions.ts';
import type { Rights } from '../photos/rights-packet.ts';
import type { Copy } from '../recordings/copies.ts';
import type { RecordingInspection } from '../recordings/inspect.ts';
import type { Article } from '../schema/article.ts';
import type { Author } from '../schema/author.ts';
import type { Breaking } from '../schema/breaking.ts';
import type { Edition } from '../schema/edition.ts';
import type { Note } from '../schema/note.ts';
import type { Newsletter } from '../schema/newsletter.ts';
import type { Page } from '../schema/page.ts';
import type { Post } from '../schema/post.ts';
import type { Series } from '../schema/series.ts';
import type { Section, Site } from '../schema/site.ts';

/** What a front or a list shows of a story. */
export interface StoryCard extends Pick<
  Article,
  | 'headline'
  | 'summary'
  | 'updated'
  | 'section'
  | 'type'
  | 'urgency'
  | 'authors'
  | 'source'
  | 'photo'
  | 'series'
  | 'language'
  | 'ended'
> {
  /** `2026/11/harbor-vote` */
  id: string;
  /** `/2026/11/harbor-vote/` */
  address: string;
  published: number;
  /**
   * The id under which it was first published, when its file has been renamed since: of the first of its aliases that
   * is a story's address. What must stay when an address changes is made of this.
   */
  origin?: string;
  /** Why readers do not see it yet; only ever set in a preview. */
  hidden?: 'draft' | 'embargo';
}

/** A whole story. */
export interface Story
  extends
    StoryCard,
    Pick<
      Article,
      | 'photos'
      | 'subject'
      | 'reviewed'
      | 'life'
      | 'contributors'
      | 'dateline'
      | 'topics'
      | 'corrections'
      | 'method'
      | 'related'
      | 'newsletter'
    > {
  body: BodyPart[];
}

/** What the index of a live story shows of a post. */
export interface PostCard extends Pick<Post, 'headline' | 'updated' | 'key' | 'authors'> {
  /** `2026/11/storm-night/1830-first-water` */
  id: string;
  /** `1830-first-water`, which is its address on the page of its story. */
  name: string;
  /** The id of its story. */
  story: string;
  /** That of its story, whose punctuation it has. */
  language?: string;
  published: number;
  /** Why readers do not see it yet; only ever set in a preview. */
  hidden?: StoryCard['hidden'];
}

/** A whole post. */
export interface StoryPost extends PostCard, Pick<Post, 'corrections'> {
  body: BodyPart[];
}

/** What a byline needs of an author. */
export interface AuthorCard extends Pick<Author, 'name' | 'role' | 'photo'> {
  id: string;
  address: string;
}

/** An author with a biography; its first part closes each of their stories. */
export interface AuthorProfile extends AuthorCard, Pick<Author, 'email' | 'location' | 'links'> {
  body: BodyPart[];
  /** The first paragraph of the biography as inline HTML, without its `<p>`; empty when there is none. */
  closing: string;
}

/** A topic; without a file in `content/topics` its name is made from its id and its body is empty. */
export interface Topic {
  id: string;
  address: string;
  name: string;
  description?: string;
  body: BodyPart[];
}

/** A series; without a file in `content/series` its name is made from its id, as a topic's is. */
export interface SeriesCard extends Pick<Series, 'name' | 'description' | 'parts'> {
  id: string;
  address: string;
}

/** A series with its introduction. */
export interface SeriesProfile extends SeriesCard {
  body: BodyPart[];
}

/** Breaking news whose time is now. */
export interface BreakingNews extends Breaking {
  /** Where it leads, if anywhere. */
  address?: string;
}

/** One of the newsroom's own pages. */
export interface StandingPage extends Page {
  id: string;
  address: string;
  body: BodyPart[];
}

/** A newsletter with its pitch. */
export interface NewsletterOffer extends Newsletter {
  id: string;
  address: string;
  body: BodyPart[];
}

/** What a list shows of an edition of a newsletter. */
export interface EditionCard extends Pick<Edition, 'subject' | 'summary' | 'sent'> {
  /** `daily-headlines/2026-11-24` */
  id: string;
  newsletter: string;
  /** `2026-11-24` */
  name: string;
  address: string;
}

/** A whole edition, with its introduction. */
export interface NewsletterEdition extends EditionCard, Pick<Edition, 'stories'> {
  body: BodyPart[];
}

/** A photograph: its size, its tones, and what its file says of it. It is published in its renditions only. */
export interface PhotoFile extends Negative, Pick<Inspection, 'tones'> {
  /** With the punctuation of its file. */
  says: Says;
  /** Beside credit and copyright, which an editor may put otherwise. */
  rights: Omit<Rights, 'credit' | 'copyright'>;
}

/** A video or a sound recording, published as it is. */
export interface RecordingFile extends RecordingInspection, CaptionsFile {
  /** How large the file is. */
  bytes: number;
}

/** Captions of a video. */
export type CaptionsFile = Pick<Copy, 'src' | 'digest'>;

/** What a sitemap says of a story. */
export interface MappedStory {
  id: string;
  /** When what readers see of it last changed: it was published, updated, corrected, told on in a post. */
  changed: number;
  /** Addresses of the pictures that stand above it and in its text, as its page shows them to any browser; escaped. */
  pictures: string[];
}

/** A sitemap of a month. */
export interface MonthMap {
  /** `2026-11` */
  month: string;
  /** From 1. */
  part: number;
  /** When one of its stories last changed. */
  changed: number;
}

/** The newsroom's icon, of which the press makes all others. */
export interface IconFile {
  /** Of its bytes. */
  digest: string;
}

/** Which stories, which posts of a story, or which editions of a newsletter, a list is cut from. */
export type Scope =
  | 'all'
  | `posts:${string}`
  | `editions:${string}`
  | `section:${string}`
  | `topic:${string}`
  | `author:${string}`
  | `series:${string}`;

/** A question for a list of stories, newest (or highest ranked) first. */
export interface ListQuery {
  scope: Scope;
  /**
   * `time`: by first publication. `rank`: by urgency and time together, for fronts. `oldest`: by first publication, the
   * first of all first; what is read so is not disturbed by newer stories. Default `time`.
   */
  order?: 'time' | 'rank' | 'oldest';
  /** Only stories published at or after this moment (not by `rank`). */
  from?: number;
  /** Only stories published before this moment (not by `rank`). */
  before?: number;
  /** How many to pass over (order `oldest` only). */
  skip?: number;
  limit: number;
}

/** A question for what was corrected, newest first. */
export interface LogQuery {
  /** Only at or after this moment. */
  from?: number;
  /** Only before this moment. */
  before?: number;
  limit: number;
}

/**
 * The archive as one page sees it. Every answer is noted with what was asked, so that the press knows which
 * pages to print again when it would be another one. Ask for what is drawn and no more: a list of 50 of which 10
 * are shown prints the page again when the 50th changes.
 */
export interface ArchiveReader {
  /** True in `npm run dev`: drafts and embargoed stories are there, marked as `hidden`. */
  readonly preview: boolean;
  site(): Site;
  section(id: string): Section | undefined;
  /** The newsroom's own pages, in their order. */
  standingPages(): Pick<StandingPage, 'id' | 'address' | 'title'>[];
  standingPage(id: string): StandingPage | undefined;
  /** Ids of all newsletters, sorted. */
  newsletters(): string[];
  newsletter(id: string): NewsletterOffer | undefined;
  edition(id: string): NewsletterEdition | undefined;
  editionCard(id: string): EditionCard | undefined;
  /** The years (`2026`, newest first) in which a newsletter was sent. */
  editionYears(newsletter: string): string[];
  /** Undefined when there is no such story, or none that readers may see. */
  story(id: string): Story | undefined;
  card(id: string): StoryCard | undefined;
  /** For how many whole years a story has stood; 0 when there is none. What does not say it is not printed again for it. */
  years(id: string): number;
  post(id: string): StoryPost | undefined;
  postCard(id: string): PostCard | undefined;
  author(id: string): AuthorProfile | undefined;
  authorCard(id: string): AuthorCard | undefined;
  topic(id: string): Topic;
  series(id: string): SeriesProfile;
  seriesCard(id: string): SeriesCard;
  /** Which stories, and which posts of live ones, were corrected, clarified or updated, and when. */
  log(query: LogQuery): { story: string; post?: string; date: number }[];
  /** The notes on a story or a post, newest first. */
  notes(story: string, post?: string): Note[];
  /** Breaking news, when there is any now and its story is public. */
  breaking(): BreakingNews | undefined;
  /** Story ids that editors pinned to a front: `home` or a section's id. */
  pins(front: string): string[];
  /** Ids of the stories (or posts) that a query finds. */
  list(query: ListQuery): string[];
  /** The months (`2026-11`, newest first) in which a scope has stories, or notes, by the newsroom's time zone. */
  months(scope: 'all' | `section:${string}` | 'corrections'): string[];
  /** Ids of the sections, topics, authors or series that have stories, sorted. */
  filled(kind: 'section' | 'topic' | 'author' | 'series'): string[];
  /**
   * What is made of the archive's answers, made once for all pages that show it: each of them is noted as if it had
   * asked itself. Not to be changed by who gets it.
   *
   * @param name - tells it from all else that is made; the same name always means the same questions.
   */
  share<Thing>(name: string, make: (archive: ArchiveReader) => Thing): Thing;
  /** Ids of what has a front of its own, sorted. */
  fronts(): { authors: string[]; topics: string[]; series: string[] };
  /** The sitemaps of months, newest first. */
  maps(): MonthMap[];
  /** What a sitemap of a month says, oldest first. */
  map(month: string, part: number): MappedStory[];
  /** Ids of the stories that stand in the news sitemap, newest first. */
  news(): string[];
  /** Whether the newsroom has an icon; it is at `/icon.svg`. */
  icon(): IconFile | undefined;
  photo(src: string): PhotoFile | undefined;
  /** A recording, with its address; asking is what has it published. */
  recording(src: string): (RecordingFile & { address: string }) | undefined;
  /** The address of captions; asking is what has them published. */
  captions(src: string): string | undefined;
  /** The files of a photograph in a place; asking is what has them made and published. */
  renditions(use: Use): RenditionSet[];
  /** The address of a card for links that has no photograph; asking is what has it made and published. */
  typeCard(card: TypeCard): string;
}
