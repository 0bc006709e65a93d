import { monthAddress, sectionAddress } from '../archive/addresses.ts';
import type { ArchiveReader, AuthorProfile, Scope, Topic } from '../archive/model.ts';
import type { Section } from '../schema/site.ts';
import { drawBody, type BodyItem } from './body.ts';
import { cardsOf, type Card, type CardShows } from './cards.ts';
import { clockOf } from './clock.ts';
import { sectionTop, storiesOn, type SectionTop } from './fronts.ts';
import { pictureOf, type Picture } from './pictures.ts';

/** The stories of one day. */
export interface Day {
  /** `2026-11-09` */
  iso: string;
  /** `Nov 9, 2026` */
  date: string;
  /** `9` */
  number: string;
  /** `Monday` */
  weekday: string;
  stories: Card[];
}

/** A month that has stories. */
export interface MonthLink {
  name: string;
  address: string;
}

/** A year and its months, both newest first. */
export interface Year {
  year: string;
  months: MonthLink[];
}

/** How many stories the list of a topic or an author shows; older ones are in the archive. */
const NEWEST = 40;
/** How many stories a section's front lists below its top. */
const SECTION_NEWEST = 20;
/** More than any newsroom publishes in a month: the whole of it is listed. */
const WHOLE_MONTH = 20_000;

/** Cuts a list of stories, newest first, into days by the newsroom's zone. */
export function byDay(archive: ArchiveReader, ids: string[], shows: CardShows): Day[] {
  const clock = clockOf(archive.site());
  const days: Day[] = [];
  for (const id of ids) {
    const published = archive.card(id)?.published;
    if (published === undefined) continue;
    const iso = clock.day(published);
    let day = days.at(-1);
    if (day?.iso !== iso)
      days.push((day = { iso, date: clock.date(published), ...clock.dayOfMonth(published), stories: [] }));
    day.stories.push(...cardsOf(archive, [id], { ...shows, time: 'hour' }));
  }
  return days;
}

const newest = (archive: ArchiveReader, scope: Scope, shows: CardShows) =>
  byDay(archive, archive.list({ scope, limit: NEWEST }), { ...shows, picture: 'thumb' });

/** The front of a section: its best, its newest, and its months. */
export interface SectionPage extends SectionTop {
  section: Section;
  days: Day[];
  years: Year[];
}

export function sectionPage(archive: ArchiveReader, id: string): SectionPage | undefined {
  const section = archive.section(id);
  if (!section) return undefined;
  const top = sectionTop(archive, section);
  const above = storiesOn(top);
  // As many more as stand above, so that the list is full without them.
  const ids = archive
    .list({ scope: `section:${id}`, limit: SECTION_NEWEST + above.size })
    .filter((story) => !above.has(story));
  return {
    ...top,
    section,
    days: byDay(archive, ids.slice(0, SECTION_NEWEST), { picture: 'thumb', byline: true, section: 'implied' }),
    years: yearsOf(archive, id),
  };
}

/** A topic and its newest stories. */
export interface TopicPage {
  topic: Topic;
  body: BodyItem[];
  days: Day[];
}

export function topicPage(archive: ArchiveReader, id: string): TopicPage {
  const topic = archive.topic(id);
  return {
    topic,
    body: drawBody(archive, topic.body),
    days: newest(archive, `topic:${id}`, { byline: true, section: true }),
  };
}

/** An author and their newest stories. */
export interface AuthorPage {
  author: AuthorProfile;
  portrait?: Picture;
  body: BodyItem[];
  days: Day[];
}

export function authorPage(archive: ArchiveReader, id: string): AuthorPage | undefined {
  const author = archive.author(id);
  if (!author) return undefined;
  return {
    author,
    portrait: pictureOf(archive, author.photo, 'portrait'),
    body: drawBody(archive, author.body),
    days: newest(archive, `author:${id}`, { section: true }),
  };
}

/** All stories of a month, of the whole site or of a section. */
export interface MonthPage {
  title: string;
  section?: { name: string; address: string };
  days: Day[];
  previous?: MonthLink;
  next?: MonthLink;
}

export function monthPage(archive: ArchiveReader, month: string, sectionId: string | undefined): MonthPage | undefined {
  const section = sectionId === undefined ? undefined : archive.section(sectionId);
  if (sectionId !== undefined && !section) return undefined;
  const clock = clockOf(archive.site());
  const scope = section ? (`section:${section.id}` as const) : 'all';
  const months = archive.months(scope);
  const link = (key: string | undefined): MonthLink | undefined =>
    key === undefined ? undefined : { name: clock.month(key), address: monthAddress(key, section?.id) };
  return {
    title: clock.month(month),
    section: section && { name: section.name, address: sectionAddress(section.id) },
    days: byDay(archive, archive.list({ scope, ...clock.monthSpan(month), limit: WHOLE_MONTH }), {
      section: section ? 'implied' : true,
    }),
    previous: link(months.find((key) => key < month)),
    next: link(months.findLast((key) => key > month)),
  };
}

/** The months that have stories, of the whole site or of a section, by year. */
export function yearsOf(archive: ArchiveReader, section?: string): Year[] {
  const months = archive.months(section === undefined ? 'all' : `section:${section}`);
  return yearsByMonth(archive, months, (month) => monthAddress(month, section));
}

/** Months (`2026-11`, newest first) by year. */
export function yearsByMonth(archive: ArchiveReader, months: string[], addressOf: (month: string) => string): Year[] {
  const clock = clockOf(archive.site());
  const years: Year[] = [];
  for (const month of months) {
    const name = month.slice(0, 4);
    let year = years.at(-1);
    if (year?.year !== name) years.push((year = { year: name, months: [] }));
    year.months.push({ name: clock.monthName(month), address: addressOf(month) });
  }
  return years;
}
