import type { Given } from '../photos/decide.ts';
import type { EntryKind, MediumKind } from '../schema/kinds.ts';
import type { Problem } from '../schema/problem.ts';

/** From when a draft may be seen: never. */
export const NEVER = 8_640_000_000_000_000;

/** One thing that a content file declares: a story, an author … `site.yaml` also declares the sections. */
export interface Entry {
  kind: EntryKind | 'section';
  id: string;
  /** JSON of what lists and bylines show of it. */
  card: string;
  /** JSON of its other fields. */
  rest: string;
  /** JSON of its body's parts; empty for none. */
  body: string;
  /** For stories: from when readers may see it (ms since 1970). */
  opens: number | null;
  places: Places | PostPlaces | EditionPlaces | null;
}

/** The entry of a picture, a recording or captions: a card, and nothing that is told apart from it. */
export const mediumEntry = (kind: MediumKind, id: string, card: object): Entry => ({
  kind,
  id,
  card: JSON.stringify(card),
  rest: '',
  body: '',
  opens: null,
  places: null,
});

/** Where a story is listed. */
export interface Places {
  /** When it was first published (ms), which orders archives. */
  time: number;
  /** The same, moved by urgency (ms), which orders fronts. */
  rank: number;
  /** `2026-11`, in the newsroom's time zone. */
  month: string;
  section: string;
  topics: string[];
  authors: string[];
  /** It is a story in posts. */
  live: boolean;
  series?: string;
  /** When it was corrected, clarified or updated, each moment once. */
  notes: { time: number; month: string }[];
}

/** Where a post is listed: among those of its story. */
export interface PostPlaces {
  /** The id of its story. */
  story: string;
  /** When it was published (ms). */
  time: number;
  /** `2026-11-09-18`, in the newsroom's time zone. */
  hour: string;
  notes: Places['notes'];
}

/** Where an edition is listed: among those of its newsletter. */
export interface EditionPlaces {
  newsletter: string;
  /** When it was sent (ms). */
  time: number;
  /** `2026`, in the newsroom's time zone. */
  year: string;
}

/** Where a body names something; line and column count from 1. */
interface BodyPlace {
  /** First, so that the index can ask for it: the story's card is shown, and left out while readers cannot see the story. */
  card?: true;
  /** First, too: the file's frontmatter was refused, so it is not known when readers will see it. */
  torn?: true;
  line: number;
  column: number;
  found?: string;
}

/** Something that a file names and that has to exist. */
export interface Mention {
  kind: Entry['kind'];
  id: string;
  /** Keys and indexes into the frontmatter, or a place in the body. */
  place: { torn?: true; path: PropertyKey[] } | BodyPlace;
  /** What is said of a photo where it is mentioned. */
  given?: Given;
}

/** What is left of a content file after it has been read. */
export interface Ingested {
  path: string;
  /** The git blob id of its bytes. */
  digest: string;
  entries: Entry[];
  aliases: string[];
  mentions: Mention[];
  problems: Problem[];
}
