import type { ArchiveReader, StoryCard } from '../archive/model.ts';
import type { Section } from '../schema/site.ts';
import { sectionAddress } from '../archive/addresses.ts';
import { drawCard, type Card, type CardShows } from './cards.ts';
import { editionOf } from './frame.ts';
import { wordsOf } from './words.ts';

/** The top of a front: one story that is louder than all others, and a column beside it. */
export interface TopRow {
  lead: Card;
  side: Card[];
  /** Two stories below a lead without a picture, which would be too short for its column. */
  below: Card[];
}

/** How a row is drawn. Which one a section gets is decided by what its stories are. */
export type RowDesign =
  /** One story with a large picture beside its words, and a column of headlines: for a feature, or the only picture. */
  | 'showcase'
  /** A large story and two columns with pictures beside it. */
  | 'lead'
  /** Four with pictures. */
  | 'four'
  /** Columnists, with their portraits. */
  | 'opinion'
  /** Three columns of words, when there is nothing to look at. */
  | 'headlines'
  /** Bare headlines of short news. */
  | 'briefs';

/** One row of a front. */
export interface FrontRow {
  design: RowDesign;
  title: string;
  address?: string;
  stories: Card[];
  /** Mirrored, where a front has the same design a second time. */
  flipped?: boolean;
}

/** The front page. */
export interface HomeFront {
  edition?: { iso: string; text: string };
  top?: TopRow;
  rows: FrontRow[];
}

/** How many stories the top may look through for those that may stand there. */
const TOP_REACH = 16;
/** How many of a section's best stories its row may choose from. */
const SECTION_REACH = 12;
const SIDE = 4;
const BRIEFS = 9;
/** Fewer are no row of their own. */
const FEWEST_BRIEFS = 3;

/**
 * The front page: what the editors pinned, then the highest ranked; then a row for each section, and the short news.
 * No story stands twice.
 */
export function homeFront(archive: ArchiveReader): HomeFront {
  const edition = editionOf(archive);
  if (!edition) return { rows: [] };
  const desk = new FrontDesk(archive, edition.moment);
  const top = desk.top(
    archive.pins('home'),
    archive.list({ scope: 'all', order: 'rank', limit: TOP_REACH }),
    ['brief', 'opinion'],
    { section: true },
  );

  const rows: FrontRow[] = [];
  const briefs: StoryCard[] = [];
  for (const section of archive.site().sections) {
    const stories = desk.free(archive.list({ scope: `section:${section.id}`, order: 'rank', limit: SECTION_REACH }));
    briefs.push(...stories.filter((story) => story.type === 'brief'));
    const row = desk.row(
      section,
      stories.filter((story) => story.type !== 'brief'),
      rows.at(-1)?.design,
    );
    if (row) rows.push(row);
  }
  // Opinion is set off from the news, and stands where a reader comes by: below the first row of it.
  const opinion = rows.findIndex((row) => row.design === 'opinion');
  if (opinion > 1) rows.splice(1, 0, ...rows.splice(opinion, 1));
  if (briefs.length >= FEWEST_BRIEFS) rows.push(desk.briefs(briefs));

  return { edition: { iso: edition.iso, text: edition.text }, top, rows };
}

/** The front of a section, above the list of its newest stories. */
export interface SectionTop {
  top?: TopRow;
  row?: FrontRow;
}

/** The best of a section: a lead with a column, and a row when there is enough to fill one. */
export function sectionTop(archive: ArchiveReader, section: Section): SectionTop {
  const ranked = archive.list({ scope: `section:${section.id}`, order: 'rank', limit: SECTION_REACH });
  const newest = archive.list({ scope: `section:${section.id}`, limit: 1 })[0];
  const moment = newest === undefined ? undefined : archive.card(newest)?.published;
  if (moment === undefined) return {};
  const desk = new FrontDesk(archive, moment);
  const top = desk.top(archive.pins(section.id), ranked, ['brief'], { section: 'implied' });
  const rest = desk.free(ranked).filter((story) => story.type !== 'brief');
  return {
    top,
    row: rest.filter((story) => story.photo).length >= 4 ? desk.row(undefined, rest, undefined) : undefined,
  };
}

/** Ids of all the stories on the top of a section's front. */
export function storiesOn({ top, row }: SectionTop): Set<string> {
  const cards = [...(top ? [top.lead, ...top.side, ...top.below] : []), ...(row?.stories ?? [])];
  return new Set(cards.map((card) => card.id));
}

/** Lays out one front, and remembers what stands on it already. */
class FrontDesk {
  readonly #archive: ArchiveReader;
  readonly #edition: number;
  readonly #taken = new Set<string>();
  readonly #used = new Set<RowDesign>();

  constructor(archive: ArchiveReader, edition: number) {
    this.#archive = archive;
    this.#edition = edition;
  }

