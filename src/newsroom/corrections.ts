import { correctionsAddress, postAddress } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { drawBody, type BodyItem } from './body.ts';
import { clockOf } from './clock.ts';
import { yearsByMonth, type MonthLink, type Year } from './lists.ts';
import { drawNotes, type DrawnNote } from './notes.ts';
import { wordsOf } from './words.ts';

/** The notes of one day, each moment of a story by itself. */
export interface LogDay {
  /** `2026-11-09` */
  iso: string;
  date: string;
  /** `address` is where the notes are to be read on the story. */
  entries: { headline: string; address: string; notes: DrawnNote[] }[];
}

/** The log: the newest corrections of the site, or those of a month. */
export interface CorrectionsPage {
  title: string;
  summary?: string;
  /** What the newsroom says of corrections in `content/pages/corrections.md`, above the newest. */
  body: BodyItem[];
  /** The page that holds the policy, when that is another one. */
  policy?: { name: string; address: string };
  days: LogDay[];
  /** The months that have corrections; only where the newest are shown. */
  years: Year[];
  previous?: MonthLink;
  next?: MonthLink;
}

/** How many entries stand above the months. */
const NEWEST = 20;
/** More than are made in a month: all of them are listed. */
const WHOLE_MONTH = 20_000;

/** @param month - `2026-11`; the newest of all when it is left out. */
export function correctionsPage(archive: ArchiveReader, month: string | undefined): CorrectionsPage {
  const site = archive.site();
  const words = wordsOf(site.language);
  if (month !== undefined) {
    const clock = clockOf(site);
    const months = archive.months('corrections');
    const link = (key: string | undefined): MonthLink | undefined =>
      key === undefined ? undefined : { name: clock.month(key), address: correctionsAddress(key) };
    return {
      title: clock.month(month),
      body: [],
      days: logDays(archive, { ...clock.monthSpan(month), limit: WHOLE_MONTH }),
      years: [],
      previous: link(months.find((key) => key < month)),
      next: link(months.findLast((key) => key > month)),
    };
  }
  const own = archive.standingPage('corrections');
  const elsewhere = site.policies.corrections;
  const policy = elsewhere && elsewhere !== 'corrections' ? archive.standingPage(elsewhere) : undefined;
  return {
    title: own?.title ?? words.corrections,
    summary: own ? own.summary : words.correctionsSummary,
    body: own ? drawBody(archive, own.body) : [],
    policy: policy && { name: policy.title, address: policy.address },
    days: logDays(archive, { limit: NEWEST }),
    years: yearsByMonth(archive, archive.months('corrections'), correctionsAddress),
  };
}

function logDays(archive: ArchiveReader, query: Parameters<ArchiveReader['log']>[0]): LogDay[] {
  const clock = clockOf(archive.site());
  const days: LogDay[] = [];
  for (const { story, post, date } of archive.log(query)) {
    const card = archive.card(story);
    if (!card) continue;
    const iso = clock.day(date);
    let day = days.at(-1);
    if (day?.iso !== iso) days.push((day = { iso, date: clock.date(date), entries: [] }));
    const notes = archive.notes(story, post).filter((note) => note.date === date);
    day.entries.push({
      headline: card.headline,
      address: post === undefined ? `${card.address}#corrections` : postAddress(story, post),
      notes: drawNotes(archive, notes),
    });
  }
  return days;
}
