import { seriesAddress } from '../archive/addresses.ts';
import type { ArchiveReader, SeriesCard, StoryCard } from '../archive/model.ts';
import { wordsOf } from './words.ts';

/** More than any series has. */
const ALL = 5_000;
/** A story does not list more parts than this, but leads to the page that does. */
const LISTED = 12;

/** The public parts of a series: those that its file lists, in that order, then the others, the oldest first. */
export function partsOf(archive: ArchiveReader, { id, parts }: SeriesCard): string[] {
  const all = archive.list({ scope: `series:${id}`, limit: ALL }).reverse();
  const there = new Set(all);
  return [...new Set([...parts.filter((part) => there.has(part)), ...all])];
}

/** A part as another one leads to it. */
interface PartLink {
  headline: string;
  address: string;
}

/** Where a story stands in its series. */
export interface SeriesBox {
  name: string;
  address: string;
  /** From 1. */
  number: number;
  /** `Part 2 of 5` */
  part: string;
  previous?: PartLink;
  next?: PartLink;
  /** All parts; empty when they are too many to be listed here. */
  parts: (PartLink & { current: boolean })[];
}

/** The box on a part of a series. A series of one is none yet. */
export function seriesBox(archive: ArchiveReader, story: Pick<StoryCard, 'id' | 'series'>): SeriesBox | undefined {
  if (story.series === undefined) return undefined;
  const series = archive.seriesCard(story.series);
  const ids = partsOf(archive, series);
  const place = ids.indexOf(story.id);
  if (ids.length < 2 || place === -1) return undefined;
  const { language } = archive.site();
  const number = new Intl.NumberFormat(language);
  const link = (id: string | undefined): PartLink | undefined => {
    const card = id === undefined ? undefined : archive.card(id);
    return card && { headline: card.headline, address: card.address };
  };
  return {
    name: series.name,
    address: seriesAddress(series.id),
    number: place + 1,
    part: wordsOf(language).part(number.format(place + 1), number.format(ids.length)),
    previous: link(ids[place - 1]),
    next: link(ids[place + 1]),
    parts:
      ids.length > LISTED
        ? []
        : ids.flatMap((id, index) => {
            const part = link(id);
            return part ? [{ ...part, current: index === place }] : [];
          }),
  };
}