  /** Those stories of a list that do not stand on the front yet. */
  free(ids: string[]): StoryCard[] {
    return [...new Set(ids)].flatMap((id) => (this.#taken.has(id) ? [] : (this.#archive.card(id) ?? [])));
  }

  /**
   * Pinned stories come first, whatever they are. Of the ranked ones, forms that have rows of their own are left to
   * those, unless there is nothing else.
   */
  top(pins: string[], ranked: string[], elsewhere: StoryCard['type'][], shows: CardShows): TopRow | undefined {
    const pinned = this.free(pins);
    const others = this.free(ranked).filter((story) => !pinned.some((pin) => pin.id === story.id));
    const stories = [...pinned, ...others.filter((story) => !elsewhere.includes(story.type))];
    if (stories.length === 0) stories.push(...others);
    const [lead, ...rest] = stories;
    if (!lead) return undefined;
    const side = rest.splice(0, SIDE);
    const below = lead.photo ? [] : rest.splice(0, 2);
    const picture = below.every((story) => story.photo) && 'card';
    return {
      lead: this.#put(lead, {
        ...shows,
        picture: 'front',
        byline: true,
        portrait: lead.type === 'opinion' && !lead.photo,
        time: this.#edition,
      }),
      side: side.map((story, place) =>
        // With few stories the column would end early: then its first shows its picture.
        this.#put(story, {
          ...shows,
          picture: place === 0 && side.length < SIDE && 'card',
          byline: story.type === 'opinion',
          portrait: story.type === 'opinion',
          time: this.#edition,
        }),
      ),
      below: below.map((story) => this.#put(story, { ...shows, picture, time: this.#edition })),
    };
  }

  /** A section's row, or undefined when there is too little for one. `above` is the design of the row above it. */
  row(section: Section | undefined, stories: StoryCard[], above: RowDesign | undefined): FrontRow | undefined {
    const designs = designsFor(stories);
    const design = designs.find((each) => each !== above) ?? designs[0];
    if (!design) return undefined;
    const picked = pick(design, stories);
    const pictures = PICTURED[design];
    const cards = picked.map((story, place) =>
      this.#put(story, {
        picture: place < pictures && 'card',
        portrait: design === 'opinion',
        section: section && 'implied',
        byline: story.type === 'opinion' || (place === 0 && design !== 'four'),
        time: this.#edition,
      }),
    );
    const flipped = this.#used.delete(design);
    if (!flipped) this.#used.add(design);
    return {
      design,
      title: section?.name ?? '',
      address: section && sectionAddress(section.id),
      stories: cards,
      flipped,
    };
  }

  briefs(stories: StoryCard[]): FrontRow {
    const newest = stories.toSorted((a, b) => b.published - a.published).slice(0, BRIEFS);
    // Three columns end together, or the last one is left out.
    const whole = newest.slice(0, newest.length - (newest.length % 3));
    return {
      design: 'briefs',
      title: wordsOf(this.#archive.site().language).briefs,
      stories: whole.map((story) => this.#put(story, { section: true, time: this.#edition })),
    };
  }

  #put(story: StoryCard, shows: CardShows): Card {
    this.#taken.add(story.id);
    return drawCard(this.#archive, story, shows);
  }
}

/** The designs that suit some stories, the best first. */
export function designsFor(stories: Pick<StoryCard, 'type' | 'photo'>[]): RowDesign[] {
  const opinions = stories.filter((story) => story.type === 'opinion').length;
  if (opinions > 0 && opinions * 2 >= stories.length) return ['opinion'];
  const pictured = stories.filter((story) => story.photo).length;
  const first = stories.find((story) => story.photo);
  const designs: RowDesign[] = [];
  if (first && ['feature', 'gallery', 'interview'].includes(first.type)) designs.push('showcase');
  if (pictured >= 4) designs.push('four');
  if (pictured >= 3) designs.push('lead');
  if (pictured >= 1 && !designs.includes('showcase')) designs.push('showcase');
  // A picture is hidden for a change of design only where the best story has none.
  if (stories.length >= 3 && !stories[0]?.photo) designs.push('headlines');
  return designs;
}

/** How many stories of a design, from the first, show a picture. Neighbours do or do not: a gap looks like a mistake. */
const PICTURED: Record<RowDesign, number> = { showcase: 1, lead: 3, four: 4, opinion: 0, headlines: 0, briefs: 0 };

/** Which of the stories a design takes, and in which order. */
function pick(design: RowDesign, stories: StoryCard[]): StoryCard[] {
  const pictured = stories.filter((story) => story.photo);
  switch (design) {
    case 'showcase':
    case 'lead': {
      // The large place needs a picture; the others follow in their order.
      const large = pictured[0]!;
      const others = stories.filter((story) => story !== large);
      if (design === 'showcase') return [large, ...others.slice(0, 2)];
      const above = others.filter((story) => story.photo).slice(0, 2);
      const below = others.filter((story) => !above.includes(story));
      return [large, ...above, ...(below.length >= 2 ? below.slice(0, 2) : [])];
    }
    case 'four':
      return pictured.slice(0, 4);
    case 'opinion':
      return stories.filter((story) => story.type === 'opinion').slice(0, 4);
    default:
      return stories.slice(0, stories.length >= 6 ? 6 : 3);
  }
}
